"""Read dates the way spreadsheets write them, strictly: nothing is guessed.

Real days only. The order of day and month is that of the whole column (``order``); the century
of a two-digit year is the one that is plausible, else the user's (PLACES.md, « Dates in
spreadsheets »).
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Final, NamedTuple

MONTHS: Final = {
    "janvier": 1, "janv": 1, "jan": 1, "january": 1,
    "fevrier": 2, "fevr": 2, "fev": 2, "february": 2, "feb": 2,
    "mars": 3, "mar": 3, "march": 3,
    "avril": 4, "avr": 4, "april": 4, "apr": 4,
    "mai": 5, "may": 5,
    "juin": 6, "june": 6, "jun": 6,
    "juillet": 7, "juil": 7, "july": 7, "jul": 7,
    "aout": 8, "august": 8, "aug": 8,
    "septembre": 9, "sept": 9, "sep": 9, "september": 9,
    "octobre": 10, "oct": 10, "october": 10,
    "novembre": 11, "nov": 11, "november": 11,
    "decembre": 12, "dec": 12, "december": 12,
}  # fmt: skip
"""Month numbers by unaccented French or English name or abbreviation."""

EPOCH: Final = dt.date(1899, 12, 30)
EPOCH_1904: Final = dt.date(1904, 1, 1)
"""Day 0 of a workbook made on an old Macintosh; of any other, EPOCH."""

_SERIALS: Final = range(3_000, 73_416)
"""Day numbers taken for dates, March 1908 to the end of 2100; 1900–2099 would be years."""

_NUMERIC = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WORDED = re.compile(r"(\d{1,2})(?:er)?[ .\-]+([a-zéûôè]+)\.?[ .\-]+(\d{4}|\d{2})")
_WORDED_FIRST = re.compile(r"\A([a-zéûôè]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WEEKDAY = re.compile(r"(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?[.,]? (?=\d)")
_TIME = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[ap]m)?$")
_STATED = re.compile(
    r"[t ](?P<hour>[0-2]?\d):\d{2}(?::\d{2}(?:[.,]\d+)?)? ?"
    r"(?:z|(?P<sign>[+-])(?P<off>[01]\d):?\d\d)$"
)
_LAST_HOUR: Final = 20
"""Hour of universal time until which it is the same day from Paris to La Réunion."""

_EAST_OF_PARIS: Final = 2
_INSTANT = re.compile(r"[t ]00:00(?::00(?:[.,]0+)?)? ?(?:z|[+-][01]\d:?\d\d)$")
_UNKNOWN = r"(?:00|0|xx|x|\?\?|\?|--)"
_PARTIAL = re.compile(rf"(?:(?:{_UNKNOWN}[/.\- ])?({_UNKNOWN}|\d{{1,2}})[/.\- ])?(\d{{4}})")
_PARTIAL_MONTH_FIRST = re.compile(rf"(\d{{1,2}})[/.\- ]{_UNKNOWN}[/.\- ](\d{{4}})")
_PARTIAL_YEAR_FIRST = re.compile(rf"(\d{{4}})[/.\-]({_UNKNOWN}|\d{{1,2}})(?:[/.\-]{_UNKNOWN})?")
_PARTIAL_WORDED = re.compile(r"\A(?:en )?([a-zéûôè]+)\.?[ .\-/]+(\d{4})")
_UNACCENT = str.maketrans("éèûô", "eeuo")
_SHORT: Final = 2
_CENTURIES: Final = (1900, 2000)
_COMPACT_LENGTHS: Final = (7, 8)
_ADMITTED: Final = range(1900, 2100)

Parts = tuple[int, int, int]


class Order(StrEnum):
    """Order in which a column writes day, month and year in figures."""

    JMA = "jma"
    MJA = "mja"
    AMJ = "amj"


ORDER_LABELS: Final = {
    Order.JMA: "jour/mois/année",
    Order.MJA: "mois/jour/année",
    Order.AMJ: "année/mois/jour",
}


class DateRule(NamedTuple):
    """How the dates of one column are read; ``century`` (1900 or 2000) only if the user said.

    ``years`` are plausible ones: where they tell the century, they do before the user. ``late``
    says that hours late in the evening are midnight (``late``), False that they may be.
    """

    order: Order = Order.JMA
    century: int | None = None
    years: range | None = None
    late: bool | None = None

    def century_of(self, year: int) -> tuple[int | None, bool]:
        """Return the century of a year in two figures, and whether it is the plausible one."""
        if self.years is not None:
            found = [one for one in _CENTURIES if one + year in self.years]
            if len(found) == 1:
                return found[0], True
        return self.century, False


DAY_FIRST: Final = DateRule()


class DateForm(StrEnum):
    """How a date was written: by order of its figures, ISO with a time, or month in letters."""

    JMA = "jma"
    MJA = "mja"
    AMJ = "amj"
    TIMED = "heure"
    WORDS = "lettres"


class WrittenDate(NamedTuple):
    """Year, month and day as written, real or not; ``short`` when the year had two digits.

    ``deduced``: its century is the only plausible one.
    """

    parts: Parts
    form: DateForm
    short: bool = False
    deduced: bool = False


def from_serial(number: float, epoch: dt.date = EPOCH) -> dt.date | None:
    """Return the day of a spreadsheet's day number, or None when it is none."""
    if not _SERIALS.start <= number < _SERIALS.stop:
        return None
    return epoch + dt.timedelta(days=int(number))


