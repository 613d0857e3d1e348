"""Our own rules on a flow made elsewhere, passage by passage, beside what the schema says."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from certiflux.base.words import counted, figure, quoted, typographic
from certiflux.dictionary import fields, ids
from certiflux.dictionary.model import Field
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.rule import Severity
from certiflux.rules.words.render import Renderer, where
from certiflux.schema.flow import FlowVerdict
from certiflux.screens.schema.flow import flow_report
from certiflux.session import Dossier

_KEPT = 10_000
"""Sentences kept to be said again of another passage."""

HEADER_ROWS = 1
"""Rows above the first passage, where a flow is read again as a table."""


def full_report(verdict: FlowVerdict, dossier: Dossier | None) -> dict[str, Any]:
    """Return the report on a flow: what the schema refuses, then what our rules find besides.

    ``dossier`` is the flow read again and checked; None when it could not be: our rules were then
    not run, and the summary says so.
    """
    report = flow_report(verdict)
    ours = list(_own_findings(verdict, dossier)) if dossier else []
    report["findings"] += ours
    summary = report["summary"]
    summary["rules_checked"] = dossier is not None
    for severity, name in zip(Severity, ("errors", "warnings", "infos"), strict=True):
        summary[name] += sum(one["severity"] == severity.value for one in ours)
    blocked = {one["row"] for one in ours if one["severity"] == Severity.ERROR.value}
    blocked |= {number for number, _ in verdict.faults}
    whole = None in blocked or not verdict.readable
    summary["valid_rows"] = 0 if whole else verdict.passages - len(blocked)
    if verdict.xsd_valid and dossier is not None:
        report["verdict"] |= _verdict(verdict.passages, summary)
    return report


def _verdict(passages: int, summary: dict[str, Any]) -> dict[str, str]:
    people = f"Le fichier est conforme au schéma : {counted(passages, 'passage')}."
    errors, warnings = summary["errors"], summary["warnings"]
    if not errors and not warnings:
        return {
            "level": "ok",
            "sentence": typographic(f"{people} Nos contrôles n'ont rien relevé."),
        }
    found = [counted(errors, "erreur")] if errors else []
    found += [counted(warnings, "alerte")] if warnings else []
    return {
        "level": "error" if errors else "warning",
        "sentence": typographic(f"{people} Nos contrôles y ajoutent {' et '.join(found)}."),
    }


def _own_findings(verdict: FlowVerdict, dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield what our rules find where the schema says nothing of the same datum."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return
    renderer = Renderer(dataset, dossier.context)
    known, names = fields(dossier.version), dataset.values(ids.ID_TECHNIQUE)
    words: dict[Hashable, dict[str, Any]] = {}
    told = {(number, fault.field) for number, fault in verdict.faults}
    for finding in (findings[index] for index in range(len(findings))):
        number = None if finding.row is None else dataset.row_numbers[finding.row] - HEADER_ROWS
        error = CATALOGUE[finding.rule].severity is Severity.ERROR
        if error and {(number, finding.field), (None, finding.field)} & told:
            continue
        key = renderer.key(finding)
        if key not in words:
            if len(words) >= _KEPT:
                words.clear()
            words[key] = _without_place(renderer.render(finding), known[finding.field])
        name = "" if finding.row is None else str(names[finding.row] or "")
        yield words[key] | _placed(words[key]["message"], known[finding.field], number, name)


def _without_place(shown: dict[str, Any], field: Field) -> dict[str, Any]:
    """Return a finding in words, whose message says nothing of the table it was read into."""
    in_table = where(shown["row"], shown["column"], field) + typographic(" : ")
    return shown | {"message": shown["message"].removeprefix(in_table)}


def _placed(said: str, field: Field, number: int | None, name: str) -> dict[str, Any]:
    """Return the place of a finding in the flow, and its message with it."""
    place = "Tout le fichier"
    if number is not None:
        place = f"Passage n° {figure(number)}"
        place += f" (idTechnique « {quoted(name)} »)" if name else ""
    message = f"{typographic(f'{place}, « {field.label} » : ')}{said}"
    return {
        "row": number,
        "line": None,
        "technical_id": name or None,
        "column": field.name,
        "message": message,
    }
