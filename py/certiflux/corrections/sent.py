"""The people to send: a dataset without the rows put aside, and back to the rows of the whole."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import compress

from certiflux.dataset.dataset import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.rules.findings import Findings


class RowsToSend:
    """Take rows out of datasets that share their rows; a column that stays the same is cut once."""

    def __init__(self, rows: int, aside: Collection[int]) -> None:
        """Take out the rows ``aside`` of ``rows``."""
        self.aside = frozenset(aside)
        self._keep = bytearray(b"\1") * rows
        for row in self.aside:
            self._keep[row] = 0
        self.rows = array("I", compress(range(rows), self._keep))
        self._known: dict[str, tuple[FieldColumn, FieldColumn]] = {}

    def dataset(self, whole: Dataset) -> Dataset:
        """Return the dataset of the rows that are left; the very same when all are."""
        if not self.aside:
            return whole
        columns = {field: self._cut(field, column) for field, column in whole.columns.items()}
        numbers = array("I", compress(whole.row_numbers, self._keep))
        return replace(whole, columns=columns, row_numbers=numbers)

    def _cut(self, field: str, column: FieldColumn) -> FieldColumn:
        known = self._known.get(field)
        if known is None or known[0] is not column:
            cut = replace(column, codes=array("I", compress(column.codes, self._keep)))
            known = self._known[field] = (column, cut)
        return known[1]

    def places(self, rows: Sequence[int]) -> Sequence[int]:
        """Return where some rows of the whole stand among those left, the others left out."""
        if not self.aside:
            return rows
        return [bisect_left(self.rows, row) for row in rows if self._keep[row]]

    def whole(self, findings: Findings) -> Findings:
        """Return findings about the rows left, with the rows of the whole dataset."""
        if not self.aside:
            return findings
        return findings.moved(self.rows)
