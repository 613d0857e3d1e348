"""Convert the distinct cells of a whole column: what one cell alone cannot tell."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import compress
from typing import Final

from certiflux.base.dates import DAY_FIRST, DateRule
from certiflux.dataset.change import Change
from certiflux.dataset.convert import Conversion, convert, spelling
from certiflux.dataset.names.names import NameOrder, split_name
from certiflux.dataset.texts.mojibake import repaired
from certiflux.dataset.texts.text import clean
from certiflux.dataset.values import Value, show
from certiflux.dictionary.kinds import Boolean
from certiflux.dictionary.lists import CROSSES, YES_NO
from certiflux.dictionary.model import Field
from certiflux.reading.table import Cell, Column

MARKS: Final = frozenset(
    (*CROSSES, *(word for word in YES_NO if YES_NO[word] == "true" and not word.isalnum()))
) | {"coché", "cochée"}
"""What people put in a box to mean yes, leaving the others empty."""


NameSplit = tuple[Value, Value, Change | None]


def codes_below(column: Column, first_row: int, keep: bytearray) -> array[int]:
    """Return the codes of a column's rows of people: from ``first_row`` on, where ``keep`` is 1."""
    codes = column.codes[first_row:]
    return array("I", compress(codes, keep)) if 0 in keep else codes


def convert_cells(
    field: Field,
    cells: Sequence[Cell],
    used: AbstractSet[int],
    *,
    epoch: dt.date,
    choices: Dict[str, str] | None = None,
    rule: DateRule = DAY_FIRST,
) -> list[Conversion]:
    """Return the value of each distinct cell; ``used`` are the codes that some row holds."""
    if choices:
        choices = {spelling(said): value for said, value in choices.items()} | dict(choices)
    elif isinstance(field.kind, Boolean) and only_crosses(cells):
        return [_box(cell, blank=code in used) for code, cell in enumerate(cells)]
    return [convert(field, cell, epoch=epoch, choices=choices, rule=rule) for cell in cells]


def only_crosses(cells: Sequence[Cell]) -> bool:
    """Say whether a column holds crosses or ticks, and nothing else but blanks."""
    said = {spelling(cell) for cell in cells if cell is not None} - {""}
    return bool(said) and said <= MARKS


def _box(cell: Cell, *, blank: bool) -> Conversion:
    if spelling(cell):
        return Conversion("true", Change.CROIX)
    return Conversion("false", Change.CASE_VIDE) if blank else Conversion(None)


def repair(cells: list[Cell]) -> tuple[list[Cell], frozenset[int]]:
    """Return the cells with their misread accents put back, and the codes of those changed."""
    found = {
        code: mended
        for code, cell in enumerate(cells)
        if isinstance(cell, str) and (mended := repaired(cell))
    }
    return [found.get(code, cell) for code, cell in enumerate(cells)], frozenset(found)


def split_names(cells: Sequence[Cell], order: NameOrder) -> tuple[list[NameSplit], frozenset[int]]:
    """Return name and given name of each cell, and the codes of those that cannot be parted.

    Such a cell is given whole as the name, so that the check can show it.
    """
    found: list[NameSplit] = []
    broken = set()
    for code, cell in enumerate(cells):
        text, _ = clean(show(cell))
        names = split_name(text, order) if text and isinstance(cell, str) else None
        if names:
            found.append((*names, Change.NOM_PRENOM))
        else:
            found.append((text or None, None, None))
            if text:
                broken.add(code)
    return found, frozenset(broken)
