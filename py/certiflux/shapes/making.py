"""What a shape of table makes of it: another table, its sentence, and how it is called."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from certiflux.reading.table import Cell, Column, Table


class TableForm(StrEnum):
    """The shapes of table that are no list of one person a row."""

    GROUPS = "groupes"
    BLOCKS = "blocs"
    GRID = "grille"
    BIRTHS = "naissances"
    SEXES = "sexes"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape found in a table: what it is in words, and whether it is read so."""

    form: TableForm
    sentence: str
    applied: bool


def merged_again(table: Table, rows: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Return the merged cells of a table made again of ``rows``, those of it in their order."""
    places = {row: place for place, row in reversed([*enumerate(rows)])}
    ends = {row: place for place, row in enumerate(rows)}
    found: dict[int, list[tuple[int, int]]] = {}
    for index, runs in table.merged.items():
        here = [[row for row in range(top, last + 1) if row in places] for top, last in runs]
        again = [(places[one[0]], ends[one[-1]]) for one in here if one]
        if again:
            found[index] = again
    return found


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
