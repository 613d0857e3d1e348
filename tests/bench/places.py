"""Where invented people were born: real communes and countries, as often as people are.

Two in three were born in one of the large towns, the others anywhere that was a commune on that
day, or abroad; some lists know a postal code and no INSEE code.
"""

import datetime as dt
from functools import cache
from pathlib import Path
from random import Random

from bench.names import ABROAD, TOWNS
from buildtools.layout import Layout
from certiflux.places.atlas import Atlas, BirthSpan, Episode
from certiflux.places.table import read_table

TABLE = Layout.of(Path(__file__).resolve().parents[2]).places
"""The table of communes, as the build compiles it."""

Birthplace = tuple[str | None, str | None, str, str | None]
"""INSEE code, postal code, town, country."""

_IN_A_TOWN, _ABROAD, _BY_POSTAL = 0.66, 0.08, 0.08


def draw(random: Random, birth: dt.date) -> Birthplace:
    """Invent where a person born on a day was born."""
    if random.random() < _ABROAD:
        code, town, country = random.choice(ABROAD)
        return code, None, town, country
    day = int(birth.strftime("%Y%m%d"))
    place = _commune(random, BirthSpan(day, day))
    if random.random() < _BY_POSTAL:
        now = _atlas().present(place.code)
        if postals := _atlas().postals(now):
            return None, postals[0], _atlas().episodes(now)[-1].name, None
    return place.code, None, place.name, None


def _commune(random: Random, born: BirthSpan) -> Episode:
    codes = TOWNS if random.random() < _IN_A_TOWN else _codes()
    while True:
        found = _atlas().at(random.choice(codes), born)
        if found:
            return found


@cache
def _atlas() -> Atlas:
    return Atlas(read_table(TABLE.read_bytes()))


@cache
def _codes() -> tuple[str, ...]:
    return tuple(_atlas().codes())
