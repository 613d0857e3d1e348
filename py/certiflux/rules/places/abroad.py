"""Judge a birth abroad: the code 99xxx, its last three figures, the name of the country."""

from __future__ import annotations

from certiflux.places.countries import (
    FRANCE_CODE,
    Country,
    by_code,
    by_iso,
    find_country,
    is_dead,
    is_france,
    todays,
)
from certiflux.places.countries import (
    by_name as country_by_name,
)
from certiflux.places.country_said import (
    close_country,
    is_nationality,
    read_country,
    says_france,
)
from certiflux.places.departments import overseas_named
from certiflux.places.foreign_towns import country_of_town
from certiflux.rules.fix import Fix
from certiflux.rules.ids import CODE_PAYS, COMMUNE, INSEE, PAYS
from certiflux.rules.places.case import (
    CODE_LENGTH,
    SHORT_LENGTH,
    Place,
    PlaceCase,
    PlaceVerdict,
    commune,
    complete,
)
from certiflux.rules.places.search import by_name

_YEAR = 10_000
_ABROAD = "99"
"""What people write for a department when the birth is abroad."""


def country_named(case: PlaceCase) -> Country | None:
    """Return the country that the words of a place name, in its own column or for the town.

    « CASABLANCA (MAROC) » names one; the name of a town of France never does.
    """
    place = case.place
    if place.country:
        return None if says_france(place.country) else read_country(place.country)
    if not place.town or case.atlas.named(case.town.name):
        return None
    if place.postal and case.atlas.by_postal(place.postal):
        return None
    return in_town(place.town) or _large_town(case)


def _large_town(case: PlaceCase) -> Country | None:
    """Return the country of a large town abroad, unless the row says a department of France."""
    place, said = case.place, case.town
    french = said.postal or said.department not in {"", _ABROAD}
    if place.country or place.postal or french:
        return None
    return country_of_town(said.name)


def in_town(town: str) -> Country | None:
    """Return the country that a cell of a town names, alone or after the town."""
    if found := country_by_name(town):
        return found
    for sign in ("(", ",", "/", " - "):
        _, parted, last = town.rpartition(sign)
        last = last.rstrip(") ")
        if parted and (found := country_by_name(last) or _by_letters(last)):
            return found
    return None


def _by_letters(code: str) -> Country | None:
    """Return the country of an ISO code in capitals beside a town: « Porto (PT) »."""
    return by_iso(code) if code.isupper() else None


def judge_unknown(case: PlaceCase) -> PlaceVerdict | None:
    """Judge a country that is given and is none; None where it is one, or France."""
    given = case.place.country
    if not given or says_france(given) or overseas_named(given) or read_country(given):
        return None
    if is_nationality(given):
        return PlaceVerdict("PAYS_INCONNU", PAYS, " : c'est une nationalité, qui peut en différer")
    near = close_country(given)
    fixes = _completions(near, case) if near else ()
    told = f" ; le plus proche est « {near.name} »" if near else ""
    return PlaceVerdict("PAYS_INCONNU", PAYS, told, fixes)


def judge_code(case: PlaceCase) -> list[PlaceVerdict]:
    """Judge a place whose INSEE code is that of a country."""
    place = case.place
    country = by_code(place.insee)
    if country is None:
        return [_unknown(case)]
    found = [one for one in (_dead(case, country), _short(place, country)) if one]
    return found + _named(place, country)


def judge_words(case: PlaceCase, named: Country | None) -> list[PlaceVerdict]:
    """Judge a birth abroad without any INSEE code: by the code or the name of the country."""
    place = case.place
    short = by_code(place.country_code)
    if short is not None:
        if named and named.code != short.code:
            both = (*_completions(short, case), *_completions(named, case))
            other = f"{place.country_code} est {short.name}"
            return [PlaceVerdict("PAYS_DISCORDANT", PAYS, other, both)]
        other = f"le code de pays {short.short} ({short.name}) demande le code INSEE {short.code}"
        return [PlaceVerdict("PAYS_A_COMPLETER", CODE_PAYS, other, _completions(short, case))]
    if len(place.country_code) == SHORT_LENGTH:
        return [_ill_coded(case, named)]
    if named is None or place.country_code:
        return []
    field = PAYS if place.country else COMMUNE
    fixes = _completions(named, case)
    told = " ou ".join(f"{one.code} pour {one.name}" for one in _there(named, case))
    return [PlaceVerdict("PAYS_SANS_CODE", field, told, fixes)]


