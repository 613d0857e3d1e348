"""What is shown of the workshop: rows with their faulty cells, one person, what an action does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, letters, typographic
from certiflux.corrections.cells import IdenticalCells
from certiflux.corrections.changes import ASIDE, Action
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.located import Filter, FindingsByRow
from certiflux.corrections.overlay import OWN_COLUMN
from certiflux.corrections.previews import SHOWN, preview
from certiflux.corrections.targets import editable, parts_of
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.convert import written
from certiflux.dataset.secret import told
from certiflux.dataset.suggest import options_of
from certiflux.dictionary import composites, fields, ids
from certiflux.dictionary.model import Field
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.expected import expected
from certiflux.rules.rule import Severity
from certiflux.rules.words.render import Renderer
from certiflux.screens import View
from certiflux.screens.verify.verdict import HELD

IDENTITY: Final = (ids.ID_TECHNIQUE, ids.ID_DOSSIER, ids.NOM_NAISSANCE, ids.PRENOM_1)
"""Fields by which a person is known again, shown in every table of rows."""

AROUND: Final = 2
"""Columns of the sheet shown on each side of the faulty one."""

MOST_COLUMNS: Final = 8
"""Columns of a table of rows."""

SEVERITIES: Final = list(Severity)


def rows_view(
    mended: CheckedWorkshop, located: FindingsByRow, want: Filter, offset: int, limit: int
) -> View:
    """Return rows ``offset`` to ``offset + limit`` of a filter, the user's own columns around."""
    shop = mended.shop
    rows = located.rows(want)
    shown = rows[offset : offset + limit]
    located.look(shown)
    targets = _targets(shop, located, want, shown)
    renderer = Renderer(shop.dataset, mended.context)
    return {
        "total": len(rows),
        "offset": offset,
        "sentence": counted(len(rows), "ligne"),
        "columns": [_column_view(shop, one) for one in targets],
        "rows": [row_view(shop, located, renderer, row, targets, want) for row in shown],
    }


def _targets(
    shop: Workshop, located: FindingsByRow, want: Filter, rows: Sequence[int]
) -> list[str]:
    """Return what the columns of a table show: who, the cells in question, what is beside them."""
    found = (located.findings[index] for row in rows for index in located.at(row))
    faulty = [want.field] if want.field else [one.field for one in found if _kept(one.rule, want)]
    if want.refused:
        refusals = [shop.refused[row] for row in rows if row in shop.refused]
        here = shop.dataset.columns
        faulty = [one for refusal in refusals for one in refusal.fields if one in here]
    if want.corrected:
        faulty = shop.corrected()
    counts = Counter(cell_of(shop, one) for one in faulty)
    wanted = [cell_of(shop, one) for one in want.beside if one in shop.dataset.columns]
    wanted += [one for one, _ in counts.most_common()]
    ordered = in_sheet_order(shop)
    kept = [cell_of(shop, one) for one in IDENTITY if one in shop.dataset.columns]
    kept += wanted
    for one in wanted:
        if one in ordered:
            at = ordered.index(one)
            kept += ordered[max(0, at - AROUND) : at + AROUND + 1]
    kept = list(dict.fromkeys(kept))[:MOST_COLUMNS]
    places = {one: rank for rank, one in enumerate(ordered)}
    return sorted(kept, key=lambda one: places.get(one, len(places)))


def _kept(code: str, want: Filter) -> bool:
    rule = CATALOGUE[code]
    return want.code in {None, code} and want.severity in {None, rule.severity.value}


def cell_of(shop: Workshop, field: str) -> str:
    """Return what the user's cell of a field is: the composite that gives it, or the field."""
    column = shop.base.columns.get(field)
    return (column.composite if column else "") or field


def in_sheet_order(shop: Workshop) -> list[str]:
    """Return what the user's columns give, from left to right."""
    places: dict[str, int] = {}
    for field, column in shop.base.columns.items():
        if column.source is not None:
            places.setdefault(cell_of(shop, field), column.source)
    return sorted(places, key=places.__getitem__)


def _column_view(shop: Workshop, target: str) -> View:
    first = parts_of(shop, target)[0] if target in composites() else target
    column = shop.base.columns.get(first)
    source = column.source if column else None
    field = fields(shop.base.version).get(target)
    return {
        "field": target,
        "title": shop.name(target),
        "letter": letters(source) if source is not None and source < OWN_COLUMN else None,
        "editable": editable(shop, target),
        "expected": expected(field) if field else "",
        "example": field.example if field else composites()[target].example,
        "options": options_view(field) if field else [],
    }


def options_view(field: Field) -> list[View]:
    """Return the values of a field that takes one of a list, each in words."""
    return [{"value": one.value, "label": one.label} for one in options_of(field)]


