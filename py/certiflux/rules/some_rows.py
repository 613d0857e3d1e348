"""Check some rows of a dataset again: those that a correction changed, and no other."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.rules.context import Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import ENVELOPE

_SHARE = 4
"""Above one row in so many, to look at all of them again costs no more."""

Check = Callable[[Dataset, Findings, Context], None]


class SomeRows:
    """A few rows of a dataset, to be judged without the others."""

    def __init__(self, dataset: Dataset, rows: Sequence[int]) -> None:
        """Take the rows, top to bottom; nothing is copied yet."""
        self._whole = dataset
        self._rows = rows
        self._set = frozenset(rows)
        self._cut: Dataset | None = None

    @property
    def few(self) -> bool:
        """Say whether it is worth it to judge them apart."""
        return len(self._rows) * _SHARE <= len(self._whole)

    def by_row(self, field: str) -> bool:
        """Say whether the checks of a field judge it row by row: the user's own column gives it.

        What holds for the whole file is told once.
        """
        return field in self._whole.titles and field not in ENVELOPE

    def check(
        self,
        run: Check,
        context: Context,
        old: Findings,
        found: Sequence[int],
        into: Findings,
    ) -> bool:
        """Run a check that judges each row by itself; add to ``into`` all that it now finds.

        It ``found`` those of ``old`` by these indexes: what they say of the other rows is taken
        over. Return False, nothing added, when the check could not look at anything.
        """
        fresh = old.none()
        run(self._dataset(), fresh, context)
        if fresh.skipped:
            return False
        into.take(old, [index for index in found if old.rows[index] not in self._set])
        for one in map(fresh.__getitem__, range(len(fresh))):
            into.add(one.rule, one.field, None if one.row is None else [self._rows[one.row]])
        return True

    def _dataset(self) -> Dataset:
        if self._cut is None:
            columns = {i: _cut(column, self._rows) for i, column in self._whole.columns.items()}
            numbers = array("I", map(self._whole.row_numbers.__getitem__, self._rows))
            self._cut = replace(self._whole, columns=columns, row_numbers=numbers)
        return self._cut


def _cut(column: FieldColumn, rows: Sequence[int]) -> FieldColumn:
    """Return a column of some rows, with no value that none of them holds."""
    new: dict[int, int] = {}
    codes = array("I", (new.setdefault(column.codes[row], len(new)) for row in rows))
    return replace(
        column,
        values=[column.values[code] for code in new],
        raw=[column.raw[code] for code in new] if column.raw else [],
        codes=codes,
        broken=frozenset(new[code] for code in new if code in column.broken),
    )
