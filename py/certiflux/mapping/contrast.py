"""Find a header in nobody's words: a row whose cells differ in class from all those below."""

from __future__ import annotations

from typing import Final

from certiflux.mapping.evidence.cells import kinds_of
from certiflux.reading.table import Cell, Table

_BELOW: Final = 12
_FILLED, _APART, _DISTINCT = 0.7, 0.25, 0.9
_FEWEST_COLUMNS, _FEWEST_APART = 3, 2
_TYPED: Final = frozenset(
    {"date", "whole", "mail", "phone", "nir", "url", "fiche", "list:8.9", "number", "place",
     "yes or no"},
)  # fmt: skip
"""Kinds that no header is of."""


def header_by_contrast(table: Table, rows: int) -> int | None:
    """Return the first row (0-based) among ``rows`` that heads columns of another class."""
    width = len(table.columns)
    if width < _FEWEST_COLUMNS:
        return None
    for row in range(min(rows, table.n_rows - 1)):
        cells = table.row(row)
        if _may_head(cells, width) and _differs(table, row, cells):
            return row
    return None


def _may_head(cells: list[Cell], width: int) -> bool:
    """Say whether nearly every cell is a text, each another one, none of a typed kind."""
    filled = [cell for cell in cells if cell is not None]
    if len(filled) < _FILLED * width or not all(isinstance(cell, str) for cell in filled):
        return False
    distinct = len({str(cell) for cell in filled}) >= _DISTINCT * len(filled)
    return distinct and not any(kinds_of(cell) & _TYPED for cell in filled)


def _differs(table: Table, row: int, cells: list[Cell]) -> bool:
    """Say whether the cells below are of kinds that no header is of, in columns enough."""
    apart = 0
    for column, cell in zip(table.columns, cells, strict=True):
        below = [column[i] for i in range(row + 1, min(row + 1 + _BELOW, table.n_rows))]
        kinds = [kinds_of(one) for one in below if one is not None]
        typed = sum(bool(one & _TYPED) for one in kinds)
        apart += cell is not None and bool(kinds) and typed * 2 > len(kinds)
    return apart >= max(_FEWEST_APART, _APART * len(cells))
