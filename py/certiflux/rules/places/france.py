"""Judge a birth in France by its INSEE code: known, in use at the birth, at one with the rest."""

from __future__ import annotations

import re
from typing import Final

from certiflux.places.atlas import Episode
from certiflux.places.countries import by_code
from certiflux.places.names import bare, city, department
from certiflux.places.table import RECENT
from certiflux.rules.fix import Fix
from certiflux.rules.ids import CODE_PAYS, COMMUNE, INSEE, PAYS, POSTAL
from certiflux.rules.places.abroad import country_named
from certiflux.rules.places.case import (
    PlaceCase,
    PlaceVerdict,
    commune,
    complete,
    day,
    meaning,
    spelling,
)
from certiflux.rules.places.search import by_name, by_postal, matching

INDEPENDENCE: Final = 19620705
"""Until this day, 91 to 96 could be departments of Algeria, Morocco or Tunisia."""

_COLONIAL: Final = re.compile(r"9[1-6A-T][0-9]{3}")
_MAYOTTE: Final = re.compile(r"985[0-9]{2}")
_OVERSEAS: Final = ("97", "98")
_COUNTRY: Final = 3
"""Figures of the code of a country in the flow: 109."""

_DATED_OVERSEAS: Final = ("97701", "97801")
"""Overseas, the only communes whose first day is that of their code."""

_NAMED = 3
"""Places named in a sentence."""


def breaks(code: str, case: PlaceCase) -> set[int]:
    """Return the days at which the verdict on a code may change."""
    atlas = case.atlas
    codes = {code, *atlas.elders(code)}
    days = {one for c in codes for e in atlas.episodes(c) for one in (e.start, e.end)}
    return days | {INDEPENDENCE}


def judge_code(case: PlaceCase) -> list[PlaceVerdict]:
    """Judge a place whose INSEE code is not that of a country."""
    return [*_country(case), *_code(case), *_postal(case)]


def _code(case: PlaceCase) -> list[PlaceVerdict]:
    code, atlas = case.place.insee, case.atlas
    if code not in atlas:
        return [_unknown(case)]
    named = not case.place.town or names_agree(case)
    if not named and (here := matching(case, atlas.by_postal(code))):
        return [_postal_code(case, here)]
    if atlas.at(code, case.born) is None and not _started_overseas(case):
        if atlas.by_postal(code) and not (case.place.town and named):
            return [_postal_code(case, [])]
        if _may_be_colonial(case) and not (case.place.town and named):
            return [_unverifiable("une commune d'Algérie, du Maroc ou de Tunisie")]
        return [_out_of_use(case)]
    if not named:
        return [_discordant(case)]
    return _district(case)


def _unknown(case: PlaceCase) -> PlaceVerdict:
    code = case.place.insee
    if case.atlas.by_postal(code):
        return _postal_code(case, matching(case, case.atlas.by_postal(code)))
    if _may_be_colonial(case):
        return _unverifiable("une commune d'Algérie, du Maroc ou de Tunisie")
    if _MAYOTTE.fullmatch(code):
        return _unverifiable("une commune de Mayotte")
    foreign = country_named(case)
    if foreign:
        return PlaceVerdict("INSEE_INCONNU", INSEE, "", (complete(foreign, case.place),))
    return PlaceVerdict("INSEE_INCONNU", INSEE, "", _proposed(by_name(case), case))


def _unverifiable(what: str) -> PlaceVerdict:
    return PlaceVerdict("LIEU_NON_VERIFIABLE", INSEE, what)


def _may_be_colonial(case: PlaceCase) -> bool:
    return case.born.low < INDEPENDENCE and bool(_COLONIAL.fullmatch(case.place.insee))


def _started_overseas(case: PlaceCase) -> bool:
    """Say whether a commune overseas is only younger than the birth: never held against it."""
    code = case.place.insee
    if not code.startswith(_OVERSEAS) or code in _DATED_OVERSEAS:
        return False
    return all(one.start > case.born.high for one in case.atlas.episodes(code))


def _postal_code(case: PlaceCase, here: list[Episode]) -> PlaceVerdict:
    """Say that the code is a postal one; ``here`` are the places that the town may be."""
    there = by_postal(case, case.place.insee)
    names = [one.name for one in there]
    more = f" et de {len(names) - _NAMED} autres communes" if len(names) > _NAMED else ""
    other = ", ".join(names[:_NAMED]) + more
    return PlaceVerdict("POSTAL_POUR_INSEE", INSEE, other, _proposed(here or there, case))


def _out_of_use(case: PlaceCase) -> PlaceVerdict:
    code, atlas = case.place.insee, case.atlas
    episodes = atlas.episodes(code)
    if episodes[0].start > case.born.high:
        other = (
            f"{code} ({episodes[0].name}) n'existe que depuis le {day(episodes[0].start)}, "
            "après la naissance"
        )
        then = matching(case, [e.code for e in atlas.elders_at(code, case.born)])
        then = then or atlas.elders_at(code, case.born)
        now = None
    else:
        ended = [one for one in episodes if one.end and one.end <= case.born.low][-1]
        other = f"{code} était {ended.place} jusqu'au {day(ended.end)}, avant la naissance"
        heir = atlas.heir(code, case.born)
        then = [heir] if heir else []
        now = atlas.at(atlas.present(code), case.born)
    fixes = [commune(one, case.place, "Code à la naissance") for one in then]
    if now and now not in then:
        fixes.append(commune(now, case.place, "Code actuel"))
    return PlaceVerdict("INSEE_HORS_PERIODE", INSEE, other, tuple(fixes))


