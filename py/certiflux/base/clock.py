"""The hour of Paris, without a time zone database (the browser's Python has none).

The rule of directive 2000/84/EC: summer time from the last Sunday of March to the last Sunday of
October, both at 01:00 UTC.
"""

from __future__ import annotations

import datetime as dt

SUMMER_MONTHS = (3, 10)


def paris(epoch: float) -> dt.datetime:
    """Return the instant ``epoch`` (seconds since 1970, UTC) with the offset of Paris."""
    utc = dt.datetime.fromtimestamp(epoch, dt.UTC).replace(microsecond=0)
    begin, end = (_last_sunday(utc.year, month) for month in SUMMER_MONTHS)
    hours = 2 if begin <= utc < end else 1
    return utc.astimezone(dt.timezone(dt.timedelta(hours=hours)))


def _last_sunday(year: int, month: int) -> dt.datetime:
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def day(epoch: float) -> dt.date:
    """Return the day that it is in Paris at ``epoch``."""
    return paris(epoch).date()


def timestamp(epoch: float) -> str:
    """Return the ``horodatage`` of ``epoch``: 24-hour clock, two-digit offset (FORMAT.md a 1.2)."""
    return paris(epoch).isoformat()
