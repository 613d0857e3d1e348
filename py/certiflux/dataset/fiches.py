"""Read the code of a fiche of France compétences wherever it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.texts.lookalikes import latinised
from certiflux.dictionary import ids
from certiflux.fiches.fiche import REPERTOIRES

TYPE, CODE = ids.TYPE, ids.CODE
BARE: Final = re.compile(r"[0-9]{1,6}|[0-9]{1,3} [0-9]{3}")
_WORD: Final = re.compile(r"[a-z]+")
_SEEN: Final = re.compile(
    r"(?<![^\W_])(RNCP|RS)[\s°ºn.:_/#-]{0,6}([0-9]{1,3}[ .][0-9]{3}|[0-9]{1,6})"
    r"(?![0-9]|[.,][0-9]|[ -]?BC)",
    re.IGNORECASE,
)
"""A fiche within other words, or within the address of its page; a block of one is none."""

_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def codes_seen(text: str) -> list[str]:
    """Return the distinct codes of fiches that a text holds, as the flow writes them."""
    found = _SEEN.finditer(latinised(text) or text)
    plain = (f"{one[1].upper()}{re.sub(r'[ .]', '', one[2])}" for one in found)
    return list(dict.fromkeys(plain))


def announced(header: str) -> str:
    """Return the register that a header names, "" for none or for both: « Fiche RNCP »."""
    parts = set(_WORD.findall(unaccented(_HUMP.sub(" ", header))))
    named = [one for one in REPERTOIRES if one.lower() in parts]
    return named[0] if len(named) == 1 else ""


def tells_type(header: str, codes: Iterable[str]) -> bool:
    """Say whether every one of these codes, under this header, tells the type of certification."""
    prefix = announced(header)
    return all(len(codes_seen(one)) == 1 or (prefix and BARE.fullmatch(one)) for one in codes)
