"""The shapes of cells that a pattern tells: dates, codes, numbers, addresses, places."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from certiflux.mapping.evidence.departments import NUMBERS
from certiflux.mapping.known_names import is_town
from certiflux.mapping.wording import key
from certiflux.reading.table import Cell

LONGEST_NUMBER: Final = 20
"""Digits beyond which a number is nothing that is looked for, and too long for int()."""

_YEARS, _BIRTHS = range(1900, 2100), range(1920, 2017)
_MONTHS, _DAYS, _SERIALS = range(1, 13), range(1, 32), range(3_000, 73_416)
_YEAR, _TWO, _THREE, _FIVE, _EIGHT, _SIREN, _SIRET = 4, 2, 3, 5, 8, 9, 14
_EPOCH, _DAYS_A_YEAR, _CENTURY, _LAST_SHORT = 1900, 365.25, 2000, 30
_MONTH_NAMES: Final = (
    "janv|fevr|mars|avri|mai|juin|juil|aout|sept|octo|nove|dece|jan|feb|mar|apr|may|jun|jul|aug|"
    "sep|oct|nov|dec"
)
_DATE = re.compile(
    r"(?:\d{1,2}(?P<s>[/.\- ])\d{1,2}(?P=s)(?:\d{2}|\d{4})"
    r"|(?:19|20)\d\d[/.\-]\d{1,2}[/.\-]\d{1,2}"
    r"|(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|[0-3]\d(?:0\d|1[0-2])(?:19|20)\d\d"
    r"|(?:[a-z]{5,8} )?\d{1,2}(?:er)?[ \-]"
    rf"(?:{_MONTH_NAMES})[a-z]{{0,6}}\.?[ \-,]{{1,2}}(?:19|20)?\d\d)"
    r"(?P<time>[ t,]{1,2}(?:a )?\d{1,2}[:h]\d{2}.*)?"
)
_MIDNIGHT = re.compile(
    r"[ t](?:00:00|22:00|23:00|23:59)(?::\d\d)?(?:\.0*)?(?:z|[+-][01]\d:?\d\d)?$"
)
_FOUR_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FICHE_IN = re.compile(r"\b(?:rncp|rs)[ °n.:_-]{0,3}\d{2,6}\b")
_PLACE_CODE = re.compile(
    r"(?P<name>[^\d()]{2,40}?) ?\(?(?P<code>\d{2,3}|2[ab]|\d{5})\)?"
    r"|(?:(?P<cp>\d{5})|(?P<dep>\d{2,3}|2[ab]) ?[-–:]) ?(?P<town>[^\d]{2,40})"
)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_SEPARATORS = re.compile(r"[/.\- ]")
_SHAPES: Final = (
    ("fiche", re.compile(r"(?:rncp|rs)[ °n.:_-]{0,3}(?:\d{2,6}|\d{1,3} \d{3})")),
    ("mail", re.compile(r"\A[^@\s]+@[^@\s]+\.[a-z]{2,}")),
    ("phone", re.compile(
        r"(?:\+33|0033|0)[ .]?[1-9](?:[ .-]?\d\d){4}|[67]\d{8}|\+\d[\d ]{8,16}")),
    ("nir", re.compile(
        r"[1-478] ?\d\d ?(?:0[1-9]|1[0-2]|[2-4]\d) ?(?:\d\d|2[ab]) ?\d{3} ?\d{3}(?: ?\d\d)?")),
    ("url", re.compile(r"https?://\S+|www\.\S+")),
    ("street", re.compile(
        r"(?:\d{1,4} ?(?:bis|ter|[a-d])?,? )?(?:rue|avenue|av|bd|boulevard|impasse|chemin|allee|"
        r"place|route|rte|quai|cours|square|lotissement|lot|residence|hameau|lieu-dit|voie|"
        r"passage|sentier)\b.*")),
    ("score", re.compile(r"\A\d+(?:[.,]\d+)?(?: ?/ ?\d+| ?%)")),
)  # fmt: skip


def shapes(small: str) -> set[str]:
    """Return the kinds of a small plain text that a pattern tells."""
    found: set[str] = set()
    if date := _DATE.fullmatch(small):
        found |= {"date", "stamp"} if date["time"] and not _MIDNIGHT.search(small) else {"date"}
    found |= {kind for kind, pattern in _SHAPES if pattern.fullmatch(small)}
    if "fiche" not in found and _FICHE_IN.search(small):
        found.add("fiche inside")
    if _NUMBER.fullmatch(small):
        found |= _number(small)
    if not found & {"date", "fiche"} and (place := _PLACE_CODE.fullmatch(small)):
        found |= _placed(place)
    return found


def year_of(value: Cell) -> int | None:
    """Return the year of a date, of a number of days or of a year alone; None for the rest."""
    if isinstance(value, dt.date):
        return value.year
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value).strip()
    if found := _FOUR_DIGITS.search(text):
        return int(found[0])
    digits = text.split(".", maxsplit=1)[0]
    if digits.isdecimal():
        return _year_in(digits)
    parts = _SEPARATORS.split(text)
    if len(parts) == _THREE and parts[2][:2].isdecimal():
        short = int(parts[2][:2])
        return short + (_EPOCH if short > _LAST_SHORT else _CENTURY)
    return None


def _year_in(digits: str) -> int | None:
    """Return the year of ddmmyyyy, of yyyymmdd, or of a day that is told by a number."""
    if len(digits) == _EIGHT:
        last, first = int(digits[4:]), int(digits[:4])
        return last if last in _YEARS else first if first in _YEARS else None
    if len(digits) in {_YEAR, _FIVE} and int(digits) in _SERIALS:
        return _EPOCH + int(int(digits) / _DAYS_A_YEAR)
    return None


def _number(small: str) -> set[str]:
    whole = small.removesuffix(".0").removesuffix(",0")
    if not whole.isdecimal() or len(whole) > LONGEST_NUMBER:
        return {"number"}
    value, length = int(whole), len(whole)
    short = whole.removeprefix("0") if length == _THREE else whole
    told = {
        "number": True,
        "whole": True,
        "year": length == _YEAR and value in _YEARS,
        "birth year": length == _YEAR and value in _BIRTHS,
        "five": length in {_YEAR, _FIVE},
        "serial": length in {_YEAR, _FIVE} and value in _SERIALS,
        "siret": length == _SIRET or (length == _SIREN and whole[0] not in "67"),
        "month": length <= _TWO and value in _MONTHS,
        "day": length <= _TWO and value in _DAYS,
        "department": short.zfill(_TWO) in NUMBERS,
        "country code": length == _THREE or (length == _FIVE and whole.startswith("99")),
    }
    return {kind for kind, is_it in told.items() if is_it}


def _placed(place: re.Match[str]) -> set[str]:
    """Return what « Lyon (69) », « 69003 Lyon » and « 69 - Rhône » look like."""
    name = place["name"] or place["town"]
    code = place["code"] or place["cp"] or place["dep"]
    if code[:2].zfill(_TWO) not in NUMBERS and code.removeprefix("0") not in NUMBERS:
        return set()
    return {"place", "town"} if is_town(key(name)) else {"place"}
