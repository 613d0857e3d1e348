"""The part of the bench that tells how well exports never seen are understood."""

from understanding.export import exports
from understanding.measure import measure
from understanding.product import Product


def measured(names=(), half=None):
    """Return what the product makes of the exports of these names or of a half, or of all."""
    product = Product()
    return [measure(product, one) for one in exports(half) if not names or one.name in names]
