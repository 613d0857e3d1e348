"""Judge a birth in France without an INSEE code: a town, a postal code, or both."""

from __future__ import annotations

from dataclasses import replace

from certiflux.places.atlas import Episode
from certiflux.places.departments import department_named
from certiflux.rules.fix import Fix
from certiflux.rules.ids import COMMUNE, INSEE, POSTAL
from certiflux.rules.places.case import Place, PlaceCase, PlaceVerdict, commune
from certiflux.rules.places.france import names_agree
from certiflux.rules.places.search import by_name, by_postal, matching

_ABROAD = "99"

_NAMED = 3
"""Candidates named in a sentence."""


def judge_words(case: PlaceCase) -> list[PlaceVerdict]:
    """Judge what the row says of the commune, in words or by a postal code."""
    place = case.place
    if place.postal and not case.atlas.by_postal(place.postal):
        return _unknown_postal(case)
    if not place.town:
        return [_alone(case)] if place.postal else []
    found = by_name(case)
    if not found:
        return [_not_found(case)]
    if place.postal:
        return [_preferred(case, found)]
    return [PlaceVerdict("LIEU_SANS_CODE", COMMUNE, _several(found), _proposed(found, case))]


def _unknown_postal(case: PlaceCase) -> list[PlaceVerdict]:
    """Judge a postal code that is none: an INSEE code, or nothing at all."""
    place, atlas = case.place, case.atlas
    there = atlas.at(place.postal, case.born)
    if there and (not place.town or names_agree(PlaceCase(_coded(place), case.born, atlas))):
        fix = Fix(f"Code INSEE {there.code} : {there.place}", {INSEE: there.code, POSTAL: ""})
        return [PlaceVerdict("INSEE_POUR_POSTAL", POSTAL, there.place, (fix,))]
    if len(set(place.postal)) == 1:
        return []
    found = by_name(case) if place.town else []
    return [PlaceVerdict("POSTAL_INCONNU", POSTAL, "", _proposed(found, case))]


def _coded(place: Place) -> Place:
    """Take what is given for a postal code for the INSEE code that it also is."""
    return replace(place, insee=place.postal, postal="")


def _alone(case: PlaceCase) -> PlaceVerdict:
    found = by_postal(case, case.place.postal)
    return PlaceVerdict("POSTAL_SANS_COMMUNE", POSTAL, _several(found), _proposed(found, case))


def _not_found(case: PlaceCase) -> PlaceVerdict:
    postal = case.place.postal or case.town.postal
    if not postal:
        return PlaceVerdict("COMMUNE_INTROUVABLE", COMMUNE, _where(case))
    there = by_postal(case, postal)
    fixes = _proposed(matching(case, [one.code for one in there]) or there, case)
    return PlaceVerdict("COMMUNE_INTROUVABLE", COMMUNE, f" au code postal {postal}", fixes)


def _where(case: PlaceCase) -> str:
    """Say where the town was looked for, or what its cell holds instead of one."""
    if department_named(case.place.town):
        return " : c'est celui d'un département"
    if case.town.department == _ABROAD:
        return " ; le département 99 veut dire : à l'étranger"
    return " de ce département" if case.town.department else ""


def _preferred(case: PlaceCase, found: list[Episode]) -> PlaceVerdict:
    return PlaceVerdict("INSEE_A_PREFERER", COMMUNE, _several(found), _proposed(found, case))


def _several(found: list[Episode]) -> str:
    """Name the candidates: « 31555 pour Toulouse (31) », the first ones only when many."""
    told = ", ".join(f"{one.code} pour {one.place}" for one in found[:_NAMED])
    more = len(found) - _NAMED
    return f"{told} et {more} autre{'s' * (more > 1)}" if more > 0 else told


def _proposed(found: list[Episode], case: PlaceCase) -> tuple[Fix, ...]:
    return tuple(commune(one, case.place) for one in found)
