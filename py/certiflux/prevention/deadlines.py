"""By when a training is to be declared in the Passeport: the quarter in which it ended tells it.

As the portal published it on 15 June 2026 (second-hand, like the rest of this flow): six months
after the quarter in 2026, three from 2027 on; what ended from September to December 2025 has the
day of the first quarter of 2026. Nothing is known of what ended before.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

_FIRST: Final = dt.date(2025, 9, 1)
"""First day of the end of a training that has a deadline."""

_LATE_START: Final = dt.date(2026, 9, 30)
_QUARTER: Final = 3
_MONTHS: Final = 12


def due(ended: dt.date) -> dt.date | None:
    """Return the last day to declare what ended on a day, None for what has no deadline."""
    if ended < _FIRST:
        return None
    if ended.year < _LATE_START.year:
        return _LATE_START
    months = 6 if ended.year == _LATE_START.year else 3
    after = ended.year * _MONTHS + (ended.month - 1) // _QUARTER * _QUARTER + _QUARTER + months
    return dt.date(after // _MONTHS, after % _MONTHS + 1, 1) - dt.timedelta(days=1)
