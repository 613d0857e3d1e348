"""Propose fields for a column by its values alone: never surely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from certiflux.dictionary import CURRENT, fields
from certiflux.mapping.candidate import Candidate, by_values
from certiflux.mapping.holding import Held, Profile
from certiflux.mapping.roles import HALF, MOST, SOME, Roles, place_code

STRONG: Final = 50
"""Score from which values alone decide for a column whose header says nothing known."""

FAIR: Final = 40
"""Score from which they decide for a column without header."""

_WEAK: Final = 30
_ALL_BUT: Final = 0.9
_FEWEST: Final = 2
"""Distinct values from which a list is recognised surely enough."""

_BOOLEANS = ("5.5", "5.12", "5.14")


def proposals(
    seen: Profile, index: int, roles: Roles, version: str = CURRENT
) -> Iterator[Candidate]:
    """Yield the fields that a column may feed, whatever its header says."""
    if not seen.size:
        return
    yield from _dates(seen, index, roles)
    yield from _lists(seen, version)
    yield from _people(seen, index, roles)
    yield from _codes(seen, index, roles)
    if seen.share(Held.BOOLEAN) >= _ALL_BUT:
        for target in _BOOLEANS:
            yield by_values(target, _WEAK, seen.share(Held.BOOLEAN), Held.BOOLEAN.value)


def _dates(seen: Profile, index: int, roles: Roles) -> Iterator[Candidate]:
    share = seen.share(Held.DATE, Held.SERIAL)
    if index in roles.births:
        yield by_values("8.6-8.8", STRONG + 5, share, "des dates de naissance")
    elif index in roles.deliveries:
        score = FAIR + 5 if len(roles.deliveries) == 1 else FAIR - 5
        yield by_values("5.10", score, share, Held.DATE.value)
        yield by_values("5.6", _WEAK, share, Held.DATE.value)
    elif index in roles.ends:
        yield by_values("5.11", FAIR + 5, share, "des dates plus tardives que les autres")


def _lists(seen: Profile, version: str) -> Iterator[Candidate]:
    """Yield the list fields that know nearly every value."""
    for target, count in seen.spelled.most_common():
        share = count / seen.size
        if share < _ALL_BUT:
            return
        vague = seen.vague * 2 > seen.size
        level = FAIR if target == "5.13" or seen.size < _FEWEST else STRONG
        score = _WEAK + 5 if vague else level
        label = fields(version)[target].label
        what = "des sexes ou des civilités" if target == "8.9" else f"connues de « {label} »"
        yield by_values(target, score, share, what)


def _people(seen: Profile, index: int, roles: Roles) -> Iterator[Candidate]:
    if index in roles.first_names:
        yield by_values("8.3", FAIR + 8, seen.share(Held.FIRST_NAME), Held.FIRST_NAME.value)
    if index in roles.surnames:
        share = max(seen.share(Held.CAPITALS), HALF)
        yield by_values("8.1", FAIR + 5, share, Held.CAPITALS.value)
    if seen.share(Held.FULL_NAME) >= MOST:
        yield by_values("8.1+8.3", FAIR + 5, seen.share(Held.FULL_NAME), Held.FULL_NAME.value)
    if seen.share(Held.TOWN) >= SOME:
        yield by_values("8.12", FAIR + 5, seen.share(Held.TOWN), Held.TOWN.value)
    if seen.share(Held.COUNTRY) >= HALF:
        yield by_values("8.14", FAIR + 5, seen.share(Held.COUNTRY), Held.COUNTRY.value)


def _codes(seen: Profile, index: int, roles: Roles) -> Iterator[Candidate]:
    if seen.share(Held.FICHE) >= MOST:
        yield by_values("4.2", STRONG + 5, seen.share(Held.FICHE), Held.FICHE.value)
    if seen.share(Held.URL) >= MOST:
        yield by_values("5.2", STRONG, seen.share(Held.URL), Held.URL.value)
    if index in roles.birth_years:
        yield by_values("8.6", FAIR + 5, seen.share(Held.YEAR), "des années de naissance")
    elif seen.share(Held.FIVE, Held.YEAR, Held.COUNTRY_CODE) >= MOST and seen.counts[Held.FIVE]:
        place = place_code(seen)
        for target, what in (("8.10", "des codes INSEE"), ("8.11", "des codes postaux")):
            if place == target:
                yield by_values(target, FAIR + 5, seen.share(Held.FIVE, Held.YEAR), what)
            elif place is None:
                yield by_values(target, _WEAK, seen.share(Held.FIVE), Held.FIVE.value)
    near_year = bool(roles.birth_years & {index - 2, index - 1, index + 1, index + 2})
    if near_year and seen.share(Held.MONTH) >= _ALL_BUT:
        yield by_values("8.7", FAIR + 5, seen.share(Held.MONTH), Held.MONTH.value)
    elif near_year and seen.share(Held.DAY) >= _ALL_BUT:
        yield by_values("8.8", FAIR + 5, seen.share(Held.DAY), Held.DAY.value)