def lengths(place: Place, field: str) -> list[Fix]:
    """Propose what mends a code of country that the schema refuses for its length."""
    text = place.country_code if field == CODE_PAYS else place.insee
    empty = [Fix("Vider : la naissance est en France", {field: ""})]
    coded = by_code(place.insee) if field == CODE_PAYS else None
    if (is_france(text) or text == FRANCE_CODE[2:]) and coded is None:
        return empty
    country = coded or find_country(text) or country_of(place)
    completed = [complete(country, place)] if country else []
    in_france = len(place.insee) == CODE_LENGTH and coded is None
    return empty + completed if in_france and field == CODE_PAYS else completed


def country_of(place: Place) -> Country | None:
    """Return the foreign country that a place names in words, whatever its codes."""
    if place.country:
        return None if says_france(place.country) else read_country(place.country)
    return in_town(place.town) if place.town else None


def _unknown(case: PlaceCase) -> PlaceVerdict:
    named = country_named(case) or by_code(case.place.country_code)
    if named:
        return PlaceVerdict("INSEE_INCONNU", INSEE, "", _completions(named, case))
    towns = by_name(case) if case.place.insee == FRANCE_CODE else []
    return PlaceVerdict(
        "INSEE_INCONNU", INSEE, "", tuple(commune(one, case.place) for one in towns)
    )


def _completions(country: Country, case: PlaceCase) -> tuple[Fix, ...]:
    """Propose a country, or the states of today in its place when it was gone at the birth."""
    return tuple(complete(one, case.place) for one in _there(country, case))


def _there(country: Country, case: PlaceCase) -> list[Country]:
    return todays(country) if is_dead(country, case.born.low // _YEAR) else [country]


def _dead(case: PlaceCase, country: Country) -> PlaceVerdict | None:
    if not is_dead(country, case.born.low // _YEAR):
        return None
    other = f"{country.code} ({country.name}) n'a existé que jusqu'en {country.last_year}"
    return PlaceVerdict("PAYS_DISPARU", INSEE, other, _completions(country, case))


def _short(place: Place, country: Country) -> PlaceVerdict | None:
    """Judge the code of country beside 99xxx; another length is the schema's own error."""
    given = place.country_code
    if given == country.short or len(given) not in {0, SHORT_LENGTH}:
        return None
    fix = complete(country, place)
    if not given:
        other = (
            f"le code {country.code} ({country.name}) demande {country.short} comme code de pays"
        )
        return PlaceVerdict("PAYS_A_COMPLETER", CODE_PAYS, other, (fix,))
    other = f"le code INSEE {country.code} est {country.name}"
    rival = by_code(given)
    fixes = (fix, complete(rival, place)) if rival else (fix,)
    return PlaceVerdict("PAYS_DISCORDANT", CODE_PAYS, other, fixes)


def _named(place: Place, country: Country) -> list[PlaceVerdict]:
    """Judge the name of the country beside its code; an unknown name says nothing."""
    named = country_by_name(place.country) if place.country else None
    agreed = named in {None, country, *todays(country)} or country in todays(named or country)
    if agreed and not is_france(place.country):
        return []
    other = f"le code INSEE {country.code} est {country.name}"
    rename = Fix(f"Garder {country.code} : {country.name}", {PAYS: country.name})
    fixes = (rename, complete(named, place)) if named else (rename,)
    return [PlaceVerdict("PAYS_DISCORDANT", PAYS, other, fixes)]


def coded_france(place: Place) -> list[PlaceVerdict]:
    """Judge a code of country that is that of France: it is to be left out."""
    given = place.country_code
    if len(given) != SHORT_LENGTH or not (is_france(given) or given == FRANCE_CODE[2:]):
        return []
    empty = Fix("Vider : la naissance est en France", {CODE_PAYS: ""})
    return [PlaceVerdict("PAYS_EN_FRANCE", CODE_PAYS, "c'est son code", (empty,))]


def _ill_coded(case: PlaceCase, named: Country | None) -> PlaceVerdict:
    given = case.place.country_code
    country = find_country(given) or named
    other = f" : {country.name} a le code {country.short}" if country else ""
    fixes = _completions(country, case) if country else ()
    return PlaceVerdict("PAYS_MAL_CODE", CODE_PAYS, other, fixes)
