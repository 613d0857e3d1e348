"""Suggest which value of a closed list a text may mean; the user decides, nothing is chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.convert import spelling
from certiflux.dataset.texts.mojibake import repaired
from certiflux.dictionary.decisions import Decision
from certiflux.dictionary.kinds import Boolean, Listing, Option
from certiflux.dictionary.lists import CROSSES, YES_NO
from certiflux.dictionary.model import Field
from certiflux.dictionary.passage import RESULTAT

YES_OR_NO: Final = (Option("true", "OUI"), Option("false", "NON"))
DECIDED: Final = (
    Option(Decision.ADMITTED.value, "Reçu", ("admis", "certifié", "obtenu", "validé")),
    Option(Decision.NOT_ADMITTED.value, "Non reçu", ("ajourné", "refusé", "absent", "échec")),
)
"""What the user may say of a decision that is not understood."""

CLOSE: Final = 0.6
"""Likeness, 0 to 1, from which a value is suggested."""

CLEAR: Final = 0.08
"""Lead that the suggested value must have over any other."""

_NEGATIONS: Final = frozenset({"hors", "sans", "non", "pas", "ni", "hormis"})
_IDLE: Final = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "en", "a"})
_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST_STEM: Final = 3
_LONGEST: Final = 200
"""Characters of a text that are compared: no spelling of a list is as long."""


def options_of(field: Field) -> tuple[Option, ...]:
    """Return what a field admits when that is a closed list; nothing for any other field."""
    if field.id == RESULTAT.id:
        return DECIDED
    match field.kind:
        case Listing(_, options):
            return options
        case Boolean():
            return YES_OR_NO
        case _:
            return ()


def suggestion(field: Field, text: str) -> str | None:
    """Return the value that ``text`` most likely stands for, or None when none is clearly it."""
    text = (repaired(text) or text)[:_LONGEST]
    if isinstance(field.kind, Boolean) and spelling(text) in CROSSES:
        return "true"
    words = _words(text)
    if not words:
        return None
    scores: dict[str, float] = {}
    for value, usual in _usual(field.id, options_of(field)):
        scores[value] = max(scores.get(value, 0.0), _likeness(words, usual))
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    best, score = ranked[0]
    return best if score >= CLOSE and score - second >= CLEAR else None


@cache
def _usual(_field: str, options: tuple[Option, ...]) -> list[tuple[str, tuple[str, ...]]]:
    words = ((word, value) for word, value in YES_NO.items()) if options == YES_OR_NO else ()
    said = [
        (option.value, text)
        for option in options
        for text in (option.value, option.label, *option.spellings)
    ]
    said += [(value, word) for word, value in words]
    return [(value, found) for value, text in said if (found := _words(text))]


def _words(text: str) -> tuple[str, ...]:
    found = _WORD.findall(unaccented(text.replace("_", " ")))
    return tuple(word for word in found if word not in _IDLE) or tuple(found)


def _likeness(said: Sequence[str], usual: Sequence[str]) -> float:
    """Return how much two phrases share, 0 to 1; one that denies is not one that affirms."""
    if bool(_NEGATIONS & set(said)) is not bool(_NEGATIONS & set(usual)):
        return 0.0
    left, shared = list(usual), 0.0
    for word in said:
        best = max(left, key=lambda other: _word_likeness(word, other), default="")
        likeness = _word_likeness(word, best)
        if likeness >= CLOSE:
            shared += likeness
            left.remove(best)
    return 2 * shared / (len(said) + len(usual))


@lru_cache(4096)
def _word_likeness(word: str, other: str) -> float:
    """Return how alike two words are: same, shortened (« pro »), or by shared letter triplets."""
    if word == other:
        return 1.0
    short, long = sorted((word, other), key=len)
    if len(short) >= _SHORTEST_STEM and long.startswith(short):
        return 0.9
    a, b = _triplets(word), _triplets(other)
    return 2 * len(a & b) / (len(a) + len(b))


def _triplets(word: str) -> frozenset[str]:
    padded = f"  {word} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))
