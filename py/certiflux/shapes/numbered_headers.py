"""Headers that are the same but for their number: « Diplôme 1 », « Diplôme 2 », « Diplôme 3 »."""

from __future__ import annotations

import re

from certiflux.base.words import unaccented
from certiflux.mapping.mapping import Mapping

Family = dict[int, int]
"""The columns of headers that are the same but for their number, by that number."""


_NUMBER = re.compile(
    r"(?<![\d.,/])(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})([1-9])(?:ère|ere|er|re|ème|eme|nde|nd|e)?"
    r"(?![^\W_]|[.,/]\d)",
    re.IGNORECASE,
)
"""A figure of a header, apart or after a word: neither « B1 », « 1A », « 8.1 » nor a year."""

_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|\bn\s*[°o]\s*(?=\W|_|$)|#", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def numbered_families(mapping: Mapping) -> dict[str, Family]:
    """Return the columns whose headers differ by a number alone, from 1 on; 1 may be unsaid."""
    found: dict[str, Family] = {}
    twice: set[str] = set()
    for column in mapping.own:
        number = _number(column.header)
        stem = _stem(column.header)
        if number is None or not stem:
            continue
        family = found.setdefault(stem, {})
        if number in family:
            twice.add(stem)
        family[number] = column.index
    for column in mapping.own:
        family = found.get(_stem(column.header), {})
        if not any(map(str.isdigit, column.header)) and family:
            family.setdefault(1, column.index)
    return {
        stem: family
        for stem, family in found.items()
        if stem not in twice and len(family) > 1 and sorted(family) == [*range(1, len(family) + 1)]
    }


def _number(header: str) -> int | None:
    found = _NUMBER.findall(header)
    return int(found[0]) if len(found) == 1 and len(re.findall(r"\d+", header)) == 1 else None


def bare(header: str) -> str:
    """Return a header without its number and the signs of it."""
    return " ".join(_EMPTY.sub("", _NUMBER.sub("", header)).split()).strip(" -–_:.,/°")


def _stem(header: str) -> str:
    return " ".join(_WORD.findall(unaccented(bare(header))))
