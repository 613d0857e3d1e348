"""A sheet of keys and values: « Code RNCP : RNCP35584 », « Date de délivrance | 12/10/2026 »."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from certiflux.dictionary import Version
from certiflux.mapping.candidate import How
from certiflux.mapping.headers import recognise
from certiflux.reading.table import Cell, Table

_MOST_ROWS: Final = 60
_MOSTLY: Final = 0.6
_KNOWN: Final = 3
"""At least one key in so many is known: others speak of the place, of the jury."""


def constants(table: Table, version: Version) -> dict[str, Cell]:
    """Return what a sheet says of everybody, by field; nothing for a sheet that is a table."""
    rows = [row for index in range(table.n_rows) if (row := _filled(table, index))]
    pairs = list(_pairs(rows))
    if table.n_rows > _MOST_ROWS or len(pairs) < max(1, _MOSTLY * len(rows)):
        return {}
    found: dict[str, list[Cell]] = {}
    for name, value in pairs:
        known = [one for one in recognise(name, version) if one.how is not How.ID]
        if known:
            found.setdefault(known[0].target, []).append(value)
    if _KNOWN * sum(map(len, found.values())) < len(pairs):
        return {}
    return {target: values[0] for target, values in found.items() if len(values) == 1}


def _filled(table: Table, index: int) -> list[Cell]:
    return [cell for cell in table.row(index) if cell is not None]


def _pairs(rows: list[list[Cell]]) -> Iterator[tuple[str, Cell]]:
    """Yield the key and the value of the rows that are such a pair, in one cell or two."""
    for cells in rows:
        name = cells[0]
        if not isinstance(name, str):
            continue
        if len(cells) == 1 and ":" in name:
            key, _, value = name.partition(":")
            if key.strip() and value.strip():
                yield key.strip(), value.strip()
        elif len(cells) == 2:  # noqa: PLR2004
            yield name.strip().removesuffix(":").strip(), cells[1]
