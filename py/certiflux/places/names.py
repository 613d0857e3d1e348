"""Compare names of places: accents, capitals, signs and abbreviations do not count (PLACES.md)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o"})
_UPON: Final = re.compile(r"\bS/", re.IGNORECASE)
_MARKS: Final = re.compile("[\u0300-\u036f]+")
_SIGNS: Final = re.compile(r"[^A-Z0-9\n]+")
_SAINT: Final = re.compile(r"\bST(E?)\b")
_CEDEX: Final = re.compile(r" ?\bCEDEX\b(?: [0-9]+)?")
_ARTICLE: Final = re.compile(r"^(?:LE|LA|LES|L) (?=[A-Z0-9])", re.MULTILINE)
_SPACES: Final = re.compile(r"^ | $", re.MULTILINE)


_NUMBERED: Final = re.compile(r"0?(2[AB]|97\d|98\d|\d{1,2})(?![\d])")
"""The number of a department at the beginning of a cell, whatever follows it."""


@dataclass(frozen=True, slots=True)
class City:
    """A commune whose births are told by arrondissement, and the codes of these."""

    commune: str
    districts: tuple[str, ...]


CITIES: Final = {
    "PARIS": City("75056", tuple(f"75{number}" for number in range(101, 121))),
    "LYON": City("69123", tuple(f"69{number}" for number in range(381, 390))),
    "MARSEILLE": City("13055", tuple(f"13{number}" for number in range(201, 217))),
}
"""The cities with arrondissements, by their folded name."""

_DISTRICT: Final = re.compile(
    r"(PARIS|LYON|MARSEILLE) 0?([0-9]{1,2}) ?(?:ER|ERE|E|EME|IEME|ND|NDE|D)?"
    r"(?: (?:ARRONDISSEMENT|ARR|ARRT|ARDT|ARRDT))?"
)
_POSTAL_FIRST: Final = re.compile(r"([0-9]{5}) ([A-Z].*)")
_PLACE_LAST: Final = re.compile(r"(.*[A-Z]) (0?[0-9]{2}|2[AB]|9[78][0-9]|[0-9]{5})")


def fold(text: str) -> str:
    """Return a name, or many on a line each, in the form in which names are compared.

    Capitals without accents nor signs, ST and STE written out, CEDEX left out.
    """
    plain = _UPON.sub("SUR ", text).translate(_LIGATURES)
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain)).upper()
    plain = _SAINT.sub(r"SAINT\1", _SIGNS.sub(" ", plain))
    if "CEDEX" in plain:
        plain = _CEDEX.sub("", plain)
    return _SPACES.sub("", plain)


def bare(folded: str) -> str:
    """Return a folded name, or many on a line each, without the article that it may begin with."""
    return _ARTICLE.sub("", folded) if "L" in folded else folded


def keys(names: str) -> list[str]:
    """Return the bare folded form of many names, one per line: much faster than one by one."""
    return bare(fold(names)).split("\n")


@dataclass(frozen=True, slots=True)
class Town:
    """What a person wrote for a town: its name, and what else the cell says of the place.

    ``name`` is folded; ``district`` is the code of an arrondissement of Paris, Lyon or Marseille;
    ``department`` and ``postal`` are those written beside the name, "" for none.
    """

    name: str
    district: str = ""
    department: str = ""
    postal: str = ""


def town(text: str) -> Town:
    """Read what stands for a town: « TOULOUSE (31) », « 31000 Toulouse », « Paris 12e »."""
    name = fold(text)
    # « Marseille 13 » is the city in its department as well as one of its arrondissements.
    if name != "MARSEILLE 13" and (code := district(name)):
        return Town(name, district=code)
    if found := _POSTAL_FIRST.fullmatch(name):
        return Town(found[2], department=department(found[1]), postal=found[1])
    if found := _PLACE_LAST.fullmatch(name):
        if len(found[2]) == len("31000"):
            return Town(found[1], department=department(found[2]), postal=found[2])
        written = found[2].removeprefix("0") if len(found[2]) == len("031") else found[2]
        return Town(found[1], department=written)
    return Town(name)


def district(folded: str) -> str:
    """Return the INSEE code of an arrondissement named like « PARIS 12 », "" for none."""
    found = _DISTRICT.fullmatch(folded)
    if not found:
        return ""
    codes = CITIES[found[1]].districts
    number = int(found[2])
    return codes[number - 1] if 1 <= number <= len(codes) else ""


def city(code: str) -> City | None:
    """Return the city with arrondissements whose commune or arrondissement a code is."""
    return next((c for c in CITIES.values() if code == c.commune or code in c.districts), None)


def department_said(text: str) -> str:
    """Return the department that a cell names by its number: « 33 », « 1 », « 2a », « 033 ».

    A cell in other words tells nothing: "".
    """
    found = _NUMBERED.match(text.strip().upper())
    if not found:
        return ""
    number = found[1]
    return number if len(number) == len("974") else number.zfill(2)


def department(code: str) -> str:
    """Return the department of a code, INSEE or postal: 2 characters, 3 overseas."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]
