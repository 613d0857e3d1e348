"""The findings and the journal, by pages, in words."""

from __future__ import annotations

from certiflux.dictionary import fields
from certiflux.dossier import Dossier
from certiflux.reports import View
from certiflux.reports.render import Renderer, quoted
from certiflux.words import typographic


def findings_page(
    dossier: Dossier,
    offset: int,
    limit: int,
    severity: str | None = None,
    code: str | None = None,
    field: str | None = None,
) -> View:
    """Return findings ``offset`` to ``offset + limit`` of a filter, in words."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return {"total": 0, "offset": 0, "items": []}
    chosen = findings.select(severity, code, field)
    renderer = Renderer(dataset)
    items = [renderer.render(findings[index]) for index in chosen[offset : offset + limit]]
    return {"total": len(chosen), "offset": offset, "items": items}


def journal_page(dossier: Dossier, offset: int, limit: int | None) -> View:
    """Return lines ``offset`` to ``offset + limit`` of the journal."""
    if dossier.dataset is None:
        return {"total": 0, "offset": 0, "items": []}
    known = fields(dossier.version)
    items = []
    for item in dossier.dataset.journal.items(offset, limit):
        shown = ", ".join(map(str, item.rows))
        items.append(
            {
                "kind": item.change.name,
                "label": typographic(item.change.value),
                "column": dossier.dataset.titles.get(item.field),
                "field": item.field,
                "field_label": known[item.field].label,
                "before": quoted(item.before),
                "after": quoted(item.after),
                "count": item.count,
                "rows": f"{shown}…" if shown and item.count > len(item.rows) else shown,
            }
        )
    return {"total": len(dossier.dataset.journal), "offset": offset, "items": items}
