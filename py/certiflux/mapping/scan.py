"""The top rows of a table, read once: what each cell says, how much a row looks like a header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping as Dict
from typing import Final

from certiflux.dictionary import Version
from certiflux.mapping.candidate import Candidate
from certiflux.mapping.evidence.header import header_says
from certiflux.mapping.evidence.spellings import list_spellings
from certiflux.mapping.headers import key, recognise
from certiflux.reading.table import Cell, Table

SCANNED_ROWS: Final = 40
"""How far down a header is looked for, in rows."""

FEWEST: Final = 2
"""Headers recognised in a row from which it may be one more header row."""

HEADER_POINTS: Final = 3.6
"""Points from which what a cell says counts as a header."""

_CLOSE_WEIGHT: Final = 0.7
_CLEAR, _CLEARLY = 3, 0.5
_DATA_LIKE: Final = 0.4
"""Share of cells with a digit from which a row is no header in the user's own words."""

_DIGIT = re.compile(r"[0-9]")


class Scan:
    """The top rows of a table, each distinct cell understood once."""

    def __init__(self, table: Table, version: Version, wanted: Dict[str, str]) -> None:
        """Look at the rows where a header may be; ``wanted`` are headers that the user named."""
        self.rows = [table.row(row) for row in range(min(SCANNED_ROWS, table.n_rows))]
        self.wanted = wanted
        self._version = version
        self._exact: dict[str, list[Candidate]] = {}
        self._close: dict[str, bool] = {}
        self._spelled = list_spellings(version)
        self.matches = [[self.exact(cell) for cell in row] for row in self.rows]
        self.scores = [self._exact_score(row) for row in range(len(self.rows))]

    def exact(self, cell: Cell) -> list[Candidate]:
        """Return what the dictionary's own wordings say of a cell."""
        if cell is None:
            return []
        text = str(cell)
        if text not in self._exact:
            self._exact[text] = recognise(cell, self._version)
        return self._exact[text]

    def says_something(self, cell: Cell) -> bool:
        """Say whether a cell is close to a header, wanted or of no use for the flow."""
        if not isinstance(cell, str):
            return False
        if cell not in self._close:
            said = header_says(title(cell), "", self._version)
            self._close[cell] = any(one.points >= HEADER_POINTS for one in said.values())
        return self._close[cell]

    def _exact_score(self, row: int) -> int:
        known = {found[0].target for found in self.matches[row] if found}
        if not self.wanted:
            return len(known)
        return len(known) + sum(_text_key(cell) in self.wanted for cell in self.rows[row])

    def weights(self) -> list[float]:
        """Return the score of each row, close wordings counted where they may decide."""
        best = max(range(len(self.rows)), key=self.scores.__getitem__, default=0)
        filled = sum(cell is not None for cell in self.rows[best]) if self.rows else 0
        if filled and self.scores[best] >= max(_CLEAR, filled * _CLEARLY):
            return list(map(float, self.scores))
        return [self.loose_score(row) for row in range(len(self.rows))]

    def loose_score(self, row: int) -> float:
        """Return the score of a row, close wordings counted for less."""
        cells = [cell for cell in self.rows[row] if isinstance(cell, str)]
        if sum(map(_holds_digit, cells)) > len(cells) * _DATA_LIKE:
            return self.scores[row]
        close = {
            key(cell)
            for cell in cells
            if not self.exact(cell) and key(cell) not in self._spelled and self.says_something(cell)
        }
        return self.scores[row] + _CLOSE_WEIGHT * len(close)


def title(cell: Cell) -> str:
    """Return a header cell as its column is called."""
    return "" if cell is None else unicodedata.normalize("NFC", " ".join(str(cell).split()))


def _holds_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _text_key(cell: Cell) -> str:
    return key(str(cell)) if cell is not None else ""
