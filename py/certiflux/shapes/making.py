"""What a shape of table makes of it: another table, its sentence, and how it is called."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from enum import StrEnum

from certiflux.reading.table import Cell, Column, Table


class Form(StrEnum):
    """The shapes of table that are no list of one person a row."""

    GROUPS = "groupes"
    BLOCKS = "blocs"
    GRID = "grille"
    BIRTHS = "naissances"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape found in a table: what it is in words, and whether it is read so."""

    form: Form
    sentence: str
    applied: bool


def with_column(table: Table, made: str, header: int, title: str, cells: Dict[int, Cell]) -> Table:
    """Return a table with one more column: its title in the row of headers, cells by row.

    ``made`` is the form that the column comes from.
    """
    rows: list[Cell] = [None] * table.n_rows
    rows[header] = title
    for row, cell in cells.items():
        rows[row] = cell
    columns = [*table.columns, Column(rows)]
    return replace(table, columns=columns, made={**table.made, len(table.columns): made})
