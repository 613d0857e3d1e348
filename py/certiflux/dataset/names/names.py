"""Part « NOM Prénom » written in one column, when the user asks for it.

Capitals tell the name where there are any; else the first word (with the particles before it) is
the name, or the first word the given name, as the order says.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from certiflux.dictionary import ids

NAMES: Final = ids.NOM_PRENOM
"""Composite of the birth name and the first given name."""


class NameOrder(StrEnum):
    """Order of name and given name in a column, as the user chose it."""

    NAME_FIRST = "nom-prenom"
    GIVEN_FIRST = "prenom-nom"


ORDER_LABELS: Final = {
    NameOrder.NAME_FIRST: "NOM puis prénom",
    NameOrder.GIVEN_FIRST: "Prénom puis NOM",
}

_TITLE = re.compile(r"(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle)\s+", re.IGNORECASE)
_SMALL: Final = frozenset(
    "de du des d' la le les van von der den di da do dos das del y e".split()  # noqa: SIM905
)
"""Particles that people write in small letters inside a name in capitals."""

_PARTICLES: Final = _SMALL | {
    *("l'", "ter", "della", "el", "al", "ben", "bin", "ibn", "ould", "abd", "abou", "mac", "mc"),
    *("st", "st.", "ste", "ste.", "saint", "sainte"),
}
"""Words that begin a name and never end it."""

_OTHER_NAME = re.compile(
    r"[()\[\]]|(?<!\w)(?:née?|nee|épouse|epouse|ép\.|veuve|vve|dite?)(?!\w)", re.IGNORECASE
)
"""Signs of a second name: which one is the birth name is not for us to say."""

_ELIDED: Final = re.compile(r"[dl]'")

Names = tuple[str, str]


def split_name(text: str, order: NameOrder = NameOrder.NAME_FIRST) -> Names | None:
    """Return birth name and given name of a clean ``text``, or None when it cannot be parted."""
    if _OTHER_NAME.search(text):
        return None
    text = _TITLE.sub("", text, count=1) if _TITLE.match(text) else text
    listed = _by_case(text.split(" ")) if "," in text else None
    if listed and "," in listed[1] and not any("," in name for name in (listed[0], listed[1][-1])):
        found = listed  # « DUPONT Camille, Louise »: the comma stands between given names
    elif "," in text:
        before, after = (half.strip() for half in text.split(",", 1))
        found = (before, after) if order is NameOrder.NAME_FIRST else (after, before)
    else:
        words = text.split(" ")
        found = _by_case(words) or _by_place(words, order)
    return found if all(map(_has_letter, found)) else None


def _by_case(words: list[str]) -> Names | None:
    """Part where the capitals stop or begin, when they stand at one end only."""
    if not any(map(_lowered, words)):
        return None
    start = _run(words)
    end = len(words) - _run_back(words)
    if start and end == len(words) and any(map(_lowered, words[start:])):
        return " ".join(words[:start]), " ".join(words[start:])
    if not start and end < len(words) and any(map(_lowered, words[:end])):
        return " ".join(words[end:]), " ".join(words[:end])
    return None


def _run(words: list[str]) -> int:
    """Return how many words at the start are a name in capitals, small particles included."""
    length = 0
    for place, word in enumerate(words, 1):
        if _capitals(word):
            length = place
        elif word not in _SMALL:
            break
    return length


def _run_back(words: list[str]) -> int:
    length = 0
    for place, word in enumerate(reversed(words), 1):
        if _capitals(word) or (length == place - 1 and length and word in _SMALL):
            length = place
        else:
            break
    return length


def _by_place(words: list[str], order: NameOrder) -> Names:
    if order is NameOrder.GIVEN_FIRST:
        return " ".join(words[1:]), words[0]
    last = len(words) - 2
    at = next((i for i, word in enumerate(words) if word.casefold() not in _PARTICLES), 0)
    at = max(0, min(at, last))
    return " ".join(words[: at + 1]), " ".join(words[at + 1 :])


def _capitals(word: str) -> bool:
    """Say whether a word is in capitals; an initial is no name."""
    word = _ELIDED.sub("", word, count=1) if _ELIDED.match(word) else word
    return word.isupper() and sum(map(str.isalpha, word)) > 1


def _lowered(word: str) -> bool:
    return any(map(str.islower, word)) and word not in _SMALL


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))