def row_view(
    shop: Workshop,
    located: FindingsByRow,
    renderer: Renderer,
    row: int,
    targets: Sequence[str],
    want: Filter | None = None,
) -> View:
    """Return one row: its number, its cells under ``targets``, its findings in words."""
    want, alike = want or Filter(), renderer.scene.once("alike", lambda: IdenticalCells(shop))
    found = [located.findings[index] for index in located.at(row)]
    shown = [one for one in found if _kept(one.rule, want) and want.field in {None, one.field}]
    codes: dict[str, list[str]] = {}
    for one in found:
        codes.setdefault(cell_of(shop, one.field), []).append(one.rule)
    return {
        "row": row,
        "number": row_said(shop.number(row)),
        "aside": reason(shop, row),
        "held": typographic(f"{HELD}.") if located.held(row) else None,
        "portal": _portal(shop, row) if want.refused or want.unchanged else None,
        "cells": [cell_view(shop, one, row, codes.get(one, []), alike) for one in targets],
        "findings": [renderer.render(one) for one in shown],
        "others": len(found) - len(shown),
    }


def _portal(shop: Workshop, row: int) -> View | None:
    """Return what the portal said of a row that it refused, and the cells to look at."""
    refusal = shop.refused.get(row)
    if refusal is None:
        return None
    return {
        "sentence": typographic(f"{refusal.title}. Le portail dit : « {refusal.message} »"),
        "fields": list(dict.fromkeys(cell_of(shop, one) for one in refusal.fields)),
    }


def reason(shop: Workshop, row: int) -> str | None:
    """Return why a row is not to be sent, None for a row to send."""
    return shop.aside.get(row)


def cell_view(
    shop: Workshop, target: str, row: int, codes: Sequence[str], alike: IdenticalCells | None = None
) -> View:
    """Return one cell: its text, the file's own when it is corrected, the rules it breaks.

    ``alike`` counts the cells that hold the same as a faulty one, itself among them.
    """
    parts = parts_of(shop, target) if target in composites() else (target,)
    corrected = any(shop.state(part, row) is not None for part in parts)
    worst = min((SEVERITIES.index(CATALOGUE[one].severity) for one in codes), default=None)
    return {
        "field": target,
        "text": cell_text(shop, target, row),
        "original": shop.original(parts[0], row) if corrected else None,
        "corrected": corrected,
        "codes": list(codes),
        "severity": None if worst is None else SEVERITIES[worst].value,
        "same": alike.count(target, row) if alike and codes else 0,
    }


def cell_text(shop: Workshop, target: str, row: int) -> str:
    """Return the text of a cell; the parts one after the other where one was typed alone."""
    if target not in composites():
        return shop.shown(target, row)
    parts = parts_of(shop, target)
    if all(shop.whole_of(part, row) == target for part in parts):
        return shop.shown(parts[0], row)
    columns = (shop.dataset.columns.get(part) for part in parts)
    return " ".join(told(written(column[row])) for column in columns if column and column[row])


def action_view(mended: CheckedWorkshop, action: Action, offset: int = 0) -> View:
    """Return what an action, not applied yet, would change: a sentence, counts, a page of cells.

    The page holds ``limit`` of the ``rows`` that change, from ``offset`` on.
    """
    shop = mended.shop
    changed = action.cells()
    return {
        "kind": action.kind,
        "sentence": action.sentence if changed else typographic("Rien à changer : 0 cellule."),
        "changed": changed,
        "rows": len(action.rows()) if changed else 0,
        "offset": offset,
        "limit": SHOWN,
        "preview": [
            {
                "row": one.row,
                "number": row_said(shop.number(one.row)),
                "field": one.target,
                "label": "Ne pas envoyer" if one.target == ASIDE else shop.name(one.target),
                "before": one.before,
                "after": one.after,
            }
            for one in preview(shop, action, offset)
        ],
    }


def history_view(mended: CheckedWorkshop, offset: int, limit: int) -> View:
    """Return actions ``offset`` to ``offset + limit`` of the history, the first one first."""
    history = mended.shop.history
    shown = enumerate(history.actions[offset : offset + limit], offset)
    return {
        "total": len(history.actions),
        "offset": offset,
        "done": history.done,
        "items": [
            {
                "rank": rank,
                "kind": action.kind,
                "sentence": action.sentence,
                "time": action.time,
                "changed": action.cells(),
                "done": rank < history.done,
            }
            for rank, action in shown
        ],
        **can_view(mended),
    }


def can_view(mended: CheckedWorkshop) -> View:
    """Return what may be undone and done again, each in its words, and what is corrected."""
    history = mended.shop.history
    undo = history.actions[history.done - 1].sentence if history.done else None
    redo = history.actions[history.done] if history.done < len(history.actions) else None
    return {
        "can_undo": undo is not None,
        "can_redo": redo is not None,
        "undo": undo,
        "redo": redo.sentence if redo else None,
        "corrected_cells": mended.shop.corrected_cells(),
        "notes": notes_view(mended.shop),
    }


def notes_view(shop: Workshop) -> list[str]:
    """Say which corrections the columns in use or the rows that are read leave alone."""
    notes = []
    for field in shop.corrected():
        column, count = shop.base.columns.get(field), len(shop.typed(field))
        if column is None or column.source is None:
            cells = counted(count, "correction donne", "corrections donnent")
            notes.append(
                f"{cells} « {shop.name(field)} », qu'aucune colonne de votre fichier ne donne : "
                "ce que vous avez saisi ici est envoyé. Pour l'enlever, annulez-le."
            )
    if shop.history.lost:
        lost = counted(shop.history.lost, "correction ne s'applique", "corrections ne s'appliquent")
        notes.append(f"{lost} plus : la ligne n'est plus lue dans la feuille.")
    return [typographic(one) for one in notes]
