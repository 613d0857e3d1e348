"""Which births are judged and mended alike: the same place, with no change of it in between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable

from certiflux.places.atlas import Atlas
from certiflux.places.countries import Country, by_code, countries, find_country
from certiflux.places.country_said import read_country, says_france
from certiflux.places.foreign_towns import country_of_town
from certiflux.places.names import bare
from certiflux.places.town import Town, numbered, town
from certiflux.places.variants import variants
from certiflux.rules.places.abroad import in_town
from certiflux.rules.places.case import Place
from certiflux.rules.places.judged import Births, place_rows
from certiflux.rules.scene import Scene

_YEAR = 10_000


def alike(scene: Scene) -> Callable[[int], Hashable]:
    """Return what tells rows apart for all that is proposed of a place of birth.

    Two rows that it does not tell apart have the same place, and were born in the same span
    between two changes of the communes or countries that it may be.
    """
    atlas = scene.context.places.atlas()
    rows, births = place_rows(scene.dataset), Births(scene.dataset)
    known: dict[int, list[int]] = {}

    def told(row: int) -> Hashable:
        number = rows.numbers[row]
        days = known.get(number)
        if days is None:
            place = Place(*rows.known[number])
            days = known[number] = changes(place, atlas) if atlas else []
        if not days:
            return number
        born = births[row]
        spans = bisect_right(days, born.low), bisect_right(days, born.high)
        return number, *spans, born.unknown

    return told


def changes(place: Place, atlas: Atlas) -> list[int]:
    """Return the days at which something that a place may be changed, sorted; often none."""
    codes = _kin(_candidates(place, atlas), atlas)
    days = {day for code in codes for one in atlas.episodes(code) for day in (one.start, one.end)}
    gone = {(one.last_year + 1) * _YEAR for one in _countries(place) if one.last_year}
    return sorted((days | gone) - {0})


def _candidates(place: Place, atlas: Atlas) -> set[str]:
    """Return the codes of every commune that a place may be, by its codes and its words."""
    codes = {place.insee, place.postal} - {""}
    words = town(place.town)
    postals = {*codes, words.postal} - {""}
    named = {one.code for name in _names(place.town, words) for one in atlas.named(name)}
    if not (named and _told(place, words)):
        longer = {bare(words.name), *(one.key for code in named for one in atlas.episodes(code))}
        named |= {one.code for key in longer if key for one in atlas.beginning(key)}
    return codes | {words.district} | named | {c for one in postals for c in atlas.by_postal(one)}


def _told(place: Place, words: Town) -> bool:
    return bool(place.postal or place.insee or words.postal or words.department or words.district)


def _names(text: str, words: Town) -> Iterable[str]:
    """Return the names under which a town is looked for."""
    yield words.name
    if place := words.written or text:
        yield from (numbered(one).name for one in variants(place))


def _kin(codes: set[str], atlas: Atlas) -> set[str]:
    """Return codes with all that went into them, and all that they went into."""
    found: set[str] = set()
    waiting = [code for code in codes if code in atlas]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += (one.after for one in atlas.episodes(code) if one.after)
    return found.union(*(atlas.elders(code) for code in found))


def _countries(place: Place) -> list[Country]:
    """Return the countries that a place may name; all of them where its words are unclear."""
    words = place.country
    if words and not says_france(words) and read_country(words) is None:
        return list(countries().values())
    found = [by_code(place.insee), find_country(place.insee), find_country(place.country_code)]
    found += [read_country(words) if words else None]
    found += [in_town(place.town), country_of_town(town(place.town).name)] if place.town else []
    return [one for one in found if one is not None]
