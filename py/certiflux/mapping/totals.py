"""Find the line of totals that a spreadsheet may end with: it is nobody."""

from __future__ import annotations

from typing import Final

from certiflux.mapping.mapping import Mapping
from certiflux.mapping.wording import key
from certiflux.reading.table import Cell, Table

_PEOPLE: Final = frozenset({"8.1", "8.2", "8.3", "8.1+8.3", "9.1", "9.2", "9.3"})
_WORDS: Final = (
    "total",
    "soustotal",
    "nombrede",
    "nbde",
    "effectif",
    "somme",
    "moyenne",
    "nbtotal",
)
_MOST_COUNTS: Final = 3


def find_totals(table: Table, mapping: Mapping) -> int | None:
    """Return the last row (0-based) when it is a total and no person, or None."""
    people = {column.index for column in mapping.own if column.target in _PEOPLE}
    people.update(i for join in mapping.joins if join.target in _PEOPLE for i in join.columns)
    row = _last_filled(table)
    if row is None or row <= mapping.first_row or not people:
        return None
    cells = table.row(row)[: mapping.width]
    filled = {index: cell for index, cell in enumerate(cells) if cell is not None}
    said = {index for index, cell in filled.items() if _is_word(cell)}
    if said:
        return None if (people & filled.keys()) - said else row
    counts_only = all(_is_number(cell) for cell in filled.values())
    few = len(filled) <= _MOST_COUNTS and len(filled) * 2 <= mapping.matched()
    return row if counts_only and few and not people & filled.keys() else None


def _last_filled(table: Table) -> int | None:
    last = max((column.filled_rows() for column in table.columns), default=0)
    return last - 1 if last else None


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and key(cell).startswith(_WORDS)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
