"""What a field admits of one value: the same for a cell and for an element of a flow."""

from __future__ import annotations

import re
from typing import Final

from certiflux.base import dates
from certiflux.base.dates import DAY_FIRST, DateRule
from certiflux.dictionary.kinds import (
    DATE_PATTERN,
    Boolean,
    Date,
    Integer,
    Kind,
    Listing,
    Pattern,
    Text,
)
from certiflux.dictionary.model import Field

CENTURIES: Final = range(1900, 2100)
"""Years that the date pattern of the schema admits."""

_DATE: Final = re.compile(DATE_PATTERN)
_NUMBER: Final = re.compile(r"[+-]?[0-9]+")
_LONGEST_NUMBER: Final = 20
"""Digits beyond which a number is out of every bound, and too long for int()."""


def lengths(value: str) -> tuple[int, int]:
    """Return the length of ``value`` in code points and in UTF-16 units.

    The portal's parser counts the second, libxml2 the first: both must fit (FORMAT.md a).
    """
    plain = len(value)
    if value.isascii():
        return plain, plain
    return plain, plain + sum(character > "\uffff" for character in value)


def field_problem(field: Field, value: str, rule: DateRule = DAY_FIRST) -> str | None:
    """Return the code of what ``value`` breaks in its field; each of several is judged alone."""
    if field.multiple:
        found = (kind_problem(field.kind, piece, rule) for piece in value.split(";"))
        return next((code for code in found if code), None)
    return kind_problem(field.kind, value, rule)


def kind_problem(kind: Kind, value: str, rule: DateRule = DAY_FIRST) -> str | None:
    """Return the code of what ``value`` breaks in its kind, or None when it fits.

    ``rule`` is how the dates of the column were read.
    """
    match kind:
        case Text(low, high):
            return _text(value, low, high)
        case Integer(low, high):
            if not _NUMBER.fullmatch(value):
                return "NOMBRE_ILLISIBLE"
            within = len(value) <= _LONGEST_NUMBER and low <= int(value) <= high
            return None if within else "NOMBRE_HORS_BORNES"
        case Boolean():
            return None if value in {"true", "false"} else "OUI_NON_ATTENDU"
        case Date():
            return date_problem(value, rule)
        case Listing():
            return None if value in kind.values() else "VALEUR_HORS_LISTE"
        case Pattern(regex):
            return None if re.fullmatch(regex, value) else "FORME_INATTENDUE"
        case _:
            return None


def _text(value: str, low: int, high: int) -> str | None:
    shortest, longest = lengths(value)
    if low == high:
        return None if shortest == longest == low else "LONGUEUR_EXACTE"
    return "TEXTE_TROP_LONG" if longest > high else None


def date_problem(value: str, rule: DateRule) -> str | None:
    """Return the code of what keeps ``value`` from being a date of the schema, or None."""
    written = dates.parts(value, rule)
    if written and not dates.real(written):
        return "DATE_INEXISTANTE"
    if _DATE.fullmatch(value):
        return None
    if written and written[0] not in CENTURIES:
        return "DATE_HORS_SIECLE"
    return "ANNEE_DEUX_CHIFFRES" if dates.short_year(value) else "DATE_ILLISIBLE"
