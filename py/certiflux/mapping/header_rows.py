"""Find the rows that head the columns: titles, ids, tags, labels, on one row or several."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass
from enum import Enum

from certiflux.dictionary import CURRENT, Version
from certiflux.mapping.annotations import first_data_row
from certiflux.mapping.bands import completes, covered, groups
from certiflux.mapping.candidate import Candidate, How
from certiflux.mapping.contrast import header_by_contrast
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

    ``titles`` name the columns, ``groups`` are the headers that cover them ("" for none),
    ``known`` what the dictionary's own wordings say of each. ``rows`` is empty when there is
    none; ``weight`` counts the headers understood.
    """

    rows: tuple[int, ...]
    title_row: int | None
    first_row: int
    titles: tuple[str, ...]
    groups: tuple[str, ...]
    known: tuple[list[Candidate], ...]
    weight: float


def find(
    table: Table,
    version: Version = CURRENT,
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
    if not weights:
        return None
    weight = weights[best]
    if given is None and weight < FEWEST:
        apart = header_by_contrast(table, len(scan.rows))
        if apart is None and weight < 1:
            return None
        if apart is not None and apart <= best:
            best, weight = apart, FEWEST
    block = _block(best, scan.scores)
    if given is not None:
        block = [row for row in block if row >= given or _only_ids(scan.matches[row])]
    title_row = best if given is not None else _title_row(scan, table, block, best)
    return _headers(table, scan, block, title_row, weight)


def _headers(table: Table, scan: Scan, block: list[int], title_row: int, weight: float) -> Headers:
    """Read the header rows together, with the one above or below that completes them."""
    titles = [title(cell) for cell in scan.rows[title_row]]
    over = ["" for _ in titles]
    rows = {*block, title_row}
    top, last = min(rows), max(rows)
    pairs = [row for row in sorted(rows)[:-1] if row + 1 in rows]
    if top and title_row == top:
        pairs.append(top - 1)
    if completes(scan, last):
        pairs.append(last)
    for upper in pairs:
        found = groups(scan, upper)
        if not any(found) or title_row not in {upper, upper + 1}:
            continue
        rows |= {upper, upper + 1}
        below = covered(scan, upper)
        for index, group in enumerate(found):
            if group or below[index]:
                titles[index], over[index] = title(scan.rows[upper + 1][index]), group
            elif not titles[index]:
                titles[index] = title(scan.rows[upper + 1][index] or scan.rows[upper][index])
    return Headers(
        tuple(sorted(rows)),
        title_row,
        first_data_row(table, max(rows)),
        tuple(titles),
        tuple(over),
        tuple(_known(scan, block, index) for index in range(len(titles))),
        weight,
    )


def _known(scan: Scan, block: list[int], column: int) -> list[Candidate]:
    """Return what the dictionary's own wordings say of a column in all its header rows."""
    return _evidence([_in_order(scan.matches[row], column) for row in block])


def _plain(table: Table, row: int, version: Version) -> Headers:
    """Return the headers of one far row that the user gave."""
    cells = table.row(row) if row < table.n_rows else [None] * len(table.columns)
    known = tuple(recognise(cell, version) for cell in cells)
    titles = tuple(map(title, cells))
    return Headers((row,), row, row + 1, titles, tuple("" for _ in titles), known, 0)


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
