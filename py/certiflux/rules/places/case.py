"""What is judged of a place of birth, what is said of it, and what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from certiflux.places.atlas import Atlas, BirthSpan, Episode
from certiflux.places.countries import Country
from certiflux.places.departments import overseas_named
from certiflux.places.names import department, fold
from certiflux.places.table import RECENT
from certiflux.places.town import Town, town
from certiflux.rules.fix import Fix
from certiflux.rules.ids import CODE_PAYS, COMMUNE, INSEE, PAYS, PLACE

CODE_LENGTH: Final = 5
"""Characters of an INSEE code; with any other number the schema itself refuses it."""

SHORT_LENGTH: Final = 3
"""Characters of a code of country (dictionary 8.13)."""


@dataclass(frozen=True, slots=True)
class Place:
    """The place of birth of a row, "" for what it does not say."""

    insee: str = ""
    postal: str = ""
    town: str = ""
    country_code: str = ""
    country: str = ""
    department: str = ""

    def with_values(self, values: Mapping[str, str]) -> Place:
        """Return the place once these fields are given these values."""
        said = (values.get(field, old) for field, old in zip(PLACE, self._all(), strict=True))
        return Place(*(*said, self.department))

    def _all(self) -> tuple[str, ...]:
        return self.insee, self.postal, self.town, self.country_code, self.country


@dataclass(frozen=True, slots=True)
class PlaceVerdict:
    """One finding about a place: its rule, its field, what the sentence quotes, the proposals."""

    rule: str
    field: str
    other: str = ""
    fixes: tuple[Fix, ...] = ()


class PlaceCase:
    """A place, when the person was born, and the communes to look it up in."""

    def __init__(self, place: Place, born: BirthSpan, atlas: Atlas) -> None:
        """Keep them."""
        self.place = place
        self.born = born
        self.atlas = atlas

    @cached_property
    def town(self) -> Town:
        """Return what the place says of the town, read once; its cell wins over another's."""
        read = town(self.place.town)
        beside = self.place.department or overseas_named(self.place.country)
        return replace(read, department=beside) if beside and not read.department else read


def day(number: int) -> str:
    """Write a day like 20160101 the French way."""
    text = str(number)
    return f"{text[6:]}/{text[4:6]}/{text[:4]}"


def commune(episode: Episode, place: Place, label: str = "") -> Fix:
    """Propose a commune: its code, and its name where none is given."""
    values = {INSEE: episode.code}
    if not place.town:
        values[COMMUNE] = episode.name
    return Fix(f"{label or 'Code INSEE'} {episode.code} : {episode.place}", values)


def spelling(code: str, name: str) -> Fix:
    """Propose the name that goes with a code."""
    return Fix(f"Garder {code} et écrire « {name} »", {COMMUNE: name})


def complete(country: Country, place: Place) -> Fix:
    """Propose the three data of a birth abroad together; « Belgium » becomes « Belgique »."""
    values = {INSEE: country.code, CODE_PAYS: country.short}
    if fold(place.country) != fold(country.name):
        values[PAYS] = country.name
    return Fix(f"{country.name} : {country.code} et {country.short}", values)


def meaning(code: str, atlas: Atlas) -> str:
    """Say what a code stands for, and what it stood for: « 31555 est Toulouse (31) »."""
    episodes = atlas.episodes(code)
    last = episodes[-1]
    if last.end:
        until = f"jusqu'au {day(last.end)}" if last.end != RECENT else "avant d'être réunie"
        return f"{code} était {last.place} {until}"
    before = [one for one in episodes[:-1] if one.name != last.name]
    if not before:
        return f"{code} est {last.place}"
    end = before[-1].end
    until = f"jusqu'au {day(end)}" if end != RECENT else "auparavant"
    return f"{code} est {last.name} ({department(code)}), {before[-1].name} {until}"
