"""The report on a flow made elsewhere: each fault of the schema in French, with its place."""

from __future__ import annotations

from typing import Any

from certiflux.checks.catalogue import CATALOGUE
from certiflux.checks.expected import expected
from certiflux.checks.fields import lengths
from certiflux.checks.rule import SEVERITY_LABELS
from certiflux.dataset.convert import convert, written
from certiflux.dictionary import CURRENT, fields
from certiflux.dictionary.kinds import Text
from certiflux.dictionary.model import Field
from certiflux.reports.render import control_character, quoted
from certiflux.schema.errors import Fault
from certiflux.schema.flow import FlowVerdict
from certiflux.words import counted, figure, typographic


def flow_report(verdict: FlowVerdict) -> dict[str, Any]:
    """Return the verdict in a sentence, the counts and every fault in words."""
    findings = [render_fault(number_, fault) for number_, fault in verdict.faults]
    wrong = {number_ for number_, _ in verdict.faults if number_ is not None}
    whole = any(number_ is None for number_, _ in verdict.faults)
    people = counted(verdict.passages, "passage")
    sentence = (
        f"Le fichier est conforme au schéma : {people}."
        if verdict.xsd_valid
        else f"Le schéma refuse ce fichier : {counted(len(findings), 'erreur')} pour {people}."
    )
    return {
        "verdict": {"level": "ok" if verdict.xsd_valid else "error", "sentence": sentence},
        "summary": {
            "rows": verdict.passages,
            "errors": len(findings),
            "warnings": 0,
            "infos": 0,
            "valid_rows": 0 if whole else verdict.passages - len(wrong),
            "xsd_valid": verdict.xsd_valid,
        },
        "findings": findings,
    }


def render_fault(passage: int | None, fault: Fault) -> dict[str, Any]:
    """Return one fault with its sentences; ``row`` is the passage's rank, ``line`` the file's."""
    rule = CATALOGUE[fault.rule]
    field = fields(CURRENT).get(fault.field or "")
    label = field.label if field else fault.element
    value = quoted(fault.value)
    high = field.kind.high if field and isinstance(field.kind, Text) else 0
    words = {
        "value": value,
        "label": label,
        "expected": expected(field) if field else "la donnée prévue",
        "example": _example(field) if field else "celui du dictionnaire",
        "length": str(lengths(fault.value)[1]),
        "limit": figure(high),
        "other": fault.other or control_character(fault.value),
    }
    place = f"Ligne {figure(fault.line)} du fichier"
    if passage is not None:
        place += f", passage n° {figure(passage)}"
    if label:
        place += f", « {label} »"
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "severity_label": SEVERITY_LABELS[rule.severity],
        "title": typographic(rule.title),
        "row": passage,
        "line": fault.line,
        "column": fault.element or None,
        "field": fault.field,
        "value": value,
        "message": typographic(f"{place} : {rule.message.format_map(words)}"),
        "remedy": typographic(rule.remedy.format_map(words)),
        "fix": None,
        "detail": fault.detail,
    }


def _example(field: Field) -> str:
    """Return the example of a field as the flow spells it, not as a spreadsheet would."""
    return written(convert(field, field.example).value)
