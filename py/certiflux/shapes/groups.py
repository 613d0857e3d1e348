"""Groups of people under a title: its day, its code, its decision are those of the rows below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dictionary import ids
from certiflux.dictionary.decisions import Decision, decision
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Table
from certiflux.shapes import nobody_words as words
from certiflux.shapes.making import TableForm, with_column
from certiflux.shapes.nobody import Kind, find_nobody, text_of

SESSION: Final = "Session (ligne de groupe)"
CODE: Final = "Code de certification (ligne de groupe)"
RESULT: Final = "Résultat (ligne de groupe)"

_CENTURY, _TWO_FIGURES = 2000, 100
_WANTED: Final = ((SESSION, ids.DEBUT_VALIDITE), (CODE, ids.CODE), (RESULT, ids.RESULTAT))
_LONGEST: Final = 200


def grouped(table: Table, mapping: Mapping) -> tuple[Table, int]:
    """Return a table with what the titles of groups say as columns, and how many titles it has.

    Only what no column of the table gives is taken; the table is the same where there is nothing.
    """
    if mapping.header_row is None:
        return table, 0
    titles = _titles(table, mapping)
    own = mapping.by_target()
    readers: dict[str, Callable[[str], Cell]] = {SESSION: day, CODE: code, RESULT: _result}
    told: set[int] = set()
    for title, target in _WANTED:
        said = {row: readers[title](text) for row, text in titles.items()}
        if target in own or not any(said.values()):
            continue
        if title == RESULT and not _sorts(said, mapping):
            continue
        cells = _below(table, mapping, titles, said)
        if cells:
            told.update(row for row, cell in said.items() if cell)
            header = mapping.header_row
            table = with_column(table, TableForm.GROUPS, header, title, cells)
    return table, len(told)


def _titles(table: Table, mapping: Mapping) -> dict[int, str]:
    """Return the texts of the titles, by row; those above the headers are of everybody below."""
    width = len(table.columns)
    kinds = find_nobody(table, mapping) if mapping.skipped else {}
    rows = [row for row, kind in kinds.items() if kind is Kind.TITLE]
    top = min(mapping.header_rows, default=0)
    above = (row for row in range(top) if _is_title(text_of(table, row, width)))
    return {row: text_of(table, row, width) for row in [*above, *rows]}


def _sorts(said: dict[int, Cell], mapping: Mapping) -> bool:
    """Say whether titles between people part those who passed from those who did not."""
    between = [str(cell) for row, cell in said.items() if cell and row >= mapping.first_row]
    return any(decision(one) is not Decision.ADMITTED for one in between)


def _is_title(text: str) -> bool:
    plain = unaccented(text)
    if len(text) > _LONGEST or words.FOOT.match(plain) or words.NOTE.match(plain):
        return False
    told = words.TITLE.match(plain) or words.ABOVE.match(plain)
    return told is not None or code(text) is not None


def _below(
    table: Table, mapping: Mapping, titles: dict[int, str], said: dict[int, Cell]
) -> dict[int, Cell]:
    """Return, by row of people, what the last title above it says, else one above the headers."""
    keep = mapping.filled_rows(table)
    first = mapping.first_row
    every = [cell for row, cell in sorted(said.items()) if row < first and cell is not None]
    said = {row: every[-1] if cell is None and every else cell for row, cell in said.items()}
    ends = [*sorted(titles)[1:], table.n_rows]
    found: dict[int, Cell] = {}
    for row, end in zip(sorted(titles), ends, strict=True):
        if said[row] is not None:
            people = range(max(row + 1, mapping.first_row), end)
            found |= {one: said[row] for one in people if keep[one - mapping.first_row]}
    return found


def day(text: str) -> dt.date | None:
    """Return the only day that a title says, None for none or several."""
    found = {_day(*match) for match in words.DAY.findall(unaccented(text))}
    return found.pop() if len(found) == 1 else None


def _day(day_said: str, figures: str, month: str, year_said: str) -> dt.date | None:
    year = int(year_said)
    number = int(figures) if figures else words.MONTHS.index(month) + 1
    try:
        return dt.date(year + _CENTURY if year < _TWO_FIGURES else year, number, int(day_said))
    except ValueError:
        return None


def code(text: str) -> str | None:
    """Return the only code of a certification that a title says, None for none or several."""
    found = {f"{kind.upper()}{number}" for kind, number in words.CODE.findall(text)}
    return found.pop() if len(found) == 1 else None


def _result(text: str) -> str | None:
    return None if decision(text) is Decision.UNKNOWN else text
