"""Look at one name or first name by itself: what makes it hard to find, and what would mend it.

The portal looks for the name and the first name of the civil status; it ignores accents and case,
but not hyphens (FORMAT.md b 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.names.given_names import COMPOUND_STARTS
from certiflux.rules.identity.name_lists import FIRST_NAMES
from certiflux.rules.ids import PRENOM, PRENOMS

_PLAIN: Final = re.compile(r"[^\W\d_]{2,}(?:[-'][^\W\d_]+)*")
_LINK: Final = re.compile(
    r"\b(?P<link>née?|nee|épouse|epouse|épse|epse|[ée]p\.|veuve|vve|dite?"
    r"|(?<=\w\s)(?:[ée]p|ou)(?=\s\w))(?!\w)\s*",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"[()\[\]]")
_TITLE: Final = re.compile(
    r"(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle)\s+(?=\w{2})", re.IGNORECASE
)
_SIGN: Final = re.compile(r"[^\w\s'’.\-‐‑()\[\]]|[\d_]")
_LOST: Final = "\ufffd"
_INITIAL: Final = re.compile(r"(?<![\w'’])[^\W\d_]\.(?!\w)|(?<![\w'’])[^\W\d_]\.-")
_ELIDED: Final = re.compile(r"(?<![\w'’-])([dl])(?:\s+|['’]\s+)(?=[^\W\d_])", re.IGNORECASE)
_PARTICLES: Final = r"de la|de l'|de|du|des|d'|von|van der"
_TAIL: Final = re.compile(rf"\A(.+?[^\s,])[\s,]++\(?({_PARTICLES})\)?", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"(?:(?<!\s)\s+)?[,;/&+]\s*|(?<!\s)\s+et\s+", re.IGNORECASE)
_LOOSE_HYPHEN: Final = re.compile(r"(?<!\s)\s+[-‐‑]\s*|[-‐‑]\s+")
_DASH: Final = re.compile("(?:(?<!\\s)\\s+)?[\u2012-\u2015\u2212\ufe58\ufe63\uff0d]\\s*")
"""Dashes and minus signs, which stand for a hyphen in no register."""

_BORN: Final = ("né", "née", "nee")
_WEDDED: Final = ("épouse", "epouse", "épse", "epse")
_UNSURE: Final = ("dit", "dite", "ou")
_MISTER: Final = ("m", "mr", "monsieur")


def name_flaws(name: str) -> Iterator[str]:
    """Yield the rules that a birth name breaks by itself."""
    if _PLAIN.fullmatch(name) or _LOST in name:
        return
    if _TAIL.fullmatch(name):
        yield "PARTICULE"
        return
    if _LINK.search(name) or _BRACKETS.search(name):
        yield "NOM_DEUX_NOMS"
    if _TITLE.match(name):
        yield "CIVILITE_DANS_NOM"
    elif _INITIAL.search(name):
        yield "INITIALE"
    if _SIGN.search(name) and not _BRACKETS.search(name):
        yield "SIGNE_DANS_NOM"
    elif _ELIDED.search(name):
        yield "PARTICULE"


def first_name_flaws(name: str) -> Iterator[str]:
    """Yield the rules that a first name breaks by itself."""
    if _PLAIN.fullmatch(name) or _LOST in name:
        return
    if _TITLE.match(name):
        yield "CIVILITE_DANS_NOM"
    elif (len(name) == 1 and name.isascii()) or _INITIAL.search(name):
        yield "INITIALE"
    elif _SEVERAL.search(name):
        yield "PRENOMS_ENSEMBLE"
    elif _SIGN.search(name) or _BRACKETS.search(name):
        yield "SIGNE_DANS_NOM"
    elif _LOOSE_HYPHEN.search(name):
        yield "PRENOM_SANS_TRAIT"
    else:
        yield from _in_words(unaccented(name).split(" "))


def _in_words(words: list[str]) -> Iterator[str]:
    """Say what several words are when each is a first name of its own."""
    if len(words) < len(PRENOMS) - 1 or not FIRST_NAMES.issuperset(words):
        return
    pair = len(words) == len(PRENOMS) - 1
    yield "PRENOM_SANS_TRAIT" if pair and words[0] in COMPOUND_STARTS else "PRENOMS_ENSEMBLE"


def parted_names(name: str) -> tuple[str, str] | None:
    """Return birth name and usage name of « MARTIN née DURAND », None when it is not sure."""
    links = list(_LINK.finditer(name))
    if len(links) != 1 or _BRACKETS.search(name) or not links[0].start():
        return None
    before, after = name[: links[0].start()].strip(" ,"), name[links[0].end() :].strip(" ,")
    if not (before and after) or links[0]["link"].lower() in _UNSURE:
        return None
    born = links[0]["link"].lower() in _BORN
    return (after, before) if born else (before, after)


def wedded(name: str) -> bool:
    """Say whether a name tells in so many words which part is of birth: « née », « épouse »."""
    links = [found["link"].lower() for found in _LINK.finditer(name)]
    return len(links) == 1 and links[0] in (*_BORN, *_WEDDED)


def title_sex(name: str, *, initials: bool = False) -> str:
    """Return the sex that the civility before a name tells, "" for none.

    With ``initials``, « M. » tells nothing: it may begin a first name.
    """
    found = _TITLE.match(name)
    said = found[0].strip().lower().rstrip(".") if found else ""
    if not said or (initials and said == "m"):
        return ""
    return "M" if said in _MISTER else "F"


def first_name_signs(name: str) -> bool:
    """Say whether signs part the first names of a cell: a comma, a slash, « et »."""
    return len([piece for piece in _SEVERAL.split(name) if piece]) > 1


def without_title(name: str) -> str:
    """Return a name without the civility before it."""
    return _TITLE.sub("", name, count=1).strip()


def with_hyphens(name: str) -> str:
    """Return a name with a hyphen for each dash; as it was when another sign stays in it."""
    plain = _DASH.sub("-", name)
    return name if _SIGN.search(plain) else plain


def with_particle(name: str) -> str:
    """Return a name with its particle where the civil status writes it."""
    if moved := _TAIL.fullmatch(name):
        gap = "" if moved[2].endswith("'") else " "
        return f"{moved[2]}{gap}{moved[1]}"
    return _ELIDED.sub(lambda found: f"{found[1]}'", name)


def parted_first_names(name: str, field: str = PRENOM) -> list[dict[str, str]]:
    """Return the ways of parting a cell of first names, the likeliest first, by field.

    They fill the fields of first names from ``field`` on.
    """
    pieces = [piece for piece in _SEVERAL.split(name) if piece]
    if len(pieces) == 1:
        pieces = name.split(" ")
        start = unaccented(pieces[0]) in COMPOUND_STARTS
        joined = ["-".join(pieces[:2]), *pieces[2:]] if start else []
        found = [pieces, joined] if len(pieces) > len(PRENOMS) - 1 else [joined, pieces]
    else:
        found = [pieces]
    room = PRENOMS[PRENOMS.index(field) :]
    return [dict(zip(room, one, strict=False)) for one in found if 0 < len(one) <= len(room)]


def hyphenated(name: str) -> str:
    """Return a compound first name with its hyphen."""
    loose = _LOOSE_HYPHEN.sub("-", name)
    return loose if loose != name else name.replace(" ", "-")


def first_part(name: str) -> str:
    """Return the first of the names in a cell, small and unaccented: the one that tells the sex."""
    return re.split(r"[\s,;/-]", unaccented(name), maxsplit=1)[0]
