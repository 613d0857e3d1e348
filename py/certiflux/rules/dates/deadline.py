"""Against the day of today: days yet to come, the three months to declare."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Final

from certiflux.base.words import counted
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value, show
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.dates.chronology import day
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import DELIVRANCE, PAST
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step

MONTHS: Final = 3
"""Months to declare a certification after its delivery (FORMAT.md b 2, R. 6113-17-2)."""

OBLIGATORY_SINCE: Final = dt.date(2021, 7, 1)
"""First day of delivery that must be declared (FORMAT.md b 2)."""

SOON: Final = 30
"""Days before the end of the three months from which the page says how many are left."""

_YEAR: Final = 12


def due(delivered: dt.date) -> dt.date:
    """Return the last day to declare: the same day three months later, or the month's last."""
    months = delivered.month - 1 + MONTHS
    year, month = delivered.year + months // _YEAR, months % _YEAR + 1
    return dt.date(year, month, min(delivered.day, monthrange(year, month)[1]))


def days_left(value: Value, today: dt.date) -> int | None:
    """Return the days left to declare what was delivered on a day, negative when late."""
    spelt = day(value)
    return (due(dt.date.fromisoformat(spelt)) - today).days if spelt else None


def check_days(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the days yet to come, and how the three months stand (FORMAT.md b 2)."""
    today = context.today
    if today is None:
        findings.skip("La date du jour n'est pas connue.")
        return
    for field_id in PAST:
        column = dataset.columns.get(field_id)
        if column is None:
            continue
        codes: dict[str, set[int]] = {}
        for code, value in enumerate(column.values):
            if (spelt := day(value)) and (rule := _say(field_id, spelt, today)):
                codes.setdefault(rule, set()).add(code)
        for rule, concerned in codes.items():
            findings.add(rule, field_id, column.rows_of(concerned))


def _say(field_id: str, spelt: str, today: dt.date) -> str | None:
    if spelt > today.isoformat():
        return "DATE_FUTURE"
    if field_id != DELIVRANCE:
        return None
    if spelt < OBLIGATORY_SINCE.isoformat():
        return "AVANT_OBLIGATION"
    left = days_left(spelt, today)
    if left is None or left > SOON:
        return None
    return "DECLARATION_TARDIVE" if left < 0 else "DELAI_PROCHE"


def lateness(scene: Scene, finding: Finding) -> str:
    """Say when the three months ended, and how many days ago."""
    spelt, today = day(scene.value(finding.field, finding.row)), scene.context.today
    if spelt is None or today is None:
        return ""
    return scene.once(("lateness", spelt), lambda: _late(spelt, today))


def _late(spelt: str, today: dt.date) -> str:
    late = -(days_left(spelt, today) or 0)
    last = show(due(dt.date.fromisoformat(spelt)))
    return f"{last} au plus tard, il y a {counted(late, 'jour')}"


def time_left(scene: Scene, finding: Finding) -> str:
    """Say how many days are left to declare, and until when."""
    spelt, today = day(scene.value(finding.field, finding.row)), scene.context.today
    if spelt is None or today is None:
        return ""
    last = show(due(dt.date.fromisoformat(spelt)))
    left = days_left(spelt, today)
    if not left:
        return f"c'est le dernier jour pour la déclarer ({last})"
    verb = "il reste" if left > 1 else "il ne reste plus que"
    return f"{verb} {counted(left, 'jour')} pour la déclarer, jusqu'au {last}"


RULES: Final = (
    Rule(
        code="DATE_FUTURE",
        severity=Severity.WARNING,
        title="Une date est à venir",
        message="« {value} » est encore à venir.",
        remedy="Corrigez la date, ou attendez ce jour pour déclarer la personne.",
        explanation=(
            "On déclare une certification une fois délivrée. Aucun refus du portail n'est connu "
            "pour une date à venir, mais elle est presque toujours une faute de frappe."
        ),
        source="FORMAT.md (b) 2",
        example="20/05/2062 → 20/05/2026",
        fields=PAST,
    ),
    Rule(
        code="AVANT_OBLIGATION",
        severity=Severity.INFO,
        title="La certification est d'avant l'obligation de déclarer",
        message="délivrée le {value}, elle n'a pas à être déclarée, mais vous pouvez le faire.",
        remedy="Rien à faire : le portail accepte aussi les certifications plus anciennes.",
        explanation="L'obligation vaut pour les délivrances à partir du 1er juillet 2021.",
        source="FORMAT.md (b) 2",
        example="30/06/2021 n'est pas obligatoire → 01/07/2021 l'est",
        fields=(DELIVRANCE,),
    ),
    Rule(
        code="DECLARATION_TARDIVE",
        severity=Severity.WARNING,
        title="Le délai de trois mois est passé",
        message="délivrée le {value}, la certification était à déclarer le {other}.",
        remedy="Déclarez-la sans attendre, après avoir vérifié la date de délivrance.",
        explanation=(
            "Une certification se déclare dans les trois mois qui suivent sa délivrance, soit "
            "jusqu'au même jour du mois. Le portail l'accepte encore après ; seul un manquement "
            "répété expose à un rappel à la loi."
        ),
        source="FORMAT.md (b) 2, article R. 6113-17-2 du code du travail",
        example="délivrée le 20/05/2026, déclarée le 25/08/2026 → déclarée avant le 21/08/2026",
        fields=(DELIVRANCE,),
        say=lateness,
    ),
    Rule(
        code="DELAI_PROCHE",
        severity=Severity.INFO,
        title="Le délai de trois mois finit bientôt",
        message="{other}.",
        remedy="Déposez le fichier ce jour-là au plus tard.",
        explanation=(
            "Une certification se déclare dans les trois mois qui suivent sa délivrance, soit "
            "jusqu'au même jour du mois. Certiflux le rappelle les trente derniers jours."
        ),
        source="FORMAT.md (b) 2, article R. 6113-17-2 du code du travail",
        example="délivrée le 20/05/2026, le 25/07/2026 → il reste 26 jours",
        fields=(DELIVRANCE,),
        say=time_left,
    ),
)

STEP: Final = Step("Délais", check_days, PAST, by_row=True)
