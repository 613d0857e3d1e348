"""What a cell looks like: every kind that it may be of, found once per distinct value.

A kind is a loose likeness: « 31/02/2024 » is a date here, the checks say that it is not real.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import lru_cache
from typing import Final

from certiflux.mapping.evidence.spellings import kinds_listed
from certiflux.mapping.known_names import is_first_name, is_surname, is_town
from certiflux.mapping.wording import key
from certiflux.places.countries import by_iso, by_name, is_france
from certiflux.reading.table import Cell

NIL_WORDS: Final = frozenset(
    {"nil", "nill", "null", "na", "neant", "none", "inconnu", "nan", "nat", "nr", "nc", ""}
)
_YEARS, _BIRTHS, _MONTHS, _DAYS = range(1900, 2100), range(1920, 2013), range(1, 13), range(1, 32)
_SERIALS: Final = range(3_000, 73_416)
_LONGEST_TEXT, _WORDY, _LONGEST_NUMBER = 200, 4, 20
_DEPARTMENTS: Final = frozenset(
    {*(f"{n:02}" for n in range(1, 96)), "2a", "2b", "971", "972", "973", "974", "976", "975",
     "977", "978", "984", "986", "987", "988", "99", "20", "974"}
)  # fmt: skip
DEPARTMENT_NAMES: Final = frozenset(
    "ain aisne allier alpesdehauteprovence hautesalpes alpesmaritimes ardeche ardennes ariege aube "
    "aude aveyron bouchesdurhone calvados cantal charente charentemaritime cher correze corsedusud "
    "hautecorse cotedor cotesdarmor creuse dordogne doubs drome eure eureetloir finistere gard "
    "hautegaronne gers gironde herault illeetvilaine indre indreetloire isere jura landes "
    "loiretcher loire hauteloire loireatlantique loiret lot lotetgaronne lozere maineetloire manche "
    "marne hautemarne mayenne meurtheetmoselle meuse morbihan moselle nievre nord oise orne "
    "pasdecalais puydedome pyreneesatlantiques hautespyrenees pyreneesorientales basrhin hautrhin "
    "rhone hautesaone saoneetloire sarthe savoie hautesavoie seinemaritime seineetmarne yvelines "
    "deuxsevres somme tarn tarnetgaronne var vaucluse vendee vienne hautevienne vosges yonne "
    "territoiredebelfort essonne hautsdeseine seinesaintdenis valdemarne valdoise guadeloupe "
    "martinique guyane lareunion reunion mayotte etranger".split()
)  # noqa: SIM905  # quotation marks would hide the names
_MONTH_NAMES: Final = (
    "janv|fevr|mars|avri|mai|juin|juil|aout|sept|octo|nove|dece|jan|feb|mar|apr|may|jun|jul|aug|"
    "sep|oct|nov|dec"
)
_DATE = re.compile(
    r"(?:\d{1,2}(?P<s>[/.\- ])\d{1,2}(?P=s)(?:\d{2}|\d{4})|(?P<y>(?:19|20)\d\d)[/.\-]\d{1,2}[/.\-]\d{1,2}"
    r"|(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|[0-3]\d(?:0\d|1[0-2])(?:19|20)\d\d"
    rf"|(?:[a-z]{{5,8}} )?\d{{1,2}}(?:er)?[ \-](?:{_MONTH_NAMES})[a-z]{{0,6}}\.?[ \-,]+(?:19|20)?\d\d)"
    r"(?P<time>[ t,]+(?:a )?\d{1,2}[:h]\d{2}.*)?"
)
_FOUR_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FICHE = re.compile(r"(?:rncp|rs)[ °n.:_-]{0,3}\d{2,6}")
_FICHE_IN = re.compile(r"\b(?:rncp|rs)[ °n.:_-]{0,3}\d{2,6}\b")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
_PHONE = re.compile(r"(?:\+33|0033|0)[ .]?[1-9](?:[ .-]?\d\d){4}|[67]\d{8}|\+\d[\d ]{8,16}")
_NIR = re.compile(r"[1-478] ?\d\d ?(?:0[1-9]|1[0-2]|[2-4]\d) ?(?:\d\d|2[ab]) ?\d{3} ?\d{3}(?: ?\d\d)?")
_URL = re.compile(r"https?://\S+|www\.\S+")
_STREET = re.compile(
    r"(?:\d{1,4} ?(?:bis|ter|[a-d])?,? )?(?:rue|avenue|av|bd|boulevard|impasse|chemin|allee|place|"
    r"route|rte|quai|cours|square|lotissement|lot|residence|hameau|lieu-dit|voie|passage|sentier)\b.*"
)
_PLACE_CODE = re.compile(r"(?P<name>[^\d()]{2,40}?) ?\(?(?P<code>\d{2,3}|2[ab]|\d{5})\)?|(?P<cp>\d{5}|(?:\d{2,3}|2[ab]) ?[-–:]) ?(?P<town>[^\d]{2,40})")
_BORN = re.compile(r"nee?(?:\(e\))? le .{6,20} a .{2,}")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_SCORE = re.compile(r"\d+(?:[.,]\d+)?(?: ?/ ?\d+| ?%)")
_WORDS = re.compile(r"[^\W\d_]+\.?(?:[ '’().,&/-]{1,3}[^\W\d_]+\.?)*\)?")
_SPLIT = re.compile(r"[ ,;]+")
_HYPHENS = re.compile(r"[ '’,;-]+")


@lru_cache(maxsize=20_000)
def kinds_of_text(text: str) -> frozenset[str]:
    """Return every kind that a trimmed text may be of; empty for a filler such as « nil »."""
    text = unicodedata.normalize("NFC", text)
    plain = key(text)
    if plain in NIL_WORDS and text not in {"✓", "✔", "×"}:
        return frozenset({"mark"} if text and not plain else ())
    small = unaccented_small(text)
    found = set(kinds_listed(text))
    if len(text) > _LONGEST_TEXT:
        return frozenset({"sentence"})
    shape = _shape(small)
    found |= shape
    if _NUMBER.fullmatch(small):
        found |= _number(small)
    if _WORDS.fullmatch(text):
        found |= _words(text, plain)
    if not shape & {"date", "fiche"} and (place := _PLACE_CODE.fullmatch(small)):
        found |= _placed(place)
    if not found:
        found.add("sentence" if len(text.split()) > _WORDY else "code")
    return frozenset(found)


def unaccented_small(text: str) -> str:
    """Return a text as the shapes of cells are written: small, plain, one space at a time."""
    from certiflux.words import unaccented  # noqa: PLC0415  # kept beside its only use

    return " ".join(unaccented(text).split())


def kinds_of(value: Cell) -> frozenset[str]:
    """Return every kind that a cell may be of."""
    if isinstance(value, bool):
        return frozenset({"yes or no", "decision"})
    if isinstance(value, dt.datetime):
        timed = (value.hour, value.minute) not in {(0, 0), (23, 59), (22, 0), (23, 0)}
        return frozenset({"date", "stamp"} if timed else {"date"})
    if isinstance(value, dt.date):
        return frozenset({"date"})
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and len(str(abs(value))) > _LONGEST_NUMBER:
        return frozenset({"code"})
    return kinds_of_text(str(value).strip()) if isinstance(value, str | int | float) else frozenset()


def year_of(value: Cell) -> int | None:
    """Return the year of a date, of a number of days or of a year alone; None for anything else."""
    if isinstance(value, dt.date):
        return value.year
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value)
    if found := _FOUR_DIGITS.search(text):
        return int(found[0])
    digits = text.split(".")[0]
    if digits.isdecimal() and len(digits) == 8:  # noqa: PLR2004  # ddmmyyyy or yyyymmdd
        year = int(digits[4:]) if int(digits[4:]) in _YEARS else int(digits[:4])
        return year if year in _YEARS else None
    if digits.isdecimal() and len(digits) in {4, 5} and int(digits) in _SERIALS:
        return 1900 + int(int(digits) / 365.25)
    parts = re.split(r"[/.\- ]", text.strip())
    if len(parts) == 3 and parts[2][:2].isdecimal():  # noqa: PLR2004  # day, month, year
        short = int(parts[2][:2])
        return short + (1900 if short > 30 else 2000)  # noqa: PLR2004  # a loose century
    return None


def _shape(small: str) -> set[str]:
    found: set[str] = set()
    if date := _DATE.fullmatch(small):
        found |= {"date", "stamp"} if date["time"] else {"date"}
    for kind, pattern in (
        ("fiche", _FICHE), ("mail", _EMAIL), ("phone", _PHONE), ("nir", _NIR), ("url", _URL),
        ("street", _STREET), ("born", _BORN), ("score", _SCORE),
    ):  # fmt: skip
        if pattern.fullmatch(small):
            found.add(kind)
    if "fiche" not in found and _FICHE_IN.search(small):
        found.add("fiche inside")
    return found


def _number(small: str) -> set[str]:
    whole = small.removesuffix(".0").removesuffix(",0")
    found = {"number"}
    if not whole.isdecimal() or len(whole) > _LONGEST_NUMBER:
        return found
    value, length = int(whole), len(whole)
    found.add("whole")
    if value in _YEARS and length == 4:  # noqa: PLR2004
        found |= {"year", "birth year"} if value in _BIRTHS else {"year"}
    if length in {4, 5}:
        found.add("five")
        if value in _SERIALS:
            found.add("serial")
    if length == 14 or (length == 9 and whole[0] not in "67"):  # noqa: PLR2004  # siret, siren
        found.add("siret")
    if value in _MONTHS and length <= 2:  # noqa: PLR2004
        found.add("month")
    if value in _DAYS and length <= 2:  # noqa: PLR2004
        found.add("day")
    department = whole.removeprefix("0") if length == 3 else whole  # noqa: PLR2004
    if department.zfill(2) in _DEPARTMENTS:
        found.add("department")
    if (length == 5 and whole.startswith("99")) or length == 3:  # noqa: PLR2004
        found.add("country code")
    return found


def _words(text: str, plain: str) -> set[str]:
    found = {"words"}
    pieces = [key(one) for one in _SPLIT.split(text) if key(one)]
    split = [key(one) for one in _HYPHENS.split(text) if key(one)]
    if plain in _DEPARTMENTS or plain in DEPARTMENT_NAMES:
        found.add("department")
    if is_first_name(plain) or (split and all(map(is_first_name, split))):
        found.add("first name")
    if is_surname(plain) or (split and is_surname(split[-1])):
        found.add("surname")
    if len(split) > 1 and (is_first_name(split[0]) or is_first_name(split[-1])):
        found.add("full name")
    if 1 < len(split) <= _WORDY + 1:
        found.add("two words")
    if len(pieces) > 1 and all(map(is_first_name, pieces)):
        found.add("first names")
    if is_town(plain) or plain.startswith(("saint", "sainte")):
        found.add("town")
    if by_name(text) or is_france(text):
        found.add("country")
    elif len(text) in {2, 3} and text.isupper() and by_iso(text):
        found.add("country code")
    if text.isupper() and len(text) > 1:
        found.add("capitals")
    if len(pieces) > _WORDY:
        found.add("sentence")
    return found


def _placed(place: re.Match[str]) -> set[str]:
    """Return what « Lyon (69) », « 69003 Lyon » and « Rhône - 69 » look like."""
    name = place["name"] or place["town"]
    code = place["code"] or (place["cp"][:2] if place["cp"].isdecimal() else place["cp"].rstrip(" -–:"))
    department = code[:2].removeprefix("0").zfill(2) if len(code) != 3 else code.removeprefix("0")  # noqa: PLR2004
    if department not in _DEPARTMENTS and code not in _DEPARTMENTS:
        return set()
    return {"place", "town"} if is_town(key(name)) else {"place"}
