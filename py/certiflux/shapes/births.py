"""Date and place of birth in one cell: the place as columns of its own, beside that of the date."""

from __future__ import annotations

from typing import Final

from certiflux.dictionary import ids
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.mapping.born import WrittenBirth, born
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Column, Table
from certiflux.shapes.making import TableForm, with_column

TOWN: Final = "Commune de naissance (même case que la date)"
DEPARTMENT: Final = "Département de naissance (même case que la date)"
COUNTRY: Final = "Pays de naissance (même case que la date)"

_TOLD: Final = (
    (TOWN, "town", (ids.CODE_INSEE, ids.CODE_POSTAL, ids.LIBELLE_COMMUNE)),
    (DEPARTMENT, "department", (ids.CODE_INSEE, ids.DEPARTEMENT)),
    (COUNTRY, "country", (ids.CODE_PAYS, ids.LIBELLE_PAYS)),
)
"""What is told beside a date, with the fields that say it better where the table has them."""

_SAMPLE: Final = 300
_MOST: Final = 0.8


def find_births(table: Table, mapping: Mapping) -> int | None:
    """Return the column of the dates of birth whose cells tell the place too, None for none."""
    match = mapping.by_target().get(DATE_NAISSANCE.id)
    if match is None or match.index >= mapping.width:
        return None
    column = table.columns[match.index]
    seen = set(column.codes[mapping.first_row : mapping.first_row + _SAMPLE])
    cells = [column.values[code] for code in seen if column.values[code] is not None]
    told = sum(isinstance(cell, str) and born(cell) is not None for cell in cells)
    return match.index if told and told >= _MOST * len(cells) else None


def with_places(table: Table, mapping: Mapping, index: int) -> Table:
    """Return the table with a column for each part of the places that its dates stand beside.

    What another column surely gives is not taken.
    """
    own = {column.target for column in mapping.own if column.target and column.sure}
    column, header = table.columns[index], mapping.header_row
    told = _told(column)
    if header is None:
        return table
    for title, part, others in _TOLD:
        if not own.isdisjoint(others):
            continue
        said = {code: text for code, one in told.items() if (text := getattr(one, part))}
        rows = range(mapping.first_row, table.n_rows)
        cells = {row: said[column.codes[row]] for row in rows if column.codes[row] in said}
        if cells:
            table = with_column(table, TableForm.BIRTHS, header, title, cells)
    return table


def _told(column: Column) -> dict[int, WrittenBirth]:
    """Return what each distinct cell tells, by code."""
    cells = enumerate(column.values)
    return {code: told for code, cell in cells if isinstance(cell, str) and (told := born(cell))}
