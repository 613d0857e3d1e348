"""Say why the schema refuses a value: by the facet that it breaks, then by its field."""

from __future__ import annotations

import re
from typing import Final

from certiflux.dictionary.facets import field_problem
from certiflux.dictionary.kinds import Boolean, Date, Listing, Timestamp
from certiflux.dictionary.model import Field, Status

Facet = tuple[str, str]

_FACETS: Final = {
    "LENGTH": (re.compile(r"allowed length of '(\d+)'"), "length"),
    "MINLENGTH": (re.compile(r"minimum length of '(\d+)'"), "minLength"),
    "MAXLENGTH": (re.compile(r"maximum length of '(\d+)'"), "maxLength"),
    "MININCLUSIVE": (re.compile(r"minimum value allowed \('(.+?)'\)"), "minInclusive"),
    "MAXINCLUSIVE": (re.compile(r"maximum value allowed \('(.+?)'\)"), "maxInclusive"),
    "ENUMERATION": (re.compile(r"element of the set \{(.*)\}"), "enumeration"),
    "PATTERN": (re.compile(r"accepted by the pattern '(.*)'\.$", re.DOTALL), "pattern"),
}
_KIND: Final = re.compile(r"SCHEMAV_CVC_([A-Z]+)_VALID")
_LISTED: Final = re.compile(r"'([^']*)'")
_RULES: Final = {
    "length": "LONGUEUR_EXACTE",
    "maxLength": "TEXTE_TROP_LONG",
    "minInclusive": "NOMBRE_HORS_BORNES",
    "maxInclusive": "NOMBRE_HORS_BORNES",
    "enumeration": "VALEUR_HORS_LISTE",
}
_MILLISECONDS: Final = re.compile(r"\d\d:\d\d:\d\d[.,]\d+")
_OFFSET: Final = re.compile(r"[+-]\d\d:\d\d$")
_SHORT_OFFSET: Final = re.compile(r"[+-]\d{1,2}(:?\d\d)?$")
_REUSED: Final = frozenset({"DATE_INEXISTANTE", "DATE_HORS_SIECLE", "NOMBRE_ILLISIBLE"})
"""Rules about cells whose words also hold for a flow."""


def facet_of(kind: str, message: str) -> Facet | None:
    """Return the facet that libxml2 says is broken, with its value; None for a type."""
    found = _KIND.fullmatch(kind)
    if found is None or found[1] not in _FACETS:
        return None
    pattern, name = _FACETS[found[1]]
    value = pattern.search(message)
    return name, value[1] if value else ""


def listed(facet: Facet) -> list[str]:
    """Return the values of a closed list."""
    return _LISTED.findall(facet[1])


def refused_value(field: Field | None, value: str, facet: Facet | None) -> tuple[str, str]:
    """Return the rule for a value that the schema refuses, and what is said of it besides."""
    if not value:
        return "SCHEMA_BALISE_VIDE", _instead_of_empty(field)
    kind = field.kind if field else None
    if isinstance(kind, Timestamp):
        return "SCHEMA_HORODATAGE", _timestamp(value)
    if facet and facet[0] in _RULES:
        spaced = facet[0] == "enumeration" and value.strip() in listed(facet)
        return ("SCHEMA_ESPACES" if spaced else _RULES[facet[0]]), ""
    if isinstance(kind, Boolean):
        return "SCHEMA_VRAI_FAUX", ""
    broken = field_problem(field, value) if field else None
    if broken in _REUSED:
        return broken, ""
    return ("SCHEMA_DATE" if isinstance(kind, Date) else "SCHEMA_VALEUR_REFUSEE"), ""


def _instead_of_empty(field: Field | None) -> str:
    if field is None or field.status in {Status.FACULTATIF, Status.CONDITIONNEL}:
        return "Retirez la balise : une donnée facultative que l'on n'a pas ne s'écrit pas"
    if field.nillable:
        return 'Écrivez la valeur, ou xsi:nil="true" dans la balise si vous ne l\'avez pas'
    example = "" if isinstance(field.kind, Listing) else f", par exemple {field.example}"
    return f"Écrivez la valeur : elle est obligatoire{example}"


def _timestamp(value: str) -> str:
    """Say what is wrong with the form of a timestamp."""
    if _MILLISECONDS.search(value):
        return "les fractions de seconde ne sont pas admises"
    if value.endswith(("Z", "z")):
        return "la lettre Z n'est pas admise, il faut un décalage comme +01:00"
    if "T" in value and not _SHORT_OFFSET.search(value.partition("T")[2]):
        return "il manque le décalage avec l'heure universelle, comme +01:00"
    if "T" in value and not _OFFSET.search(value):
        return "le décalage s'écrit avec deux chiffres de chaque côté, comme +01:00"
    return "la date, l'heure et le décalage ne sont pas tous écrits comme il faut"
