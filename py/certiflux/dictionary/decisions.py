"""What a jury decided of a person, from any spelling of it: by stems, denials first.

A decision is not guessed: what says two things, or nothing known, is UNKNOWN and is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum, StrEnum, auto
from functools import cache
from typing import Final

from certiflux.dictionary import decision_words as words_of
from certiflux.dictionary.lists import CROSSES, YES_NO
from certiflux.words import unaccented


class Decision(StrEnum):
    """What a cell says of the person; only ADMITTED may be declared.

    BLANK is an empty cell of a column that says of others that they are admitted.
    """

    ADMITTED = "recu"
    NOT_ADMITTED = "non-recu"
    PARTIAL = "partiel"
    PENDING = "en-attente"
    UNKNOWN = "inconnu"
    BLANK = "vide"


DENIED: Final = frozenset({Decision.NOT_ADMITTED, Decision.PARTIAL, Decision.PENDING})
"""What says for sure that the certification is not obtained, or not yet."""


class _Said(Enum):
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
_SHARE = re.compile(r"(\d{1,2})\s*(?:/|sur)\s*(\d{1,2})")
_LONGEST: Final = 200
_SHORTEST_STEM: Final = 2
_REACH: Final = 5
"""Words from a denial to the last that it reaches: « aucun bloc n'est validé »."""

_STRANGE: Final = 2
"""Words of no known meaning beside which « admis » is still believed."""

_ENDINGS: Final = frozenset({"e", "es", "s", "ne", "nes", "te", "tes"})
"""What an inclusive spelling leaves: « reçu(e) », « certifié·e·s »."""

_SIGNS: Final = {word: said for word, said in YES_NO.items() if not word[0].isalnum()}
TICKS: Final = frozenset(sign for sign, said in _SIGNS.items() if said == "true")
"""Marks that say yes whatever stands beside them."""

_BALLOTS: Final = frozenset(CROSSES) - {"x", "×"}
"""Crosses that say no beside a tick, and yes alone."""


def decision(text: str) -> Decision:
    """Return what one cell says of the person, read by itself; a blank one is UNKNOWN."""
    said = unaccented(text.strip()[:_LONGEST])
    if said in CROSSES:
        return Decision.ADMITTED
    if (sign := _SIGNS.get(said)) is not None:
        return Decision.ADMITTED if sign == "true" else Decision.NOT_ADMITTED
    found = _words(said)
    if not found:
        return Decision.UNKNOWN
    alone = words_of.ALONE.get(" ".join(found))
    if alone is None and found[0] in words_of.CODES:
        alone = words_of.ALONE[found[0]]
    if alone is None and found[0] == "non" and not any(map(str.isalpha, found[1:])):
        alone = Decision.NOT_ADMITTED
    if alone is not None:
        return Decision.UNKNOWN if "?" in said else Decision(alone)
    return _judged(said, found)


def decisions(texts: Sequence[str]) -> list[Decision]:
    """Return what each distinct cell of a column says, the others of the column being known.

    A ballot cross says no beside a tick; « x » says nothing for sure beside another yes.
    """
    found = [decision(text) for text in texts]
    marks = {unaccented(text.strip()) for text in texts}
    ticked = not marks.isdisjoint(TICKS)
    crosses = marks & set(CROSSES)
    if not crosses:
        return found
    affirmed = any(
        one is Decision.ADMITTED and unaccented(text.strip()) not in crosses
        for one, text in zip(found, texts, strict=True)
    )
    for rank, text in enumerate(texts):
        mark = unaccented(text.strip())
        if mark in crosses and affirmed:
            no = ticked and mark in _BALLOTS
            found[rank] = Decision.NOT_ADMITTED if no else Decision.UNKNOWN
    return found


def names_decision(header: str) -> bool:
    """Say whether a header is a decision and nothing else: « Admis », « Absent (O/N) »."""
    words = _words(unaccented(header[:_LONGEST]))
    told, strange = _told(words)
    said = told & {_Said.ADMITTED, _Said.REFUSED, _Said.PARTIAL, _Said.NOUN}
    return bool(said) and not strange and words_of.AFTER.isdisjoint(words)


def is_blank(text: str) -> bool:
    """Say whether a cell of decisions holds nothing: no letter, no figure, no mark."""
    said = unaccented(text.strip())
    return said not in CROSSES and said not in _SIGNS and not any(map(str.isalnum, said))


def is_cross(text: str) -> bool:
    """Say whether a cell is a mark beside which an empty cell means no."""
    said = unaccented(text.strip())
    return said in CROSSES or said in TICKS


def is_yes_or_no(text: str) -> bool:
    """Say whether a cell is a mark, or a word of yes or no: it answers its header."""
    said = text.strip().casefold()
    return said in CROSSES or said in YES_NO


def _words(said: str) -> list[str]:
    found = _WORD.findall(said)
    return [word for rank, word in enumerate(found) if not (rank and word in _ENDINGS)]


