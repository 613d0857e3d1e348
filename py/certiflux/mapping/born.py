"""A birth told in one cell: « Née le 14/03/1996 à Angers (49) », « 14/03/1996 – Angers »."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from certiflux.mapping.evidence.departments import NAMES, NUMBERS
from certiflux.mapping.wording import key
from certiflux.places.countries import by_name, is_france

_LONGEST: Final = 120
_SIGNS: Final = " ,;:–—-"
_DATE: Final = re.compile(
    r"(?<!\d)(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{4}[/-]\d{1,2}[/-]\d{1,2}"
    r"|\d{1,2}(?:er)? [^\W\d_]{3,9}\.? \d{4})(?!\d)"
)
_BORN: Final = re.compile(r"n[ée](?:e|\(e\)|[.·]e)?(?!\w)[ .:]{0,3}", re.IGNORECASE)
_ON: Final = re.compile(r"(?:(?:,| |^)le)?[ :]{0,20}$", re.IGNORECASE)
_AT: Final = re.compile(r"(à|a|au|aux|en) +(?=\w)", re.IGNORECASE)
_PLACE: Final = re.compile(r"(?:\d{5} )?[^\W\d_][^\d:@][^:@]*")
_MORE: Final = (
    re.compile(r"\A(?P<town>[^()]+?) ?\((?P<more>[^()]+)\)"),
    re.compile(r"\A(?P<town>[^(),]+?)(?:,| [–—-]|/) ?(?P<more>[^(),]+)"),
)
_ARTICLES: Final = {"au": "Le ", "aux": "Les "}


class WrittenBirth(NamedTuple):
    """What a cell tells of a birth: its date as written, then its place, empty where not told."""

    date: str
    town: str = ""
    department: str = ""
    country: str = ""


@lru_cache(maxsize=20_000)
def born(text: str) -> WrittenBirth | None:
    """Return the date and the place of birth that a text tells together; None for anything else."""
    text = " ".join(text.split())
    found = _DATE.search(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    before = _BORN.sub("", text[: found.start()], count=1).strip()
    after = text[found.end() :]
    if after[:1].isalnum():
        return None
    before = _ON.sub("", before).rstrip(_SIGNS)
    place = after.strip(_SIGNS)
    if before and place:
        return None
    return _placed(found[0], place or before)


def birth_date(text: str) -> str:
    """Return the date of a text that tells a birth and its place; any other text as it is."""
    told = born(text)
    return told.date if told else text


def _placed(date: str, place: str) -> WrittenBirth | None:
    place = place[1:-1] if place[:1] == "(" and place[-1:] == ")" else place
    link = _AT.match(place)
    place = place[link.end() :] if link else place
    if not _PLACE.fullmatch(place):
        return None
    if by_name(place) or is_france(place):
        return WrittenBirth(date, country=place)
    for pattern in _MORE:
        if (found := pattern.fullmatch(place)) and (more := _kind(found["more"])):
            return WrittenBirth(date, _named(link, found["town"].strip()))._replace(**more)
    return WrittenBirth(date, _named(link, place))


def _named(link: re.Match[str] | None, town: str) -> str:
    """Return a town with the article that « au Mans » hides."""
    return _ARTICLES.get(link[1].lower(), "") + town if link else town


def _kind(more: str) -> dict[str, str]:
    """Return what stands beside a town: its department or its country; nothing else is known."""
    plain = key(more)
    if plain in NUMBERS or plain in NAMES:
        return {"department": more.strip()}
    return {"country": more.strip()} if by_name(more) or is_france(more) else {}
