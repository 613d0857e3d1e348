"""Find the header rows of a table and the field that each column feeds."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace

from certiflux.dictionary import CURRENT
from certiflux.mapping.candidate import SURE, Candidate, How, chosen_by_user
from certiflux.mapping.headers import key, recognise
from certiflux.reading.table import Cell, Table

SCANNED_ROWS = 40
"""How far down a header is looked for, in rows."""

FEWEST = 2
"""Headers recognised in a row from which it may be one more header row."""

START_MARK = "commencezvotresaisie"
"""Words of a widespread template that stand just above the first row to fill."""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """How one column of the table is understood; ``target`` is a field or composite id.

    ``score`` is 0–100, ``sure`` says that nobody needs to be asked, ``reason`` why, in French
    words (also why a column is left out), ``alternates`` what else it may be, likeliest first.
    """

    index: int
    header: str
    target: str | None = None
    how: How | None = None
    score: int = 0
    sure: bool = False
    reason: str = ""
    alternates: tuple[Candidate, ...] = ()

    def fed(self, by: Candidate | None) -> ColumnMatch:
        """Return this column feeding what ``by`` says, or nothing."""
        if by is None:
            return replace(self, target=None, how=None, score=0, sure=False, reason="")
        return replace(
            self,
            target=by.target,
            how=by.how,
            score=by.score,
            sure=by.score >= SURE,
            reason=by.reason,
        )


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns as understood, and where the data begin (0-based rows of the table)."""

    columns: tuple[ColumnMatch, ...]
    header_row: int
    first_row: int
    version: str = CURRENT
    constants: Dict[str, str] = field(default_factory=dict)
    values: Dict[str, Dict[str, str]] = field(default_factory=dict)

    def by_target(self) -> dict[str, ColumnMatch]:
        """Return the matched columns by the id of what they feed."""
        return {column.target: column for column in self.columns if column.target}

    def matched(self) -> int:
        """Return the number of columns that are understood."""
        return sum(column.target is not None for column in self.columns)

    def filled_rows(self, table: Table) -> bytearray:
        """Return, per data row, 1 where at least one understood column holds something."""
        keep = bytearray(max(0, table.n_rows - self.first_row))
        for match in self.columns:
            if match.target:
                column = table.columns[match.index]
                filled = [int(value is not None) for value in column.values]
                flags = bytes(map(filled.__getitem__, column.codes[self.first_row :]))
                joined = int.from_bytes(keep, "big") | int.from_bytes(flags, "big")
                keep = bytearray(joined.to_bytes(len(keep), "big"))
                if 0 not in keep:
                    break
        return keep

    def assign(self, index: int, target: str | None) -> Mapping:
        """Return this mapping with column ``index`` feeding ``target``, taken from any other."""
        columns = [
            column.fed(None) if target and column.target == target else column
            for column in self.columns
        ]
        columns[index] = columns[index].fed(chosen_by_user(target) if target else None)
        return replace(self, columns=tuple(columns))


def propose(
    table: Table, version: str = CURRENT, chosen: Dict[str, str] | None = None
) -> Mapping | None:
    """Return the mapping that the headers of ``table`` tell, or None when they tell nothing.

    ``chosen`` gives, by header as the user writes it, the id to feed (empty: do not use).
    """
    top = min(SCANNED_ROWS, table.n_rows)
    matches = [[recognise(cell, version) for cell in table.row(row)] for row in range(top)]
    wanted = {key(header): target for header, target in (chosen or {}).items() if key(header)}
    scores = [
        _score(matches[row]) + sum(_text_key(c) in wanted for c in table.row(row))
        for row in range(top)
    ]
    best = max(range(top), key=scores.__getitem__, default=0)
    if not scores or scores[best] == 0:
        return None
    block = _block(best, scores)
    title_row = max(block, key=lambda row: (_worded(matches[row]), -abs(row - best)))
    if not _worded(matches[title_row]) and block[0] and _titles_above(table, matches, block[0]):
        title_row = block[0] - 1
    evidence = [
        _evidence([_in_order(matches[row], column) for row in block])
        for column in range(len(table.columns))
    ]
    columns = _assign(table, title_row, evidence, wanted)
    return Mapping(columns, title_row, _first_data_row(table, block[-1]), version)


def _score(row: list[list[Candidate]]) -> int:
    return len({candidates[0].target for candidates in row if candidates})


def _worded(row: list[list[Candidate]]) -> int:
    """Count the cells of a row understood by words: the row that a person reads as header."""
    return sum(bool(found) and found[0].how > How.NAME for found in row) * 2 + sum(
        bool(found) and found[0].how is How.NAME for found in row
    )


def _titles_above(table: Table, matches: list[list[list[Candidate]]], row: int) -> bool:
    """Say whether the row above a row of ids names its columns, in words of the user's own."""
    named = [isinstance(cell, str) for cell in table.row(row - 1)]
    understood = [bool(found) for found in matches[row]]
    return sum(n and u for n, u in zip(named, understood, strict=True)) * 2 > sum(understood)


def _block(best: int, scores: list[int]) -> list[int]:
    """Return the neighbouring rows that also look like headers (ids, tags, labels)."""
    enough = max(FEWEST, scores[best] // 2)
    first = last = best
    while first and scores[first - 1] >= enough:
        first -= 1
    while last + 1 < len(scores) and scores[last + 1] >= enough:
        last += 1
    return list(range(first, last + 1))


def _in_order(row: list[list[Candidate]], column: int) -> list[Candidate]:
    """Return the candidates of a cell, an id cut by Excel read from its neighbours.

    « 5.1 » after « 5.9 » can only be 5.10.
    """
    found = row[column]
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
    ordered = sorted(every, key=lambda c: (-said[c.target], c.how))
    return list({candidate.target: candidate for candidate in reversed(ordered)}.values())[::-1]


def _assign(
    table: Table, title_row: int, evidence: list[list[Candidate]], wanted: dict[str, str]
) -> tuple[ColumnMatch, ...]:
    """Give each target to one column: the user's choice, then the strongest, then the first."""
    titles = [_title(column[title_row]) for column in table.columns]
    taken: dict[int, Candidate] = {}
    refused = {i for i, title in enumerate(titles) if wanted.get(key(title)) == ""}
    used: set[str] = set()
    for index, title in enumerate(titles):
        if (target := wanted.get(key(title))) and target not in used:
            taken[index] = chosen_by_user(target)
            used.add(target)
    offers = sorted(
        (
            (candidate.how, rank, index, candidate)
            for index, found in enumerate(evidence)
            for rank, candidate in enumerate(found)
            if index not in taken and index not in refused
        ),
        key=lambda offer: offer[:3],
    )
    for _, _, index, candidate in offers:
        if index not in taken and candidate.target not in used:
            taken[index] = candidate
            used.add(candidate.target)
    return tuple(ColumnMatch(i, title).fed(taken.get(i)) for i, title in enumerate(titles))


def _title(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _text_key(cell: Cell) -> str:
    return key(str(cell)) if cell is not None else ""


def _first_data_row(table: Table, last_header: int) -> int:
    """Return the row after the headers, or after the mark of the widespread template."""
    first = last_header + 1
    for row in range(first, min(first + SCANNED_ROWS, table.n_rows)):
        if any(_text_key(cell).startswith(START_MARK) for cell in table.row(row)):
            return row + 1
    return first
