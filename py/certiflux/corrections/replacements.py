"""Passages declared anew under another idTechnique: the portal keeps the first one for good.

Which id a row had is read back from the history: it is saved with the work, undone with it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from certiflux.base.row_numbers import row_said
from certiflux.base.words import typographic
from certiflux.corrections.cells import edit
from certiflux.corrections.changes import Action, CellState
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE

KIND: Final = "redeclare"
BACK: Final = "redeclare_back"


def free_id(own: str, used: Collection[str]) -> str:
    """Return the first of « own-2 », « own-3 »… that nothing bears."""
    number = 2
    while f"{own}-{number}" in used:
        number += 1
    return f"{own}-{number}"


def replace_passage(shop: Workshop, row: int, fresh: str) -> Action:
    """Return the action of giving a row the id under which it is to be declared anew."""
    place = row_said(shop.number(row))
    told = f"Ligne {place} : à retirer et à déclarer de nouveau, sous « {fresh} »."
    found = edit(shop, row, ID_TECHNIQUE, fresh)
    return replace(found, kind=KIND, sentence=typographic(told))


def cancel_replacement(shop: Workshop, row: int, own: str) -> Action:
    """Return the action of giving a row back the id under which it was declared."""
    told = f"Ligne {row_said(shop.number(row))} : finalement ni retirée ni déclarée de nouveau."
    found = edit(shop, row, ID_TECHNIQUE, own)
    return replace(found, kind=BACK, sentence=typographic(told))


def replacements(shop: Workshop) -> dict[str, int]:
    """Return the rows to be declared anew, by the id under which they were before."""
    column = shop.dataset.columns.get(ID_TECHNIQUE)
    if column is None:
        return {}
    found: dict[str, int] = {}
    for action in shop.history.actions[: shop.history.done]:
        kept = action.kind == KIND
        for one in action.changes if kept or action.kind == BACK else ():
            for row, state in one.states(forward=not kept):
                own = _id(shop, row, state)
                if kept:
                    found[own] = row
                else:
                    found.pop(own, None)
    return {own: row for own, row in found.items() if own and column[row] != own}


def _id(shop: Workshop, row: int, state: CellState) -> str:
    """Return the id that a cell held."""
    if state is not None:
        return state.text
    column = shop.base.columns.get(ID_TECHNIQUE)
    value = column[row] if column else None
    return value if isinstance(value, str) else ""
