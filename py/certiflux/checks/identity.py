"""Will this person be found? What is fragile, in the order in which the portal looks.

Names, first name, sex and year first; then day and month; then the place (FORMAT.md b 10). Every
check runs once per distinct value or pair; people known by their CPF file are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Final

from certiflux.checks.context import NOTHING, Context
from certiflux.checks.fields import problem
from certiflux.checks.findings import Findings
from certiflux.checks.meanings import judged_rows
from certiflux.checks.name_lists import EITHER, FIRST_NAMES, MEN, SURNAMES, WOMEN
from certiflux.checks.names import first_name_flaws, first_part, fold, name_flaws
from certiflux.dataset.dataset import DOSSIER, Dataset
from certiflux.dataset.mojibake import repaired
from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary import fields

NAME, FIRST_NAME, YEAR, MONTH, DAY, SEX = "8.1", "8.3", "8.6", "8.7", "8.8", "8.9"
INSEE = "8.10"
PLACE: Final = (INSEE, "8.11", "8.12", "8.13", "8.14")
"""Everything that says where somebody was born."""

READ: Final = (NAME, FIRST_NAME, YEAR, MONTH, DAY, SEX, *PLACE, DOSSIER)

_HALF, _QUARTER = 0.5, 0.25
_FEW: Final = 0.2
"""Share of the rows up to which a lack is one of theirs; beyond, the file does not say it."""

_ENOUGH_ROWS: Final = 10
"""Rows from which a column may be judged as a whole."""

_NEW_YEAR_SHARE: Final = 0.03
_NEW_YEAR_ROWS: Final = 5
_OTHER, _GIVEN, _SURNAME = range(3)
_Wrong = Callable[..., Any]


def check_found(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find what may keep the portal from finding the people of the file."""
    left_out = dataset.by_dossier()

    def add(rule: str, field: str, rows: Iterable[int]) -> None:
        findings.add(rule, field, [row for row in rows if not left_out[row]])

    _names(dataset, add)
    if not _swapped(dataset, findings, add):
        _sexes(dataset, findings, add)
    _births(dataset, findings, add)


_Add = Callable[[str, str, Iterable[int]], None]


def _names(dataset: Dataset, add: _Add) -> None:
    """Find the flaws of each name and first name by itself."""
    for field, flaws in ((NAME, name_flaws), (FIRST_NAME, first_name_flaws)):
        column = dataset.columns.get(field)
        if column is None or column.source is None or column.secret:
            continue
        wrong: dict[str, set[int]] = {}
        for code, value in enumerate(column.values):
            if isinstance(value, str) and code not in column.broken:
                found = list(flaws(value))
                if found and _readable(dataset, field, value):
                    for rule in found:
                        wrong.setdefault(rule, set()).add(code)
        for rule, codes in wrong.items():
            add(rule, field, column.rows_of(codes))


def _readable(dataset: Dataset, field: str, value: str) -> bool:
    """Say whether a value has no worse fault, which another rule tells."""
    return not problem(fields(dataset.version)[field], value) and not repaired(value)


@cache
def _kind(folded: str) -> int:
    """Say whether a name is surely a first name, surely a surname, or neither."""
    given, surname = folded in FIRST_NAMES, folded in SURNAMES
    return _OTHER if given == surname else _GIVEN if given else _SURNAME


def _swapped(dataset: Dataset, findings: Findings, add: _Add) -> bool:
    """Find names and first names that have changed places; say whether whole columns have."""
    names, firsts = dataset.columns.get(NAME), dataset.columns.get(FIRST_NAME)
    if names is None or firsts is None or names.source is None or firsts.source is None:
        return False
    kinds = [_kinds(names), _kinds(firsts)]
    rows = len(dataset)
    known = [
        sum(kind[1][code] for code in column.codes)
        for kind, column in zip(kinds, (names, firsts), strict=True)
    ]
    if rows >= _ENOUGH_ROWS and known[0] > rows * _HALF and known[1] < rows * _QUARTER:
        findings.add("COLONNES_INVERSEES", NAME)
        return True
    found = _rows((names, firsts), (kinds[0][0], kinds[1][0]), _given_then_surname)
    add("NOM_PRENOM_INVERSES", NAME, found)
    return False


