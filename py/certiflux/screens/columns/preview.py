"""A look at the sheet itself, with what each row is taken for, and at what a column may feed."""

from __future__ import annotations

from certiflux.base.row_numbers import row_said
from certiflux.base.words import letters, quoted
from certiflux.dataset.secret import holds_secrets, told
from certiflux.dictionary import CHECK_ONLY, composites, schema
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.dictionary.model import Composite, Field, Group
from certiflux.screens import View
from certiflux.session import Dossier

PREVIEW_ROWS = 30
PREVIEW_COLUMNS = 60
PREVIEW_CHARACTERS = 60


def preview(dossier: Dossier, offset: int, limit: int = PREVIEW_ROWS) -> View:
    """Return rows of the sheet as found, each with its role; cells are cut for show only."""
    table = dossier.table
    start = max(0, min(offset, table.n_rows))
    stop = min(table.n_rows, start + min(limit, PREVIEW_ROWS))
    width = min(dossier.mapping.width, PREVIEW_COLUMNS)
    secret = [holds_secrets(column.values) for column in table.columns[:width]]
    return {
        "offset": start,
        "total": table.n_rows,
        "columns": [letters(index) for index in range(width)],
        "rows": [
            {
                "number": row_said(table.number(row)),
                "at": table.first_row + row,
                "role": _role(dossier, row),
                "cells": [
                    _cut(quoted(told(cell, secret=hide)))
                    for cell, hide in zip(table.row(row), secret, strict=False)
                ],
            }
            for row in range(start, stop)
        ],
    }


def _role(dossier: Dossier, row: int) -> str:
    mapping = dossier.mapping
    if row == mapping.header_row or row in mapping.header_rows:
        return "header"
    if row in mapping.skipped:
        return "skipped"
    if row >= mapping.first_row:
        return "data"
    return "title" if row < (mapping.header_row or 0) else "skipped"


def _cut(text: str) -> str:
    if len(text) <= PREVIEW_CHARACTERS:
        return text
    return f"{text[:PREVIEW_CHARACTERS]}…"


def targets(dossier: Dossier) -> View:
    """Return what a column may feed, by block of the dictionary, composites with their block."""
    root = schema(dossier.version)
    groups = [_group(group) for group in _titled(root)]
    return {"groups": [group for group in groups if group["targets"]]}


def _titled(group: Group) -> list[Group]:
    found = [group] if group.title else []
    for child in group.children:
        if isinstance(child, Group):
            found += _titled(child)
    return found


def _group(group: Group) -> View:
    own = list(_own_fields(group))
    ids = {field.id for field in own}
    whole = [c for c in composites().values() if ids.issuperset(c.parts)]
    entries: list[Field | Composite] = list(whole)
    if DATE_NAISSANCE in whole:
        own += CHECK_ONLY
    entries += [f for f in own if f.emitted and not f.generated]
    return {
        "title": group.title,
        "targets": [
            {"field": one.id, "label": one.label, "short": one.short, "status": one.status.value}
            for one in entries
        ],
    }


def _own_fields(group: Group) -> list[Field]:
    """Return the fields of a group and of its untitled sub-groups."""
    found: list[Field] = []
    for child in group.children:
        if isinstance(child, Field):
            found.append(child)
        elif not child.title:
            found += _own_fields(child)
    return found
