"""Repair texts read with the wrong encoding: « FranÃ§ois », « LÃ©a », « â€™ », « Fran√ßois ».

UTF-8 bytes once read as another encoding leave sequences that no French text holds; each one that
decodes to a plausible character is put back. Nothing is applied unless the user asks.
"""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import product
from typing import Final

CODECS: Final = ("cp1252", "mac_roman", "cp850")
"""Encodings by which UTF-8 is read by mistake: Windows, old Macintosh, old DOS exports."""

LOST: Final = "\ufffd"
"""What a program writes instead of a character that it could not read: nothing can repair it."""

_ROUNDS: Final = 3
"""A text may have been misread again and again; beyond this it is left alone."""

_LEADS: Final = (*range(0xC2, 0xC6), 0xE2)
"""First bytes of accented Latin letters, of « », of quotes and dashes."""

_FIRST_LEAD: Final = 0xC0
"""Bytes below it continue a character, those above begin one."""

_SHORT, _LONG = 2, 3
"""Bytes of an accented letter, and of a quote or dash."""

_PLAUSIBLE: Final = re.compile("[\u00a0-\u017f\u2010-\u2026\u2030\u2039\u203a\u20ac\u2122\u202f]")


def repaired(text: str) -> str | None:
    """Return ``text`` with its misread characters put back, or None when it has none."""
    if text.isascii() or not _leads().search(text):
        return None
    found = text
    for _ in range(_ROUNDS):
        before = found
        for size, codec in product((_LONG, _SHORT), CODECS):
            found = _pattern(codec, size).sub(partial(_decoded, codec), found)
        if found == before:
            break
    return None if found == text else found


def _decoded(codec: str, match: re.Match[str]) -> str:
    sequence, to_byte = match[0], _bytes(codec)
    try:
        character = bytes(to_byte[one] for one in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return sequence
    return character if _PLAUSIBLE.fullmatch(character) else sequence


@cache
def _bytes(codec: str) -> dict[str, int]:
    """Return the byte of each character beyond ASCII; what the codec lacks stands for itself."""
    found: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        try:
            found[bytes([byte]).decode(codec)] = byte
        except UnicodeDecodeError:
            found[chr(byte)] = byte
    if codec == CODECS[0]:
        # Some programs keep the bytes 80 to 9F as control characters of the same number.
        found |= {chr(byte): byte for byte in range(0x80, 0xA0)}
    return found


@cache
def _leads() -> re.Pattern[str]:
    """Return what every misread character begins with: most accented texts hold none of it."""
    signs = (one for codec in CODECS for one, byte in _bytes(codec).items() if byte in _LEADS)
    return re.compile(f"[{re.escape(''.join(signs))}]")


@cache
def _pattern(codec: str, size: int) -> re.Pattern[str]:
    """Return what a character of ``size`` bytes looks like; the longest are to be tried first."""
    to_byte = _bytes(codec)
    last = re.escape("".join(one for one, byte in to_byte.items() if byte < _FIRST_LEAD))
    leads = {byte: one for one, byte in to_byte.items() if byte in _LEADS}
    first = leads.pop(_LEADS[-1]) if size == _LONG else "".join(leads[b] for b in _LEADS[:-1])
    return re.compile(f"[{re.escape(first)}][{last}]{{{size - 1}}}")
