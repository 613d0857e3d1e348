"""Turn cells into text for a reader: the one place where national numbers are hidden."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from certiflux.base import nir
from certiflux.dataset.values import show
from certiflux.reading.table import Cell, StoredText

_LOOKED_AT: Final = 500
"""Distinct long cells that tell whether a column holds national numbers."""

_LEAST: Final = 10**10
_LONGEST: Final = 60


def holds_secrets(cells: Iterable[Cell]) -> bool:
    """Say whether a column, by its distinct cells, is one of national numbers."""
    long: list[str] = []
    for cell in cells:
        if isinstance(cell, str):
            if len(cell) < len(str(_LEAST)):
                continue
        elif not (isinstance(cell, int | float) and cell >= _LEAST):
            continue
        long.append(show(cell))
        if len(long) == _LOOKED_AT:
            break
    return nir.looks_like(long)


def told(cell: Cell, *, secret: bool = False) -> str:
    """Return a cell as a reader may see it; ``secret`` is that of its whole column."""
    if isinstance(cell, StoredText) and isinstance(cell.stored, str):
        cell = cell.stored
    text = show(cell)
    return nir.hidden(text) if secret else nir.masked(text)


def hide(cells: list[Cell]) -> list[Cell]:
    """Return the cells of a column of national numbers with every one of them hidden."""
    return [cell if cell is None else told(cell, secret=True) for cell in cells]


def compacted(cell: Cell) -> str | None:
    """Return the letters and digits of a national number, for the checks alone."""
    return nir.compact(show(cell))[:_LONGEST] or None
