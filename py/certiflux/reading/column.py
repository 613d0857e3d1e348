"""A dictionary-encoded column: each distinct value once, one code per row.

Most columns of a certifier's file hold few distinct values, so later stages
convert each distinct value once and look the answer up by code.
"""

import datetime as dt
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Self


@dataclass(frozen=True, slots=True)
class CellError:
    """An error that the spreadsheet shows in a cell instead of a value.

    `code` is what the user sees in an English spreadsheet: #N/A, #VALUE!, #REF!…
    """

    code: str

    def __str__(self) -> str:
        """Return the code alone."""
        return self.code


class StoredText(str):
    """A text read in a cell that holds it otherwise, as ``stored``: « 0042 » of ``="0042"``."""

    __slots__ = ("stored",)
    stored: str | int | float

    def __new__(cls, text: str, stored: str | float) -> Self:
        """Return the text to be read, with what the cell holds."""
        seen = super().__new__(cls, text)
        seen.stored = stored
        return seen


Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | CellError | None


_NUMBERS = (bool, int, float)
_PROTECTED = re.compile(r'\A\s*+="((?:[^"]|"")*+)"\s*+')
"""A text that a program protects from being taken for a number: ="0042"."""


class _Codes(dict[Cell, int]):
    """Look up the code of a cell, giving a new one to a value not seen before.

    Text is found by the dict itself, at full speed. Numbers are never stored under
    themselves, because 1, 1.0 and True are one key for a dict: each type has its own.
    """

    __slots__ = ("numbers", "values_seen")

    def __init__(self) -> None:
        super().__init__()
        self.values_seen: list[Cell] = []
        self.numbers: dict[type, dict[Cell, int]] = {kind: {} for kind in _NUMBERS}

    def __missing__(self, cell: Cell) -> int:
        if isinstance(cell, _NUMBERS):
            known = self.numbers[type(cell)]
            code = known.get(cell)
            if code is not None:
                return code
            known[cell] = code = len(self.values_seen)
        elif isinstance(cell, str) and (not cell or cell.isspace()):
            self[cell] = code = self[None]
            return code
        else:
            self[cell] = code = len(self.values_seen)
        self.values_seen.append(cell)
        return code


class Column:
    """One column of a table: `values` in order of first appearance, `codes` per row.

    Blank text (empty or only white space) is stored as None, and 1, 1.0 and True stay
    three values.
    """

    __slots__ = ("_index", "codes")

    def __init__(self, cells: Iterable[Cell] = ()) -> None:
        """Encode `cells`, top to bottom."""
        self._index = _Codes()
        self.codes: array[int] = array("I")
        self.extend(cells)

    @property
    def values(self) -> list[Cell]:
        """The distinct values, in order of first appearance."""
        return self._index.values_seen

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    def __getitem__(self, row: int) -> Cell:
        """Return the cell of a row, counted from 0."""
        return self._index.values_seen[self.codes[row]]

    def __iter__(self) -> Iterator[Cell]:
        """Yield the cells, top to bottom."""
        return map(self._index.values_seen.__getitem__, self.codes)

    def extend(self, cells: Iterable[Cell]) -> None:
        """Append cells below the last one."""
        batch = tuple(cells)
        if len(batch) > 1:
            # Much the fastest way to look up many keys, most of all in the browser.
            self.codes.extend(array("I", itemgetter(*batch)(self._index)))
        elif batch:
            self.codes.append(self._index[batch[0]])

    def extend_blank(self, count: int) -> None:
        """Append blank cells below the last one."""
        if count:
            self.codes.extend(array("I", (self._index[None],)) * count)

    def counts(self) -> list[int]:
        """Return how many rows hold each value, in the order of `values`."""
        found = [0] * len(self.values)
        for code in self.codes:
            found[code] += 1
        return found

    def filled_rows(self) -> int:
        """Return the number of rows down to the last filled cell."""
        blank = self._index.get(None)
        last = len(self.codes)
        while last and self.codes[last - 1] == blank:
            last -= 1
        return last

    def too_long(self, most: int) -> int | None:
        """Return the code of the first text of more signs than that, None when there is none."""
        for code, cell in enumerate(self.values):
            if isinstance(cell, str) and len(cell) > most:
                return code
        return None

    def unwrap(self) -> None:
        """Read the texts protected by ="…" as what they protect."""
        for code, cell in enumerate(self.values):
            if isinstance(cell, str) and '="' in cell and (found := _PROTECTED.fullmatch(cell)):
                text = found[1].replace('""', '"')
                self.values[code] = StoredText(text, cell) if text.strip() else None

    def cut(self, n_rows: int) -> None:
        """Keep the first `n_rows` cells; those cut must be blank."""
        del self.codes[n_rows:]
        # Only blanks were cut, so only None can be left without a row, and then
        # it came last: removing it moves no other code.
        if self.values and self.values[-1] is None and self._index[None] not in self.codes:
            del self._index.values_seen[-1]
            for blank in [key for key, code in self._index.items() if code == len(self.values)]:
                del self._index[blank]
