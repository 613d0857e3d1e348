"""Checks of several values of a line together, and of several lines together."""

from __future__ import annotations

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Callable
from typing import Final

from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary.decisions import DENIED, Decision
from certiflux.dictionary.model import Status
from certiflux.dictionary.prevention import ADF, DECLARATION, JDR, MAX_PEOPLE, UNIQUE
from certiflux.prevention.deadlines import due
from certiflux.prevention.declaration import Declaration
from certiflux.prevention.sources import NIR, Origin
from certiflux.rules.context import Context
from certiflux.rules.findings import Findings
from certiflux.rules.tuples import said_rows

LineCheck = Callable[[Declaration, Findings, Context], None]
_ISO: Final = 10
"""Characters of a day that could be read."""


def check_conditions(made: Declaration, findings: Findings, _context: Context) -> None:
    """Find the cells that another answer of the line demands, and those that it forbids."""
    for given in made.layout.columns:
        when, name = given.field.when, given.name
        if when is None or made.sources[when.field].origin is Origin.MISSING:
            continue
        wanted, must = when.value, given.field.status is Status.CONDITIONNEL

        def say(other: Value, value: Value, wanted: str = wanted, must: bool = must) -> str | None:  # noqa: FBT001
            if other == wanted:
                return "PP_CONDITION_MANQUANTE" if must and value is None else None
            return None if value is None else "PP_CONDITION_SUPERFLUE"

        for rule, rows in said_rows(made.dataset, (when.field, name), say).items():
            findings.add(rule, name, rows)


def check_orders(made: Declaration, findings: Findings, _context: Context) -> None:
    """Find the days that come before the one that they cannot precede."""
    for first, later in made.layout.orders:
        for rule, rows in said_rows(made.dataset, (first, later), _say_order).items():
            findings.add(rule, later, rows)


def _say_order(first: Value, later: Value) -> str | None:
    if not (_readable(first) and _readable(later)):
        return None
    return "PP_ORDRE_DATES" if str(later) < str(first) else None


def _readable(value: Value) -> bool:
    return isinstance(value, str) and len(value) == _ISO and value[4] == "-" == value[7]


def check_past(made: Declaration, findings: Findings, context: Context) -> None:
    """Find the trainings that are not over."""
    if context.today is None:
        return
    today = context.today.isoformat()
    for name in made.layout.past:
        column = made.dataset.columns[name]
        late = {
            code
            for code, value in enumerate(column.values)
            if _readable(value) and str(value) > today
        }
        findings.add("PP_FORMATION_A_VENIR", name, column.rows_of(late) if late else ())


def check_deadlines(made: Declaration, findings: Findings, context: Context) -> None:
    """Find the declarations whose last day is over."""
    if context.today is None:
        return
    name = made.layout.counts_from
    column = made.dataset.columns[name]
    late = {
        code
        for code, value in enumerate(column.values)
        if (last := last_day(value)) is not None and last < context.today
    }
    findings.add("PP_ECHEANCE_PASSEE", name, column.rows_of(late) if late else ())


def last_day(value: Value) -> dt.date | None:
    """Return the last day to declare what a column of days says, None where none is known."""
    if not _readable(value):
        return None
    try:
        return due(dt.date.fromisoformat(str(value)))
    except ValueError:
        return None


def check_unique(made: Declaration, findings: Findings, _context: Context) -> None:
    """Find the identifiers that serve several lines."""
    column = made.dataset.columns[UNIQUE]
    if made.sources[UNIQUE].origin is not Origin.MISSING:
        findings.add("PP_DOUBLON", UNIQUE, repeated(numbered(column)))


def check_people(made: Declaration, findings: Findings, _context: Context) -> None:
    """Find the people who are on several lines of one declaration."""
    if Origin.MISSING in {made.sources[NIR].origin, made.sources[DECLARATION].origin}:
        return
    people, sessions = (numbered(made.dataset.columns[one]) for one in (NIR, DECLARATION))
    pairs = [
        person * (len(made) + 1) + session if person and session else 0
        for person, session in zip(people, sessions, strict=True)
    ]
    findings.add("PP_PERSONNE_REPETEE", NIR, repeated(pairs))


def check_sizes(made: Declaration, findings: Findings, _context: Context) -> None:
    """Find the declarations that count too many people."""
    numbers = numbered(made.dataset.columns[DECLARATION])
    crowded = {one for one, count in Counter(numbers).items() if one and count > MAX_PEOPLE}
    rows = [row for row, one in enumerate(numbers) if one in crowded] if crowded else ()
    findings.add("PP_TROP_DE_MONDE", DECLARATION, rows)


def check_shared(made: Declaration, findings: Findings, _context: Context) -> None:
    """Find the declarations whose lines describe different trainings."""
    sessions = numbered(made.dataset.columns[DECLARATION])
    for given in made.layout.columns:
        if not given.shared:
            continue
        values = numbered(made.dataset.columns[given.name])
        said: dict[int, set[int]] = {}
        for session, value in set(zip(sessions, values, strict=True)):
            said.setdefault(session, set()).add(value)
        torn = {one for one, found in said.items() if one and len(found) > 1}
        if torn:
            rows = [row for row, session in enumerate(sessions) if session in torn]
            findings.add("PP_DECLARATION_DIVERSE", given.name, rows)


def check_success(made: Declaration, findings: Findings, _context: Context) -> None:
    """Find the people who have not succeeded, in a declaration of success."""
    column = made.decisions
    if column is None or made.layout is not JDR:
        return
    failed = {code for code, value in enumerate(column.values) if value in DENIED}
    findings.add("PP_SANS_REUSSITE", "TYPE_JDR", column.rows_of(failed) if failed else ())


def check_certificate_first(made: Declaration, findings: Findings, _context: Context) -> None:
    """Find the people who have succeeded, in a declaration of attendance."""
    column = made.decisions
    if column is None or made.layout is not ADF:
        return
    passed = {code for code, value in enumerate(column.values) if value == Decision.ADMITTED}
    findings.add("PP_JDR_PLUTOT", "NOM_FORMATION", column.rows_of(passed) if passed else ())


def numbered(column: FieldColumn) -> array[int]:
    """Return one number per row, the same for equal values, 0 for nothing."""
    numbers: dict[Value, int] = {None: 0}
    ranks = [numbers.setdefault(value, len(numbers)) for value in column.values]
    return array("Q", map(ranks.__getitem__, column.codes))


def repeated(numbers: array[int] | list[int]) -> list[int]:
    """Return the rows whose number is also another row's; 0 is nobody's."""
    count = Counter(numbers)
    several = {one for one, times in count.items() if one and times > 1}
    return [row for row, one in enumerate(numbers) if one in several] if several else []


LINE_CHECKS: Final[tuple[LineCheck, ...]] = (
    check_conditions,
    check_orders,
    check_past,
    check_deadlines,
    check_unique,
    check_people,
    check_sizes,
    check_shared,
    check_success,
    check_certificate_first,
)
"""The checks of lines, in the order in which they run."""
