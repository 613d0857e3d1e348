"""What tells a passage from the same one with any other value: a checksum of its line of XML."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from zlib import crc32

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.flux.elements import PassageWriter
from certiflux.flux.product import NO_ROW, Product


def marks_of(product: Product) -> array[int]:
    """Return the mark of each passage of a file made, in its order; a text may hold ends of lines.

    Only the envelope may be cut between two parts.
    """
    found: dict[int, int] = {}
    at = 0
    for part in product.parts:
        *pieces, _ = part.split(b"\n")
        for row, piece in zip(product.lines[at : at + len(pieces)], pieces, strict=True):
            if row != NO_ROW:
                found[row] = crc32(piece, found.get(row, 0))
        at += len(pieces)
    return array("I", found.values())


class Marks:
    """The marks of the rows of a dataset; only those of the rows that changed are made again."""

    def __init__(self) -> None:
        """Start without any row."""
        self._columns: dict[str, FieldColumn] = {}
        self._known: dict[int, int] = {}

    def of(self, dataset: Dataset, rows: Sequence[int]) -> list[int]:
        """Return the mark of each of ``rows``, as ``marks_of`` would once they are written."""
        self._forget_changed(dataset.columns)
        missing = [row for row in rows if row not in self._known]
        lines = PassageWriter(_alone(dataset, missing)).lines(range(len(missing)))
        for row, line in zip(missing, lines, strict=True):
            self._known[row] = crc32(line.replace("\n", "").encode())
        return [self._known[row] for row in rows]

    def _forget_changed(self, columns: dict[str, FieldColumn]) -> None:
        before, self._columns = self._columns, dict(columns)
        for field in {*before, *columns}:
            then, now = before.get(field), columns.get(field)
            if then is None or now is None or len(then) != len(now):
                self._known = {} if then is not now else self._known
            elif then is not now:
                stale = [row for row in self._known if then[row] != now[row]]
                for row in stale:
                    del self._known[row]


def _alone(dataset: Dataset, rows: Sequence[int]) -> Dataset:
    """Return a dataset of some rows; each value of its columns serves one row."""
    columns = {field: _picked(column, rows) for field, column in dataset.columns.items()}
    numbers = array("I", (dataset.row_numbers[row] for row in rows))
    return replace(dataset, columns=columns, row_numbers=numbers)


def _picked(column: FieldColumn, rows: Iterable[int]) -> FieldColumn:
    values = [column[row] for row in rows]
    return FieldColumn(values, array("I", range(len(values))))