def names_agree(case: PlaceCase) -> bool:
    """Say whether the town is, or was, or is part of, what the code stands for.

    A name that begins or goes on like the other is the same one, cut short; that of a commune
    that had already joined it at the birth is accepted too.
    """
    code, atlas = case.place.insee, case.atlas
    said = case.town
    if said.district:
        whole = city(said.district)
        return whole is not None and code in {whole.commune, said.district}
    joined = {
        one.code
        for elder in atlas.elders(code)
        for one in atlas.episodes(elder)
        if one.end != RECENT and one.end <= case.born.low
    }
    codes = {code, atlas.present(code), *joined}
    whole = city(code)
    if whole:
        codes.add(whole.commune)
    names = {one.key for known in codes for one in atlas.episodes(known)}
    key = bare(said.name)
    if key in names:
        return True
    # « Annecy-le-Vieux » is not « Annecy » cut short: the name is that of a neighbour.
    where = department(code)
    if any(department(one.code) == where and one.code not in codes for one in atlas.named(key)):
        return False
    return any(key.startswith(f"{name} ") or name.startswith(f"{key} ") for name in names)


def _discordant(case: PlaceCase) -> PlaceVerdict:
    code = case.place.insee
    there = case.atlas.at(code, case.born) or case.atlas.episodes(code)[-1]
    named, own = by_name(case), spelling(code, there.name)
    backed = _backed(case, named)
    fixes = (own,) if backed else (own, *_proposed(named, case))
    return PlaceVerdict("COMMUNE_DISCORDANTE", COMMUNE, meaning(code, case.atlas), fixes)


def _backed(case: PlaceCase, named: list[Episode]) -> bool:
    """Say whether a code stands against its town: by what else the row tells, else by itself.

    A code that is no slip for that of a town of its own department is meant; the town is often
    that of the home.
    """
    place, where = case.place, department(case.place.insee)
    told = {one for one in (place.department, department(place.postal)) if one}
    if told:
        return told == {where}
    return case.atlas.at(place.insee, case.born) is not None and all(
        department(one.code) != where for one in named
    )


def _district(case: PlaceCase) -> list[PlaceVerdict]:
    whole = city(case.place.insee)
    if whole is None or case.place.insee != whole.commune:
        return []
    told = case.town.district or "".join(case.atlas.by_postal(case.place.postal)[:1])
    if told not in whole.districts:
        return []
    (found,) = case.atlas.episodes(told)
    fix = (commune(found, case.place),)
    return [PlaceVerdict("ARRONDISSEMENT_A_PRECISER", INSEE, found.name, fix)]


def _postal(case: PlaceCase) -> list[PlaceVerdict]:
    """Judge the postal code beside a code; it is not sent, but may show that the other is wrong."""
    place, atlas = case.place, case.atlas
    if place.insee not in atlas or not atlas.by_postal(place.postal):
        return []
    here = {department(one) for one in (place.insee, *atlas.postals(place.insee))}
    there = {department(place.postal), *(department(c) for c in atlas.by_postal(place.postal))}
    if here & there or department(atlas.present(place.insee)) in there:
        return []
    others = by_postal(case, place.postal)
    other = f"{meaning(place.insee, atlas)}, ce code postal est à {others[0].place}"
    fixes = _proposed(matching(case, atlas.by_postal(place.postal)), case)
    emptied = Fix("Vider le code postal", {POSTAL: ""})
    return [PlaceVerdict("POSTAL_DISCORDANT", POSTAL, other, fixes or (emptied,))]


def _country(case: PlaceCase) -> list[PlaceVerdict]:
    """Judge what a birth in France says of a country: nothing is wanted."""
    place = case.place
    where = case.atlas.episodes(place.insee)
    if not where:
        return []
    foreign = country_named(case) if place.country else None
    coded = by_code(place.country_code)
    both = coded if foreign is None else foreign
    abroad = (complete(both, place),) if both and (foreign or coded) else ()
    if foreign:
        other = f"le code INSEE {place.insee} est {where[-1].place}, en France"
        emptied = Fix("Garder la France et vider le pays", {CODE_PAYS: "", PAYS: ""})
        return [PlaceVerdict("PAYS_DISCORDANT", PAYS, other, (emptied, *abroad))]
    if len(place.country_code) != _COUNTRY:
        return []
    other = f"{place.insee}, {where[-1].place}"
    emptied = Fix("Vider le code du pays", {CODE_PAYS: ""})
    return [PlaceVerdict("PAYS_EN_FRANCE", CODE_PAYS, other, (emptied, *abroad))]


def _proposed(found: list[Episode], case: PlaceCase) -> tuple[Fix, ...]:
    return tuple(commune(one, case.place) for one in found)
