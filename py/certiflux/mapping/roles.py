"""Tell apart columns of one class by one another: dates from dates, names from names.

No clock: births are the dates well before the others, or those spread over many years.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import Final

from certiflux.mapping.holding import Held, Profile

MOST, HALF, SOME = 0.8, 0.5, 0.25
_AGE: Final = 12
"""Years at least between a birth and a certification."""

_SPREAD: Final = 8
"""Years over which the births of one file are at least spread."""

_NEAR: Final = 2
_FEWEST_CODES: Final = 3
_POSTAL_ZEROS, _INSEE_ZEROS = 0.7, 0.45
_DISTRICTS = ("750", "6900", "1300", "1301", "7511")


@dataclass(slots=True)
class Roles:
    """Columns of the table, by what they are beside the others."""

    births: set[int] = field(default_factory=set)
    birth_years: set[int] = field(default_factory=set)
    deliveries: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    first_names: set[int] = field(default_factory=set)
    surnames: set[int] = field(default_factory=set)


def roles(profiles: list[Profile]) -> Roles:
    """Return what the columns of a table are, seen together."""
    found = Roles()
    _dates(found, profiles)
    for index, seen in enumerate(profiles):
        if seen.share(Held.YEAR) >= MOST and _spread(seen) >= _SPREAD:
            found.birth_years.add(index)
    _names(found, profiles)
    return found


def _dates(found: Roles, profiles: list[Profile]) -> None:
    medians = {
        index: median(seen.years)
        for index, seen in enumerate(profiles)
        if seen.share(Held.DATE, Held.SERIAL) >= MOST and seen.counts[Held.DATE] and seen.years
    }
    if not medians:
        return
    first = min(medians, key=medians.__getitem__)
    others = {index: year for index, year in medians.items() if index != first}
    apart = bool(others) and min(others.values()) - medians[first] >= _AGE
    if apart or (not others and _spread(profiles[first]) >= _SPREAD):
        found.births.add(first)
        medians = others
    if not medians:
        return
    earliest = min(medians.values())
    found.deliveries = {index for index, year in medians.items() if year < earliest + 1}
    later = {index for index, year in medians.items() if year >= earliest + 1}
    found.ends = later if len(later) == 1 else set()


def _spread(seen: Profile) -> int:
    return max(seen.years) - min(seen.years) if seen.years else 0


def _names(found: Roles, profiles: list[Profile]) -> None:
    """Find the first names by themselves, the surnames by their capitals and neighbours."""
    for index, seen in enumerate(profiles):
        if seen.share(Held.WORDS) >= MOST and seen.share(Held.FIRST_NAME) >= HALF:
            found.first_names.add(index)
    if not found.first_names:
        return
    nearest = [
        (-seen.share(Held.CAPITALS), min(abs(index - one) for one in found.first_names), index)
        for index, seen in enumerate(profiles)
        if index not in found.first_names and _may_be_surnames(seen)
    ]
    close = [one for one in nearest if one[1] <= _NEAR]
    if close:
        found.surnames.add(min(close)[2])


def _may_be_surnames(seen: Profile) -> bool:
    """Say whether a column holds words that are no town, no country and no list."""
    return (
        seen.share(Held.WORDS, Held.FULL_NAME) >= MOST
        and seen.share(Held.TOWN) < SOME
        and seen.share(Held.COUNTRY) < SOME
        and not any(count > seen.size * HALF for count in seen.spelled.values())
    )


def place_code(seen: Profile) -> str | None:
    """Return 8.10 for INSEE codes, 8.11 for postal ones, None when they look like both."""
    fives = seen.fives
    if any(code[1:2] in "AB" for code in fives) or _abroad(fives):
        return "8.10"
    if len(fives) < _FEWEST_CODES:
        return None
    zeros = sum(code.endswith("0") or code.startswith(_DISTRICTS) for code in fives) / len(fives)
    if zeros >= _POSTAL_ZEROS:
        return "8.11"
    return "8.10" if zeros <= _INSEE_ZEROS else None


def _abroad(fives: list[str]) -> bool:
    return any(code.startswith("99") for code in fives)
