"""Say in French what a field expects, from its kind alone."""

from __future__ import annotations

from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing, Text
from certiflux.dictionary.model import Field

REAL_DATE = "une date réelle, jour/mois/année"


def expected(field: Field) -> str:
    """Return what to type in ``field``, as the end of a sentence."""
    match field.kind:
        case Text(low, high) if low == high:
            return f"{low} caractère{'s' if low > 1 else ''} exactement"
        case Text(_, high):
            return f"un texte de {high} caractères au plus"
        case Integer(low, high):
            return f"un nombre entier de {low} à {high}"
        case Boolean():
            return "OUI ou NON"
        case Date():
            return REAL_DATE
        case Listing(_, options):
            choices = [o.value if o.value == o.label else f"{o.value} ({o.label})" for o in options]
            return " ou ".join([", ".join(choices[:-1]), choices[-1]])
        case _:
            return "un numéro de la forme prévue"
