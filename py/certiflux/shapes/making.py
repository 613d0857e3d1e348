"""What a shape of table makes of it: another table, its sentence, and how it is called."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from certiflux.base.row_numbers import numbered, row_of, sheet_of
from certiflux.reading.table import Cell, Column, Table


class TableForm(StrEnum):
    """The shapes of table that are no list of one person a row."""

    GROUPS = "groupes"
    BLOCKS = "blocs"
    GRID = "grille"
    SERIES = "series"
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


def part_rows(table: Table, first: int, parts: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the rows of a table made again with as many of each person as it has parts.

    ``parts`` starts at row ``first``; 0 keeps one row. With them come their numbers: those of
    several parts of one row say which part.
    """
    rows = list(range(first))
    numbers = [table.number(row) for row in rows]
    for row, many in enumerate(parts, first):
        number = table.number(row)
        rows += [row] * max(many, 1)
        if many > 1:
            own, sheet = row_of(number), sheet_of(number)
            numbers += [numbered(own, sheet, part) for part in range(1, many + 1)]
        else:
            numbers.append(number)
    return rows, numbers


def titled(column: Column, rows: Sequence[int], header: int | None) -> Column:
    """Return a column with its title alone: what it holds stands elsewhere now."""
    return Column(column[row] if row == header else None for row in rows)


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
