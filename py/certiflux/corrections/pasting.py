"""The action of pasting a block of cells copied from a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from certiflux.corrections.changes import Action
from certiflux.corrections.targets import action, editable, joined, require, type_texts
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.values import FieldColumn
from certiflux.errors import UserError
from certiflux.words import counted, figure

MOST_CELLS = 10_000
"""Cells of one paste."""


def block(text: str) -> list[list[str]]:
    """Return the cells of a text copied from a spreadsheet: lines, and tabs between the cells.

    A spreadsheet puts quotes around a cell that holds a line end or a tab.
    """
    if '"' in text:
        return [line or [""] for line in csv.reader(io.StringIO(text, ""), delimiter="\t")]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [line.split("\t") for line in lines]


def paste(shop: Workshop, row: int, target: str, cells: Sequence[Sequence[str]]) -> Action:
    """Return the action of pasting cells: the first one at a row and a field, the others around.

    Columns follow the order of the sheet. Raise UserError, and change nothing, for a block that
    is too large or goes over the edge.
    """
    width, size = max(map(len, cells), default=0), sum(map(len, cells))
    if size > MOST_CELLS:
        raise _refused(f"Le bloc compte {figure(size)} cellules ; {figure(MOST_CELLS)} au plus.")
    if row + len(cells) > len(shop.base):
        last = shop.number(len(shop.base) - 1)
        raise _refused(f"Le bloc compte {counted(len(cells), 'ligne')} et dépasse la ligne {last}.")
    targets = columns_from(shop, target, row)[:width]
    if len(targets) < width:
        missing = counted(width, "colonne", "colonnes")
        raise _refused(f"Le bloc compte {missing} : il dépasse la dernière colonne comprise.")
    found = []
    for rank, one in enumerate(targets):
        here = [(row + at, line[rank]) for at, line in enumerate(cells) if rank < len(line)]
        found.append(type_texts(shop, one, [r for r, _ in here], [text for _, text in here]))
    said = f"{counted(size, 'cellule collée', 'cellules collées')} à partir de la ligne "
    said += f"{shop.number(row)}, « {shop.name(target)} »."
    return action("paste_cells", said, joined(found))


def columns_from(shop: Workshop, target: str, row: int = 0) -> list[str]:
    """Return what may be typed in from ``target`` rightwards, in the order of the sheet."""
    require(shop, target, [row])
    places: dict[str, int] = {}
    for field, column in shop.base.columns.items():
        if column.source is not None and editable(shop, field):
            places.setdefault(_cell_of(field, column), column.source)
    ordered = sorted(places, key=places.__getitem__)
    own = shop.base.columns.get(target)
    start = target if own is None else _cell_of(target, own)
    return ordered[ordered.index(start) :] if start in places else [target]


def _cell_of(field: str, column: FieldColumn) -> str:
    return column.composite or field


def _refused(why: str) -> UserError:
    return UserError(
        "COLLAGE_IMPOSSIBLE",
        title="Ces cellules ne peuvent pas être collées ici.",
        message=why,
        remedy="Rien n'a été changé. Collez moins de cellules, ou commencez plus haut.",
    )
