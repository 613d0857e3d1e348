"""Put a fault of a flow in French: where it is, what is wrong, what to do."""

from __future__ import annotations

from typing import Any

from certiflux.base.words import figure, quoted, typographic
from certiflux.dataset.convert import convert, written
from certiflux.dictionary import CURRENT, LATEST, Version, fields
from certiflux.dictionary.facets import lengths
from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing, Text, Timestamp
from certiflux.dictionary.model import Field
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.expected import expected
from certiflux.rules.rule import SEVERITY_LABELS
from certiflux.rules.values.rules import control_character
from certiflux.schema.fault import Fault
from certiflux.schema.values import listed

HIDDEN = "…"
"""What stands for a value in a report without any personal value."""

_SHOWS_VALUE = frozenset({"SCHEMA_RACINE", "SCHEMA_ELEMENT_INATTENDU", "SCHEMA_BALISE_EN_DOUBLE"})
"""Rules whose value is a name of the format, never somebody's datum."""


def render_fault(
    passage: int | None, fault: Fault, version: Version = CURRENT, *, anonymous: bool = False
) -> dict[str, Any]:
    """Return one fault with its sentences; ``row`` is the passage's rank, ``line`` the file's.

    ``anonymous``: without any value of the document but the names of the format.
    """
    rule = CATALOGUE[fault.rule]
    field = known_field(fault.field, version)
    label = field.label if field else fault.element
    words = fault_words(fault, field, anonymous=anonymous)
    message = f"{_place(passage, fault, label, anonymous=anonymous)} : "
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "severity_label": SEVERITY_LABELS[rule.severity],
        "title": typographic(rule.title),
        "row": passage,
        "line": fault.line,
        "character": fault.column or None,
        "technical_id": HIDDEN if anonymous and fault.technical else fault.technical or None,
        "column": fault.element or None,
        "field": fault.field,
        "field_label": label,
        "value": words["value"],
        "expected": words["expected"] if field else "",
        "message": typographic(message + rule.message.format_map(words)),
        "what": _capital(typographic(rule.message.format_map(words))),
        "remedy": typographic(rule.remedy.format_map(words)),
        "fix": None,
        "fixes": [],
        "detail": fault.anonymous_detail() if anonymous else fault.detail,
    }


def known_field(field_id: str | None, version: Version) -> Field | None:
    """Return a field by its id in a version, or in the latest; None for none."""
    return fields(version).get(field_id or "") or fields(LATEST).get(field_id or "")


def fault_words(fault: Fault, field: Field | None, *, anonymous: bool = False) -> dict[str, str]:
    """Return the words that a rule's sentences quote."""
    hidden = anonymous and fault.rule not in _SHOWS_VALUE and fault.value
    wanted = _expected(fault, field)
    limit = fault.facet[1] if fault.facet and fault.facet[0].endswith("ength") else ""
    if not limit and field and isinstance(field.kind, Text):
        limit = str(field.kind.high)
    return {
        "value": HIDDEN if hidden else quoted(fault.value),
        "label": field.label if field else fault.element,
        "expected": wanted,
        "example": _example(field) if field else "la valeur qu'il montre",
        "length": str(lengths(fault.value)[1]),
        "limit": figure(int(limit)) if limit.isdigit() else limit,
        "other": fault.other or control_character(fault.value),
    }


def _place(passage: int | None, fault: Fault, label: str, *, anonymous: bool) -> str:
    place = f"Ligne {figure(fault.line)} du fichier"
    if fault.column:
        place = f"Ligne {figure(fault.line)}, caractère {figure(fault.column)} du fichier"
    if passage is not None:
        place += f", passage n° {figure(passage)}"
        if fault.technical and not anonymous:
            place += f" (idTechnique « {quoted(fault.technical)} »)"
    return f"{place}, « {label} »" if label else place


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _expected(fault: Fault, field: Field | None) -> str:
    """Say what the schema wants: what its own facet states, else what the dictionary says."""
    name, limit = fault.facet or ("", "")
    if name == "enumeration":
        return _choices(listed((name, limit)), field)
    if name == "length":
        return f"{limit} caractères exactement"
    if name in {"minLength", "maxLength"}:
        return f"un texte de {limit} caractères au {'moins' if name == 'minLength' else 'plus'}"
    if name in {"minInclusive", "maxInclusive"} and not _stated(field, limit):
        return f"un nombre de {limit} au {'moins' if name == 'minInclusive' else 'plus'}"
    if field is None:
        return "ce que prévoit le dictionnaire du format"
    match field.kind:
        case Boolean():
            return "true ou false"
        case Date():
            return "une date réelle, écrite AAAA-MM-JJ"
        case Timestamp():
            return "une date, une heure et un décalage"
    return expected(field)


def _stated(field: Field | None, limit: str) -> bool:
    kind = field.kind if field else None
    return isinstance(kind, Integer) and limit in {str(kind.low), str(kind.high)}


def _choices(values: list[str], field: Field | None) -> str:
    known = field.kind.options if field and isinstance(field.kind, Listing) else ()
    labels = {option.value: option.label for option in known}
    shown = [
        f"{value} ({labels[value]})" if labels.get(value, value) != value else value
        for value in values
    ]
    return " ou ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def _example(field: Field) -> str:
    """Return the example of a field as the flow spells it, not as a spreadsheet would."""
    return written(convert(field, field.example).value)
