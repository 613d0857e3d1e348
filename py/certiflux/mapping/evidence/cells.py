"""What a cell looks like: every kind that it may be of, found once per distinct value.

A kind is a loose likeness: « 31/02/2024 » is a date here, the checks say that it is not real.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import Final

from certiflux.base.words import unaccented
from certiflux.mapping.born import born
from certiflux.mapping.evidence.departments import NAMES, NUMBERS
from certiflux.mapping.evidence.shapes import LONGEST_NUMBER, shapes
from certiflux.mapping.evidence.spellings import TICKS, kinds_listed
from certiflux.mapping.known_names import is_first_name, is_surname, is_town
from certiflux.mapping.wording import key
from certiflux.places.countries import by_iso, by_name, is_france
from certiflux.reading.table import Cell

NIL_WORDS: Final = frozenset(
    {"nil", "nill", "null", "na", "neant", "none", "inconnu", "nan", "nat", "nr", "nc"}
)
_LONGEST_TEXT, _WORDY = 200, 4
_ISO: Final = frozenset({2, 3})
_WORDS = re.compile(r"[^\W\d_]+(?:[ '’().,&/-]{1,4}[^\W\d_]+)*[.)]{0,2}")
_SPLIT = re.compile(r"[ ,;]+")
_HYPHENS = re.compile(r"[ '’,;-]+")
_MIDNIGHTS: Final = frozenset({(0, 0), (22, 0), (23, 0), (23, 59)})
"""Hours of a date that tools write for a day: midnight, here or told elsewhere."""


@lru_cache(maxsize=20_000)
def kinds_of_text(text: str) -> frozenset[str]:
    """Return every kind that a trimmed text may be of; empty for a filler such as « nil »."""
    text = unicodedata.normalize("NFC", text)
    plain = key(text)
    if plain in NIL_WORDS:
        return frozenset()
    if not plain:
        return frozenset({"mark", *kinds_listed(text)} if text in TICKS else ())
    if len(text) > _LONGEST_TEXT:
        return frozenset({"sentence"})
    found = shapes(" ".join(unaccented(text).split())) | kinds_listed(text)
    if plain in NUMBERS or plain in NAMES:
        found.add("department")
    if _WORDS.fullmatch(text):
        found |= _words(text, plain)
    if "date" not in found and born(text):
        found.add("born")
    if not found:
        found.add("sentence" if len(text.split()) > _WORDY else "code")
    return frozenset(found)


def kinds_of(value: Cell) -> frozenset[str]:
    """Return every kind that a cell may be of."""
    if isinstance(value, bool):
        return frozenset({"yes or no"})
    if isinstance(value, dt.datetime):
        timed = (value.hour, value.minute) not in _MIDNIGHTS
        return frozenset({"date", "stamp"} if timed else {"date"})
    if isinstance(value, dt.date):
        return frozenset({"date"})
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and abs(value) >= 10**LONGEST_NUMBER:
        return frozenset({"code"})
    return (
        kinds_of_text(str(value).strip()) if isinstance(value, str | int | float) else frozenset()
    )


def _words(text: str, plain: str) -> set[str]:
    """Return what letters alone look like: names of people, of towns, of countries."""
    pieces = [key(one) for one in _SPLIT.split(text) if key(one)]
    split = [key(one) for one in _HYPHENS.split(text) if key(one)]
    many = len(split) > 1
    told = {
        "words": True,
        "first name": is_first_name(plain) or all(map(is_first_name, split)),
        "surname": is_surname(plain) or is_surname(split[-1]),
        "full name": many and (is_first_name(split[0]) or is_first_name(split[-1])),
        "two words": many and len(split) <= _WORDY + 1,
        "town": is_town(plain) or plain.startswith("saint"),
        "capitals": text.isupper() and len(text) > 1,
        "sentence": len(pieces) > _WORDY,
    }
    found = {kind for kind, is_it in told.items() if is_it}
    return found | _country(text)


def _country(text: str) -> set[str]:
    if by_name(text) or is_france(text):
        return {"country"}
    code = len(text) in _ISO and text.isupper() and by_iso(text)
    return {"country code"} if code else set()
