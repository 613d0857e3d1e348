"""Clean a text: spaces, invisible characters, apostrophes, hyphens.

Case and accents stay as they are. Accents that stand apart from their letter (Unicode's form
NFD, which macOS writes) join it.

Characters that XML 1.0 forbids stay too: the checks name them.
"""

from __future__ import annotations

import re
import unicodedata

from certiflux.dataset.change import Change

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACES = re.compile("[\t\n\r \x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_APART = re.compile(".[\u0300-\u036f]+")
"""A letter and the accents that stand apart from it."""

_CURLY = re.compile("[\u2018\u2019\u201b\u02bc\uff07]")
_HYPHEN = re.compile("[\u2010\u2011]")
"""Hyphens of word processors: breaking or not, they read as the one of the keyboard."""


def clean(text: str) -> tuple[str, Change | None]:
    """Return ``text`` on one line, its spaces, apostrophes and hyphens plain, and what changed.

    Of several changes the least visible is told; before and after show the others.
    """
    if text.isascii() and text.isprintable():
        if "  " not in text:
            stripped = text.strip(" ")
            return stripped, None if stripped == text else Change.ESPACES
    elif not text.isascii():
        composed = _APART.sub(_joined, text)
        if composed != text:
            return clean(composed)[0], Change.COMPOSITION
        joined = _HYPHEN.sub("-", text)
        straight = _CURLY.sub("'", joined)
        cleaned = _SPACES.sub(" ", _INVISIBLE.sub("", straight)).strip(" ")
        if cleaned != straight:
            return cleaned, Change.ESPACES
        if straight != joined:
            return cleaned, Change.APOSTROPHE
        return cleaned, None if joined == text else Change.TRAIT
    cleaned = _SPACES.sub(" ", text).strip(" ")
    return cleaned, None if cleaned == text else Change.ESPACES


def _joined(found: re.Match[str]) -> str:
    """Return a letter with its accents joined to it; other characters are nobody's business."""
    return unicodedata.normalize("NFC", found[0])
