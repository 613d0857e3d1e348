"""Which years are plausible for a date: they tell the century of a year in two figures.

A birth comes 14 to 90 years before the deliveries of the file; all else is recent. What only one
century makes plausible is read so; what none or two do is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from certiflux.base import dates
from certiflux.base.dates import DateRule
from certiflux.dictionary import ids
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Table

_DELIVERY, _END = ids.DEBUT_VALIDITE, ids.FIN_VALIDITE
_DATED: Final = (_DELIVERY, ids.FIN_EXAMEN, ids.DEBUT_EXAMEN, ids.DATE_INSCRIPTION)
"""Fields that tell when people were certified, the best first."""

_RECENT: Final = range(2000, 2051)
_ENDS: Final = range(2000, 2091)
_YOUNGEST, _OLDEST = 14, 90
_LOOKED_AT: Final = 5_000
"""Distinct dates that tell when people were certified."""


def plausible_years(target: str | None, table: Table, mapping: Mapping) -> range | None:
    """Return the years that are plausible for a field or composite; None when nothing tells."""
    if target == DATE_NAISSANCE.id:
        known = _certified(table, mapping)
        return range(known[0] - _OLDEST, known[1] - _YOUNGEST + 1) if known else None
    return _ENDS if target == _END else _RECENT


def _certified(table: Table, mapping: Mapping) -> tuple[int, int] | None:
    """Return the first and the last year in which people of the file were certified."""
    columns = {match.target: match.index for match in mapping.columns if match.target}
    for field in _DATED:
        cells: Iterator[Cell] = iter(())
        if field in columns:
            cells = iter(table.columns[columns[field]].values[:_LOOKED_AT])
        elif field in mapping.constants:
            cells = iter((mapping.constants[field],))
        years = [year for cell in cells if (year := _year(cell)) in _RECENT]
        if years:
            return min(years), max(years)
    return None


def _year(cell: Cell) -> int:
    """Return the year of a recent date, 0 for anything else."""
    if isinstance(cell, dt.date):
        return cell.year
    if isinstance(cell, str):
        found = dates.read(cell, DateRule(years=_RECENT))
        return found.parts[0] if found else 0
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        day = dates.from_serial(cell)
        return day.year if day else 0
    return 0