def _kinds(column: FieldColumn) -> tuple[list[int], list[int]]:
    """Return, per code, what a name looks like, and 1 where it is a known first name."""
    folded = [fold(value) if isinstance(value, str) else "" for value in column.values]
    return list(map(_kind, folded)), [int(one in FIRST_NAMES) for one in folded]


def _given_then_surname(name: int, first: int) -> bool:
    return name == _GIVEN and first == _SURNAME


def _sexes(dataset: Dataset, findings: Findings, add: _Add) -> None:
    """Find the first names that one sex bears and the other sex given."""
    firsts, sexes = dataset.columns.get(FIRST_NAME), dataset.columns.get(SEX)
    if firsts is None or sexes is None or firsts.source is None or sexes.source is None:
        return
    borne = [_sex_of(value) for value in firsts.values]
    given = [value if value in {"M", "F"} else None for value in sexes.values]
    against = _rows((firsts, sexes), (borne, given), lambda a, b: a and b and a != b)
    known = len(against) + len(_rows((firsts, sexes), (borne, given), lambda a, b: a and a == b))
    if known >= _ENOUGH_ROWS and len(against) > known * _HALF:
        findings.add("SEXES_INVERSES", SEX)
    else:
        add("SEXE_PRENOM", SEX, against)


def _sex_of(value: Value) -> str | None:
    """Return the sex that alone bears a first name, None for any doubt."""
    if not isinstance(value, str):
        return None
    first = first_part(value)
    if first in EITHER or (first in WOMEN) == (first in MEN):
        return None
    return "F" if first in WOMEN else "M"


def _births(dataset: Dataset, findings: Findings, add: _Add) -> None:
    """Find who has no day, month or place to be told from a namesake, and days left to default."""
    rows = len(dataset)
    undated = _undated(dataset)
    unplaced = _lacking(dataset, PLACE, all)
    if len(undated) <= rows * _FEW:
        common = _common(dataset.columns.get(NAME))
        add("NAISSANCE_INCOMPLETE", MONTH, [row for row in undated if row not in common])
        add("NOM_COURANT", NAME, [row for row in undated if row in common])
    if len(unplaced) <= rows * _FEW and not dataset.columns.keys().isdisjoint(PLACE):
        add("LIEU_ABSENT", INSEE, unplaced)
    new_year = _new_year(dataset)
    if len(new_year) >= _NEW_YEAR_ROWS and len(new_year) > rows * _NEW_YEAR_SHARE:
        findings.add("NES_LE_1ER_JANVIER", DAY)


def _undated(dataset: Dataset) -> list[int]:
    """Return the rows with a year of birth that can be read, but no month or no day."""
    year = dataset.columns.get(YEAR)
    if year is None or year.source is None:
        return []
    lacking = _lacking(dataset, (MONTH, DAY), any)
    known = [isinstance(value, str) and len(value) == len("1990") for value in year.values]
    return [row for row in lacking if known[year.codes[row]]]


def _lacking(
    dataset: Dataset, ids: Sequence[str], combine: Callable[[Iterable[bool]], bool]
) -> list[int]:
    """Return the rows that lack any, or all, of the values of ``ids``."""
    columns = [dataset.columns.get(one) for one in ids]
    if combine is any and None in columns:
        return list(range(len(dataset)))
    here = [column for column in columns if column is not None]
    if not here:
        return list(range(len(dataset)))
    lacks = [[not isinstance(value, str) for value in column.values] for column in here]
    return _rows(here, lacks, lambda *flags: combine(flags))


def _common(column: FieldColumn | None) -> set[int]:
    """Return the rows whose name very many people bear."""
    if column is None:
        return set()
    codes = {
        code
        for code, value in enumerate(column.values)
        if isinstance(value, str) and fold(value) in SURNAMES
    }
    return set(column.rows_of(codes)) if codes else set()


def _new_year(dataset: Dataset) -> list[int]:
    month, day = dataset.columns.get(MONTH), dataset.columns.get(DAY)
    if month is None or day is None or day.source is None:
        return []
    return _rows((month, day), (month.values, day.values), lambda m, d: m == "1" and d == "1")


def _rows(
    columns: Sequence[FieldColumn], meanings: Sequence[Sequence[Any]], wrong: _Wrong
) -> list[int]:
    """Return the rows whose meanings, one per column and code, are ``wrong`` together."""
    found = judged_rows(columns, meanings, lambda *said: "x" if wrong(*said) else None)
    return found.get("x", [])
