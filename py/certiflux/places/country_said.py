"""Read what people write for a country: « PORTUGAL (PT) », « Algérie française », « marocaine »."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import Final

from certiflux.places.countries import Country, by_name, countries, find_country, is_france
from certiflux.places.names import bare, fold

_SPELLINGS: Final = 1_000
_LONGEST: Final = 80

_PARTS: Final = re.compile(r"[(),;/|]|\s-\s|\s-|-\s|[–—:]")
_BEFORE: Final = re.compile(
    r"^(?:EX|ANCIENNE?|(?:REPUBLIQUE|ROYAUME|PRINCIPAUTE|FEDERATION|ETAT|SULTANAT|EMIRAT)"
    r" (?:DU|DE LA|DE L|DES|DE|D)) "
)
_AFTER: Final = re.compile(r" (?:FRANCAISE?|BELGE|PORTUGAISE?)$")
"""What was said of a country in the days of colonies."""

_CLOSE: Final = 0.85

_PEOPLES: Final = """
AFGHAN ALBANAIS ALGERIEN ALLEMAND AMERICAIN ANGLAIS ANGOLAIS ARGENTIN ARMENIEN AUSTRALIEN
AUTRICHIEN AZERBAIDJANAIS BANGLADAIS BELGE BENINOIS BIELORUSSE BIRMAN BOLIVIEN BOSNIAQUE
BOSNIEN BRESILIEN BRITANNIQUE BULGARE BURKINABE BURUNDAIS CAMBODGIEN CAMEROUNAIS CANADIEN
CENTRAFRICAIN CHILIEN CHINOIS CHYPRIOTE COLOMBIEN COMORIEN CONGOLAIS COREEN CROATE CUBAIN
DANOIS DJIBOUTIEN DOMINICAIN EGYPTIEN EQUATORIEN ERYTHREEN ESPAGNOL ESTONIEN ETHIOPIEN
FINLANDAIS FRANCAIS GABONAIS GAMBIEN GEORGIEN GHANEEN GREC GRECQUE GUINEEN HAITIEN HOLLANDAIS
HONGROIS INDIEN INDONESIEN IRAKIEN IRANIEN IRLANDAIS ISLANDAIS ISRAELIEN ITALIEN IVOIRIEN
JAPONAIS JORDANIEN KAZAKH KENYAN KOSOVAR LAOTIEN LETTON LIBANAIS LIBYEN LITUANIEN
LUXEMBOURGEOIS MACEDONIEN MALGACHE MALIEN MALTAIS MAROCAIN MAURICIEN MAURITANIEN MEXICAIN
MOLDAVE MONGOL MONTENEGRIN NEERLANDAIS NEPALAIS NIGERIAN NIGERIEN NORVEGIEN PAKISTANAIS
PALESTINIEN PERUVIEN PHILIPPIN POLONAIS PORTUGAIS ROUMAIN RUSSE RWANDAIS SENEGALAIS SERBE
SLOVAQUE SLOVENE SOMALIEN SOUDANAIS SUEDOIS SYRIEN TAIWANAIS TCHADIEN TCHEQUE TCHETCHENE
THAILANDAIS TIBETAIN TOGOLAIS TUNISIEN TURC TURQUE UKRAINIEN URUGUAYEN VENEZUELIEN VIETNAMIEN
YOUGOSLAVE
"""
"""What people are called by their nationality, in the masculine where it makes the feminine."""


@lru_cache(_SPELLINGS)
def read_country(text: str) -> Country | None:
    """Return the one country that a cell names, with whatever codes or words beside it.

    A cell that names two tells none.
    """
    text = text.strip()[:_LONGEST]
    if found := find_country(text) or _worded(text):
        return found
    parts = [part for part in map(str.strip, _PARTS.split(text)) if part]
    if len(parts) == 1:
        parts = text.rsplit(" ", 1)
    known = {found.code: found for part in parts if (found := find_country(part) or _worded(part))}
    return next(iter(known.values())) if len(known) == 1 else None


def says_france(text: str) -> bool:
    """Say whether a cell means France, with a code or a word beside: « FR - FRANCE »."""
    if is_france(text):
        return True
    parts = [part for part in map(str.strip, _PARTS.split(text[:_LONGEST])) if part]
    return len(parts) > 1 and any(map(is_france, parts)) and read_country(text) is None


def is_nationality(text: str) -> bool:
    """Say whether a cell tells a nationality instead of a country: « marocaine »."""
    said = fold(text)
    forms = (said, said.removesuffix("E"), said.removesuffix("NE"))
    return any(form in _peoples() for form in forms)


def is_french(text: str) -> bool:
    """Say whether a cell tells the French nationality."""
    return fold(text) in {"FRANCAIS", "FRANCAISE"}


def close_country(text: str) -> Country | None:
    """Return the country whose name a cell nearly has, « Portugual »; None when none is near."""
    near = get_close_matches(bare(fold(text[:_LONGEST])), _names(), 3, _CLOSE)
    found = {_names()[name].code: _names()[name] for name in near}
    return next(iter(found.values())) if len(found) == 1 else None


def _worded(text: str) -> Country | None:
    """Return a country named with the words of a State, or of the days of colonies."""
    said = fold(text)
    plain = _AFTER.sub("", _BEFORE.sub("", said))
    return by_name(plain) if plain not in {said, "COREE"} else None


@cache
def _peoples() -> frozenset[str]:
    return frozenset(_PEOPLES.split())


@cache
def _names() -> dict[str, Country]:
    known = countries().values()
    return {bare(fold(name)): one for one in known for name in (one.name, *one.spellings) if name}
