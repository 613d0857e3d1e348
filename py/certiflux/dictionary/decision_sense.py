"""What the words of a jury's decision say together: denials understood, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import cache
from typing import Final

from certiflux.dictionary import decision_words as words_of


class WordSense(Enum):
    """What a word says by itself."""

    ADMITTED = auto()
    NOUN = auto()
    REFUSED = auto()
    PARTIAL = auto()
    PENDING = auto()
    LATER = auto()
    UNIT = auto()
    WHOLE = auto()
    DOUBT = auto()
    IDLE = auto()


_WORD = re.compile(r"[a-z0-9]+")
_UNIT_CODE = re.compile(rf"(?:{'|'.join(words_of.UNIT_CODES)})\d{{1,2}}")
_SHORTEST_STEM: Final = 2
_REACH: Final = 5
"""Words from a denial to the last that it reaches: « aucun bloc n'est validé »."""

_ENDINGS: Final = frozenset({"e", "es", "s", "ne", "nes", "te", "tes"})
"""What an inclusive spelling leaves: « reçu(e) », « certifié·e·s »."""


def words(said: str) -> list[str]:
    """Return the words of a text without accents, the endings of inclusive spellings left out."""
    found = _WORD.findall(said)
    return [word for rank, word in enumerate(found) if not (rank and word in _ENDINGS)]


def sense(found: Sequence[str]) -> tuple[set[WordSense], int]:
    """Return what the words say, denials understood, and how many say nothing known."""
    told: set[WordSense] = set()
    strange = past = 0
    denial, denied = "", 0
    for rank, word in enumerate(found):
        denied, past = max(0, denied - 1), max(0, past - 1)
        if word in words_of.NEGATIONS:
            waited = set(found[rank + 1 : rank + 2]) & words_of.NOT_YET
            denial, denied = word, 0 if waited else _REACH
            told |= (
                {WordSense.PENDING} if waited else _dangling(word, found[rank + 1 : rank + _REACH])
            )
            continue
        if word in words_of.AFTER:
            past = _REACH
            continue
        one = _said(word, found[rank - 1] if rank else "")
        if denied:
            denied = 0 if _stops(denial, word, one) else denied
            one = _denied(word, one)
        elif one is WordSense.PENDING and past:
            one = WordSense.IDLE
        strange += one is None
        told |= {one} if one else set()
    return told, strange


def _stops(denial: str, word: str, said: WordSense | None) -> bool:
    """Say whether a denial goes no further than this word, which it denies."""
    if denial == words_of.WITHOUT:
        return word not in words_of.IDLE_WORDS
    return said in {WordSense.ADMITTED, WordSense.NOUN, WordSense.REFUSED, WordSense.PENDING}


def _dangling(denial: str, reached: Iterable[str]) -> set[WordSense]:
    """Return DOUBT for a denial that reaches nothing known."""
    silent = {None, WordSense.IDLE} if denial != words_of.WITHOUT else {None}
    for word in reached:
        said = _said(word, "")
        if said not in silent or _denied(word, said) not in silent:
            return set()
    return {WordSense.DOUBT}


def _denied(word: str, said: WordSense | None) -> WordSense | None:
    """Return what a word says once it is denied."""
    if word.startswith(words_of.DENIED_STEMS) or said in {WordSense.ADMITTED, WordSense.NOUN}:
        return WordSense.REFUSED
    if word.startswith(words_of.UNSAID_STEMS):
        return WordSense.PENDING
    changed = {
        WordSense.REFUSED: WordSense.DOUBT,
        WordSense.PENDING: WordSense.IDLE,
        WordSense.WHOLE: WordSense.PARTIAL,
    }
    return changed.get(said, said) if said else None


def _said(word: str, before: str) -> WordSense | None:
    """Return what a word says by itself, None for nothing known."""
    if word == "cours":
        return WordSense.PENDING if before == "en" else None
    if word.isdecimal() or word in words_of.IDLE_WORDS:
        return WordSense.IDLE
    if _UNIT_CODE.fullmatch(word):
        return WordSense.UNIT
    for glued in ("non", "pas"):
        rest = word.removeprefix(glued)
        if rest != word and _by_stem(rest) in {WordSense.ADMITTED, WordSense.NOUN}:
            return WordSense.REFUSED
    return _exact().get(word) or _by_stem(word)


def _by_stem(word: str) -> WordSense | None:
    stems = _stems()
    for size in range(len(word), _SHORTEST_STEM, -1):
        if (one := stems.get(word[:size])) is not None:
            return one
    return None


@cache
def _exact() -> dict[str, WordSense]:
    return {
        **dict.fromkeys(words_of.ADMITTED_WORDS, WordSense.ADMITTED),
        **dict.fromkeys(words_of.REFUSED_WORDS, WordSense.REFUSED),
        **dict.fromkeys(words_of.PENDING_WORDS, WordSense.PENDING),
        **dict.fromkeys(words_of.DOUBTFUL, WordSense.DOUBT),
        **dict.fromkeys(words_of.WHOLE, WordSense.WHOLE),
    }


@cache
def _stems() -> dict[str, WordSense]:
    return {
        **dict.fromkeys(words_of.IDLE_STEMS, WordSense.IDLE),
        **dict.fromkeys(words_of.ADMITTED_STEMS, WordSense.ADMITTED),
        **dict.fromkeys(words_of.NOUN_STEMS, WordSense.NOUN),
        **dict.fromkeys(words_of.REFUSED_STEMS, WordSense.REFUSED),
        **dict.fromkeys(words_of.PARTIAL_STEMS, WordSense.PARTIAL),
        **dict.fromkeys(words_of.PENDING_STEMS, WordSense.PENDING),
        **dict.fromkeys(words_of.LATER_STEMS, WordSense.LATER),
        **dict.fromkeys(words_of.UNIT_STEMS, WordSense.UNIT),
        **dict.fromkeys(words_of.WHOLE_STEMS, WordSense.WHOLE),
    }
