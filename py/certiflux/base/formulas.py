"""Texts of a file that a spreadsheet opens: none of them may be run as a formula."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import visible

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters by which a spreadsheet takes a text for a formula."""


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, control characters made visible."""
    shown = visible(text)
    return f"'{shown}" if text.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown
