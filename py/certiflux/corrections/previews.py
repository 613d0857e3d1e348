"""What an action would change, shown before it is applied."""

from __future__ import annotations

from dataclasses import dataclass

from certiflux.corrections.changes import ASIDE, Action, CellState
from certiflux.corrections.typed import TypedText
from certiflux.corrections.workshop import Workshop

SHOWN = 20
"""Rows shown at once of what an action changes."""


@dataclass(frozen=True, slots=True)
class PreviewedCell:
    """One cell that an action changes: its row, what it holds now, and would hold after.

    ``target`` is a field, a composite, or ASIDE; the texts are then why the row is not sent.
    """

    row: int
    target: str
    before: str
    after: str


def preview(shop: Workshop, action: Action, offset: int = 0) -> list[PreviewedCell]:
    """Return what an action that is not applied yet changes in rows ``offset`` to SHOWN later."""
    rows = frozenset(action.rows()[offset : offset + SHOWN])
    found: dict[tuple[int, str], PreviewedCell] = {}
    for one in action.changes:
        for row, state in one.states(forward=True):
            if row in rows:
                target = _target(shop, one.field, state)
                if (row, target) not in found:
                    found[row, target] = _line(shop, one.field, target, row, state)
    return sorted(found.values(), key=lambda line: line.row)


def _target(shop: Workshop, field: str, state: CellState) -> str:
    if isinstance(state, TypedText) and field != ASIDE:
        return state.whole or field
    column = shop.base.columns.get(field)
    return (column.composite if column else "") or field


def _line(shop: Workshop, field: str, target: str, row: int, state: CellState) -> PreviewedCell:
    if field == ASIDE:
        return PreviewedCell(row, ASIDE, shop.aside.get(row, ""), shop.reason(row, state) or "")
    after = shop.original(field, row) if state is None else shop.hidden(field, state.text)
    return PreviewedCell(row, target, shop.shown(field, row), after)
