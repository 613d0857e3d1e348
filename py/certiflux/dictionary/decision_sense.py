"""What the words of a jury's decision say together: denials understood, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import cache
from typing import Final

from certiflux.dictionary import decision_words as words_of


class Said(Enum):
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


def sense(found: Sequence[str]) -> tuple[set[Said], int]:
    """Return what the words say, denials understood, and how many say nothing known."""
    told: set[Said] = set()
    strange = past = 0
    denial, denied = "", 0
    for rank, word in enumerate(found):
        denied, past = max(0, denied - 1), max(0, past - 1)
        if word in words_of.NEGATIONS:
            waited = set(found[rank + 1 : rank + 2]) & words_of.NOT_YET
            denial, denied = word, 0 if waited else _REACH
            told |= {Said.PENDING} if waited else _dangling(word, found[rank + 1 : rank + _REACH])
            continue
        if word in words_of.AFTER:
            past = _REACH
            continue
        one = _said(word, found[rank - 1] if rank else "")
        if denied:
            denied = 0 if _stops(denial, word, one) else denied
            one = _denied(word, one)
        elif one is Said.PENDING and past:
            one = Said.IDLE
        strange += one is None
        told |= {one} if one else set()
    return told, strange


def _stops(denial: str, word: str, said: Said | None) -> bool:
    """Say whether a denial goes no further than this word, which it denies."""
    if denial == words_of.WITHOUT:
        return word not in words_of.IDLE_WORDS
    return said in {Said.ADMITTED, Said.NOUN, Said.REFUSED, Said.PENDING}


def _dangling(denial: str, reached: Iterable[str]) -> set[Said]:
    """Return DOUBT for a denial that reaches nothing known."""
    silent = {None, Said.IDLE} if denial != words_of.WITHOUT else {None}
    for word in reached:
        said = _said(word, "")
        if said not in silent or _denied(word, said) not in silent:
            return set()
    return {Said.DOUBT}


def _denied(word: str, said: Said | None) -> Said | None:
    """Return what a word says once it is denied."""
    if word.startswith(words_of.DENIED_STEMS) or said in {Said.ADMITTED, Said.NOUN}:
        return Said.REFUSED
    if word.startswith(words_of.UNSAID_STEMS):
        return Said.PENDING
    changed = {Said.REFUSED: Said.DOUBT, Said.PENDING: Said.IDLE, Said.WHOLE: Said.PARTIAL}
    return changed.get(said, said) if said else None


def _said(word: str, before: str) -> Said | None:
    """Return what a word says by itself, None for nothing known."""
    if word == "cours":
        return Said.PENDING if before == "en" else None
    if word.isdecimal() or word in words_of.IDLE_WORDS:
        return Said.IDLE
    if _UNIT_CODE.fullmatch(word):
        return Said.UNIT
    for glued in ("non", "pas"):
        rest = word.removeprefix(glued)
        if rest != word and _by_stem(rest) in {Said.ADMITTED, Said.NOUN}:
            return Said.REFUSED
    return _exact().get(word) or _by_stem(word)


def _by_stem(word: str) -> Said | None:
    stems = _stems()
    for size in range(len(word), _SHORTEST_STEM, -1):
        if (one := stems.get(word[:size])) is not None:
            return one
    return None


@cache
def _exact() -> dict[str, Said]:
    return {
        **dict.fromkeys(words_of.ADMITTED_WORDS, Said.ADMITTED),
        **dict.fromkeys(words_of.REFUSED_WORDS, Said.REFUSED),
        **dict.fromkeys(words_of.PENDING_WORDS, Said.PENDING),
        **dict.fromkeys(words_of.DOUBTFUL, Said.DOUBT),
        **dict.fromkeys(words_of.WHOLE, Said.WHOLE),
    }


@cache
def _stems() -> dict[str, Said]:
    return {
        **dict.fromkeys(words_of.IDLE_STEMS, Said.IDLE),
        **dict.fromkeys(words_of.ADMITTED_STEMS, Said.ADMITTED),
        **dict.fromkeys(words_of.NOUN_STEMS, Said.NOUN),
        **dict.fromkeys(words_of.REFUSED_STEMS, Said.REFUSED),
        **dict.fromkeys(words_of.PARTIAL_STEMS, Said.PARTIAL),
        **dict.fromkeys(words_of.PENDING_STEMS, Said.PENDING),
        **dict.fromkeys(words_of.LATER_STEMS, Said.LATER),
        **dict.fromkeys(words_of.UNIT_STEMS, Said.UNIT),
        **dict.fromkeys(words_of.WHOLE_STEMS, Said.WHOLE),
    }