def bare(text: str) -> str:
    """Return a date in small letters without its weekday and time of day.

    An instant of universal time, or of a stated offset, keeps its time where its day may be another
    one in Paris: it is no date then.
    """
    text = text.strip().lower()
    if text[:1].isalpha():
        text = _WEEKDAY.sub("", text, count=1)
    return _by_day(_INSTANT.sub("", _TIME.sub("", text))) if ":" in text else text


def _by_day(text: str) -> str:
    """Return the day of an instant that is the same one in Paris, any other text as it is."""
    found = _STATED.search(text)
    if found is None:
        return text
    east = int(found["off"] or 0) * (-1 if found["sign"] == "-" else 1)
    same = 1 <= east <= _EAST_OF_PARIS or (east >= 0 and east <= int(found["hour"]) < _LAST_HOUR)
    return text[: found.start()] if same else text


def figures(text: str) -> tuple[int, int, str] | None:
    """Return the figures of a bare date that ends with its year, the year as written; or None."""
    found = _NUMERIC.fullmatch(text)
    return (int(found[1]), int(found[3]), found[4]) if found else None


def year_first(text: str) -> Parts | None:
    """Return year, month and day of a bare date that begins with four figures, or None."""
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return int(found[1]), int(found[3]), int(found[4])
    found = _COMPACT.fullmatch(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def read(text: str, rule: DateRule = DAY_FIRST) -> WrittenDate | None:
    """Return the date that ``text`` names by the rule of its column; None when it is none."""
    plain = bare(text)
    if numbers := figures(plain):
        return _by_order(*numbers, rule)
    if found := _compact(plain):
        return WrittenDate(found, DateForm.JMA)
    if found := year_first(plain):
        timed = len(plain) < len(text.strip()) and "-" in plain
        return WrittenDate(found, DateForm.TIMED if timed else DateForm.AMJ)
    return _worded(plain, rule)


def _by_order(first: int, second: int, year: str, rule: DateRule) -> WrittenDate | None:
    order, short = rule.order, len(year) == _SHORT
    leading = short and order is Order.AMJ
    century, deduced = rule.century_of(first if leading else int(year)) if short else (0, False)
    if century is None:
        return None
    if leading:
        return WrittenDate((first + century, second, int(year)), DateForm.AMJ, short, deduced)
    last = int(year) + century
    if order is Order.MJA:
        return WrittenDate((last, first, second), DateForm.MJA, short, deduced)
    return WrittenDate((last, second, first), DateForm.JMA, short, deduced)


def _compact(text: str) -> Parts | None:
    """Return year, month and day of « 07051990 », whose first zero may be lost; None otherwise.

    A year first never looks so: it would need a month 19 or 20.
    """
    if len(text) not in _COMPACT_LENGTHS or not (text.isascii() and text.isdecimal()):
        return None
    text = text.zfill(_COMPACT_LENGTHS[-1])
    day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
    fits = year in _ADMITTED and 0 < month <= len(set(MONTHS.values())) and day > 0
    return (year, month, day) if fits else None


def _worded(plain: str, rule: DateRule) -> WrittenDate | None:
    if found := _WORDED.fullmatch(plain):
        day, name, year = found[1], found[2], found[3]
    elif found := _WORDED_FIRST.fullmatch(plain):
        day, name, year = found[2], found[1], found[3]
    else:
        return None
    number, short = month(name), len(year) == _SHORT
    century, deduced = rule.century_of(int(year)) if short else (0, False)
    if number is None or century is None:
        return None
    return WrittenDate((int(year) + century, number, int(day)), DateForm.WORDS, short, deduced)


def parts(text: str, rule: DateRule = DAY_FIRST) -> Parts | None:
    """Return year, month and day as written, real or not; None when it is no whole date."""
    found = read(text, rule)
    return found.parts if found else None


def month(name: str) -> int | None:
    """Return the number of a month's name or abbreviation."""
    return MONTHS.get(name.strip().rstrip(".").lower().translate(_UNACCENT))


def real(written: Parts) -> dt.date | None:
    """Return the day that the parts name, or None when the calendar has no such day."""
    try:
        return dt.date(*written)
    except ValueError:
        return None


def parse(text: str, rule: DateRule = DAY_FIRST) -> dt.date | None:
    """Return the real day that ``text`` names, or None."""
    written = parts(text, rule)
    return real(written) if written else None


def partial(text: str, rule: DateRule = DAY_FIRST) -> tuple[int, int | None] | None:
    """Return year and perhaps month of a birth date whose day is unknown.

    « 1960 », « 00/00/1960 », « XX/05/1960 », « 05/1960 » and « mai 1960 » are such dates.
    """
    text = text.strip().lower()
    if found := _PARTIAL_WORDED.fullmatch(text):
        number = month(found[1])
        return (int(found[2]), number) if number else None
    year, written = "", ""
    if rule.order is Order.MJA and (found := _PARTIAL_MONTH_FIRST.fullmatch(text)):
        written, year = found[1], found[2]
    elif found := _PARTIAL.fullmatch(text):
        written, year = found[1] or "", found[2]
    elif found := _PARTIAL_YEAR_FIRST.fullmatch(text):
        year, written = found[1], found[2]
    if not year:
        return None
    number = int(written) if written.isdecimal() else 0
    return (int(year), number or None) if number <= len(set(MONTHS.values())) else None


def short_year(text: str) -> bool:
    """Say whether ``text`` is a date whose year has two digits only."""
    return read(text) is None and read(text, DateRule(century=2000)) is not None
