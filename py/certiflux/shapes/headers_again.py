"""Find the rows below the headers that say the headers again, or what they mean."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterator
from typing import Final

from certiflux.dictionary import ids
from certiflux.mapping.mapping import Mapping
from certiflux.mapping.wording import key
from certiflux.reading.table import Cell, CellError, Table

_HEADERS_LOOKED_AT: Final = 4
_UNDER_HEADERS: Final = 2
_FEW: Final = 3


def headers_again(table: Table, mapping: Mapping) -> list[int]:
    """Return the rows of people that repeat a row of headers.

    Where most rows would, a person stands in the place of the headers: none of them does.
    """
    found = list(dict.fromkeys(_alike(table, mapping)))
    return [] if len(found) * 2 > table.n_rows - mapping.first_row else found


def _alike(table: Table, mapping: Mapping) -> Iterator[int]:
    """Yield the rows half of whose cells, or more, are those of a row of headers."""
    for header in mapping.header_rows:
        titles = {i: key(str(c)) for i, c in enumerate(table.row(header)) if c is not None}
        told = sorted(index for index in titles if titles[index])
        seen: set[int] = set()
        for index in told[:_HEADERS_LOOKED_AT]:
            codes = table.columns[index].codes
            seen.update(_places(codes, codes[header], mapping.first_row))
        for row in sorted(seen):
            same = sum(key(str(table.columns[i][row])) == titles[i] for i in told)
            if same > 1 and same * 2 >= len(told):
                yield row


def _places(codes: array[int], code: int, start: int) -> Iterator[int]:
    """Yield where a code stands in a column, from a row on."""
    index = codes.index
    while True:
        try:
            start = index(code, start)
        except ValueError:
            return
        yield start
        start += 1


def under_headers(table: Table, mapping: Mapping) -> Iterator[int]:
    """Yield the rows just below the headers that number the columns or tell how to fill them."""
    if not mapping.header_rows:
        return
    for row in range(mapping.first_row, min(mapping.first_row + _UNDER_HEADERS, table.n_rows)):
        cells = {i: text(c) for i, c in enumerate(table.row(row)[: mapping.width]) if c is not None}
        if len(cells) < _FEW or not (
            _numbers_columns(cells) or _explains(table, row, cells, mapping)
        ):
            return
        yield row


def _numbers_columns(cells: dict[int, str]) -> bool:
    """Say whether cells count the columns: 1, 2, 3… or (a), (b), (c)."""
    marks = [text.strip("()[]. ").lower() for text in cells.values()]
    figures = [str(rank) for rank in range(1, len(marks) + 1)]
    return marks in (figures, [chr(ord("a") + rank) for rank in range(len(marks))])


def _explains(table: Table, row: int, cells: dict[int, str], mapping: Mapping) -> bool:
    """Say whether what is a date or a sex below is told in words, and nothing else fits."""
    own = mapping.by_target()
    dates = [
        own[i].index
        for i in (ids.DATE_NAISSANCE, ids.DEBUT_VALIDITE, ids.FIN_VALIDITE, ids.DEBUT_EXAMEN)
        if i in own
    ]
    said = [cells[index] for index in dates if index in cells]
    below = table.row(row + _UNDER_HEADERS) if row + _UNDER_HEADERS < table.n_rows else []
    if not said or not any(_digits(text(below[index])) for index in dates if below):
        return False
    sex = cells.get(own[ids.SEXE].index, "") if ids.SEXE in own else ""
    odd = sum(not _digits(one) for one in said)
    return odd == len(said) and odd + (len(sex.split()) > 1 or "/" in sex) > 1


def _digits(said: str) -> bool:
    return any(map(str.isdigit, said))


def text(cell: Cell) -> str:
    """Return a cell as a line of text, a date as day, month and year; "" for nothing."""
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if cell is None or isinstance(cell, CellError):
        return ""
    return " ".join(str(cell).split())
