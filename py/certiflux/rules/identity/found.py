"""Will this person be found? What is fragile, in the order in which the portal looks.

Names, first name, sex and year first; then day and month; then the place (FORMAT.md b 10). Every
check runs once per distinct value or pair; people known by their CPF file are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, reduce
from itertools import compress
from operator import and_, or_
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.texts.mojibake import repaired
from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary import fields
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.identity.name_lists import EITHER, FIRST_NAMES, MEN, SURNAMES, WOMEN
from certiflux.rules.identity.names import first_name_flaws, first_part, name_flaws
from certiflux.rules.ids import (
    ANNEE,
    INSEE,
    JOUR,
    MOIS,
    NAMES,
    NOM,
    PLACE,
    PRENOM,
    PRENOMS,
    SEXE,
)
from certiflux.rules.places.town_column import check_town_column
from certiflux.rules.values.fields import problem
from certiflux.rules.values.plausible import made_up

READ: Final = (*NAMES, *PRENOMS, ANNEE, MOIS, JOUR, SEXE, *PLACE, DOSSIER)

_HALF, _QUARTER = 0.5, 0.25
_FEW: Final = 0.2
"""Share of the rows up to which a lack is one of theirs; beyond, the file does not say it."""

_ENOUGH_ROWS: Final = 10
"""Rows from which a column may be judged as a whole."""

_NEW_YEAR_SHARE: Final = 0.03
_NEW_YEAR_ROWS: Final = 5
_OTHER, _GIVEN, _SURNAME = range(3)
_EXCHANGED: Final = (_GIVEN, _SURNAME)
"""What the name and the first name look like when they have changed places."""


def check_found(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find what may keep the portal from finding the people of the file."""
    add = _adding(findings, dataset.by_dossier())
    _names(dataset, add)
    if not _swapped(dataset, findings, add):
        _sexes(dataset, findings, add)
    _births(dataset, findings, _adding(findings, dataset.otherwise()))
    check_town_column(dataset, findings)


def _adding(findings: Findings, left_out: bytearray) -> _Add:
    """Return what adds a finding about some rows, but for those left out."""

    def add(rule: str, field: str, rows: Iterable[int]) -> None:
        findings.add(rule, field, [row for row in rows if not left_out[row]])

    return add


_Add = Callable[[str, str, Iterable[int]], None]


def _names(dataset: Dataset, add: _Add) -> None:
    """Find the flaws of each name and first name by itself."""
    for field in (*NAMES, *PRENOMS):
        flaws = name_flaws if field in NAMES else first_name_flaws
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
    worse = problem(fields(dataset.version)[field], value) or made_up(field, value)
    return not worse and not repaired(value)


@cache
def _kind(folded: str) -> int:
    """Say whether a name is surely a first name, surely a surname, or neither."""
    given, surname = folded in FIRST_NAMES, folded in SURNAMES
    return _OTHER if given == surname else _GIVEN if given else _SURNAME


def _swapped(dataset: Dataset, findings: Findings, add: _Add) -> bool:
    """Find names and first names that have changed places; say whether whole columns have."""
    names, firsts = dataset.columns.get(NOM), dataset.columns.get(PRENOM)
    if names is None or firsts is None or names.source is None or firsts.source is None:
        return False
    kinds = [_kinds(names), _kinds(firsts)]
    rows = len(dataset)
    known = [
        sum(map(kind[1].__getitem__, column.codes))
        for kind, column in zip(kinds, (names, firsts), strict=True)
    ]
    if rows >= _ENOUGH_ROWS and known[0] > rows * _HALF and known[1] < rows * _QUARTER:
        findings.add("COLONNES_INVERSEES", NOM)
        return True
    given, surname = [_flags(kind, wanted) for kind, wanted in zip(kinds, _EXCHANGED, strict=True)]
    found = _flagged(names, given)
    add("NOM_PRENOM_INVERSES", NOM, [row for row in found if surname[firsts.codes[row]]])
    return False


