"""Checks against the day of today: days yet to come, the three months to declare."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.dates.chronology import day
from certiflux.rules.findings import Findings
from certiflux.rules.ids import DELIVRANCE, PAST

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
