"""Dates at 22:00, 23:00 or 23:59: the midnight of the next day, told in another time or rounded.

A program that writes the midnight of Paris in universal time writes 22:00 of the day before in
summer and 23:00 in winter; others lose some seconds. The whole column tells whether it is so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from certiflux.base import dates
from certiflux.base.dates import DAY_FIRST, DateRule
from certiflux.base.words import counted
from certiflux.dataset.texts.text import clean
from certiflux.reading.table import Cell

_HOUR: Final = re.compile(
    r"[t ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(z|[+-]00:?00)?$", re.IGNORECASE
)
_DAY: Final = dt.timedelta(days=1)
_FIRST_SUMMER, _LONG_SUMMERS, _ONE_TIME = 1976, 1996, 1946
"""Years of the French time: summer time again, summer time to the end of October, and the first
year of one time all the year round after those of the war, in which any hour may be midnight."""

_MARCH, _SEPTEMBER, _OCTOBER, _SUNDAY = 3, 9, 10, 6
_TOLERANCE: Final = dt.timedelta(days=9)
"""How far from our rule the days of change were before 1981."""

_SETTLED: Final = 1981


_OVERSEAS: Final = {
    20: "20 h : c'est minuit à La Réunion",
    21: "21 h : c'est minuit à Mayotte",
    13: "13 h : c'est minuit à Nouméa",
}
"""Midnights east of Paris as universal time tells them, the day before: by their hour."""

_FEWEST: Final = 3
"""Days of which one same hour says more than the hour of an examination."""


class Hour(StrEnum):
    """What the time of a date may be: universal midnight in summer, in winter, or lost seconds."""

    SUMMER = "22:00"
    WINTER = "23:00"
    ROUNDED = "23:59"
    LAST = "23:59:59"


class TimedDate(NamedTuple):
    """A date with a time: its day as written, its Hour if it is late, whether it says UTC.

    ``sharp`` is the hour of the clock when it is struck, None otherwise.
    """

    day: dt.date
    hour: Hour | None
    universal: bool = False
    sharp: int | None = None


@dataclass(slots=True)
class LateEvidence:
    """How many distinct dates of a column have no time, a fit one, an unfit one, another one.

    ``struck`` are the hours of those others.
    """

    plain: int = 0
    fits: int = 0
    unfit: int = 0
    other: int = 0
    struck: set[int | None] = field(default_factory=set)

    @property
    def overseas(self) -> str:
        """Return which midnight overseas all the times may be, in words; "" for none."""
        alone = self.other >= _FEWEST and not (self.plain or self.fits or self.unfit)
        if not alone or len(self.struck) != 1:
            return ""
        (hour,) = self.struck
        return _OVERSEAS.get(hour or 0, "")

    @property
    def late(self) -> bool | None:
        """Say whether the times are midnights of the next day; None when nothing is to be said."""
        if not (self.fits or self.unfit) or self.other > self.fits + self.unfit:
            return None
        return not (self.plain or self.unfit or self.other)

    def sentence(self) -> str:
        """Return in French what is made of the times."""
        if self.overseas:
            return (
                f"Toutes les heures de la colonne sont {self.overseas}, écrit en heure "
                "universelle. Le jour écrit est gardé ; si ce sont des minuits, le vrai jour est "
                "le suivant : faites écrire la colonne sans heure."
            )
        if self.late:
            return (
                "Toutes les heures de la colonne (22 h l'été, 23 h l'hiver, 23:59) sont le minuit "
                "du jour suivant, écrit dans une autre heure : ce jour est lu."
            )
        number = self.fits + self.unfit
        have = "ont" if number > 1 else "a"
        return (
            f"{counted(number, 'valeur')} {have} une heure tardive (22 h, 23 h, 23:59), peut-être "
            "minuit du jour suivant : le jour est à vérifier."
        )


def weigh(cells: Iterable[Cell], rule: DateRule = DAY_FIRST, *, ends: bool = False) -> LateEvidence:
    """Count the times of the dates of a column; in ``ends``, 23:59:59 is the end of its day."""
    count, plain = LateEvidence(), []
    for cell in cells:
        found = timed(cell, rule)
        if found is None:
            plain.append(cell)
        elif found.hour is None:
            count.other += 1
            count.struck.add(found.sharp)
        elif _fits(found.day, found.hour, ends=ends):
            count.fits += 1
        else:
            count.unfit += 1
    # Nothing else asks how many have no time: most columns have no other.
    if count.fits or count.overseas:
        count.plain = sum(_plain(cell, rule) for cell in plain)
    return count


def _plain(cell: Cell, rule: DateRule) -> bool:
    if isinstance(cell, str):
        return any(map(str.isdecimal, cell)) and dates.read(clean(cell)[0], rule) is not None
    return isinstance(cell, dt.date)


def timed(cell: Cell, rule: DateRule = DAY_FIRST) -> TimedDate | None:
    """Return the day and the hour of a date that has a time other than midnight, else None."""
    if isinstance(cell, dt.datetime):
        if cell.time() == dt.time():
            return None
        sharp = None if cell.minute or cell.second else cell.hour
        return TimedDate(cell.date(), _hour(cell.hour, cell.minute, cell.second), sharp=sharp)
    if not isinstance(cell, str) or ":" not in cell:
        return None
    text = clean(cell)[0]
    found = _HOUR.search(text)
    if found is None or not (day := dates.parse(text[: found.start()], rule)):
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    midnight = not (hour or minute or second)
    sharp = None if minute or second else hour
    late = _hour(hour, minute, second)
    return None if midnight else TimedDate(day, late, bool(found[4]), sharp)


def next_day(cell: Cell, rule: DateRule = DAY_FIRST) -> dt.date | None:
    """Return the day that begins when a late hour is midnight; None for any other date."""
    found = timed(cell, rule)
    return found.day + _DAY if found and found.hour else None


def _hour(hour: int, minute: int, second: int) -> Hour | None:
    match hour, minute, second:
        case 22, 0, 0:
            return Hour.SUMMER
        case 23, 0, 0:
            return Hour.WINTER
        case 23, 59, 59:
            return Hour.LAST
        case 23, 59, _:
            return Hour.ROUNDED
        case _:
            return None


def _fits(eve: dt.date, hour: Hour, *, ends: bool) -> bool:
    """Say whether the season of a day makes its late hour the midnight that follows."""
    if hour in {Hour.ROUNDED, Hour.LAST}:
        return hour is Hour.ROUNDED or not ends
    if eve.year < _ONE_TIME:
        return True
    day, margin = eve + _DAY, _TOLERANCE if eve.year < _SETTLED else dt.timedelta()
    if day.year < _FIRST_SUMMER:
        return hour is Hour.WINTER
    start = _last_sunday(day.year, _MARCH)
    end = _last_sunday(day.year, _OCTOBER if day.year >= _LONG_SUMMERS else _SEPTEMBER)
    if abs(day - start) <= margin or abs(day - end) <= margin:
        return bool(margin) or (hour is Hour.SUMMER) == (start < day <= end)
    return (hour is Hour.SUMMER) == (start < day <= end)


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month + 1, 1) - _DAY
    return last - dt.timedelta(days=(last.weekday() - _SUNDAY) % 7)
