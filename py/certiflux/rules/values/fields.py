"""Checks of one value against its field, run once per distinct value."""

from __future__ import annotations

import re
from typing import Final

from certiflux.dataset.convert import NIL_WORDS
from certiflux.dataset.dates import dates
from certiflux.dataset.dates.dates import DAY_FIRST, DateRule
from certiflux.dictionary.kinds import (
    DATE_PATTERN,
    Boolean,
    Date,
    Integer,
    Listing,
    Pattern,
    Text,
)
from certiflux.dictionary.model import Field, Status
from certiflux.rules.values.bodies import body_problem

FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not admit."""

_ERROR_CELL: Final = re.compile(
    r"#(N/A|NA|VALUE ?!|VALEUR ?!|REF ?!|DIV/0 ?!|NAME\?|NOM ?\?|NUM!|NULL!|NOMBRE ?!|NUL ?!"
    r"|SPILL!|PROPAGATION ?!|CALC ?!|CHAMP ?!|FIELD!|ERROR!|ERREUR ?!|CONNECT!|BLOCKED!)"
    r"|Err:[0-9]{3}",
    re.IGNORECASE,
)
CENTURIES: Final = range(1900, 2100)
"""Years that the date pattern of the schema admits."""

_DATE: Final = re.compile(DATE_PATTERN)
_NUMBER: Final = re.compile(r"[+-]?[0-9]+")
_LONGEST_NUMBER: Final = 20
"""Digits beyond which a number is out of every bound, and too long for int()."""


def problem(field: Field, value: str, rule: DateRule = DAY_FIRST) -> str | None:
    """Return the code of the rule that ``value`` breaks, or None when the field accepts it.

    ``rule`` is how the dates of the column were read.
    """
    if ("#" in value or ":" in value) and _ERROR_CELL.fullmatch(value.strip()):
        return "CELLULE_EN_ERREUR"
    if not value.isprintable() and FORBIDDEN.search(value):
        return "CARACTERE_INTERDIT"
    if field.setting and (other := body_problem(field, value)):
        return other
    if field.status is Status.OBLIGATOIRE and value.casefold() in NIL_WORDS:
        return "TEXTE_NIL" if isinstance(field.kind, Text) else _kind_problem(field, value, rule)
    if field.multiple:
        found = (_kind_problem(field, piece, rule) for piece in value.split(";"))
        return next((code for code in found if code), None)
    return _kind_problem(field, value, rule)


def birth_problem(field: Field, value: str, rule: DateRule = DAY_FIRST) -> str | None:
    """Return the code of the rule that a part of a whole date of birth breaks, or None.

    The user wrote a date, so the rule speaks of the date and not of its year.
    """
    broken = problem(field, value, rule)
    if broken == "NOMBRE_ILLISIBLE":
        return _date(value, rule)
    return "DATE_HORS_SIECLE" if broken == "NOMBRE_HORS_BORNES" else broken


def lengths(value: str) -> tuple[int, int]:
    """Return the length of ``value`` in code points and in UTF-16 units.

    The portal's parser counts the second, libxml2 the first: both must fit (FORMAT.md a).
    """
    plain = len(value)
    if value.isascii():
        return plain, plain
    return plain, plain + sum(character > "\uffff" for character in value)


def _kind_problem(field: Field, value: str, rule: DateRule) -> str | None:
    match field.kind:
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
            return _date(value, rule)
        case Listing():
            return None if value in field.kind.values() else "VALEUR_HORS_LISTE"
        case Pattern(regex):
            return None if re.fullmatch(regex, value) else "FORME_INATTENDUE"
        case _:
            return None


def _text(value: str, low: int, high: int) -> str | None:
    shortest, longest = lengths(value)
    if low == high:
        return None if shortest == longest == low else "LONGUEUR_EXACTE"
    return "TEXTE_TROP_LONG" if longest > high else None


def _date(value: str, rule: DateRule) -> str | None:
    written = dates.parts(value, rule)
    if written and not dates.real(written):
        return "DATE_INEXISTANTE"
    if _DATE.fullmatch(value):
        return None
    if written and written[0] not in CENTURIES:
        return "DATE_HORS_SIECLE"
    return "ANNEE_DEUX_CHIFFRES" if dates.short_year(value) else "DATE_ILLISIBLE"
