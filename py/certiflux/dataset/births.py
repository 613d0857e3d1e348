"""Part a whole date of birth into year, month and day; what is unknown stays nil."""

from __future__ import annotations

import datetime as dt
from typing import Final

from certiflux.base import dates
from certiflux.base.dates import DAY_FIRST, DateForm, DateRule
from certiflux.dataset.change import Change
from certiflux.dataset.dates.dated import SHORT_YEARS, dated, is_zero
from certiflux.dataset.dates.late import next_day
from certiflux.dataset.texts.text import clean
from certiflux.dataset.values import NIL, Value, show
from certiflux.mapping.born import birth_date
from certiflux.reading.table import Cell

Split = tuple[Value, Value, Value, Change | None]

_SERIAL: Final = 5
"""Figures of the day number of a birth since 1927, as a spreadsheet counts days."""

_CHANGES: Final = {
    DateForm.JMA: Change.SEPARATION_JMA,
    DateForm.MJA: Change.SEPARATION_MJA,
    DateForm.AMJ: Change.SEPARATION,
    DateForm.TIMED: Change.SEPARATION,
    DateForm.WORDS: Change.SEPARATION,
}


def split_birth(cell: Cell, epoch: dt.date = dates.EPOCH, rule: DateRule = DAY_FIRST) -> Split:
    """Return year, month and day of a whole date of birth, and the change made.

    A year alone, or with its month, leaves the rest as nil. What cannot be read is returned
    whole as the year, so that the check can show it.
    """
    cell = dated(cell, rule)
    cell = birth_date(cell) if isinstance(cell, str) else cell
    text, _ = clean(show(cell))
    if not text:
        return None, None, None, None
    if is_zero(cell):
        return None, None, None, Change.DATE_ZERO
    if rule.late and (following := next_day(cell, rule)):
        return *_parts(following), Change.MINUIT
    if isinstance(cell, dt.date):
        return *_parts(cell), Change.SEPARATION
    if day := _serial(cell, text, epoch):
        return *_parts(day), Change.SERIE
    found = dates.read(text, rule)
    if found and (day := dates.real(found.parts)):
        short = found.short and SHORT_YEARS[found.form, found.deduced]
        return *_parts(day), short or _CHANGES[found.form]
    if known := dates.partial(text, rule):
        month: Value = str(known[1]) if known[1] else NIL
        return str(known[0]), month, NIL, Change.PARTIELLE
    return text, None, None, None


def _parts(day: dt.date) -> tuple[str, str, str]:
    return str(day.year), str(day.month), str(day.day)


def _serial(cell: Cell, text: str, epoch: dt.date) -> dt.date | None:
    """Return the day of a day number; as text it needs five figures: four are a year."""
    if isinstance(cell, str) and text.isdecimal() and len(text) == _SERIAL:
        return dates.from_serial(int(text), epoch)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return dates.from_serial(cell, epoch)
    return None
