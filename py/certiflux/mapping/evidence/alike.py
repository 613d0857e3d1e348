"""How much a word of a header is a word of the vocabulary: whole, shortened, misspelt, glued."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from certiflux.dictionary import CURRENT, Version
from certiflux.mapping.evidence.targets import vocabulary
from certiflux.mapping.wording import SHORT, SMALL

_VOWELS: Final = frozenset("aeiouy")
_PREFIX: Final = {2: 0.72, 3: 0.9}
_LONG_PREFIX, _SKELETON, _LETTERS, _SAME_ROOT, _MISSPELT = 0.95, 0.8, 0.6, 0.85, 0.85
_LONGEST_SHORT, _ROOT, _FEWEST_GLUED, _FEWEST_PART, _LEAST_MISSPELT = 5, 5, 6, 3, 6
_ROOT_SHARE, _STARTED = 0.7, 0.8


@lru_cache(maxsize=4_000)
def alike(word: str, version: Version = CURRENT) -> tuple[tuple[str, float], ...]:
    """Return the words of the vocabulary that a word stands for, with how surely (0–1)."""
    weights = vocabulary(version).weights
    if word in weights:
        return ((word, 1.0),)
    if word.isdecimal():
        return ()
    found = [(known, likeness) for known in weights if (likeness := _likeness(word, known))]
    best = max((likeness for _, likeness in found), default=0.0)
    if best < _PREFIX[3] and (parts := _glued(word, version)):
        return parts
    return tuple((known, likeness) for known, likeness in found if likeness > best / 2)


def _likeness(word: str, known: str) -> float:
    """Return how surely ``word`` is ``known`` shortened, or written a little otherwise."""
    if word[0] != known[0] or known.isdecimal() or len(word) == 1:
        return 0.0
    if known.startswith(word):
        return _PREFIX.get(len(word), _LONG_PREFIX)
    if len(word) <= _LONGEST_SHORT and len(word) < len(known):
        return _shortened(word, known)
    root = _root(word, known)
    if root >= _ROOT and root >= _ROOT_SHARE * max(len(word), len(known)):
        return _SAME_ROOT
    if min(len(word), len(known)) >= _LEAST_MISSPELT and _one_off(word, known):
        return _MISSPELT
    return 0.0


def _shortened(word: str, known: str) -> float:
    """Return how surely letters picked from a word stand for it: « dpt », « cne », « prn »."""
    letters = iter(known)
    if not all(letter in letters for letter in word):
        return 0.0
    skeleton = known[0] + "".join(one for one in known[1:] if one not in _VOWELS)
    if skeleton.startswith(word) or word[-1] == known[-1]:
        return _SKELETON
    consonants = not any(letter in _VOWELS for letter in word[1:])
    return _LETTERS if len(word) >= _FEWEST_PART and consonants else 0.0


def _root(word: str, known: str) -> int:
    """Count the letters with which both words begin."""
    count = 0
    for one, other in zip(word, known, strict=False):
        if one != other:
            break
        count += 1
    return count


def _one_off(word: str, known: str) -> bool:
    """Say whether one letter was added, left out, changed, or two exchanged."""
    if abs(len(word) - len(known)) > 1:
        return False
    start = _root(word, known)
    one, other = word[start:], known[start:]
    if len(word) == len(known):
        return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
    return one[1:] == other or one == other[1:]


def _glued(word: str, version: Version) -> tuple[tuple[str, float], ...]:
    """Return the words that are written as one: « datenaiss », « depnais »."""
    if len(word) < _FEWEST_GLUED:
        return ()
    best: tuple[tuple[str, float], ...] = ()
    most = 0.0
    for cut in range(2, len(word) - 1):
        first, second = _part(word[:cut], version), _part(word[cut:], version)
        whole = any(one[1] > _STARTED for one in (*first, *second))
        if first and second and whole and (sure := min(one[1] for one in (*first, *second))) > most:
            best, most = (*first, *second), sure
    return best


def _part(text: str, version: Version) -> tuple[tuple[str, float], ...]:
    weights = vocabulary(version).weights
    if text in SMALL:
        return ()
    written = tuple((word, 0.9) for word in SHORT.get(text, text).split() if word in weights)
    if written:
        return written
    if len(text) < _FEWEST_PART:
        return ()
    starts = [known for known in weights if known.startswith(text)]
    return ((min(starts, key=len), _STARTED),) if starts else ()
