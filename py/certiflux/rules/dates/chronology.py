"""The order of the days: exam, delivery, validity, enrolment."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from certiflux.base.dates import real
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value, show
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import (
    DEBUT_EXAMEN,
    DELIVRANCE,
    ENROLMENT,
    EXAM,
    FIN_EXAMEN,
    FIN_VALIDITE,
    INSCRIPTION,
    ORDERED_DATES,
    VALIDITY,
)
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.tuples import said_rows

FARTHEST: Final = 50
"""Years of validity from which an end looks made up; real ones are of two to ten years."""

NEVER: Final = "2099"
CENTURY, CENTURY_FROM = 100, 2000
"""Years by which a spreadsheet misses one typed in two figures, and the first of this century."""

_DAY: Final = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?")


def day(value: Value) -> str | None:
    """Return a value that is a day as the flow spells it, else None."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value if real((int(value[:4]), int(value[5:7]), int(value[8:]))) else None
    return None


def year(value: Value) -> int | None:
    """Return the year of a value that is a year or a day, else None."""
    return int(value[:4]) if isinstance(value, str) and _YEAR.fullmatch(value) else None


def french(spelt: str) -> str:
    """Return a day spelt AAAA-MM-JJ as a French reader expects it."""
    return show(dt.date.fromisoformat(spelt))


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


def start_date(scene: Scene, finding: Finding) -> str:
    """Quote the start that goes with an end."""
    start = next(first for first, second in ORDERED_DATES if second == finding.field)
    return scene.shown(start, finding.row)


def last_exam(scene: Scene, finding: Finding) -> str:
    """Quote the last day of the exam."""
    ends = (scene.value(field, finding.row) for field in (FIN_EXAMEN, DEBUT_EXAMEN))
    return next((french(spelt) for value in ends if (spelt := day(value))), "")


_LATEST: Final = (
    (FIN_EXAMEN, "la fin de l'examen"),
    (DEBUT_EXAMEN, "l'examen"),
    (DELIVRANCE, "la délivrance"),
)
"""Days that an enrolment comes before, and their names."""


def overtaken(scene: Scene, finding: Finding) -> str:
    """Name the first day that an enrolment comes after."""
    own = day(scene.value(finding.field, finding.row)) or ""
    for field, name in _LATEST:
        spelt = day(scene.value(field, finding.row))
        if spelt and spelt < own:
            return f"{name} ({french(spelt)})"
    return ""


def fix_endless(_scene: Scene, _finding: Finding) -> list[Fix]:
    """Propose to send no end of validity."""
    return [Fix("Laisser vide : sans limite de validité", {FIN_VALIDITE: ""})]


def fix_end(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the century after for an end: a spreadsheet takes « 31 » for 1931."""
    spelt = day(scene.text(finding.field, finding.row))
    if spelt is None or int(spelt[:4]) >= CENTURY_FROM:
        return []
    shown = f"{spelt[8:]}/{spelt[5:7]}/{int(spelt[:4]) + CENTURY}"
    return [Fix(f"Lire le {shown}", {finding.field: shown})]


RULES: Final = (
    Rule(
        code="FIN_AVANT_DEBUT",
        severity=Severity.ERROR,
        title="Une fin est avant son début",
        message="la fin ({value}) est avant le début ({other}).",
        remedy="Corrigez l'une des deux dates.",
        explanation="Le portail refuse un passage dont les dates se contredisent.",
        source="FORMAT.md (b) 5",
        example="examen du 13/05/2026 au 12/05/2026 → du 12/05/2026 au 13/05/2026",
        fields=tuple(end for _, end in ORDERED_DATES),
        say=start_date,
        fix=fix_end,
    ),
    Rule(
        code="FIN_LOINTAINE",
        severity=Severity.WARNING,
        title="La fin de validité semble inventée",
        message="« {value} » est si loin que cette date semble mise à la place de « sans limite ».",
        remedy="Laissez vide si la certification n'a pas de limite ; sinon donnez la vraie date.",
        explanation=(
            "Une certification sans limite se déclare sans date de fin. Certiflux s'étonne à "
            "partir de cinquante ans, et de l'année 2099."
        ),
        source="FORMAT.md (e), fautes rencontrées ; (a) 5.11",
        example="31/12/2099 → une case vide",
        fields=(FIN_VALIDITE,),
        fix=fix_endless,
    ),
    Rule(
        code="EXAMEN_APRES_DELIVRANCE",
        severity=Severity.WARNING,
        title="L'examen finit après la délivrance",
        message="la délivrance ({value}) est avant la fin de l'examen ({other}).",
        remedy="Vérifiez les deux dates : on délivre après l'examen, ou le jour même.",
        explanation=(
            "Le schéma laisse passer ces dates. L'une des deux est sans doute fausse, et le délai "
            "de trois mois court depuis la délivrance."
        ),
        source="FORMAT.md (a) 5.7 et 5.10",
        example="examen le 22/05/2026, délivrance le 20/05/2026 → délivrance le 29/05/2026",
        fields=(DELIVRANCE,),
        say=last_exam,
    ),
    Rule(
        code="INSCRIPTION_TARDIVE",
        severity=Severity.WARNING,
        title="L'inscription vient après l'examen",
        message="l'inscription ({value}) vient après {other}.",
        remedy="Vérifiez la date d'inscription, ou laissez-la vide : elle est facultative.",
        explanation=(
            "On s'inscrit avant le dernier jour de l'examen et avant la délivrance. Certiflux ne "
            "regarde pas le premier jour : on peut s'inscrire une fois la formation commencée."
        ),
        source="FORMAT.md (a) 7.4",
        example="inscription le 30/05/2026, délivrance le 20/05/2026 → inscription le 30/04/2026",
        fields=(INSCRIPTION,),
        say=overtaken,
    ),
)

STEP: Final = Step("Ordre des dates", check_order, (*ENROLMENT, FIN_VALIDITE), by_row=True)
