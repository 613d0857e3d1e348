"""The findings and the journal, by pages, in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from certiflux.base.row_numbers import row_said
from certiflux.base.words import quoted, typographic
from certiflux.dataset.change import Change
from certiflux.dataset.journal import Item
from certiflux.dataset.people import Dataset
from certiflux.dictionary import fields
from certiflux.rules.words.render import Renderer, told_row
from certiflux.screens import View
from certiflux.screens.journal.changed import people_of
from certiflux.session import Dossier


@dataclass(frozen=True, slots=True)
class FindingsQuery:
    """Which findings are listed: of a severity, a rule, a field, a step of the checks by number."""

    severity: str | None = None
    code: str | None = None
    field: str | None = None
    step: int | None = None


def findings_page(dossier: Dossier, offset: int, limit: int, want: FindingsQuery) -> View:
    """Return findings ``offset`` to ``offset + limit`` of a filter, in words."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return {"total": 0, "offset": 0, "items": []}
    chosen = findings.select(want.severity, want.code, want.field)
    if want.step is not None:
        made = findings.made_by(want.step)
        chosen = [index for index in chosen if index in made]
    renderer = Renderer(dataset, dossier.context)
    told = (renderer.render(findings[index]) for index in chosen[offset : offset + limit])
    items = [one | {"place": told_row(one)} for one in told]
    return {"total": len(chosen), "offset": offset, "items": items}


def journal_page(
    dossier: Dossier,
    offset: int,
    limit: int | None,
    kind: str | None = None,
    field: str | None = None,
) -> View:
    """Return lines ``offset`` to ``offset + limit`` of the journal, of a kind and of a field.

    ``kinds`` counts the lines of each kind, whatever the kind asked for: they are what the user
    may filter by.
    """
    if dossier.dataset is None:
        return {"total": 0, "offset": offset, "items": [], "kinds": []}
    journal = dossier.dataset.journal
    wanted = Change.__members__.get(kind) if kind else None
    unknown = bool(kind) and wanted is None
    found = [] if unknown else journal.items(offset, limit, kind=wanted, field=field)
    return {
        "total": 0 if unknown else journal.count(wanted, field),
        "offset": offset,
        "items": [_line(dossier.dataset, item) for item in found],
        "kinds": [
            {"kind": one.name, "label": typographic(one.value), "count": lines}
            for one, lines in journal.kinds(field).items()
        ],
    }


@cache
def _label(change: Change) -> str:
    return typographic(change.value)


def _line(dataset: Dataset, item: Item) -> View:
    return {
        "kind": item.change.name,
        "label": _label(item.change),
        "column": dataset.titles.get(item.field),
        "field": item.field,
        "field_label": fields(dataset.version)[item.field].label,
        "before": quoted(item.before),
        "after": quoted(item.after),
        "count": item.count,
        "rows": rows_shown(item),
        "people": people_of(item),
    }


def rows_shown(item: Item) -> str:
    """Return the first row numbers of a line, « … » when there are more."""
    shown = ", ".join(str(row_said(row)) for row in item.rows)
    return f"{shown}…" if shown and item.count > len(item.rows) else shown
