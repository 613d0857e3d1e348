"""Join the values of several columns into one, once per distinct tuple of cells.

The joined column stands after those of the sheet, so that everything that follows reads it as one
of them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from certiflux.base import dates
from certiflux.dataset.secret import holds_secrets, told
from certiflux.dataset.texts.text import clean
from certiflux.dataset.values import show
from certiflux.dictionary import Version
from certiflux.mapping.join import Join
from certiflux.mapping.joining import PLUS, makes_date
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Column, Table

UNKNOWN: Final = "??"
"""What stands for a missing day, month or year: it must not be taken for another one."""

_DAY_MONTH_YEAR: Final = 3

Cells = tuple[Cell, ...]


def sheet_alone(table: Table, mapping: Mapping) -> Table:
    """Return the table without the columns that joins made."""
    return replace(table, columns=table.columns[: mapping.width])


def with_joins(table: Table, mapping: Mapping) -> Table:
    """Return the table of a sheet with one more column for each join; blank above the people."""
    made = [_column(table, mapping, join) for join in mapping.joins]
    return replace(table, columns=[*table.columns, *made])


def _column(table: Table, mapping: Mapping, join: Join) -> Column:
    found, codes = tuples(table, join, mapping.first_row)
    texts = [_made(cells, join, mapping.version) for cells in found]
    column = Column()
    column.extend_blank(min(mapping.first_row, table.n_rows))
    column.extend(map(texts.__getitem__, codes))
    return column


def _made(cells: Cells, join: Join, version: Version) -> Cell:
    """Return what the cells of a tuple make together; a column alone gives its own cell."""
    if len(cells) == 1:
        return cells[0]
    return join_cells(cells, join.target, join.separator, version)


def tuples(
    table: Table, join: Join, first_row: int, rows: int | None = None
) -> tuple[list[Cells], array[int]]:
    """Return the distinct tuples of the cells to join, and a code per row from ``first_row``.

    ``rows`` is how many rows are looked at, all of them for None.
    """
    stop = None if rows is None else first_row + rows
    parts = [table.columns[index] for index in join.columns]
    seen: dict[tuple[int, ...], int] = {}
    below = zip(*(part.codes[first_row:stop] for part in parts), strict=True)
    codes = array("I", (seen.setdefault(codes, len(seen)) for codes in below))
    values = [part.values for part in parts]
    cells = [tuple(v[c] for v, c in zip(values, codes, strict=True)) for codes in seen]
    return cells, codes


def join_cells(cells: Sequence[Cell], target: str, separator: str, version: Version) -> str | None:
    """Return the joined text of cells, each cleaned, the empty ones left out; None for nothing.

    In a date, months are numbers, and a missing day, month or year shows as « ?? ».
    """
    pieces = [clean(show(cell))[0] for cell in cells]
    if not any(pieces):
        return None
    if makes_date(target, version):
        pieces = [_month_number(piece) for piece in pieces]
        if len(pieces) == _DAY_MONTH_YEAR:
            pieces = [piece or UNKNOWN for piece in pieces]
    return separator.join(piece for piece in pieces if piece)


def _month_number(piece: str) -> str:
    number = dates.month(piece)
    return f"{number:02}" if number else piece


def secret_columns(table: Table, columns: Iterable[int]) -> frozenset[int]:
    """Return the columns among these that hold national numbers, which nothing may join."""
    return frozenset(i for i in columns if holds_secrets(table.columns[i].values))


def is_joined(cells: Cells, text: str) -> bool:
    """Say whether ``text`` is more than the only filled one among ``cells``, as it stands."""
    return bool(text) and [show(cell) for cell in cells if cell is not None] != [text]


def before_join(cells: Sequence[Cell]) -> str:
    """Return the cells of a tuple as the journal shows them."""
    return PLUS.join(told(cell) or "(vide)" for cell in cells)
