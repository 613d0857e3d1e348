"""Checks of the order of the days: exam, delivery, validity, enrolment, birth."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from typing import Final

from certiflux.dataset.dates.dates import real
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Finding, Findings
from certiflux.rules.fix import Fix, canonical
from certiflux.rules.ids import (
    BIRTH,
    DELIVRANCE,
    ENROLMENT,
    EXAM,
    FIN_VALIDITE,
    INSCRIPTION,
    ORDERED_DATES,
    VALIDITY,
)
from certiflux.rules.tuples import said_rows

AGES: Final = range(10, 101)
"""Ages at which a certification may be obtained, with a wide margin: fifteen in practice."""

FARTHEST: Final = 50
"""Years of validity from which an end looks made up; real ones are of two to ten years."""

NEVER: Final = "2099"
FILLER_YEAR: Final = 1900
"""Year that spreadsheets show for an empty date: another rule says so."""

_CENTURY, _CENTURY_FROM = 100, 2000
"""Years by which a spreadsheet misses one typed in two figures, and the first of this century."""

_DAY: Final = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?")
_LAST_DAYS: Final = {str(month): monthrange(2001, month)[1] for month in range(1, 13)}
_DAYS: Final = frozenset(map(str, range(1, 32)))
_NEVER_REAL: Final = "jour impossible"
_LEAP_DAY: Final = "29 février"


def day(value: Value) -> str | None:
    """Return a value that is a day as the flow spells it, else None."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value if real((int(value[:4]), int(value[5:7]), int(value[8:]))) else None
    return None


def year(value: Value) -> int | None:
    """Return the year of a value that is a year or a day, else None."""
    return int(value[:4]) if isinstance(value, str) and _YEAR.fullmatch(value) else None


def check_order(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the days that come before or after others that they cannot (FORMAT.md b 5)."""
    for pair in ORDERED_DATES:
        for rule, rows in said_rows(dataset, pair, _say_end, day).items():
            findings.add(rule, pair[1], rows)
    for rule, rows in said_rows(dataset, VALIDITY, _say_validity, day).items():
        findings.add(rule, FIN_VALIDITE, rows)
    for rule, rows in said_rows(dataset, EXAM, _say_exam, day).items():
        findings.add(rule, DELIVRANCE, rows)
    if INSCRIPTION in dataset.columns:
        for rule, rows in said_rows(dataset, ENROLMENT, _say_enrolment, day).items():
            findings.add(rule, INSCRIPTION, rows)


def _say_end(start: str | None, end: str | None) -> str | None:
    return "FIN_AVANT_DEBUT" if start and end and end < start else None


def _say_validity(start: str | None, end: str | None) -> str | None:
    if start is None or end is None:
        return None
    return "FIN_LOINTAINE" if end >= NEVER or years_between(start, end) >= FARTHEST else None


def years_between(start: str, end: str) -> int:
    """Return how many whole years go by between two days spelt AAAA-MM-JJ."""
    return int(end[:4]) - int(start[:4]) - (end[5:] < start[5:])


def last_day(start: str | None, end: str | None) -> str | None:
    """Return the last day of an exam known by its start, its end or both."""
    return end or start


def _say_exam(start: str | None, end: str | None, delivered: str | None) -> str | None:
    last = last_day(start, end)
    if last is None or delivered is None or (start and end and end < start):
        return None
    return "EXAMEN_APRES_DELIVRANCE" if last > delivered else None


def _say_enrolment(
    enrolled: str | None, start: str | None, end: str | None, delivered: str | None
) -> str | None:
    """Judge an enrolment by the last day of the exam: one may enrol while training goes on."""
    latest = [one for one in (last_day(start, end), delivered) if one]
    return "INSCRIPTION_TARDIVE" if enrolled and latest and enrolled > min(latest) else None


def check_births(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the births that come after what the person did, and the unlikely ages."""
    for rule, rows in said_rows(dataset, (BIRTH[0], *ENROLMENT), _say_age, year).items():
        findings.add(rule, BIRTH[0], rows)
    found = said_rows(dataset, BIRTH[1:], _say_day_of_month, _text)
    rows = found.get(_NEVER_REAL, [])
    rows += [row for row in found.get(_LEAP_DAY, ()) if _no_leap_year(dataset, row)]
    findings.add("NAISSANCE_IMPOSSIBLE", BIRTH[2], sorted(rows))


def _say_age(
    birth: int | None,
    enrolled: int | None,
    start: int | None,
    end: int | None,
    delivered: int | None,
) -> str | None:
    """Judge by years alone: the age reached in the year, a year more or less means nothing."""
    lived = end or start or delivered
    if birth is None or birth == FILLER_YEAR:
        return None
    if any(one is not None and one < birth for one in (enrolled, start, end, delivered)):
        return "NAISSANCE_TARDIVE"
    return None if lived is None or lived - birth in AGES else "AGE_INHABITUEL"


def _text(value: Value) -> str | None:
    """Return a text as it is: a thousand dates in one column have but twelve months."""
    return value if isinstance(value, str) else None


def _say_day_of_month(month: str | None, day_of_month: str | None) -> str | None:
    if month is None or day_of_month is None:
        return None
    last = _LAST_DAYS.get(month)
    if last is None or day_of_month not in _DAYS:
        return None
    if (month, day_of_month) == ("2", "29"):
        return _LEAP_DAY
    return _NEVER_REAL if int(day_of_month) > last else None


def _no_leap_year(dataset: Dataset, row: int) -> bool:
    column = dataset.columns.get(BIRTH[0])
    born = year(column[row]) if column is not None else None
    return born is not None and not isleap(born)


def fix_endless(_dataset: Dataset, _context: Context, _finding: Finding) -> list[Fix]:
    """Propose to send no end of validity."""
    return [Fix("Laisser vide : sans limite de validité", {FIN_VALIDITE: ""})]


def fix_born(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the century before: a spreadsheet takes « 29 » for 2029."""
    fields = BIRTH if dataset.columns[BIRTH[0]].composite else BIRTH[:1]
    values = {field: canonical(dataset, field, finding.row) for field in fields}
    born = year(values[BIRTH[0]])
    if born is None or born < _CENTURY_FROM:
        return []
    known = {field: value for field, value in values.items() if value}
    return [Fix(f"Né en {born - _CENTURY}", known | {BIRTH[0]: str(born - _CENTURY)})]


def fix_end(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the century after for an end: a spreadsheet takes « 31 » for 1931."""
    spelt = day(canonical(dataset, finding.field, finding.row))
    if spelt is None or int(spelt[:4]) >= _CENTURY_FROM:
        return []
    shown = f"{spelt[8:]}/{spelt[5:7]}/{int(spelt[:4]) + _CENTURY}"
    return [Fix(f"Lire le {shown}", {finding.field: shown})]
