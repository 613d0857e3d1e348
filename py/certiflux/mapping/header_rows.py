"""Find the rows that head the columns: titles, ids, tags, labels, on one row or several."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass
from enum import Enum

from certiflux.dictionary import CURRENT
from certiflux.mapping.annotations import first_data_row
from certiflux.mapping.bands import completes, join
from certiflux.mapping.candidate import Candidate, How
from certiflux.mapping.closeness import close_to
from certiflux.mapping.headers import recognise
from certiflux.mapping.scan import FEWEST, Scan, title
from certiflux.reading.table import Table


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
    scan = Scan(table, version, wanted or {})
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
    titles = [title(cell) for cell in scan.rows[title_row]]
    merged = _said(scan, block, title_row)
    rows = _joined_rows(scan, {*block, title_row}, title_row, titles, merged)
    last = max(rows)
    first = first_data_row(table, last)
    return Headers(
        tuple(sorted(rows)), title_row, first, tuple(titles), tuple(merged), weights[best]
    )


def _said(scan: Scan, block: list[int], title_row: int) -> list[list[Candidate]]:
    """Return, by column, what its header cells say together, else what its title is close to."""
    found: list[list[Candidate]] = []
    for index, cell in enumerate(scan.rows[title_row]):
        cells = [_in_order(scan.matches[row], index) for row in block]
        found.append(_evidence(cells) or scan.said(cell))
    return found


def _joined_rows(
    scan: Scan,
    rows: set[int],
    title_row: int,
    titles: list[str],
    evidence: list[list[Candidate]],
) -> set[int]:
    """Read header rows together, with the one above or below that completes them."""
    for upper in sorted(rows)[:-1]:
        join(scan, upper, titles, evidence)
    top, last = min(rows), max(rows)
    if top and title_row == top and join(scan, top - 1, titles, evidence):
        return {*rows, top - 1}
    if completes(scan, last) and join(scan, last, titles, evidence):
        return {*rows, last + 1}
    return rows


def _plain(table: Table, row: int, version: str) -> Headers:
    """Return the headers of one far row that the user gave."""
    cells = table.row(row) if row < table.n_rows else [None] * len(table.columns)
    said = tuple(recognise(cell, version) or close_to(cell, version) for cell in cells)
    return Headers((row,), row, row + 1, tuple(map(title, cells)), said, 0)


def _title_row(scan: Scan, table: Table, block: list[int], best: int) -> int:
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


def _titles_above(table: Table, scan: Scan, row: int) -> bool:
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
    ordered = sorted(every, key=lambda c: (-said[c.target], c.how, -c.score))
    return list({candidate.target: candidate for candidate in reversed(ordered)}.values())[::-1]
