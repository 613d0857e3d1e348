"""The report on a flow made elsewhere: each fault of the schema in French, with its place."""

from __future__ import annotations

from typing import Any

from certiflux.base.words import counted, typographic
from certiflux.rules.words.flow import render_fault
from certiflux.schema.flow import FlowVerdict


def flow_report(verdict: FlowVerdict, *, anonymous: bool = False) -> dict[str, Any]:
    """Return the verdict in a sentence, the counts and every fault in words.

    ``anonymous``: without any value of the document.
    """
    findings = [
        render_fault(number, fault, verdict.version, anonymous=anonymous)
        for number, fault in verdict.faults
    ]
    wrong = {number for number, _ in verdict.faults if number is not None}
    whole = any(number is None for number, _ in verdict.faults) or not verdict.readable
    return {
        "verdict": {
            "level": "ok" if verdict.xsd_valid else "error",
            "sentence": typographic(flow_sentence(verdict)),
        },
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


def flow_sentence(verdict: FlowVerdict) -> str:
    """Return what the schema says of the file, in a sentence."""
    people = counted(verdict.passages, "passage")
    if not verdict.readable:
        return "Le fichier ne peut pas être lu comme du XML : le portail le refuserait en entier."
    if verdict.xsd_valid:
        return f"Le fichier est conforme au schéma : {people}."
    return f"Le schéma refuse ce fichier : {counted(len(verdict.faults), 'erreur')} pour {people}."
