"""Find the rows that head the columns: titles, ids, tags, labels, on one row or several."""

from __future__ import annotations

import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from enum import Enum
from typing import Final

from certiflux.dictionary import CURRENT
from certiflux.mapping.annotations import first_data_row
from certiflux.mapping.candidate import Candidate, How
from certiflux.mapping.closeness import close_to, known_words
from certiflux.mapping.headers import key, recognise
from certiflux.mapping.holding import list_spellings
from certiflux.reading.table import Cell, Table

_DIGIT = re.compile(r"[0-9]")

SCANNED_ROWS: Final = 40
"""How far down a header is looked for, in rows."""

FEWEST: Final = 2
"""Headers recognised in a row from which it may be one more header row."""

_CLOSE_ENOUGH: Final = 75
_CLOSE_WEIGHT: Final = 0.7
_BETTER: Final = 5
_CLEAR, _CLEARLY = 3, 0.5
_DATA_LIKE: Final = 0.4
"""Share of cells with a digit from which a row is no header in the user's own words."""


class Header(Enum):
    """Where the header is, when no row is given: to be found, or nowhere."""

    AUTO = "auto"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Headers:
    """The header rows of a table (0-based) and what each column's headers say.

    ``rows`` is empty when there is none; ``weight`` counts the headers understood.
    """

    rows: tuple[int, ...]
    title_row: int | None
    first_row: int
    titles: tuple[str, ...]
    evidence: tuple[list[Candidate], ...]
    weight: float


class _Scan:
    """The top rows of a table, each distinct cell understood once."""

    def __init__(self, table: Table, version: str, wanted: Dict[str, str]) -> None:
        self.rows = [table.row(row) for row in range(min(SCANNED_ROWS, table.n_rows))]
        self.wanted = wanted
        self._version = version
        self._exact: dict[str, list[Candidate]] = {}
        self._close: dict[str, list[Candidate]] = {}
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

    def close(self, cell: Cell) -> list[Candidate]:
        """Return what close wordings say of a cell that is none of the dictionary's."""
        if not isinstance(cell, str):
            return []
        if cell not in self._close:
            self._close[cell] = close_to(cell, self._version)
        return self._close[cell]

    def said(self, cell: Cell) -> list[Candidate]:
        """Return what a header cell says, in the dictionary's words or close to them."""
        return self.exact(cell) or self.close(cell)

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
        if self.scores[row] + sum(known_words(cell, self._version) > 0 for cell in cells) < FEWEST:
            return self.scores[row]
        exact = {found[0].target for found in self.matches[row] if found}
        close: set[str] = set()
        for cell in cells:
            if not self.exact(cell) and key(cell) not in self._spelled:
                close |= {one.target for one in self.close(cell)[:1] if one.score >= _CLOSE_ENOUGH}
        return self.scores[row] + _CLOSE_WEIGHT * len(close - exact)


def find(
    table: Table,
    version: str = CURRENT,
    wanted: Dict[str, str] | None = None,
    given: int | None = None,
) -> Headers | None:
    """Return the header rows of ``table``, or None when no row says anything.

    ``wanted`` gives the user's own headers by reduced wording, ``given`` the row (0-based) that
    the user says is the header.
    """
    scan = _Scan(table, version, wanted or {})
    if given is not None and given >= len(scan.rows):
        return _plain(table, given, version)
    weights = scan.weights()
    best = max(range(len(weights)), key=weights.__getitem__, default=0) if given is None else given
    if not weights or (given is None and weights[best] < 1):
        return None
    block = _block(best, scan.scores)
    if given is not None:
        block = [row for row in block if row >= given or _only_ids(scan.matches[row])]
    title_row = best if given is not None else _title_row(scan, table, block, best)
    rows = {*block, title_row}
    evidence = [[scan.exact(scan.rows[row][i]) for row in block] for i in range(len(table.columns))]
    merged = [_evidence(_in_order_rows(scan, block, i, found)) for i, found in enumerate(evidence)]
    titles = [_title(cell) for cell in scan.rows[title_row]]
    for index, found in enumerate(merged):
        if not found:
            merged[index] = scan.said(scan.rows[title_row][index])
    for upper in sorted(rows)[:-1]:
        _join(scan, upper, titles, merged)
    if min(rows) and title_row == min(rows) and _join(scan, min(rows) - 1, titles, merged):
        rows.add(min(rows) - 1)
    elif _completes(scan, max(rows)) and _join(scan, max(rows), titles, merged):
        rows.add(max(rows) + 1)
    last = max(rows)
    first = first_data_row(table, last)
    return Headers(
        tuple(sorted(rows)), title_row, first, tuple(titles), tuple(merged), weights[best]
    )


def _plain(table: Table, row: int, version: str) -> Headers:
    """Return the headers of one far row that the user gave."""
    cells = table.row(row) if row < table.n_rows else [None] * len(table.columns)
    said = tuple(recognise(cell, version) or close_to(cell, version) for cell in cells)
    return Headers((row,), row, row + 1, tuple(map(_title, cells)), said, 0)


def _title_row(scan: _Scan, table: Table, block: list[int], best: int) -> int:
    """Return the row that a person reads as header among those of the block, or just above."""
    row = max(block, key=lambda one: (_worded(scan.matches[one]), -abs(one - best)))
    above = block[0] - 1
    if not _worded(scan.matches[row]) and above >= 0 and _titles_above(table, scan, above):
        return above
    return row


