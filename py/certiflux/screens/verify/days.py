"""Who was delivered in one month, who must be declared by one day: by certification."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from certiflux.base.words import typographic
from certiflux.rules.dates.chronology import day, french
from certiflux.rules.dates.deadline import due
from certiflux.rules.ids import CODE, DELIVRANCE
from certiflux.session import Dossier

DELIVERED: Final = "delivered"
"""The filter of the people delivered in one month: « 2026-05 RS5200 »."""

DUE: Final = "due"
"""The filter of the people to declare by one day: « 2026-08-20 RS5200 »."""

NO_CODE: Final = "Sans code de certification"

_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)

Dated = tuple[str, str]
"""The code of a certification, "" for none, and a month or a day."""


def month(iso: str) -> str:
    """Write a month the French way: « mai 2026 » for 2026-05."""
    year, number = iso.split("-")[:2]
    return f"{_MONTHS[int(number) - 1]} {year}"


def delivered(dossier: Dossier) -> Iterator[Dated | None]:
    """Yield, per row, the certification and the month of delivery.

    None for a row put aside or without a real date; nothing at all without such a column.
    """
    aside = dossier.set_aside()
    for row, one in enumerate(_dated(dossier, lambda spelt: spelt[:7])):
        yield None if row in aside else one


def to_declare(dossier: Dossier) -> Iterator[Dated | None]:
    """Yield, per row, the certification and the last day to declare, None without a real date."""
    return _dated(dossier, lambda spelt: due(dt.date.fromisoformat(spelt)).isoformat())


def _dated(dossier: Dossier, when: Callable[[str], str]) -> Iterator[Dated | None]:
    dataset = dossier.dataset
    if dataset is None or DELIVRANCE not in dataset.columns:
        return

    @cache
    def spelt(text: Any) -> str:  # noqa: ANN401 (a cell of the dataset)
        real = day(text)
        return when(real) if real else ""

    for code, text in zip(dataset.values(CODE), dataset.values(DELIVRANCE), strict=True):
        told = spelt(text)
        yield (code if isinstance(code, str) else "", told) if told else None


def _chosen(found: Iterator[Dated | None], said: str) -> tuple[int, ...]:
    when, _, code = said.partition(" ")
    return tuple(row for row, one in enumerate(found) if one == (code, when))


TOLD_BY_DAY: Final[Mapping[str, Callable[[Dossier, str], tuple[int, ...]]]] = {
    DELIVERED: lambda dossier, said: _chosen(delivered(dossier), said),
    DUE: lambda dossier, said: _chosen(to_declare(dossier), said),
}
"""By name of a filter: the rows that it keeps, top to bottom."""


def about_day(dossier: Dossier, said: Mapping[str, Any]) -> str:
    """Say which people a filter by month or by day keeps, "" for any other filter."""
    for kind in TOLD_BY_DAY:
        when, _, code = str(said.get(kind) or "").partition(" ")
        if when:
            return typographic(f"{dossier.fiches.told(code) or NO_CODE}, {_WORDS[kind](when)}.")
    return ""


_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    DELIVERED: lambda when: f"délivrance en {month(when)}",
    DUE: lambda when: f"à déclarer le {french(when)} au plus tard",
}
