"""Which cells of a sheet have a number format that shows more than their number."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dict

from certiflux.reading.column import Cell
from certiflux.reading.sheets.number_formats import BUILTIN, NumberFormat, parse


def formats_of(styles: Iterable[int], codes: Dict[int, str]) -> dict[int, NumberFormat]:
    """Return the formats that tell something, by style.

    ``styles`` are the numbers of the formats of each style in order, ``codes`` the formats that
    the workbook writes down, by number.
    """
    known: dict[int, NumberFormat | None] = {}
    found = {}
    for style, number in enumerate(styles):
        if number not in known:
            code = codes.get(number) or BUILTIN.get(number, "")
            known[number] = parse(code) if code else None
        if look := known[number]:
            found[style] = look
    return found


class Looks:
    """The formatted cells of one sheet: row and style of each, by column, in the order of rows."""

    def __init__(self, formats: Dict[int, NumberFormat]) -> None:
        """Start without a cell; ``formats`` are those that tell something, by style."""
        self.formats = formats
        self._cells: dict[int, tuple[array[int], array[int]]] = {}

    def add(self, row: int, column: int, style: int) -> None:
        """Add a cell, counted from 0, whose style is one of ``formats``."""
        rows, styles = self._cells.setdefault(column, (array("I"), array("I")))
        rows.append(row)
        styles.append(style)

    def apply(self, rows: Sequence[list[Cell]], first: int, left: int) -> None:
        """Put what they show in cells of rows; ``first`` and ``left`` place them in the sheet."""
        for column, (places, styles) in self._cells.items():
            start, end = bisect_left(places, first), bisect_left(places, first + len(rows))
            for at in range(start, end):
                cells, place = rows[places[at] - first], column - left
                if 0 <= place < len(cells):
                    cells[place] = self.formats[styles[at]](cells[place])
