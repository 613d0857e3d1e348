"""What the sentences about days quote of the other days: ``{other}`` by rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from certiflux.base.words import counted
from certiflux.dataset.dates.late import next_day
from certiflux.dataset.values import Value, show
from certiflux.rules import ids
from certiflux.rules.dates.chronology import day, year
from certiflux.rules.dates.deadline import days_left, due
from certiflux.rules.findings import Finding

if TYPE_CHECKING:
    from certiflux.rules.words.render import Renderer

_LATEST: Final = (
    (ids.FIN_EXAMEN, "la fin de l'examen"),
    (ids.DEBUT_EXAMEN, "l'examen"),
    (ids.DELIVRANCE, "la délivrance"),
)
_LIVED: Final = (
    (ids.INSCRIPTION, "l'inscription"),
    (ids.DEBUT_EXAMEN, "le début de l'examen"),
    (ids.FIN_EXAMEN, "la fin de l'examen"),
    (ids.DELIVRANCE, "la délivrance"),
)


def _value(renderer: Renderer, field: str, finding: Finding) -> Value:
    column = renderer.dataset.columns.get(field)
    return column[finding.row or 0] if column else None


def french(spelt: str) -> str:
    """Return a day spelt AAAA-MM-JJ as a French reader expects it."""
    return show(dt.date.fromisoformat(spelt))


def start_date(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Quote the start that goes with an end."""
    start = next(first for first, second in ids.ORDERED_DATES if second == finding.field)
    return renderer.shown(start, finding.row or 0)


def last_exam(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Quote the last day of the exam."""
    ends = (_value(renderer, field, finding) for field in (ids.FIN_EXAMEN, ids.DEBUT_EXAMEN))
    return next((french(spelt) for value in ends if (spelt := day(value))), "")


def following(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Quote the day that begins when the late hour of a date is midnight."""
    column = renderer.dataset.columns[finding.field]
    found = next_day(column.raw[column.codes[finding.row or 0]], column.rule)
    return show(found) if found else ""


def overtaken(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Name the first day that an enrolment comes after."""
    own = day(_value(renderer, finding.field, finding)) or ""
    for field, name in _LATEST:
        spelt = day(_value(renderer, field, finding))
        if spelt and spelt < own:
            return f"{name} ({french(spelt)})"
    return ""


def before_birth(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Name the first day that comes before the year of birth."""
    born = year(_value(renderer, finding.field, finding)) or 0
    for field, name in _LIVED:
        value = _value(renderer, field, finding)
        spelt, of = day(value), year(value)
        if spelt and of is not None and of < born:
            return f"{name} ({french(spelt)})"
    return ""


def age(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Tell the age reached in the year of the exam or of the delivery."""
    born = year(_value(renderer, finding.field, finding))
    lived = (year(_value(renderer, f, finding)) for f in (ids.FIN_EXAMEN, *ids.EXAM))
    reached = next((one for one in lived if one is not None), None)
    return "" if born is None or reached is None else counted(reached - born, "an")


def birth(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Quote day, month and year of birth."""
    parts = [_value(renderer, field, finding) for field in reversed(ids.BIRTH)]
    return "/".join(one.zfill(2) for one in parts if isinstance(one, str))


def lateness(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Say when the three months ended, and how many days ago."""
    spelt, today = day(_value(renderer, finding.field, finding)), renderer.context.today
    if spelt is None or today is None:
        return ""
    late = -(days_left(spelt, today) or 0)
    last = show(due(dt.date.fromisoformat(spelt)))
    return f"{last} au plus tard, il y a {counted(late, 'jour')}"


def time_left(renderer: Renderer, finding: Finding, _shown: str) -> str:
    """Say how many days are left to declare, and until when."""
    spelt, today = day(_value(renderer, finding.field, finding)), renderer.context.today
    if spelt is None or today is None:
        return ""
    last = show(due(dt.date.fromisoformat(spelt)))
    left = days_left(spelt, today)
    if not left:
        return f"c'est le dernier jour pour la déclarer ({last})"
    verb = "il reste" if left > 1 else "il ne reste plus que"
    return f"{verb} {counted(left, 'jour')} pour la déclarer, jusqu'au {last}"


OTHERS: Final[dict[str, Callable[[Renderer, Finding, str], str]]] = {
    "FIN_AVANT_DEBUT": start_date,
    "JOUR_INCERTAIN": following,
    "EXAMEN_APRES_DELIVRANCE": last_exam,
    "INSCRIPTION_TARDIVE": overtaken,
    "NAISSANCE_TARDIVE": before_birth,
    "AGE_INHABITUEL": age,
    "NAISSANCE_IMPOSSIBLE": birth,
    "DECLARATION_TARDIVE": lateness,
    "DELAI_PROCHE": time_left,
}
