"""The values of a dataset: text as the flow spells it, nothing, or the explicit nil."""

from __future__ import annotations

import datetime as dt
import math
from array import array
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from certiflux.base import nir
from certiflux.base.dates import DAY_FIRST, DateRule
from certiflux.reading.table import Cell


class Nil(Enum):
    """The datum that the certifier says it does not have, ``xsi:nil`` in the flow."""

    NIL = "nil"


NIL = Nil.NIL
ZERO = "00/01/1900"
"""What a spreadsheet shows of day number 0, which a formula makes of an empty cell."""

Value = str | Nil | None
"""A canonical value; text that could not be converted stays as found and a check says so."""


@dataclass(slots=True)
class FieldColumn:
    """The values of one field: ``values[codes[row]]``, and beside each the cell it came from.

    ``source`` is the index of the column in the table, None for a constant; ``composite`` the id
    of the composite when that column feeds other fields too. ``codes`` may be shared with other
    fields fed by the same column and is never changed in place. ``rule`` is how its dates were
    read, ``repaired`` says that its misread accents were put back, ``broken`` are the codes of the
    cells that a composite could not part. ``secret`` marks a column of national numbers.
    """

    values: list[Value]
    codes: array[int]
    raw: list[Cell] = field(default_factory=list)
    source: int | None = None
    composite: str = ""
    rule: DateRule = DAY_FIRST
    repaired: bool = False
    broken: frozenset[int] = frozenset()
    secret: bool = False

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    def __getitem__(self, row: int) -> Value:
        """Return the value of a row, counted from 0."""
        return self.values[self.codes[row]]

    def expand(self) -> list[Value]:
        """Return one value per row."""
        return list(map(self.values.__getitem__, self.codes))

    def shown(self, row: int) -> str:
        """Return what the user wrote in this row, as text; a national number is hidden."""
        code = self.codes[row]
        text = show(self.raw[code] if self.raw else self.values[code])
        return nir.hidden(text) if self.secret else nir.masked(text)

    def counts(self) -> list[int]:
        """Return how many rows hold each value, in the order of ``values``."""
        found = [0] * len(self.values)
        for code in self.codes:
            found[code] += 1
        return found

    def rows_of(self, codes: set[int]) -> list[int]:
        """Return the rows whose code is among ``codes``, top to bottom."""
        return [row for row, code in enumerate(self.codes) if code in codes]


def constant(value: str, rows: int) -> FieldColumn:
    """Return a column that holds ``value`` in each of ``rows`` rows."""
    return FieldColumn([value], array("I", bytes(array("I").itemsize * rows)))


def show(cell: Cell | Value) -> str:
    """Return a cell as a French spreadsheet shows it; empty for nothing."""
    if isinstance(cell, str):
        return cell
    match cell:
        case None:
            return ""
        case Nil():
            return cell.value
        case bool():
            return "VRAI" if cell else "FAUX"
        case float():
            return _number(cell)
        case dt.datetime() if cell.time() != dt.time():
            return cell.strftime("%d/%m/%Y %H:%M:%S")
        case dt.date():
            return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
        case dt.timedelta():
            return _duration(cell)
        case dt.time() if cell == dt.time():
            return ZERO
    return str(cell)


def _number(cell: float) -> str:
    """Return a number with the fifteen figures that a spreadsheet keeps, never with an exponent."""
    if not math.isfinite(cell):
        return str(cell)
    if cell.is_integer():
        return str(int(cell)) if abs(cell) < 2**53 else f"{Decimal(repr(cell)):.0f}"
    return f"{Decimal(f'{cell:.15g}'):f}".replace(".", ",")


def _duration(cell: dt.timedelta) -> str:
    """Return a duration in hours, however many, minutes and seconds."""
    seconds = round(cell.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    return f"{'-' if seconds < 0 else ''}{hours:02}:{rest // 60:02}:{rest % 60:02}"
