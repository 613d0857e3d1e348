"""What the words and the proposals of a rule may look at: the rows as they were checked."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding

Made = TypeVar("Made")


class Scene:
    """A dataset and what it was checked with; what is found out for one sentence serves others."""

    def __init__(self, dataset: Dataset, context: Context = NOTHING) -> None:
        """Keep them; the dataset must not change as long as the scene is used."""
        self.dataset = dataset
        self.context = context
        self.fields = fields(dataset.version)
        self._made: dict[Hashable, Any] = {}

    def value(self, field: str, row: int | None) -> Value:
        """Return the value of a field in a row, None without a column; no row: the first one."""
        column = self.dataset.columns.get(field)
        return column[row or 0] if column is not None and len(column) else None

    def text(self, field: str, row: int | None) -> str:
        """Return the value of a field in a row as the flow spells it, "" for nothing."""
        value = self.value(field, row)
        return value if isinstance(value, str) else ""

    def shown(self, field: str, row: int | None) -> str:
        """Return what the user wrote for a field in a row, "" for nothing."""
        column = self.dataset.columns.get(field)
        return column.shown(row or 0) if column is not None and len(column) else ""

    def own(self, finding: Finding) -> str:
        """Return what the user wrote in the cell of a finding."""
        return self.shown(finding.field, finding.row)

    def name(self, field: str) -> str:
        """Return the user's own header of a field, or its label."""
        return self.dataset.titles.get(field) or self.fields[field].label

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what ``make`` finds, made once for all that ask by the same key."""
        if key not in self._made:
            self._made[key] = make()
        found: Made = self._made[key]
        return found
