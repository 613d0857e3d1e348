"""How much a header speaks for each target: its words against every wording, the rare ones first.

An exact wording is worth 5 points. What a wording has and the header lacks costs more than the
contrary; what stands in brackets may help and never harms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from certiflux.dictionary import CURRENT, Version
from certiflux.mapping.evidence.alike import alike
from certiflux.mapping.evidence.targets import WHO, WHO_WEIGHT, Phrase, vocabulary
from certiflux.mapping.evidence.words import Wording, bare, wording, words
from certiflux.mapping.wording import key

EXACT: Final = 5.0
"""Points of a header that is a wording."""

ALONE: Final = 4.6
"""Points of a word that says by itself that a column is of no use for the flow."""

_INEXACT: Final = 4.7
_SHARED: Final = 3.0
_UNKNOWN: Final = 1.8
_CONTEXT, _REMARK, _OWN = 0.9, 0.8, 1.0
_CONTEXT_COST: Final = 0.7
_LEAST: Final = 0.5
_SPECIFIC, _MOST_SPECIFIC = 0.04, 0.3
_FLOOR, _PRECISION = 0.4, 0.6
_MISSING: Final = 1.7
_NEARLY: Final = 0.7


@dataclass(frozen=True, slots=True)
class HeaderScore:
    """What a header says for a target: points, by which wording, and whether it is that one.

    ``official``: that wording is the dictionary's own, an id, a tag or a label.
    """

    points: float
    text: str
    exact: bool = False
    official: bool = False


@lru_cache(maxsize=4_000)
def header_says(text: str, group: str = "", version: Version = CURRENT) -> dict[str, HeaderScore]:
    """Return the points of a header, and of the group that covers it, by target."""
    read = wording(text, group)
    known = vocabulary(version)
    strength = _strengths(read, version)
    reached = {n for word in strength for n in known.by_word.get(word, ())}
    own = {key(text), key(bare(text))} - {""}
    found: dict[str, HeaderScore] = {}
    for number in reached:
        phrase = known.phrases[number]
        exact = not own.isdisjoint(phrase.keys) and not group
        if phrase.whole and not exact:
            continue
        points = EXACT - phrase.rank if exact else _points(phrase, read, strength, version)
        if points > max(_LEAST, found[phrase.target].points if phrase.target in found else 0):
            found[phrase.target] = HeaderScore(points, phrase.text, exact)
    _alone(found, read, version)
    return found


def _strengths(read: Wording, version: Version) -> dict[str, float]:
    """Return the words of the vocabulary that a header holds, with how much they count."""
    found: dict[str, float] = {}
    parts = ((read.remarks, _REMARK), (read.context, _CONTEXT), (read.main, _OWN))
    for some, share in parts:
        for word in some:
            for known, likeness in alike(word, version):
                found[known] = max(found.get(known, 0.0), likeness * share)
    return found


def _points(phrase: Phrase, read: Wording, strength: dict[str, float], version: Version) -> float:
    weights = vocabulary(version).weights
    covered = sum(weights[word] * strength.get(word, 0.0) for word in phrase.words)
    there = sum(weights[word] for word in phrase.words if word in strength)
    coverage: float = (there / phrase.weight) ** _MISSING * (covered / there)
    own = set(phrase.words)
    meant = total = 0.0
    for some, cost in ((read.main, 1.0), (read.context, _CONTEXT_COST)):
        for word in some:
            similar = alike(word, version)
            weight = cost * max((weights[known] for known, _ in similar), default=_weight(word))
            total += weight
            meant += weight * max((like for known, like in similar if known in own), default=0.0)
    precision = meant / total if total else 0.0
    if len(phrase.words) == 1 and precision < _NEARLY:
        precision *= precision  # a usual word alone says little beside unknown ones
    points = EXACT * coverage * (_FLOOR + _PRECISION * precision)
    specific: float = min(_MOST_SPECIFIC, _SPECIFIC * covered)
    return min(points - phrase.rank + specific, _INEXACT)


def _weight(word: str) -> float:
    return WHO_WEIGHT if word in WHO or word.isdecimal() else _UNKNOWN


def _alone(found: dict[str, HeaderScore], read: Wording, version: Version) -> None:
    """Let the words that decide by themselves speak, unless a field's own wording has them."""
    known = vocabulary(version)
    for word in (*read.main, *read.context):
        target = known.alone.get(word)
        if target is None:
            continue
        points = max(ALONE, found[target].points if target in found else 0.0)
        ours = any(
            other[0].isdecimal() and word in words(said.text) for other, said in found.items()
        )
        found[target] = HeaderScore(min(points, _SHARED) if ours else points, word)
