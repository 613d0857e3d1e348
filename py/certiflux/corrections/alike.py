"""How many cells of a column hold the same, counted once for all that is shown together."""

from __future__ import annotations

from collections import Counter

from certiflux.corrections.typed import text_of
from certiflux.corrections.workshop import Workshop
from certiflux.dictionary import composites


class IdenticalCells:
    """The counts of the cells of a workshop at one moment, column by column as they serve."""

    def __init__(self, shop: Workshop) -> None:
        """Count nothing yet."""
        self._shop = shop
        self._known: dict[str, Counter[str]] = {}

    def count(self, target: str, row: int) -> int:
        """Return how many cells hold the same text as the one of ``row``, itself included."""
        field = composites()[target].parts[0] if target in composites() else target
        if field not in self._known:
            self._known[field] = self._counted(field)
        return self._known[field][self._shop.text(field, row)]

    def _counted(self, field: str) -> Counter[str]:
        column = self._shop.dataset.columns.get(field)
        if column is None:
            return Counter({"": len(self._shop.base)})
        found: Counter[str] = Counter()
        for code, cells in Counter(column.codes).items():
            found[text_of(column, code)] += cells
        return found
