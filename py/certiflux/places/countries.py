"""Find a country by its COG code, its ISO code or one of its names; what became of dead states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from certiflux.places.country_list import CONTINENTS, FRANCE, FRANCE_ISO
from certiflux.places.names import bare, fold

FRANCE_CODE: Final = "99100"
"""Code of France among the countries: it never stands for a place of birth."""

_COG: Final = re.compile(r"99[1-6][0-9]{2}")
_SHORT: Final = re.compile(r"[1-6][0-9]{2}")
_SPELLINGS: Final = 1_000
"""Spellings of which the country is remembered: a column has a few, many times each."""

_HOME: Final = frozenset({"FRANCE", "FRANCE METROPOLITAINE", "REPUBLIQUE FRANCAISE", "FR", "FRA"})
"""France itself, folded."""

_REPUBLIC: Final = re.compile(r"\bREP(?:UB)?\b")


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of the COG.

    ``last_year`` is the last year of a dissolved state, None for a living one; ``present`` are
    the codes of the states of today in its place.
    """

    code: str
    name: str
    iso: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    last_year: int | None = None
    present: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """Return the three figures that go into codePaysNaissance (dictionary 8.13)."""
        return self.code[2:]


@cache
def countries() -> dict[str, Country]:
    """Return every country by its code, in the order of codes within living and dissolved."""
    texts = (text.strip().replace("\n  ", "") for text in CONTINENTS.values())
    found = (_country(line) for text in texts for line in text.splitlines())
    return {country.code: country for country in found}


def _country(line: str) -> Country:
    code, iso, name, spellings, *end = line.split("|")
    return Country(
        code,
        name,
        tuple(iso.replace("/", " ").split()),
        tuple(filter(None, spellings.split(";"))),
        int(end[0]) if end else None,
        tuple(end[1].split()) if end else (),
    )


def by_code(text: str) -> Country | None:
    """Return the country of a COG code, of five figures or of its last three."""
    if _COG.fullmatch(text):
        return countries().get(text)
    return countries().get(f"99{text}") if _SHORT.fullmatch(text) else None


def by_iso(text: str) -> Country | None:
    """Return the country of an ISO code of two or three letters."""
    return _iso().get(text.strip().upper())


@lru_cache(_SPELLINGS)
def by_name(text: str) -> Country | None:
    """Return the country that people call so."""
    return _names().get(bare(_REPUBLIC.sub("REPUBLIQUE", fold(text))))


@lru_cache(_SPELLINGS)
def find_country(text: str) -> Country | None:
    """Return the country that a cell stands for, by whatever it is known."""
    text = text.strip()
    return by_code(text) or by_name(text) or by_iso(text)


@lru_cache(_SPELLINGS)
def is_france(text: str) -> bool:
    """Say whether a cell means France, by its name, an ISO code or 99100."""
    return text.strip().upper() in _france() or bare(fold(text)) in _france()


@lru_cache(_SPELLINGS)
def is_home(text: str) -> bool:
    """Say whether a cell says France itself, and not one of its parts overseas."""
    return bare(fold(text)) in _HOME


def is_dead(country: Country, year: int) -> bool:
    """Say whether a state existed no more in a year."""
    return country.last_year is not None and year > country.last_year


def todays(country: Country) -> list[Country]:
    """Return the states of today in the place of a dissolved one; itself when it lives."""
    return [countries()[code] for code in country.present] or [country]


@cache
def _names() -> dict[str, Country]:
    found: dict[str, Country] = {}
    for country in countries().values():
        for name in (country.name, *country.spellings):
            found.setdefault(bare(fold(name)), country)
    return found


@cache
def _iso() -> dict[str, Country]:
    return {iso: country for country in countries().values() for iso in country.iso}


@cache
def _france() -> frozenset[str]:
    return frozenset([FRANCE_CODE, *FRANCE_ISO.split(), *(bare(fold(name)) for name in FRANCE)])
