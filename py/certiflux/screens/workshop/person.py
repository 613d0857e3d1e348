"""What is shown of one person: each field, what the file says, what the flow carries."""

from __future__ import annotations

from typing import Final

from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, row_figure, typographic
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.located import FindingsByRow
from certiflux.corrections.targets import editable
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.convert import written
from certiflux.dictionary import composites, fields, ids
from certiflux.dictionary.model import Field
from certiflux.rules.expected import expected
from certiflux.rules.words.render import Renderer
from certiflux.screens import View
from certiflux.screens.workshop.workshop import options_view, reason

NAMES: Final = (ids.NOM_NAISSANCE, ids.PRENOM_1)
"""Fields by which a person is called."""


def person_view(mended: CheckedWorkshop, row: int) -> View:
    """Return everything about one row: each field with its cell, its value, its findings."""
    located, shop = FindingsByRow(mended), mended.shop
    renderer = Renderer(shop.dataset, mended.context)
    found = [located.findings[index] for index in located.at(row)]
    said: dict[str, list[View]] = {}
    for one in found:
        said.setdefault(one.field, []).append(renderer.render(one))
    shown = [
        field
        for field in fields(shop.base.version).values()
        if field.id in shop.dataset.columns or editable(shop, field.id)
    ]
    return {
        "row": row,
        "number": row_said(shop.number(row)),
        "aside": reason(shop, row),
        "rows": len(shop.base),
        "title": typographic(" : ".join(filter(None, [_line(shop, row), _who(shop, row)]))),
        "sentence": _sentence(len(found)),
        "findings": len(found),
        "fields": [
            _field_view(shop, field, row, said.get(field.id, [])) | _titled(mended, field.id, row)
            for field in shown
        ],
    }


def _titled(mended: CheckedWorkshop, field: str, row: int) -> View:
    """Return the title that a list of France compétences gives to a code, "" for any other."""
    column = mended.shop.dataset.columns.get(field) if field == ids.CODE else None
    code = str(column[row] or "") if column else ""
    return {"title": typographic(mended.context.fiches.title(code))}


def _line(shop: Workshop, row: int) -> str:
    return f"Ligne {row_figure(shop.number(row))}"


def _who(shop: Workshop, row: int) -> str:
    """Return the name of a person as the flow carries it, "" while it carries none."""
    columns = (shop.dataset.columns.get(field) for field in NAMES)
    values = (column[row] for column in columns if column)
    return " ".join(shop.hidden(NAMES[0], written(value)) for value in values if value)


def _sentence(findings: int) -> str:
    if not findings:
        return "Rien à corriger pour cette personne."
    return counted(findings, "point à revoir", "points à revoir")


def _field_view(shop: Workshop, field: Field, row: int, findings: list[View]) -> View:
    column = shop.dataset.columns.get(field.id)
    whole = shop.whole_of(field.id, row)
    corrected = shop.state(field.id, row) is not None
    return {
        "field": field.id,
        "target": whole or field.id,
        "label": field.label,
        "whole_label": composites()[whole].label if whole else None,
        "column": shop.base.titles.get(field.id),
        "status": field.status.value,
        "raw": shop.shown(field.id, row),
        "original": shop.original(field.id, row) if corrected else None,
        "corrected": corrected,
        "value": shop.hidden(field.id, written(column[row]))
        if column and column[row] is not None
        else "",
        "expected": expected(field),
        "example": field.example,
        "options": options_view(field),
        "editable": editable(shop, field.id),
        "findings": findings,
    }