def _kinds(column: FieldColumn) -> tuple[list[int], list[int]]:
    """Return, per code, what a name looks like, and 1 where it is a known first name."""
    folded = [unaccented(value) if isinstance(value, str) else "" for value in column.values]
    return list(map(_kind, folded)), [int(one in FIRST_NAMES) for one in folded]


def _flags(kind: tuple[list[int], list[int]], wanted: int) -> list[bool]:
    return [one == wanted for one in kind[0]]


def _sexes(dataset: Dataset, findings: Findings, add: _Add) -> None:
    """Find the first names that one sex bears and the other sex given."""
    firsts, sexes = dataset.columns.get(PRENOM), dataset.columns.get(SEXE)
    if firsts is None or sexes is None or firsts.source is None or sexes.source is None:
        return
    borne = [_SIDES.get(_sex_of(value), 0) for value in firsts.values]
    given = [_SIDES.get(value, 0) for value in sexes.values]
    pairs = zip(firsts.codes, sexes.codes, strict=True)
    agree = [borne[first] * given[sex] for first, sex in pairs]
    known = len(agree) - agree.count(0)
    against = [row for row, said in enumerate(agree) if said < 0] if -1 in agree else []
    if known >= _ENOUGH_ROWS and len(against) > known * _HALF:
        findings.add("SEXES_INVERSES", SEXE)
    else:
        add("SEXE_PRENOM", SEXE, against)


_SIDES: Final[dict[Value, int]] = {"F": 1, "M": -1}
"""Opposite numbers of the two sexes: their product tells whether two agree, 0 for one unsaid."""


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
        common = _common(dataset.columns.get(NOM), undated)
        add("NAISSANCE_INCOMPLETE", MOIS, [row for row in undated if row not in common])
        add("NOM_COURANT", NOM, [row for row in undated if row in common])
    if len(unplaced) <= rows * _FEW and not dataset.columns.keys().isdisjoint(PLACE):
        add("LIEU_ABSENT", INSEE, unplaced)
    new_year = _new_year(dataset)
    if len(new_year) >= _NEW_YEAR_ROWS and len(new_year) > rows * _NEW_YEAR_SHARE:
        findings.add("NES_LE_1ER_JANVIER", JOUR)


def _undated(dataset: Dataset) -> list[int]:
    """Return the rows with a year of birth that can be read, but no month or no day."""
    year = dataset.columns.get(ANNEE)
    if year is None or year.source is None:
        return []
    lacking = _lacking(dataset, (MOIS, JOUR), any)
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
    marks = [bytes(map(lack.__getitem__, one.codes)) for one, lack in zip(here, lacks, strict=True)]
    # As whole numbers, byte by byte: a file has many rows and few that lack anything.
    numbers = [int.from_bytes(mark, "big") for mark in marks]
    whole = reduce(or_ if combine is any else and_, numbers)
    return list(compress(range(len(dataset)), whole.to_bytes(len(dataset), "big")))


def _common(column: FieldColumn | None, rows: Iterable[int]) -> set[int]:
    """Return those of some rows whose name very many people bear."""
    if column is None:
        return set()
    named = ((row, column[row]) for row in rows)
    return {row for row, name in named if isinstance(name, str) and unaccented(name) in SURNAMES}


def _new_year(dataset: Dataset) -> list[int]:
    month, day = dataset.columns.get(MOIS), dataset.columns.get(JOUR)
    if month is None or day is None or day.source is None:
        return []
    first = [value == "1" for value in day.values]
    january = _flagged(month, [value == "1" for value in month.values])
    return [row for row in january if first[day.codes[row]]]


def _flagged(column: FieldColumn, flags: Sequence[bool]) -> list[int]:
    """Return the rows whose code is flagged; nothing is looked at when none is."""
    if True not in flags:
        return []
    return [row for row, code in enumerate(column.codes) if flags[code]]