def _worded(row: list[list[Candidate]]) -> int:
    """Count the cells of a row understood by words: the row that a person reads as header."""
    return sum(bool(found) and found[0].how > How.NAME for found in row) * 2 + sum(
        bool(found) and found[0].how is How.NAME for found in row
    )


def _titles_above(table: Table, scan: _Scan, row: int) -> bool:
    """Say whether the row above a row of ids names its columns, in words of the user's own."""
    named = [isinstance(cell, str) for cell in table.row(row)]
    understood = [bool(found) for found in scan.matches[row + 1]]
    return sum(n and u for n, u in zip(named, understood, strict=True)) * 2 > sum(understood)


def _only_ids(row: list[list[Candidate]]) -> bool:
    return all(not found or found[0].how is How.ID for found in row)


def _block(best: int, scores: list[int]) -> list[int]:
    """Return the neighbouring rows that also look like headers (ids, tags, labels)."""
    enough = max(FEWEST, scores[best] // 2)
    first = last = best
    while first and scores[first - 1] >= enough:
        first -= 1
    while last + 1 < len(scores) and scores[last + 1] >= enough:
        last += 1
    return list(range(first, last + 1))


def _in_order_rows(
    scan: _Scan, block: list[int], index: int, found: list[list[Candidate]]
) -> list[list[Candidate]]:
    return [
        _in_order(scan.matches[row], index, said) for row, said in zip(block, found, strict=True)
    ]


def _in_order(row: list[list[Candidate]], column: int, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates of a cell, an id cut by Excel read from its neighbours.

    « 5.1 » after « 5.9 » can only be 5.10.
    """
    if len(found) == 1 or not found or found[0].how is not How.ID:
        return found
    bloc, number = found[0].target.split(".")
    before = [cell[0].target.split(".") for cell in row[:column] if cell and cell[0].how is How.ID]
    later = any(b == bloc and int(n) > int(number) for b, n in before)
    return found[::-1] if later else found


def _evidence(rows: list[list[Candidate]]) -> list[Candidate]:
    """Merge what several header rows say of one column: agreement first, then strength."""
    every = [candidate for found in rows for candidate in found]
    said: dict[str, int] = {}
    for found in rows:
        for target in {candidate.target for candidate in found}:
            said[target] = said.get(target, 0) + 1
    ordered = sorted(every, key=lambda c: (-said[c.target], c.how, -c.score))
    return list({candidate.target: candidate for candidate in reversed(ordered)}.values())[::-1]


def _spread(upper: list[Cell], lower: list[Cell]) -> list[Cell]:
    """Repeat each filled cell over the blank ones after it that have something below."""
    spread: list[Cell] = []
    last: Cell = None
    for over, under in zip(upper, lower, strict=True):
        last = over if over is not None else last
        spread.append(over if over is not None else last if under is not None else None)
    return spread


def _completes(scan: _Scan, last: int) -> bool:
    """Say whether the row after the headers completes those that cover several columns.

    It does where a header covers several columns, and only there.
    """
    if last + 1 >= len(scan.rows):
        return False
    upper, lower = scan.rows[last], scan.rows[last + 1]
    spread, covering = _spread(upper, lower), _covering(upper, lower)
    joined: list[list[Candidate]] = []
    for index, under in enumerate(lower):
        if under is None:
            continue
        if not isinstance(under, str) or (upper[index] is not None and not covering[index]):
            return False
        joined.append(scan.said(_joined(spread[index], under)))
    good = sum(bool(found) and found[0].score >= _CLOSE_ENOUGH for found in joined)
    return len(joined) >= FEWEST and good * 2 >= len(joined)


def _covering(upper: list[Cell], lower: list[Cell]) -> list[bool]:
    """Say of each column whether a header above covers it and a neighbour."""
    covers = [
        over is None
        and lower[index] is not None
        and any(cell is not None for cell in upper[:index])
        for index, over in enumerate(upper)
    ]
    return [
        own or (index + 1 < len(covers) and covers[index + 1] and upper[index] is not None)
        for index, own in enumerate(covers)
    ]


def _join(scan: _Scan, row: int, titles: list[str], evidence: list[list[Candidate]]) -> bool:
    """Read the headers of a row and the next one together where that says more.

    Change ``titles`` and ``evidence`` in place; say whether anything was changed.
    """
    upper, lower = scan.rows[row], scan.rows[row + 1]
    changed = False
    covering = _covering(upper, lower)
    for index, over in enumerate(_spread(upper, lower)):
        low = lower[index]
        if not isinstance(over, str) or (low is not None and not covering[index]):
            continue
        found = scan.said(_joined(over, low))
        own = evidence[index][0] if evidence[index] else None
        above = {one.target for one in scan.said(over)}
        own_words = {one.target for one in scan.exact(low)}
        by_cover = own is not None and own.target in above - own_words
        least = (
            _CLOSE_ENOUGH if own is None or by_cover else max(_CLOSE_ENOUGH, own.score + _BETTER)
        )
        if found and found[0].score >= least:
            evidence[index], changed = found, True
            titles[index] = " – ".join(filter(None, (_title(over), _title(low))))
    return changed


def _joined(over: Cell, low: Cell) -> str:
    return " ".join(filter(None, (_title(over), _title(low))))


def _holds_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _title(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _text_key(cell: Cell) -> str:
    return key(str(cell)) if cell is not None else ""
