"""Find the communes that a row may mean: by the name, with the postal code or the department."""

from __future__ import annotations

from collections.abc import Iterable

from certiflux.places.atlas import Atlas, Episode
from certiflux.places.names import CITIES, bare, department, fold
from certiflux.places.town import numbered
from certiflux.places.variants import variants
from certiflux.rules.places.case import PlaceCase

_SHORTEST = 4
"""Letters at least of a name cut short."""

_MOST = 12
"""Communes proposed at most for a name cut short."""


def by_name(case: PlaceCase) -> list[Episode]:
    """Return the communes of the town's name, at the birth, best known first by code.

    What the row says of the department (postal code, « (31) », INSEE code) narrows them down when
    some remain; several are never reduced to one otherwise.
    """
    said = case.town
    if said.district:
        return case.atlas.episodes(said.district)
    found = _named(case, said.name)
    if not found:
        others = (_named(case, numbered(name).name) for name in variants(said.written))
        found = next((one for one in others if one), [])
    if found and not _is_told(case):
        found = [*found, *_each_then(_greater(found, case.atlas), case)]
    return found or _longer(case)


def _is_told(case: PlaceCase) -> bool:
    """Say whether anything beside the name tells where the town is."""
    place, said = case.place, case.town
    return bool(place.postal or place.insee or said.postal or said.department or said.district)


def _named(case: PlaceCase, name: str) -> list[Episode]:
    """Return the communes of one name, folded, that agree with what the row says beside it."""
    said = case.town
    postal = case.place.postal or said.postal
    codes = case.atlas.by_postal(postal)
    named = case.atlas.named(name)
    if codes:
        kept = [one for one in named if case.atlas.present(one.code) in codes]
        if inside := _districts(case, codes) or (not kept and matching(case, codes)):
            return inside
        named = kept or _within(named, department(postal), case.atlas)
    elif where := said.department or department(postal):
        named = _within(named, where, case.atlas)
    elif case.place.insee:
        named = _within(named, department(case.place.insee), case.atlas) or named
    if len(named) > 1:
        named = [one for one in named if fold(one.name) == name] or named
    return _at_birth(named, case)


def _greater(found: list[Episode], atlas: Atlas) -> list[Episode]:
    """Return the towns for which a name may be cut short: « Boulogne » is a village too.

    A town has a postal code that ends with 00, a chief town with 000; what is longer is proposed
    only where it is greater than all that have the name whole.
    """
    rank = max(_rank(one.code, atlas) for one in found)
    return [one for one in atlas.beginning(found[0].key) if _rank(one.code, atlas) > rank]


def _rank(code: str, atlas: Atlas) -> int:
    """Return the zeros at the end of a town's postal codes, at most 3; 1 stands for none."""
    if not atlas.is_current(code):
        return 1
    ends = (len(postal) - len(postal.rstrip("0")) for postal in atlas.postals(code))
    return min(max(ends, default=1), 3) or 1


def _longer(case: PlaceCase) -> list[Episode]:
    """Return the communes of which the name is the beginning, when nobody has it whole."""
    said, atlas = case.town, case.atlas
    name = bare(said.name)
    if len(name) < _SHORTEST or case.place.postal or said.postal:
        return []
    found = [one for one in atlas.beginning(name) if atlas.is_current(one.code)]
    found = _within(found, said.department, atlas) if said.department else found
    found.sort(key=lambda one: (-_rank(one.code, atlas), one.code))
    return _each_then(found[:_MOST], case)


def _each_then(found: list[Episode], case: PlaceCase) -> list[Episode]:
    """Return each commune of today as it was at the birth, in the same order."""
    return list({one.code: one for one in (_then(one.code, case) for one in found)}.values())


def by_postal(case: PlaceCase, postal: str) -> list[Episode]:
    """Return the places with a postal code, each as it was at the birth."""
    found = {_then(code, case) for code in case.atlas.by_postal(postal)}
    return sorted(found, key=lambda one: one.code)


def matching(case: PlaceCase, codes: Iterable[str]) -> list[Episode]:
    """Return, of some codes, those that ever had the town's name, or one that begins with it."""
    said = case.town
    if not said.name:
        return []
    if said.district:
        return case.atlas.episodes(said.district) if said.district in codes else []
    key = bare(said.name)
    names = {code: {one.key for one in case.atlas.episodes(code)} for code in codes}
    kept = [code for code, known in names.items() if key in known] or [
        code for code, known in names.items() if any(name.startswith(f"{key} ") for name in known)
    ]
    return [_then(code, case) for code in kept]


def _districts(case: PlaceCase, codes: tuple[str, ...]) -> list[Episode]:
    """Return the arrondissements that the name of a city and a postal code tell together."""
    whole = CITIES.get(case.town.name)
    inside = [code for code in codes if whole and code in whole.districts]
    return [one for code in inside for one in case.atlas.episodes(code)]


def _within(found: list[Episode], where: str, atlas: Atlas) -> list[Episode]:
    """Keep the communes of a department, that of then or that of now; 20 is all of Corsica."""
    wanted = {"20", "2A", "2B"} if where in {"20", "2A", "2B"} else {where}
    return [
        one for one in found if wanted & {department(one.code), department(atlas.present(one.code))}
    ]


def _at_birth(found: list[Episode], case: PlaceCase) -> list[Episode]:
    """Return each commune once, under the code that it had at the birth."""
    there = [one for one in found if one.covers(case.born) and not case.born.unknown]
    moved = there or [_then(one.code, case) for one in found]
    return sorted({one.code: one for one in moved}.values(), key=lambda one: one.code)


def _then(code: str, case: PlaceCase) -> Episode:
    """Return what a place was at a birth: itself, what it had become, or what it came from.

    Of a person whose day of birth is not known, what it is today.
    """
    atlas, born = case.atlas, case.born
    if born.unknown:
        return atlas.episodes(atlas.present(code) or code)[-1]
    if found := atlas.at(code, born) or atlas.heir(code, born):
        return found
    last = atlas.episodes(code)[-1]
    elders = atlas.elders_at(code, born)
    same = [one for one in elders if one.name == last.name] or elders
    return same[0] if len(same) == 1 else last
