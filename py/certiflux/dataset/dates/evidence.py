"""Count what the dates of a column prove of the order in which they are written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from certiflux.base.dates import Order

_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS: Final = 12
_SHORT_YEAR: Final = 2
"""Figures of a year without its century."""


@dataclass(slots=True)
class Evidence:
    """Distinct dates of a column by the orders that can read them."""

    forced: dict[Order, int] = field(default_factory=lambda: dict.fromkeys(Order, 0))
    fits: dict[Order, int] = field(default_factory=lambda: dict.fromkeys(Order, 0))
    readable: int = 0
    ambiguous: int = 0
    year_first: int = 0
    short: int = 0

    def add(self, first: int, second: int, year: str) -> None:
        """Count one date in figures that ends with its year, or may do so."""
        short = len(year) == _SHORT_YEAR
        self.short += short
        day_first, month_first = _day(first, second), _day(second, first)
        last = short and _day(int(year), second)
        if not (day_first or month_first or last):
            return
        self.readable += 1
        self.fits[Order.JMA] += day_first
        self.fits[Order.MJA] += month_first
        self.fits[Order.AMJ] += last
        if day_first and month_first:
            self.ambiguous += first != second
        elif day_first:
            self.forced[Order.JMA] += 1
        elif month_first:
            self.forced[Order.MJA] += 1
        else:
            self.forced[Order.AMJ] += 1

    def proven(self) -> Order | None:
        """Return the one order that reads every readable date; None for none or several."""
        whole = [o for o in (Order.JMA, Order.MJA) if self.fits[o] == self.readable]
        if whole:
            return whole[0] if len(whole) == 1 else None
        return Order.AMJ if self.fits[Order.AMJ] == self.readable else None

    def conflicting(self) -> bool:
        """Say whether no order reads every readable date."""
        return not any(self.fits[order] == self.readable for order in Order)


def _day(day: int, month: int) -> bool:
    """Say whether some year has this day."""
    return 0 < month <= _MONTHS and 0 < day <= _LONGEST[month - 1]
