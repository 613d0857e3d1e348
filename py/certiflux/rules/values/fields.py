"""Checks of one value against its field, run once per distinct value."""

from __future__ import annotations

import re
from typing import Final

from certiflux.base.dates import DAY_FIRST, DateRule
from certiflux.dataset.convert import NIL_WORDS
from certiflux.dictionary.facets import date_problem, field_problem, kind_problem
from certiflux.dictionary.kinds import Text
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
        return (
            "TEXTE_NIL" if isinstance(field.kind, Text) else kind_problem(field.kind, value, rule)
        )
    return field_problem(field, value, rule)


def birth_problem(field: Field, value: str, rule: DateRule = DAY_FIRST) -> str | None:
    """Return the code of the rule that a part of a whole date of birth breaks, or None.

    The user wrote a date, so the rule speaks of the date and not of its year.
    """
    broken = problem(field, value, rule)
    if broken == "NOMBRE_ILLISIBLE":
        return date_problem(value, rule)
    return "DATE_HORS_SIECLE" if broken == "NOMBRE_HORS_BORNES" else broken
