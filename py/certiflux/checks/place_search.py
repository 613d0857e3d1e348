"""Find the communes that a row may mean: by the name, with the postal code or the department."""

from __future__ import annotations

from collections.abc import Iterable

from certiflux.checks.place_case import Case
from certiflux.places.atlas import Atlas, Episode
from certiflux.places.names import CITIES, bare, department, fold


def by_name(case: Case) -> list[Episode]:
    """Return the communes of the town's name, at the birth, best known first by code.

    What the row says of the department (postal code, « (31) », INSEE code) narrows them down when
    some remain; several are never reduced to one otherwise.
    """
    said = case.town
    if said.district:
        return case.atlas.episodes(said.district)
    postal = case.place.postal or said.postal
    codes = case.atlas.by_postal(postal)
    named = case.atlas.named(said.name)
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
        named = [one for one in named if fold(one.name) == said.name] or named
    return _at_birth(named, case)


def by_postal(case: Case, postal: str) -> list[Episode]:
    """Return the places with a postal code, each as it was at the birth."""
    found = {_then(code, case) for code in case.atlas.by_postal(postal)}
    return sorted(found, key=lambda one: one.code)


def matching(case: Case, codes: Iterable[str]) -> list[Episode]:
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


def _districts(case: Case, codes: tuple[str, ...]) -> list[Episode]:
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


def _at_birth(found: list[Episode], case: Case) -> list[Episode]:
    """Return each commune once, under the code that it had at the birth."""
    there = [one for one in found if one.covers(case.born) and not case.born.unknown]
    moved = there or [_then(one.code, case) for one in found]
    return sorted({one.code: one for one in moved}.values(), key=lambda one: one.code)


def _then(code: str, case: Case) -> Episode:
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
