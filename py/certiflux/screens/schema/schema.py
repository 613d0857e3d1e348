"""What is shown of the schema in force, and of what it says of a flow that was dropped."""

from __future__ import annotations

from collections.abc import Sequence

from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, typographic
from certiflux.dictionary import CURRENT
from certiflux.rules.words.flow import known_field, render_fault
from certiflux.schema.differences import Difference
from certiflux.schema.fault import Fault
from certiflux.schema.flow import FlowVerdict
from certiflux.schema.force import InForce, SchemaWhy
from certiflux.screens import View
from certiflux.screens.schema.flow import flow_report
from certiflux.screens.schema.why import settings_note, why_sentence
from certiflux.session import Dossier
from certiflux.session.desk import Desk

FIRST = 50
"""Faults that come with a verdict; the others are asked for by pages."""


def schema_told(desk: Desk, changes: Sequence[Difference] | None = None) -> View:
    """Return which schema is in force on a desk, and why.

    ``changes``: what it changes for whoever followed the one before, None where none was.
    """
    dossier = desk.dossier
    assumed = SchemaWhy.CHOSEN if desk.chosen else SchemaWhy.ASSUMED
    why = dossier.schema_why if dossier else SchemaWhy.OFFICIAL if desk.brought else assumed
    wanted = dossier.settings.official if dossier else ""
    return schema_view(desk.schema(), why, wanted) | {
        "since": None if changes is None else _changes(changes),
    }


def _changes(changes: Sequence[Difference]) -> list[View]:
    return [
        {
            "kind": one.kind,
            "field": one.field,
            "label": typographic(one.label),
            "sentence": typographic(one.sentence),
        }
        for one in changes
    ]


def schema_view(schema: InForce, why: SchemaWhy, wanted: str = "") -> View:
    """Return which schema is in force, whose it is, and what it says otherwise than ours.

    ``wanted`` is the fingerprint of the official one that the settings followed, "" for none.
    """
    return {
        "version": schema.number,
        "label": schema.label,
        "brought": schema.brought,
        "name": schema.name,
        "built_in": CURRENT.number,
        "follows": schema.version.number,
        "sha256": schema.sha256,
        "why": why.value,
        "why_sentence": typographic(why_sentence(schema, why)),
        "settings_note": typographic(settings_note(schema, wanted)),
        "sentence": typographic(_sentence(schema)),
        "differences": _changes(schema.differences),
    }


def _sentence(schema: InForce) -> str:
    if not schema.brought:
        return f"Certiflux suit le schéma {schema.label}, écrit d'après ce qui en est public."
    start = f"Certiflux suit le schéma {schema.label} de « {schema.name} »."
    if not schema.differences:
        return f"{start} Il dit la même chose que le sien ({CURRENT.number})."
    found = counted(len(schema.differences), "différence")
    return f"{start} {found} avec le sien ({CURRENT.number})."


def flow_view(schema: InForce, verdict: FlowVerdict) -> View:
    """Return what the schema in force says of a flow as it is, with its first faults."""
    word = "conforme" if verdict.xsd_valid else "non conforme"
    sentence = f"Le fichier XML tel quel : {word} au XSD {schema.label}."
    if not verdict.readable:
        sentence = "Le fichier XML tel quel ne peut pas être lu jusqu'au bout."
    told = flow_report(FlowVerdict(verdict.passages, [], verdict.version, verdict.readable))
    return {
        "verdict": {
            "level": "ok" if verdict.xsd_valid else "error",
            "sentence": typographic(sentence),
        },
        "xsd_valid": verdict.xsd_valid,
        "schema": schema.label,
        "counts": told["summary"] | {"errors": len(verdict.faults), **_valid(verdict)},
        "findings": flow_page(verdict, 0, FIRST),
    }


def _valid(verdict: FlowVerdict) -> View:
    wrong = {number for number, _ in verdict.faults}
    whole = None in wrong or not verdict.readable
    valid = 0 if whole else verdict.passages - len(wrong)
    return {"valid_rows": valid, "xsd_valid": verdict.xsd_valid}


def flow_page(verdict: FlowVerdict, offset: int, limit: int) -> View:
    """Return faults ``offset`` to ``offset + limit`` of a flow, in words."""
    chosen = verdict.faults[offset : offset + limit]
    items = [render_fault(number, fault, verdict.version) for number, fault in chosen]
    return {"total": len(verdict.faults), "offset": offset, "items": items}


def written_faults(dossier: Dossier) -> list[View]:
    """Return the first faults of the files that were written, with the user's rows and columns."""
    errors = [error for product in dossier.products for error in product.errors]
    return [_written(dossier, row, fault) for row, fault in errors[:FIRST]]


def _written(dossier: Dossier, row: int | None, fault: Fault) -> View:
    """Return one fault of a file that was written, as it concerns the user's own file."""
    told = render_fault(None, fault, dossier.version)
    dataset = dossier.dataset
    inside = dataset if row is not None else None
    number = inside.row_numbers[row or 0] if inside is not None else None
    title = dataset.titles.get(fault.field or "") if dataset else None
    field = known_field(fault.field, dossier.version)
    label = title or (field.label if field else fault.element)
    place = f"Ligne {row_said(number)}" if number is not None else "Tout le fichier"
    what = told["what"]
    said = f"{what[:1].lower()}{what[1:]}"
    message = typographic(f"{place}, « {label} » : ") + said
    return told | {
        "row": None if number is None else row_said(number),
        "line": None,
        "column": title,
        "message": message,
    }
