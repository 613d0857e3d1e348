"""Read dates the way French spreadsheets write them, strictly: nothing is guessed.

Day first, four-digit years, real days only (PLACES.md, « Dates in spreadsheets »).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

MONTHS: Final = {
    "janvier": 1, "janv": 1, "jan": 1,
    "fevrier": 2, "fevr": 2, "fev": 2,
    "mars": 3,
    "avril": 4, "avr": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7, "juil": 7,
    "aout": 8,
    "septembre": 9, "sept": 9,
    "octobre": 10, "oct": 10,
    "novembre": 11, "nov": 11,
    "decembre": 12, "dec": 12,
}  # fmt: skip
"""Month numbers by unaccented French name or abbreviation."""

EPOCH: Final = dt.date(1899, 12, 30)
EPOCH_1904: Final = dt.date(1904, 1, 1)
"""Day 0 of a workbook made on an old Macintosh; of any other, EPOCH."""

_SERIALS: Final = range(3_000, 73_416)
"""Day numbers taken for dates, March 1908 to the end of 2100; 1900–2099 would be years."""

_DAY_FIRST = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORDED = re.compile(r"(\d{1,2})(?:er)?[ .\-]+([a-zéûôè]+)\.?[ .\-]+(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([/.\- ])\d{1,2}\1\d{2}")
_TIME = re.compile(r"[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?z?$")
_PARTIAL = re.compile(r"(?:(?:00[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})")
_UNACCENT = str.maketrans("éèûô", "eeuo")

Parts = tuple[int, int, int]


def from_serial(number: float, epoch: dt.date = EPOCH) -> dt.date | None:
    """Return the day of a spreadsheet's day number, or None when it is none."""
    if not _SERIALS.start <= number < _SERIALS.stop:
        return None
    return epoch + dt.timedelta(days=int(number))


def parts(text: str) -> Parts | None:
    """Return year, month and day as written, real or not; None when it is no whole date."""
    text = _TIME.sub("", text.strip().lower())
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[4]), int(found[3]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _COMPACT.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _WORDED.fullmatch(text)) and (number := month(found[2])):
        return int(found[3]), number, int(found[1])
    return None


def month(name: str) -> int | None:
    """Return the number of a French month name or abbreviation."""
    return MONTHS.get(name.strip().rstrip(".").lower().translate(_UNACCENT))


def real(written: Parts) -> dt.date | None:
    """Return the day that the parts name, or None when the calendar has no such day."""
    try:
        return dt.date(*written)
    except ValueError:
        return None


def parse(text: str) -> dt.date | None:
    """Return the real day that ``text`` names, or None."""
    written = parts(text)
    return real(written) if written else None


def partial(text: str) -> tuple[int, int | None] | None:
    """Return year and perhaps month of a birth date whose day is unknown.

    « 1960 », « 00/00/1960 » and « 05/1960 » are such dates.
    """
    found = _PARTIAL.fullmatch(text.strip())
    if not found:
        return None
    number = int(found[1] or 0)
    return (int(found[2]), number or None) if number <= len(set(MONTHS.values())) else None


def short_year(text: str) -> bool:
    """Say whether ``text`` is a date whose year has two digits only."""
    return bool(_SHORT_YEAR.fullmatch(text.strip()))
