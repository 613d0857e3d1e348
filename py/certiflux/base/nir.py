"""The national number (NIR): its form, its key, what it says of a birth, and how it is hidden.

A NIR is never shown whole: ``hidden`` and ``masked`` are the only ways in which a text that may
hold one reaches a reader. Facts: PLACES.md, NIR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_GAP = "[\\s.\\-/\u00a0\u202f]?"
_GROUPS: Final = (1, 2, 2, 2, 3, 3, 2)
_SHAPE: Final = re.compile(r"[1-478]\d{4}(?:\d\d|2[AB])\d{6}(?:\d\d)?", re.ASCII)
_INSIDE: Final = re.compile(
    rf"(?<![\w])[1-478]{_GAP}\d\d{_GAP}\d\d{_GAP}\d[\dABab]{_GAP}\d{{3}}{_GAP}\d{{3}}"
    rf"(?:{_GAP}\d\d)?(?![\w])"
)
_RUN: Final = re.compile("\\d(?:[\\s.\\-/\u00a0\u202f]*[\\dABab])*")
_LONG: Final = re.compile("(?:\\d[\\s.\\-/\u00a0\u202f]*){8}")
_LETTERS: Final = {"2A": "19", "2B": "18"}
_MODULUS: Final = 97
_BARE, _KEYED = 13, 15
_FEW_DIGITS: Final = 5
"""Digits in a row from which a text of a column of NIRs is hidden."""

_KEPT: Final = 3
"""Characters left in sight: the digit of the sex and the two of the year."""

_SPACED: Final = 3
"""Gaps from which thirteen digits are written as nobody writes anything but a NIR."""

_SEXES: Final = {"1": "M", "2": "F", "3": "M", "4": "F", "7": "M", "8": "F"}
_DECEMBER: Final = 12
_MONTHS_UNSURE: Final = frozenset({20, *range(30, 43), *range(50, 100)})
_HALF: Final = 0.5


class Nir(NamedTuple):
    """A number of the right form, taken apart.

    ``sex`` is M or F; ``year`` its last two digits; ``month`` 1–12, None when the number says
    none; ``place`` the five characters of the place; ``provisional`` is true for the numbers of
    people whose civil status is incomplete. ``key_right`` is None without a key.
    """

    sex: str
    year: str
    month: int | None
    place: str
    provisional: bool
    key_right: bool | None


def compact(text: str) -> str:
    """Return the letters and digits of a number, in capitals."""
    if text.isdecimal():
        return text
    return "".join(filter(str.isalnum, text)).upper()


def parse(text: str) -> Nir | None:
    """Return what a number says, spaces and points tolerated, or None for another form."""
    number = compact(text)
    if _SHAPE.fullmatch(number) is None:
        return None
    month, key = int(number[3:5]), number[_BARE:]
    known = 0 < month <= _DECEMBER
    if not known and month not in _MONTHS_UNSURE:
        return None
    return Nir(
        _SEXES[number[0]],
        number[1:3],
        month if known else None,
        number[5:10],
        not known or number[0] not in "12",
        int(key) == key_of(number[:_BARE]) if key else None,
    )


def key_of(body: str) -> int:
    """Return the key of the thirteen characters of a number: 97 − (body mod 97)."""
    department = _LETTERS.get(body[5:7], body[5:7])
    return _MODULUS - int(body[:5] + department + body[7:]) % _MODULUS


def hidden(text: str) -> str:
    """Return a text of a column of NIRs with its long numbers hidden, but for sex and year."""
    return _RUN.sub(_hide, text)


def masked(text: str) -> str:
    """Return any text with the numbers hidden that are NIRs beyond doubt.

    Thirteen bare digits may be anything: they are a NIR in a column of NIRs alone.
    """
    if len(text) < _BARE or not _LONG.search(text):
        return text
    return _INSIDE.sub(lambda found: hidden(found[0]) if _sure(found[0]) else found[0], text)


def as_title(text: str) -> str:
    """Return a header as it may be kept: a person's row taken for one may hold a number."""
    return hidden(text) if looks_like([text]) else masked(text)


def looks_like(texts: Iterable[str]) -> bool:
    """Say whether most of the long numbers of a column have the form of a NIR."""
    long = [one for one in texts if sum(map(str.isdigit, one)) >= _BARE - _KEPT]
    return bool(long) and sum(map(_likely, long)) > len(long) * _HALF


def is_hidden(text: str) -> bool:
    """Say whether a text has something hidden: it is for the eye, never for a cell."""
    return "•" in text


def _likely(text: str) -> bool:
    """Say whether a text holds a number whose month and sex are those of nearly everybody."""
    return any(
        (said := parse(found)) is not None and (said.month is not None or "20" in found[1:7])
        for found in _INSIDE.findall(text)
    )


def _sure(text: str) -> bool:
    said = parse(text)
    if said is None:
        return False
    return bool(said.key_right) or len(re.findall(r"[^\dABab]", text)) >= _SPACED


def _hide(found: re.Match[str]) -> str:
    number = compact(found[0])
    if sum(map(str.isdigit, number)) < _FEW_DIGITS:
        return found[0]
    dots = number[:_KEPT] + "•" * (len(number) - _KEPT)
    if len(number) not in {_BARE, _KEYED}:
        return dots
    pieces, at = [], 0
    for size in _GROUPS:
        pieces.append(dots[at : at + size])
        at += size
    return " ".join(filter(None, pieces))
