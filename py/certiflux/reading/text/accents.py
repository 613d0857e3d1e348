"""Tell which encoding wrote a text of one byte a letter, by what each makes of French words.

The same byte is « é » for one encoding and « Ž » for another. Each distinct word beyond ASCII is
read with every candidate, and its letters are weighed: those that French uses, where it uses them,
speak for the candidate; capitals amid small letters, signs amid letters and pairs that French
never writes speak against it. On lists of one to a hundred people in five encodings this finds
more than a general detector does, and it is small.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

USUAL: Final = "cp1252"
"""What nearly every program that is not Unicode writes in France."""

CANDIDATES: Final = (USUAL, "iso8859-15", "mac-roman", "cp850", "cp437")
"""The encodings that are compared, likeliest first."""

_TRUST: Final = 2.0
"""What the usual encoding starts with: one odd letter is a foreign name, not another encoding."""

_MOST_RUNS, _MOST_WORDS, _REACH = 20_000, 3_000, 24
"""Runs of bytes looked at, distinct words weighed, bytes of a word on each side of a run."""

_RUN: Final = re.compile(rb"[\x80-\xff]+")
_BEFORE: Final = re.compile(rb"(?:[^A-Za-z\x80-\xff]|\A)[A-Za-z\x80-\xff]*\Z")
_AFTER: Final = re.compile(rb"[A-Za-z\x80-\xff]*[^A-Za-z\x80-\xff]?")

_FRENCH: Final = {
    "é": 3.0, "è": 2.0, "ê": 1.5, "ë": 1.5, "ï": 1.5, "ç": 1.5, "ô": 1.2, "â": 1.0, "î": 1.0,
    "œ": 1.0, "û": 0.8, "à": 0.5, "ü": 0.5, "ö": 0.5, "ù": 0.3, "ÿ": 0.3, "æ": 0.3, "ä": 0.2,
}  # fmt: skip
_NEIGHBOURS: Final = frozenset("ñáíóúãõåøß")
"""Letters of the languages around: common in names, never in French words."""

_VOWELS: Final = frozenset("aeiouyéèêàâîôû")
_NEVER, _WRONG, _STRANGE, _RARE, _FOREIGN = -5.0, -3.0, -1.5, -0.8, -0.4
_ODD: Final = frozenset("ŠšŽž¼½¾")
"""What the most usual mistakes put into French names."""

_AT_EDGES: Final = frozenset("«»’‘“”…–—°º€£©®™§·\u00a0\u202f²³")
_AMID: Final = {"’": 1.0, "´": -0.4}
"""An apostrophe amid letters, well typed or not."""

_LOST: Final = "\ufffd"
_LATIN: Final = "\u0180"
"""Beyond the letters of Western and Central Europe."""


class Guess(NamedTuple):
    """The encodings from the likeliest on, and the signs that remain strange in the first one."""

    encodings: tuple[str, ...]
    strange: tuple[str, ...]


def guess(data: bytes) -> Guess:
    """Return the encodings that may have written a text that is not Unicode, likeliest first.

    None at all when even the best one makes no words of it.
    """
    words = _words(data)
    scores = {codec: _TRUST * (codec == USUAL) + _total(words, codec) for codec in CANDIDATES}
    order = sorted(CANDIDATES, key=lambda codec: -scores[codec])
    if scores[order[0]] <= _WRONG * len(words):
        return Guess((), ())
    return Guess(tuple(order), _strange_in(words, order[0]))


def _strange_in(words: list[bytes], codec: str) -> tuple[str, ...]:
    """Return the signs that no French name holds, in words read with a codec."""
    read = (word.decode(codec, "replace") for word in words)
    return tuple(sorted({sign for text in read for sign in _strange(text)}))


def _strange(text: str) -> Iterator[str]:
    for place, sign in enumerate(text):
        before, after = text[max(place - 2, 0) : place], text[place + 1 :]
        if sign.isascii() or not (before[-1:].isalpha() or after[:1].isalpha()):
            continue
        if sign in _ODD or (sign not in _AT_EDGES and _weight(before, sign, after) <= _WRONG):
            yield sign


def _words(data: bytes) -> list[bytes]:
    """Return the distinct words beyond ASCII, each with the sign before and after it."""
    found: dict[bytes, None] = {}
    end = 0
    for count, run in enumerate(_RUN.finditer(data)):
        if count >= _MOST_RUNS or len(found) >= _MOST_WORDS:
            break
        if run.start() < end:
            continue
        start = max(run.start() - _REACH, 0)
        before = _BEFORE.search(data[start : run.start()])
        after = _AFTER.match(data, run.end(), run.end() + _REACH)
        end = after.end() if after else run.end()
        found[(before[0] if before else b"") + data[run.start() : end]] = None
    return list(found)


def _total(words: list[bytes], codec: str) -> float:
    return sum(_word(word.decode(codec, "replace")) for word in words if not _is_unicode(word))


def _is_unicode(word: bytes) -> bool:
    """Say whether a word is UTF-8 lost in another text: it tells nothing of the encodings here."""
    try:
        return max(word.decode("utf-8")) < _LATIN
    except UnicodeDecodeError:
        return False


def _word(text: str) -> float:
    return sum(
        _weight(text[max(place - 2, 0) : place], sign, text[place + 1 :])
        for place, sign in enumerate(text)
        if not sign.isascii()
    )


def _weight(before: str, sign: str, after: str) -> float:
    """Return what one sign says for its encoding, with the two before it and those after it."""
    if sign == _LOST or not (sign.isprintable() or sign in _AT_EDGES):
        return _NEVER
    amid = before[-1:].isalpha() + after[:1].isalpha()
    if not sign.isalpha():
        return _sign(before[-1:], sign, after[:1], amid)
    if _ill_cased(before, sign, after[:1]):
        return _WRONG
    small = sign.lower()
    if small not in _FRENCH:
        if sign >= _LATIN:
            return _WRONG
        return _FOREIGN if small in _NEIGHBOURS else _RARE if sign in _ODD else _STRANGE
    if not amid:
        return 0.0
    if _never_paired(before[-1:].lower(), small, after.lower()):
        return _STRANGE
    # A name begins with a capital: « éak » is rather « Žak » misread.
    begins = sign.islower() and not before[-1:].isalpha()
    return _FRENCH[small] / (1 + begins)


def _sign(before: str, sign: str, after: str, amid: int) -> float:
    """Weigh a sign that is no letter, beside that many letters."""
    if sign == "·" and after in {"e", "s"}:
        return 0.3
    if amid > 1:
        return _AMID.get(sign, _WRONG)
    if sign in _ODD:
        return _WRONG if amid else 0.0
    if sign == "°":
        return 1.0 if before in {"n", "N"} or before.isdigit() else 0.0
    if sign in _AT_EDGES:
        return 0.4
    return _STRANGE if "\u00a0" <= sign <= "\u00ff" else _WRONG


def _ill_cased(before: str, sign: str, after: str) -> bool:
    """Say whether a capital stands after a small letter, or a small one among capitals."""
    last = before[-1:]
    if sign.isupper():
        return last.islower() or (last.isupper() and after.islower())
    capitals = len(before) > 1 and before.isalpha() and before.isupper()
    return not last.islower() and (after.isupper() or capitals)


def _never_paired(before: str, small: str, after: str) -> bool:
    """Say whether French never writes a letter there."""
    alone, last = not before.isalpha(), not after[:1].isalpha()
    match small:
        case "ë" | "ï":
            return before not in _VOWELS
        case "è":
            return alone or last
        case "à":
            return not last
        case "ù":
            return not last or before != "o"
        case "ç":
            return last or after[:1] in {"e", "i", "y"}
        case _:
            return False
