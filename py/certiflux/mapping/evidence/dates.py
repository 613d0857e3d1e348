"""What dates say of one another: an end is so many years after a delivery, row by row."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from certiflux.dictionary import ids
from certiflux.mapping.evidence.around import Title
from certiflux.mapping.evidence.sample import ColumnSample
from certiflux.reading.table import Cell

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_MOST: Final = 0.8
_YEARS: Final = range(1, 21)
_NEAR: Final = 2
_END, _DELIVERY = 2.0, 0.8
_YEAR: Final = 365.25


def date_relations(titles: list[Title], seen: list[ColumnSample]) -> dict[int, dict[str, float]]:
    """Return the points that pairs of dates give: « delivery + n years = end of validity »."""
    dated = {
        index: [_day(cell) for cell in one.cells]
        for index, one in enumerate(seen)
        if one.share("date") >= _MOST and not one.counts["birth"] and titles[index].text
    }
    found: dict[int, dict[str, float]] = {}
    for start, days in dated.items():
        for end, later in dated.items():
            if start != end and _years_after(days, later):
                found.setdefault(end, {})[ids.FIN_VALIDITE] = _END
                found.setdefault(start, {})[ids.DEBUT_VALIDITE] = _DELIVERY
    bare = [
        index
        for index, one in enumerate(seen)
        if one.share("date") >= _MOST and not one.counts["birth"]
    ]
    if len(bare) == 1 and not any(title.text for title in titles):
        found[bare[0]] = {ids.DEBUT_VALIDITE: _DELIVERY}
    return found


def _years_after(days: list[int | None], later: list[int | None]) -> bool:
    spans = [b - a for a, b in zip(days, later, strict=False) if a is not None and b is not None]
    whole = [span for span in spans if _whole_years(span)]
    return len(spans) > 1 and len(whole) >= _MOST * len(spans)


def _whole_years(span: int) -> bool:
    years = round(span / _YEAR)
    return years in _YEARS and abs(span - years * _YEAR) <= _NEAR


def _day(cell: Cell) -> int | None:
    """Return the number of a day; None for what is no date."""
    if isinstance(cell, dt.date):
        return cell.toordinal()
    text = str(cell)
    try:
        if found := _DAY_FIRST.match(text):
            return dt.date(int(found[3]), int(found[2]), int(found[1])).toordinal()
        if found := _YEAR_FIRST.match(text):
            return dt.date(int(found[1]), int(found[2]), int(found[3])).toordinal()
    except ValueError:
        return None
    return None
