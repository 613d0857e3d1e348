"""Two columns of crosses, one for each sex (« H », « F »): the sex as a column of its own."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import unaccented
from certiflux.dictionary import ids
from certiflux.dictionary.lists import CROSSES, YES_NO
from certiflux.mapping.evidence.words import one_sex
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Column, Table
from certiflux.shapes.making import TableForm, with_column

SEX: Final = "Sexe (deux colonnes)"
FIELD: Final = ids.SEXE

_LETTERS: Final = {"h": "M", "m": "M", "g": "M", "f": "F"}
_YES: Final = frozenset({*CROSSES, *(word for word in YES_NO if YES_NO[word] == "true")})


def find_sexes(table: Table, mapping: Mapping) -> dict[str, int] | None:
    """Return, by sex, the column that is crossed for it; None where no two columns do it.

    Each row is crossed in one of them at most, and no other column gives the sex.
    """
    found: dict[str, int] = {}
    for match in mapping.own:
        sex = _named(match.header)
        if sex is None:
            if match.target == FIELD:
                return None
        elif sex in found or not _crossed(table.columns[match.index], mapping.first_row):
            return None
        else:
            found[sex] = match.index
    if len(found) != len({*_LETTERS.values()}) or _both(table, mapping, found):
        return None
    return found


def _named(header: str) -> str | None:
    return _LETTERS.get(unaccented(header).strip(" ./")) or one_sex(header)


def _crossed(column: Column, first: int) -> bool:
    """Say whether a column holds yes, no and blanks only, and some yes."""
    cells = [column.values[code] for code in set(column.codes[first:])]
    return any(map(_is_yes, cells)) and all(_is_yes(cell) or _is_no(cell) for cell in cells)


def _is_yes(cell: Cell) -> bool:
    return cell is not None and unaccented(str(cell)).strip() in _YES


def _is_no(cell: Cell) -> bool:
    return cell is None or YES_NO.get(unaccented(str(cell)).strip()) == "false"


def _both(table: Table, mapping: Mapping, found: dict[str, int]) -> bool:
    columns = [table.columns[index] for index in found.values()]
    rows = range(mapping.first_row, table.n_rows)
    return any(all(_is_yes(column[row]) for column in columns) for row in rows)


def with_sex(table: Table, mapping: Mapping, found: dict[str, int]) -> Table:
    """Return the table with the sex that is crossed in each row; none where none is."""
    cells: dict[int, Cell] = {
        row: sex
        for sex, index in found.items()
        for row in range(mapping.first_row, table.n_rows)
        if _is_yes(table.columns[index][row])
    }
    return with_column(table, TableForm.SEXES, mapping.header_row or 0, SEX, cells)
