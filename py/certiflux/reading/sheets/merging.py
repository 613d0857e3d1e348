"""Merged cells: the value of each row they cover, and of each column in the header rows.

A workbook keeps the value of a merged block in its first cell alone; what a person sees is the
same value on every row. Rows that hold nothing else are nobody and stay blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from certiflux.base.words import counted, figure
from certiflux.reading.column import Cell

_HEADERS: Final = 60
"""Rows at the top among which the headers are: a block covers several columns only there."""

_FEWEST: Final = 2
"""Filled cells of a row of headers: a title stands alone."""

_MOST: Final = 25_000_000
"""Rows and columns that all the blocks of a sheet may cover: more is made to harm."""


class Block(NamedTuple):
    """A merged block, its rows and columns counted from 0, the last ones included."""

    top: int
    bottom: int
    left: int
    right: int


class Merges:
    """The merged blocks of a sheet, given in any order before the rows that they begin in."""

    def __init__(self) -> None:
        """Start without any block."""
        self.covered: dict[int, list[tuple[int, int]]] = {}
        self._waiting: list[Block] = []
        self._open: list[tuple[Block, Cell]] = []
        self._in_headers = True
        self._room = _MOST

    def add(self, top: int, bottom: int, left: int, right: int) -> None:
        """Add a block of two cells or more."""
        self._room -= bottom - top + right - left
        if (bottom > top or right > left) and self._room > 0:
            self._waiting.append(Block(top, bottom, left, right))

    def fill(self, rows: Sequence[list[Cell]], first: int, left: int = 0) -> None:
        """Give their value to the covered cells of rows, which ``first`` and ``left`` place.

        What was covered is kept in ``covered``: by column, the first and last row of each run.
        """
        if not (self._waiting or self._open):
            return
        last = first + len(rows)
        starting = sorted(block for block in self._waiting if block.top < last)
        self._waiting = [block for block in self._waiting if block.top >= last]
        filled = _Filled(rows, first, left)
        if first < _HEADERS:
            self._fill_headers(starting, filled)
        begun = [(block, filled.cell(block.top, block.left)) for block in starting]
        self._open += [(block, value) for block, value in begun if not _is_blank(value)]
        for block, value in self._open:
            self._fill_down(block, value, filled)
        self._open = [one for one in self._open if one[0].bottom >= last]

    def _fill_headers(self, starting: list[Block], filled: _Filled) -> None:
        """Repeat what covers several columns, down to the first row of headers without any."""
        wide: dict[int, list[Block]] = {}
        for block in starting:
            if block.right > block.left and block.top < _HEADERS:
                wide.setdefault(block.top, []).append(block)
        for row in filled.numbers(_HEADERS):
            if filled.count(row) < _FEWEST or not self._in_headers:
                continue
            self._in_headers = row in wide
            for block in wide.get(row, ()):
                value = filled.cell(row, block.left)
                for column in range(block.left + 1, block.right + 1):
                    if not filled.put(row, column, value):
                        break

    def _fill_down(self, block: Block, value: Cell, filled: _Filled) -> None:
        """Repeat a value on the rows below the first that hold something else."""
        runs = self.covered.setdefault(block.left, [])
        for row in filled.numbers(block.bottom + 1, block.top + 1):
            if filled.count(row) and filled.put(row, block.left, value):
                if runs and runs[-1][1] == row - 1:
                    runs[-1] = (runs[-1][0], row)
                else:
                    runs.append((row, row))

    def notes(self) -> list[str]:
        """Say in French which rows were filled."""
        runs = [run for found in self.covered.values() for run in found]
        if not runs:
            return []
        many = sum(last - first + 1 for first, last in runs)
        top, end = min(runs)[0], max(last for _, last in runs)
        cells = counted(many, "cellule couverte", "cellules couvertes")
        said = "Cellules fusionnées : leur valeur est reprise sur les lignes qu'elles couvrent"
        return [f"{said} ({cells}, entre les lignes {figure(top + 1)} et {figure(end + 1)})."]


class _Filled:
    """A batch of rows by their places in the sheet, with what they held before any filling."""

    def __init__(self, rows: Sequence[list[Cell]], first: int, left: int) -> None:
        self._rows, self._first, self._left = rows, first, left
        self._counts: dict[int, int] = {}

    def numbers(self, stop: int, start: int = 0) -> range:
        """Return the numbers of the rows at hand, within bounds."""
        end = self._first + len(self._rows)
        return range(max(self._first, start), min(end, stop))

    def count(self, row: int) -> int:
        """Return how many cells of a row were filled before any was given."""
        if row not in self._counts:
            cells = self._rows[row - self._first]
            self._counts[row] = sum(not _is_blank(cell) for cell in cells)
        return self._counts[row]

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell, None beyond the row's end."""
        cells, place = self._rows[row - self._first], column - self._left
        return cells[place] if 0 <= place < len(cells) else None

    def put(self, row: int, column: int, value: Cell) -> bool:
        """Give a value to a blank cell; say whether it was one, within the row."""
        cells, place = self._rows[row - self._first], column - self._left
        if not 0 <= place < len(cells) or not _is_blank(cells[place]):
            return False
        self.count(row)
        cells[place] = value
        return True


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
