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
    r"(PARIS|LYON|MARSEILLE) ?(?:0?([0-9]{1,2})|([XVI]{1,5}))"
    r" ?(?:ER|ERE|E|EME|IEME|ME|ND|NDE|D)?"
    r"(?: (?:ARRONDISSEMENT|ARRDT|ARRT|ARDT|ARR|ARD|AR))?"
)
_ROMAN: Final = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
    "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip
"""The arrondissements as they are engraved."""


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


def district(folded: str) -> str:
    """Return the INSEE code of an arrondissement named like « PARIS 12 », "" for none."""
    found = _DISTRICT.fullmatch(folded)
    if not found:
        return ""
    codes = CITIES[found[1]].districts
    if found[3] and found[3] not in _ROMAN:
        return ""
    number = _ROMAN.index(found[3]) + 1 if found[3] else int(found[2])
    return codes[number - 1] if 1 <= number <= len(codes) else ""


def city(code: str) -> City | None:
    """Return the city with arrondissements whose commune or arrondissement a code is."""
    return next((c for c in CITIES.values() if code == c.commune or code in c.districts), None)


def department(code: str) -> str:
    """Return the department of a code, INSEE or postal: 2 characters, 3 overseas."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]
