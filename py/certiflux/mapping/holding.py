"""Recognise what a column holds from a bounded sample of its distinct values.

Each value is classed once and cheaply; nothing is converted and nothing is kept of the values but
counts. A class is a loose likeness: « 31/02/2024 » is a date here, the checks say it is not real.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final

from certiflux.dictionary import CURRENT, fields
from certiflux.dictionary.kinds import Listing
from certiflux.mapping.names import COUNTRIES, FIRST_NAMES, TOWNS
from certiflux.mapping.wording import key
from certiflux.reading.table import Cell, CellError, Column

SAMPLE: Final = 60
"""Most distinct values of a column that are looked at."""

_ROWS_FOR_HEADERS: Final = 1_000


class Held(StrEnum):
    """Classes of value; the text is how a reason names many of them."""

    DATE = "des dates"
    YEAR = "des années"
    MONTH = "des mois"
    DAY = "des jours du mois"
    BOOLEAN = "des OUI / NON"
    FICHE = "des codes RNCP ou RS"
    FIVE = "des codes à cinq chiffres"
    COUNTRY_CODE = "des codes de pays"
    EMAIL = "des adresses électroniques"
    PHONE = "des numéros de téléphone"
    NIR = "des numéros de sécurité sociale"
    URL = "des adresses web"
    WORDS = "des mots"
    FIRST_NAME = "des prénoms"
    CAPITALS = "des noms en capitales"
    FULL_NAME = "des noms suivis de prénoms"
    TOWN = "des villes"
    COUNTRY = "des pays"
    SERIAL = "des nombres de jours du tableur"
    NUMBER = "des nombres"


NIL_WORDS: Final = frozenset({"nil", "nill", "null", "na", "neant", "none", "inconnu"})
_TRUTH = frozenset({"true", "false", "vrai", "faux", "oui", "non", "yes", "no", "o", "n"})
_DIGIT_TRUTH = frozenset({"0", "1"})
_YEARS, _MONTHS, _DAYS = range(1900, 2100), range(1, 13), range(1, 32)
_SERIALS: Final = range(3_000, 73_416)
_DAYS_A_YEAR = 365.25
_LONGEST_NUMBER: Final = 20
"""Digits beyond which a number is nothing that is looked for, and too long for int()."""
_FIRST_SERIAL_YEAR = 1900

_SHAPE = re.compile(
    r"(?P<DATE>\d{1,2}(?P<_1>[/.\- ])\d{1,2}(?P=_1)\d{2}(?:\d{2})?(?:[ T]\d{1,2}[:h].*)?"
    r"|(?:19|20)\d\d[/.\-]\d{1,2}[/.\-]\d{1,2}(?:[ T]\d{1,2}[:h].*)?|(?:19|20)\d\d[01]\d[0-3]\d"
    r"|\d{1,2}(?:er)? [^\W\d]{3,9}\.? (?:19|20)\d\d)"
    r"|(?P<YEAR>(?:19|20)\d\d)(?:[.,]0)?"
    r"|(?P<FICHE>(?:RNCP|RS|rncp|rs)[ °n.-]*\d{1,6})"
    r"|(?P<FIVE>\d{4,5}(?:[.,]0)?|\d[AB]\d{3}|\d{2} \d{3})"
    r"|(?P<EMAIL>[^@\s]+@[^@\s]+\.[a-zA-Z]{2,})"
    r"|(?P<NIR>[1-4] ?\d\d ?(?:0[1-9]|1[0-2]|[2-4]\d) ?(?:\d\d|2[ABab]) ?\d{3} ?\d{3}(?: ?\d\d)?)"
    r"|(?P<PHONE>(?:\+33|0033|0)[ .]?[1-9](?:[ .-]?\d\d){4}|[67]\d{8})"
    r"|(?P<URL>https?://\S+|www\.\S+)"
    r"|(?P<FULL_NAME>[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ'’ -]+ [A-ZÀ-ÞŒ][a-zà-ÿœ]+(?:[ -][A-ZÀ-ÞŒ]?[a-zà-ÿœ]+)*)"
    r"|(?P<NUMBER>[+-]?\d+(?:[.,]\d+)?)"
    r"|(?P<WORDS>[^\W\d_]+(?:[ '’().-]+[^\W\d_]+)*\.?)"
)
_MAY_BE_LISTED = frozenset({Held.WORDS, Held.FULL_NAME, Held.NUMBER, Held.FICHE})
_NUMBERS = frozenset({Held.YEAR, Held.FIVE, Held.NUMBER})
_DECIMALS = re.compile(r"[.,]0+$")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class Profile:
    """What a sample of ``size`` distinct values looks like, class by class.

    ``spelled`` counts, by list field, the values that its list knows; ``vague`` those of them that
    many lists share. ``years`` are those of its dates, ``fives`` its codes of five characters.
    """

    size: int = 0
    counts: Counter[Held] = field(default_factory=Counter)
    spelled: Counter[str] = field(default_factory=Counter)
    vague: int = 0
    years: list[int] = field(default_factory=list)
    fives: list[str] = field(default_factory=list)

    def share(self, *classes: Held) -> float:
        """Return how much of the sample is of any of these classes (0–1)."""
        return min(1.0, sum(self.counts[one] for one in classes) / self.size) if self.size else 0.0

    def share_spelled(self, target: str) -> float:
        """Return how much of the sample the list of a field knows (0–1)."""
        return self.spelled[target] / self.size if self.size else 0.0


def profile(column: Column, first_row: int, version: str = CURRENT) -> Profile:
    """Return what the values of a column from ``first_row`` (0-based) down look like."""
    found, spellings = Profile(), list_spellings(version)
    for value in _sample(column, first_row):
        _class(found, value, spellings)
    return found


def _sample(column: Column, first_row: int) -> list[Cell]:
    """Return the first distinct values below the headers."""
    codes = column.codes
    below = codes[first_row : first_row + _ROWS_FOR_HEADERS]
    above = {code for code in codes[:first_row] if code not in below}
    found: list[Cell] = []
    for code, value in enumerate(column.values):
        if value is None or code in above or isinstance(value, CellError):
            continue
        found.append(value)
        if len(found) == SAMPLE:
            break
    return found


def _class(found: Profile, value: Cell, spellings: dict[str, tuple[str, ...]]) -> None:
    if isinstance(value, bool):
        found.size += 1
        found.counts[Held.BOOLEAN] += 1
    elif isinstance(value, dt.date):
        found.size += 1
        found.counts[Held.DATE] += 1
        found.years.append(value.year)
    elif isinstance(value, int | float | str):
        text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
        _class_text(found, text.strip(), spellings)


def _class_text(found: Profile, text: str, spellings: dict[str, tuple[str, ...]]) -> None:
    match = _SHAPE.fullmatch(text)
    shape = Held[str(match.lastgroup)] if match else None
    if shape is None or shape in _MAY_BE_LISTED:
        plain = text if text.isdecimal() else key(text)
        if plain in NIL_WORDS:
            return
        if plain in _TRUTH or plain in _DIGIT_TRUTH:
            found.counts[Held.BOOLEAN] += 1
        for target in spellings.get(plain, ()):
            found.spelled[target] += 1
        found.vague += plain in _VAGUE
    else:
        plain = text if text.isdecimal() else ""
    found.size += 1
    if shape is None:
        return
    found.counts[shape] += 1
    if shape is Held.DATE:
        if year := _YEAR.search(text):
            found.years.append(int(year[0]))
    elif shape is Held.WORDS or shape is Held.FULL_NAME:
        _class_words(found, text, plain)
    elif shape in _NUMBERS and (digits := _DECIMALS.sub("", text).replace(" ", "")).isalnum():
        _class_number(found, digits)


def _class_words(found: Profile, text: str, plain: str) -> None:
    first = plain if plain in FIRST_NAMES else key(re.split(r"[ -]", text, maxsplit=1)[0])
    found.counts[Held.FIRST_NAME] += first in FIRST_NAMES
    found.counts[Held.CAPITALS] += text.isupper() and len(text) > 1
    found.counts[Held.TOWN] += plain in TOWNS
    found.counts[Held.COUNTRY] += plain in COUNTRIES


def _class_number(found: Profile, digits: str) -> None:
    """Class a whole number; it may be of several classes, which its neighbours tell apart."""
    if not digits.isdecimal():
        found.fives.append(digits.upper())
        return
    length = len(digits)
    if length > _LONGEST_NUMBER:
        return
    number = int(digits)
    if number in _YEARS and length == len("1990"):
        found.years.append(number)
        found.fives.append(digits.zfill(5))
    elif length in {4, 5}:
        found.fives.append(digits.zfill(5))
        found.counts[Held.SERIAL] += number in _SERIALS
        if number in _SERIALS:
            found.years.append(_FIRST_SERIAL_YEAR + int(number / _DAYS_A_YEAR))
    found.counts[Held.MONTH] += number in _MONTHS
    found.counts[Held.DAY] += number in _DAYS
    abroad = length == len("99109") and digits.startswith("99")
    found.counts[Held.COUNTRY_CODE] += abroad or length == len("109")


_VAGUE = frozenset({"1", "2", "autre", "autres", "aucune", "score", "candidat", "stagiaire", "o"})


@cache
def list_spellings(version: str = CURRENT) -> dict[str, tuple[str, ...]]:
    """Return, by reduced spelling, the list fields that know it."""
    found: dict[str, tuple[str, ...]] = {}
    for one in fields(version).values():
        words: list[str] = list(one.suggestions)
        if isinstance(one.kind, Listing):
            for option in one.kind.options:
                words += [option.value, option.label, *option.spellings]
        for word in {key(word) for word in words}:
            found[word] = (*found.get(word, ()), one.id)
    return found
