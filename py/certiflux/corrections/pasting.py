"""The action of pasting a block of cells copied from a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from certiflux.base.errors import UserError
from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, figure, typographic
from certiflux.corrections.changes import Action
from certiflux.corrections.overlay import OWN_COLUMN
from certiflux.corrections.targets import action, editable, joined, require, type_texts
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.values import FieldColumn

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

    Columns are those of the sheet; cells that fall on one that is not understood, or may not be
    corrected, are left out and said so. Raise UserError, and change nothing, for a block that is
    too large or goes over the edge.
    """
    width, size = max(map(len, cells), default=0), sum(map(len, cells))
    if size > MOST_CELLS:
        raise _refused(f"Le bloc compte {figure(size)} cellules ; {figure(MOST_CELLS)} au plus.")
    if row + len(cells) > len(shop.base):
        last = row_said(shop.number(len(shop.base) - 1))
        raise _refused(f"Le bloc compte {counted(len(cells), 'ligne')} et dépasse la ligne {last}.")
    targets = columns_from(shop, target, row)[:width]
    if len(targets) < width:
        missing = counted(width, "colonne", "colonnes")
        raise _refused(f"Le bloc compte {missing} : il dépasse la dernière colonne comprise.")
    found, left = [], 0
    for rank, one in enumerate(targets):
        here = [(row + at, line[rank]) for at, line in enumerate(cells) if rank < len(line)]
        if one is None:
            left += len(here)
        else:
            found.append(type_texts(shop, one, [r for r, _ in here], [text for _, text in here]))
    done = action("paste_cells", "", joined(found))
    return replace(done, sentence=_said(shop, row, target, size - left, done.cells(), left))


def _said(shop: Workshop, row: int, target: str, taken: int, changed: int, left: int) -> str:
    """Say what was taken of a block, and what was not."""
    said = f"{counted(taken, 'cellule collée', 'cellules collées')} à partir de la ligne "
    said += f"{row_said(shop.number(row))}, « {shop.name(target)} »"
    if changed < taken:
        same = taken - changed
        said += f" ; {counted(same, 'était déjà pareille', 'étaient déjà pareilles')}"
    if left:
        said += f" ; {counted(left, 'laissée de côté', 'laissées de côté')}, "
        said += "dans des colonnes qui ne se corrigent pas ici"
    return typographic(said + ".")


def columns_from(shop: Workshop, target: str, row: int = 0) -> list[str | None]:
    """Return what each column of the sheet takes, from that of ``target`` rightwards.

    None stands for a column that is not understood or may not be corrected. A field that the sheet
    has no column for is alone.
    """
    require(shop, target, [row])
    places: dict[int, str] = {}
    for field, column in shop.base.columns.items():
        if column.source is not None and column.source < OWN_COLUMN and editable(shop, field):
            places.setdefault(column.source, _cell_of(field, column))
    own = shop.base.columns.get(target)
    start = target if own is None else _cell_of(target, own)
    first = next((place for place, one in places.items() if one == start), None)
    if first is None:
        return [target]
    return [places.get(place) for place in range(first, max(places) + 1)]


def _cell_of(field: str, column: FieldColumn) -> str:
    return column.composite or field


def _refused(why: str) -> UserError:
    return UserError(
        "COLLAGE_IMPOSSIBLE",
        title="Ces cellules ne peuvent pas être collées ici.",
        message=why,
        remedy="Rien n'a été changé. Collez moins de cellules, ou commencez plus haut.",
    )
