"""What a jury decided of a person, from any spelling of it: by stems, denials first.

A decision is not guessed: what says two things, or nothing known, is UNKNOWN and is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dictionary import decision_words as words_of
from certiflux.dictionary.decision_sense import WordSense, sense, words
from certiflux.dictionary.lists import CROSSES, YES_NO


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


_SHARE = re.compile(r"(\d{1,2})\s*(?:/|sur)\s*(\d{1,2})")
_LONGEST: Final = 200
_STRANGE: Final = 2
"""Words of no known meaning beside which « admis » is still believed."""

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
    found = words(said)
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
    found = words(unaccented(header[:_LONGEST]))
    told, strange = sense(found)
    said = told & {WordSense.ADMITTED, WordSense.REFUSED, WordSense.PARTIAL, WordSense.NOUN}
    return bool(said) and not strange and words_of.AFTER.isdisjoint(found)


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


def _judged(said: str, found: Sequence[str]) -> Decision:
    """Return what several words say together."""
    told, strange = sense(found)
    if WordSense.PARTIAL in told:
        return Decision.PARTIAL
    if "?" in said or WordSense.DOUBT in told:
        return Decision.UNKNOWN
    if WordSense.UNIT in told and (share := _SHARE.search(said)):
        return _shared(int(share[1]), int(share[2]))
    admitted = WordSense.ADMITTED in told
    if WordSense.REFUSED in told:
        return Decision.UNKNOWN if admitted else Decision.NOT_ADMITTED
    if WordSense.PENDING in told:
        return Decision.PENDING
    if admitted or WordSense.NOUN in told:
        if WordSense.UNIT in told and WordSense.WHOLE not in told:
            return Decision.PARTIAL
        return Decision.ADMITTED if strange <= _STRANGE else Decision.UNKNOWN
    return Decision.PENDING if WordSense.LATER in told else Decision.UNKNOWN


def _shared(held: int, parts: int) -> Decision:
    if not held:
        return Decision.NOT_ADMITTED
    return Decision.ADMITTED if held == parts else Decision.PARTIAL
