"""How long is left to declare each delivery: by certification and last day, the latest first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from certiflux.base.words import counted, figure, typographic
from certiflux.dataset.values import Value
from certiflux.fiches.known import KnownFiches
from certiflux.rules.dates.chronology import day
from certiflux.rules.dates.deadline import SOON, due
from certiflux.rules.ids import CODE, DELIVRANCE
from certiflux.screens import View
from certiflux.session import Dossier

LATE, NEAR, FAR = "late", "soon", "later"
_LABELS = {LATE: "En retard", NEAR: "Bientôt", FAR: "À temps"}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The people of one certification who must be declared by one day."""

    certification: str
    last_day: dt.date
    people: int
    left: int

    @property
    def level(self) -> str:
        """Say how urgent it is."""
        if self.left < 0:
            return LATE
        return NEAR if self.left <= SOON else FAR


def deadlines(dossier: Dossier, rows: Iterable[int] | None = None) -> list[Deadline]:
    """Return the last days to declare, the earliest first; of ``rows``, or of everybody.

    Empty while nothing is checked or the day is not known. Rows without a real date of delivery
    have no last day and are left out.
    """
    dataset, today = dossier.dataset, dossier.context.today
    if dataset is None or today is None or DELIVRANCE not in dataset.columns:
        return []
    days, codes = dataset.values(DELIVRANCE), dataset.values(CODE)
    wanted = range(len(dataset)) if rows is None else rows
    found = Counter((_code(codes[row]), days[row]) for row in wanted)
    by_day: Counter[tuple[dt.date, str]] = Counter()
    for (certification, delivered), people in found.items():
        if spelt := day(delivered):
            by_day[due(dt.date.fromisoformat(spelt)), certification] += people
    return [
        Deadline(certification, last, people, (last - today).days)
        for (last, certification), people in sorted(by_day.items())
    ]


def _code(value: Value) -> str:
    return value if isinstance(value, str) else ""


def deadlines_view(dossier: Dossier, rows: Iterable[int] | None = None) -> View:
    """Return the deadlines in words: the sentence, what is late first, then day by day."""
    found = deadlines(dossier, rows)
    people = Counter(dict.fromkeys(_LABELS, 0))
    for one in found:
        people[one.level] += one.people
    return {
        "sentence": typographic(_sentence(found, people)),
        "late": people[LATE],
        "soon": people[NEAR],
        "later": people[FAR],
        "items": [_item(one, dossier.fiches) for one in found],
    }


def _item(one: Deadline, fiches: KnownFiches) -> View:
    return {
        "certification": one.certification,
        "told": fiches.told(one.certification),
        "last_day": one.last_day.isoformat(),
        "day_label": french(one.last_day),
        "people": one.people,
        "left": one.left,
        "level": one.level,
        "level_label": _LABELS[one.level],
        "sentence": typographic(f"{counted(one.people, 'personne')} : {_left(one.left)}."),
    }


def _sentence(found: list[Deadline], people: Counter[str]) -> str:
    if not found:
        return "Aucune date de délivrance n'est lisible : le délai ne peut pas être calculé."
    if late := people[LATE]:
        verb = "devait être déclarée" if late == 1 else "devaient être déclarées"
        return f"{counted(late, 'personne')} {verb} avant aujourd'hui : envoyez-les en premier."
    first = found[0]
    return (
        f"Le premier délai se termine le {french(first.last_day)} ({_left(first.left)}), pour "
        f"{counted(first.people, 'personne')}."
    )


def _left(days: int) -> str:
    if days < 0:
        return f"en retard de {counted(-days, 'jour')}"
    if days == 0:
        return "dernier jour aujourd'hui"
    return "il reste un jour" if days == 1 else f"il reste {figure(days)} jours"


def french(day_: dt.date) -> str:
    """Write a day the French way: 21/11/2026."""
    return f"{day_.day:02}/{day_.month:02}/{day_.year:04}"
