"""Read what people write for a town: « TOULOUSE (31) », « Né à Lyon 3e », « 97400 St-Denis »."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from certiflux.places.countries import is_home
from certiflux.places.departments import department_named
from certiflux.places.names import department, district, fold

_SPELLINGS: Final = 4_000
_LONGEST: Final = 120
"""Characters beyond which a cell is no town."""

_BORN: Final = re.compile(r"(?:NEE?|NE E)(?: LE [0-9]{1,2}(?: [0-9A-Z]+){1,3})? A ([A-Z].*)")
_NUMBER: Final = r"0?(?:2[AB]|9[78][0-9]|[0-9]{2})"
_POSTAL_FIRST: Final = re.compile(r"(?:F |FR )?([0-9]{5}) ([A-Z].*)")
_NUMBER_FIRST: Final = re.compile(rf"({_NUMBER}) ([A-Z].*)")
_PLACE_LAST: Final = re.compile(r"\A(.*[A-Z0-9]) (0?[0-9]{2}|2[AB]|9[78][0-9]|[0-9]{5})")
_BESIDE: Final = re.compile(r"(?:(?<!\s)\s+)?[(),;]\s*|(?<!\s)\s+[-–/]\s+")
"""What parts the town from what is said of it beside."""

_POSTAL: Final = 5
"""Figures of a postal code."""

_PADDED: Final = 3
"""Figures of a department written with a zero before it: 031."""


@dataclass(frozen=True, slots=True)
class Town:
    """What a person wrote for a town: its name, and what else the cell says of the place.

    ``name`` is folded; ``district`` is the code of an arrondissement of Paris, Lyon or Marseille;
    ``department`` and ``postal`` are those written beside the name, "" for none; ``written`` is the
    cell without the words of these.
    """

    name: str
    district: str = ""
    department: str = ""
    postal: str = ""
    written: str = ""


@lru_cache(_SPELLINGS)
def town(text: str) -> Town:
    """Read what stands for a town: « TOULOUSE (31) », « 31000 Toulouse », « Paris 12e »."""
    if len(text) > _LONGEST:
        return Town(fold(text[:_LONGEST]))
    beside = _beside(text)
    name, where = beside or (text, "")
    found = replace(numbered(fold(name)), written=name)
    return replace(found, department=where) if where else found


def _beside(text: str) -> tuple[str, str] | None:
    """Part the name from a department or from France in words; None when neither is there."""
    pieces = [piece for piece in _BESIDE.split(text) if piece.strip()]
    if len(pieces) < len(("town", "department")):
        return None
    where, kept = "", pieces
    while len(kept) > 1:
        named = department_named(kept[-1])
        if not named and not is_home(kept[-1]):
            break
        where, kept = where or named, kept[:-1]
    return (" ".join(kept), where) if len(kept) < len(pieces) else None


def numbered(name: str) -> Town:
    """Read a folded town with the numbers around it."""
    if born := _BORN.fullmatch(name):
        name = born[1]
    # « Marseille 13 » is the city in its department as well as one of its arrondissements.
    if name != "MARSEILLE 13" and (code := district(name)):
        return Town(name, district=code)
    if found := _POSTAL_FIRST.fullmatch(name):
        return _within(found[2], found[1])
    if found := _NUMBER_FIRST.fullmatch(name):
        return _within(found[2], found[1])
    if found := _PLACE_LAST.fullmatch(name):
        return _within(found[1], found[2])
    return Town(name)


def _within(name: str, number: str) -> Town:
    """Return a town beside the number of its department, or its postal code."""
    code = "" if name == "MARSEILLE 13" else district(name)
    if len(number) == _POSTAL:
        return Town(name, code, department(number), number)
    short = number.removeprefix("0") if len(number) == _PADDED else number
    return Town(name, code, short)
