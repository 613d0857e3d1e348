"""What is shown to who comes back: what became of the corrections and findings, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from certiflux.checks.catalogue import CATALOGUE
from certiflux.corrections.carrying import Carried
from certiflux.corrections.changes import ASIDE
from certiflux.corrections.comparing import Comparison
from certiflux.corrections.progress import Progress
from certiflux.corrections.workshop import Workshop
from certiflux.reports import View
from certiflux.reports.workshop import IDENTITY
from certiflux.words import counted, typographic

SHOWN = 20
"""Cells named for each fate of the corrections."""


def carried_view(old: Workshop, carried: Carried) -> View:
    """Return what becomes of the corrections over a new source: counts, words, first cells."""
    fates = {
        "kept": carried.kept,
        "solved": carried.solved,
        "conflicting": carried.conflicting,
        "lost": carried.lost,
    }
    return {
        "sentences": [typographic(one) for one in carried.sentences()],
        "counts": {name: len(cells) for name, cells in fates.items()},
        "cells": {
            name: [_cell(old, *cell) for cell in cells[:SHOWN]] for name, cells in fates.items()
        },
    }


def _cell(old: Workshop, target: str, row: int) -> View:
    label = "Ne pas envoyer" if target == ASIDE else old.name(target)
    return {"number": old.number(row), "field": target, "label": label}


def progress_view(found: Progress) -> View:
    """Return how many findings are solved, remain and are new, by rule, with a sentence."""
    said = (
        ("solved", "réglé", "réglés", found.solved),
        ("remaining", "restant", "restants", found.remaining),
        ("new", "nouveau", "nouveaux", found.new),
    )
    counts = [counted(c.total(), one, many) for _, one, many, c in said]
    view: View = {"sentence": typographic(f"Constats : {', '.join(counts)}.")}
    for name, _, _, counter in said:
        view[name] = [
            {"code": code, "field": field, "title": typographic(CATALOGUE[code].title), "count": n}
            for (code, field), n in counter.most_common()
        ]
    return view


def comparison_view(
    old: Workshop, new: Workshop, found: Comparison, kind: str, offset: int, limit: int
) -> View:
    """Return what two exports say differently, and a page of « new », « changed » or « gone »."""
    lists = {"new": found.new, "changed": found.changed, "gone": found.gone}
    rows = lists[kind]
    shown = rows[offset : offset + limit]
    shop = old if kind == "gone" else new
    changes = _changes(old, new, found, set(shown)) if kind == "changed" else {}
    return {
        "sentence": typographic(found.sentence()),
        "counts": {name: len(one) for name, one in lists.items()} | {"same": found.same},
        "kind": kind,
        "total": len(rows),
        "offset": offset,
        "items": [_person(shop, row) | changes.get(row, {}) for row in shown],
    }


def _person(shop: Workshop, row: int) -> View:
    return {
        "row": row,
        "number": shop.number(row),
        "who": [shop.shown(field, row) for field in _who(shop)],
    }


def _who(shop: Workshop) -> Sequence[str]:
    return [field for field in IDENTITY if field in shop.dataset.columns]


def _changes(
    old: Workshop, new: Workshop, found: Comparison, rows: AbstractSet[int]
) -> dict[int, View]:
    """Return the changed cells of some people, before and after; a whole date of birth once."""
    cells: dict[int, dict[tuple[str, str, str], View]] = {row: {} for row in rows}
    for one in found.differences:
        name = new.name(one.field) if one.field in new.base.columns else old.name(one.field)
        for row in rows & set(one.new_rows):
            before = old.original(one.field, found.before[row])
            after = new.original(one.field, row)
            view = {"field": one.field, "label": name, "before": before, "after": after}
            cells[row].setdefault((name, before, after), view)
    return {
        row: {"before_number": old.number(found.before[row]), "changes": list(of.values())}
        for row, of in cells.items()
    }
