"""One datum by itself: the families, as the help shows them."""

from __future__ import annotations

from typing import Final

from certiflux.rules.rule import Family
from certiflux.rules.values import rules, rules_bodies, rules_cells

FAMILIES: Final = (
    Family("values", "Une valeur", rules.RULES),
    Family("bodies", "Les numéros et les lettres à revoir", rules_bodies.RULES),
    Family("cells", "Ce que le tableur a changé", rules_cells.RULES),
)
