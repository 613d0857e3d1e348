"""What a workbook will take in memory once the library has read it: counted before it does.

A small file may stand for gigabytes: one long text that each cell repeats, blank rows down to the
end of the sheet, cells repeated by a figure.
"""

from __future__ import annotations

from typing import Final

from certiflux.base.words import megabytes
from certiflux.reading.refusals import MAX_SHEETS, refuse

CELL: Final = 40
"""Bytes of a filled cell as calamine collects it, its place included."""

SPREAD: Final = 32
"""Bytes of each place of the filled rectangle that calamine then makes."""

FORMULA: Final = 24

_LEAST: Final = 320 * 1024 * 1024
_MOST: Final = 1600 * 1024 * 1024
_PER_BYTE: Final = 40
"""Bytes in memory that each byte of a file may stand for; lists of people take from 5 to 25."""


class Weight:
    """What the cells of a workbook take, against what its file may ask for."""

    def __init__(self, size: int) -> None:
        """Make room for a file of that many bytes."""
        self.room = max(_LEAST, min(_MOST, _PER_BYTE * size))
        self.taken = 0

    def holds(self, more: int) -> bool:
        """Say whether that many bytes more may be taken."""
        return self.taken + more <= self.room

    def take(self, more: int) -> None:
        """Take so many bytes; raise UserError beyond the room."""
        self.taken += more
        if self.taken > self.room:
            raise refuse("CLASSEUR_TROP_LOURD", size=megabytes(self.taken))


def check_sheets(count: int) -> None:
    """Refuse a workbook of far too many sheets: raise UserError."""
    if count > MAX_SHEETS:
        raise refuse("FEUILLES_TROP_NOMBREUSES", sheets=count, most=MAX_SHEETS)