def _judged(said: str, found: Sequence[str]) -> Decision:
    """Return what several words say together."""
    told, strange = _told(found)
    if _Said.PARTIAL in told:
        return Decision.PARTIAL
    if "?" in said or _Said.DOUBT in told:
        return Decision.UNKNOWN
    if _Said.UNIT in told and (share := _SHARE.search(said)):
        return _shared(int(share[1]), int(share[2]))
    admitted = _Said.ADMITTED in told
    if _Said.REFUSED in told:
        return Decision.UNKNOWN if admitted else Decision.NOT_ADMITTED
    if _Said.PENDING in told:
        return Decision.PENDING
    if admitted or _Said.NOUN in told:
        if _Said.UNIT in told and _Said.WHOLE not in told:
            return Decision.PARTIAL
        return Decision.ADMITTED if strange <= _STRANGE else Decision.UNKNOWN
    return Decision.PENDING if _Said.LATER in told else Decision.UNKNOWN


def _shared(held: int, parts: int) -> Decision:
    if not held:
        return Decision.NOT_ADMITTED
    return Decision.ADMITTED if held == parts else Decision.PARTIAL


def _told(found: Sequence[str]) -> tuple[set[_Said], int]:
    """Return what the words say, denials understood, and how many say nothing known."""
    told: set[_Said] = set()
    strange = past = 0
    denial, denied = "", 0
    for rank, word in enumerate(found):
        denied, past = max(0, denied - 1), max(0, past - 1)
        if word in words_of.NEGATIONS:
            waited = set(found[rank + 1 : rank + 2]) & words_of.NOT_YET
            denial, denied = word, 0 if waited else _REACH
            told |= {_Said.PENDING} if waited else _dangling(word, found[rank + 1 : rank + _REACH])
            continue
        if word in words_of.AFTER:
            past = _REACH
            continue
        one = _said(word, found[rank - 1] if rank else "")
        if denied:
            denied = 0 if _stops(denial, word, one) else denied
            one = _denied(word, one)
        elif one is _Said.PENDING and past:
            one = _Said.IDLE
        strange += one is None
        told |= {one} if one else set()
    return told, strange


def _stops(denial: str, word: str, said: _Said | None) -> bool:
    """Say whether a denial goes no further than this word, which it denies."""
    if denial == words_of.WITHOUT:
        return word not in words_of.IDLE_WORDS
    return said in {_Said.ADMITTED, _Said.NOUN, _Said.REFUSED, _Said.PENDING}


def _dangling(denial: str, reached: Iterable[str]) -> set[_Said]:
    """Return DOUBT for a denial that reaches nothing known."""
    silent = {None, _Said.IDLE} if denial != words_of.WITHOUT else {None}
    for word in reached:
        said = _said(word, "")
        if said not in silent or _denied(word, said) not in silent:
            return set()
    return {_Said.DOUBT}


def _denied(word: str, said: _Said | None) -> _Said | None:
    """Return what a word says once it is denied."""
    if word.startswith(words_of.DENIED_STEMS) or said in {_Said.ADMITTED, _Said.NOUN}:
        return _Said.REFUSED
    if word.startswith(words_of.UNSAID_STEMS):
        return _Said.PENDING
    changed = {_Said.REFUSED: _Said.DOUBT, _Said.PENDING: _Said.IDLE, _Said.WHOLE: _Said.PARTIAL}
    return changed.get(said, said) if said else None


def _said(word: str, before: str) -> _Said | None:
    """Return what a word says by itself, None for nothing known."""
    if word == "cours":
        return _Said.PENDING if before == "en" else None
    if word.isdecimal() or word in words_of.IDLE_WORDS:
        return _Said.IDLE
    if _UNIT_CODE.fullmatch(word):
        return _Said.UNIT
    for glued in ("non", "pas"):
        rest = word.removeprefix(glued)
        if rest != word and _by_stem(rest) in {_Said.ADMITTED, _Said.NOUN}:
            return _Said.REFUSED
    return _exact().get(word) or _by_stem(word)


def _by_stem(word: str) -> _Said | None:
    stems = _stems()
    for size in range(len(word), _SHORTEST_STEM, -1):
        if (one := stems.get(word[:size])) is not None:
            return one
    return None


@cache
def _exact() -> dict[str, _Said]:
    return {
        **dict.fromkeys(words_of.ADMITTED_WORDS, _Said.ADMITTED),
        **dict.fromkeys(words_of.REFUSED_WORDS, _Said.REFUSED),
        **dict.fromkeys(words_of.PENDING_WORDS, _Said.PENDING),
        **dict.fromkeys(words_of.DOUBTFUL, _Said.DOUBT),
        **dict.fromkeys(words_of.WHOLE, _Said.WHOLE),
    }


@cache
def _stems() -> dict[str, _Said]:
    return {
        **dict.fromkeys(words_of.IDLE_STEMS, _Said.IDLE),
        **dict.fromkeys(words_of.ADMITTED_STEMS, _Said.ADMITTED),
        **dict.fromkeys(words_of.NOUN_STEMS, _Said.NOUN),
        **dict.fromkeys(words_of.REFUSED_STEMS, _Said.REFUSED),
        **dict.fromkeys(words_of.PARTIAL_STEMS, _Said.PARTIAL),
        **dict.fromkeys(words_of.PENDING_STEMS, _Said.PENDING),
        **dict.fromkeys(words_of.LATER_STEMS, _Said.LATER),
        **dict.fromkeys(words_of.UNIT_STEMS, _Said.UNIT),
        **dict.fromkeys(words_of.WHOLE_STEMS, _Said.WHOLE),
    }
