"""Births: after what the person did, at an unlikely age, on a day that no calendar has."""

from __future__ import annotations

from calendar import isleap, monthrange
from typing import Final

from certiflux.base.words import counted
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.dates.chronology import CENTURY, CENTURY_FROM, day, french, year
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import (
    BIRTH,
    DEBUT_EXAMEN,
    DELIVRANCE,
    ENROLMENT,
    EXAM,
    FIN_EXAMEN,
    INSCRIPTION,
)
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.tuples import said_rows

AGES: Final = range(10, 101)
"""Ages at which a certification may be obtained, with a wide margin: fifteen in practice."""

FILLER_YEAR: Final = 1900
"""Year that spreadsheets show for an empty date: another rule says so."""

_LAST_DAYS: Final = {str(month): monthrange(2001, month)[1] for month in range(1, 13)}
_DAYS: Final = frozenset(map(str, range(1, 32)))
_NEVER_REAL: Final = "jour impossible"
_LEAP_DAY: Final = "29 février"
_LIVED: Final = (
    (INSCRIPTION, "l'inscription"),
    (DEBUT_EXAMEN, "le début de l'examen"),
    (FIN_EXAMEN, "la fin de l'examen"),
    (DELIVRANCE, "la délivrance"),
)
"""Days that a birth comes before, and their names."""


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


def before_birth(scene: Scene, finding: Finding) -> str:
    """Name the first day that comes before the year of birth."""
    born = year(scene.value(finding.field, finding.row)) or 0
    for field, name in _LIVED:
        value = scene.value(field, finding.row)
        spelt, of = day(value), year(value)
        if spelt and of is not None and of < born:
            return f"{name} ({french(spelt)})"
    return ""


def age(scene: Scene, finding: Finding) -> str:
    """Tell the age reached in the year of the exam or of the delivery."""
    born = year(scene.value(finding.field, finding.row))
    lived = (year(scene.value(f, finding.row)) for f in (FIN_EXAMEN, *EXAM))
    reached = next((one for one in lived if one is not None), None)
    return "" if born is None or reached is None else counted(reached - born, "an")


def birth(scene: Scene, finding: Finding) -> str:
    """Quote day, month and year of birth."""
    parts = [scene.value(field, finding.row) for field in reversed(BIRTH)]
    return "/".join(one.zfill(2) for one in parts if isinstance(one, str))


def fix_born(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the century before: a spreadsheet takes « 29 » for 2029."""
    fields = BIRTH if scene.dataset.columns[BIRTH[0]].composite else BIRTH[:1]
    values = {field: scene.text(field, finding.row) for field in fields}
    born = year(values[BIRTH[0]])
    if born is None or born < CENTURY_FROM:
        return []
    known = {field: value for field, value in values.items() if value}
    return [Fix(f"Né en {born - CENTURY}", known | {BIRTH[0]: str(born - CENTURY)})]


RULES: Final = (
    Rule(
        code="NAISSANCE_TARDIVE",
        severity=Severity.WARNING,
        title="La naissance vient après la certification",
        message="la personne serait née après {other}.",
        remedy="Vérifiez l'année de naissance, surtout si elle n'avait que deux chiffres.",
        explanation=(
            "L'année de naissance sert à retrouver la personne : fausse, elle fait refuser le "
            "passage."
        ),
        source="FORMAT.md (b) 10",
        example="née en 2085 → née en 1985",
        fields=BIRTH[:1],
        say=before_birth,
        fix=fix_born,
        reads=BIRTH,
    ),
    Rule(
        code="AGE_INHABITUEL",
        severity=Severity.WARNING,
        title="L'âge est inhabituel",
        message="la personne aurait eu {other} à la date de l'examen ou de la délivrance.",
        remedy="Vérifiez l'année de naissance, puis la date de l'examen et de la délivrance.",
        explanation=(
            "Certiflux s'étonne au-dessous de 10 ans et au-dessus de 100 ans, âge atteint dans "
            "l'année : ces bornes sont larges exprès, car le portail n'en fixe aucune. Une année "
            "de naissance fausse empêche de retrouver la personne."
        ),
        source="FORMAT.md (b) 10",
        example="née en 2019, certifiée en 2026 → née en 1999",
        fields=BIRTH[:1],
        say=age,
    ),
    Rule(
        code="NAISSANCE_IMPOSSIBLE",
        severity=Severity.WARNING,
        title="Le jour de naissance n'existe pas",
        message="le {other} n'existe pas dans le calendrier.",
        remedy="Corrigez le jour ou le mois ; laissez-les vides si l'état civil les ignore.",
        explanation=(
            "Le schéma regarde le jour et le mois séparément, et laisse passer le 31 février. Le "
            "portail, lui, ne trouverait personne né ce jour-là."
        ),
        source="FORMAT.md (a), comportement vérifié du schéma",
        example="31 et 2 (31 février) → 28 et 2",
        fields=BIRTH[2:],
        say=birth,
    ),
)

STEP: Final = Step("Dates de naissance", check_births, (*ENROLMENT, *BIRTH), by_row=True)
