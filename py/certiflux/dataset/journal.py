"""The journal: every change made between the file and the flow, countable and shown by pages."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default

from certiflux.dataset.change import Change
from certiflux.dataset.convert import written
from certiflux.dataset.secret import holds_secrets, told
from certiflux.dataset.values import Value
from certiflux.reading.table import Cell

SHOWN_ROWS = 8
"""Row numbers quoted beside one change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Changes of one kind in one field: each distinct ``before`` → ``after``.

    ``codes`` are those of the changed values in the column's own ``row_codes``; empty for a
    change that concerns every one of ``rows`` rows.
    """

    change: Change
    field: str
    column: int | None
    before: list[Cell]
    after: list[Value]
    codes: list[int] = default(default_factory=list)
    row_codes: array[int] = default(default_factory=lambda: array("I"))
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the journal, ready to be shown; ``rows`` are row numbers of the sheet.

    ``code`` is that of the changed value, None when the rows of the line are not known one by one.
    """

    change: Change
    field: str
    column: int | None
    before: str
    after: str
    count: int
    rows: tuple[int, ...]
    code: int | None = None


class Journal:
    """Every change of one dataset, in the order of the dictionary."""

    def __init__(self, row_numbers: array[int]) -> None:
        """Start an empty journal over rows that the sheet numbers so."""
        self.entries: list[Entry] = []
        self._row_numbers = row_numbers

    def add(self, entry: Entry) -> None:
        """Append one entry."""
        self.entries.append(entry)

    def __len__(self) -> int:
        """Return the number of lines."""
        return self.count()

    def count(self, kind: Change | None = None, field: str | None = None) -> int:
        """Return the number of lines of a kind and of a field."""
        return sum(len(entry.after) for entry in self.chosen(kind, field))

    def kinds(self, field: str | None = None) -> dict[Change, int]:
        """Return how many lines each kind has, in the order of Change; none that has no line."""
        found = dict.fromkeys(Change, 0)
        for entry in self.chosen(None, field):
            found[entry.change] += len(entry.after)
        return {kind: lines for kind, lines in found.items() if lines}

    def chosen(self, kind: Change | None, field: str | None) -> Iterator[Entry]:
        """Yield the entries of a kind and of a field; None stands for every one."""
        for entry in self.entries:
            if kind in {None, entry.change} and field in {None, entry.field}:
                yield entry

    def items(
        self,
        offset: int = 0,
        limit: int | None = None,
        *,
        kind: Change | None = None,
        field: str | None = None,
    ) -> list[Item]:
        """Return lines ``offset`` to ``offset + limit`` of a kind and of a field."""
        found: list[Item] = []
        for entry in self.chosen(kind, field):
            size = len(entry.after)
            if offset < size:
                room = None if limit is None else limit - len(found)
                stop = size if room is None else min(size, offset + room)
                found += self._lines(entry, offset, stop)
                if limit is not None and len(found) >= limit:
                    break
            offset = max(0, offset - size)
        return found

    def _lines(self, entry: Entry, start: int, stop: int) -> Iterator[Item]:
        counts, rows = self._places(entry, set(entry.codes[start:stop]))
        after = list(map(written, entry.after))
        secret = holds_secrets(entry.before) or holds_secrets(after)
        for index in range(start, stop):
            code = entry.codes[index] if entry.codes else None
            yield Item(
                entry.change,
                entry.field,
                entry.column,
                (told(entry.before[index], secret=secret) if entry.before else "") or "(vide)",
                told(after[index], secret=secret),
                entry.rows if code is None else counts[code],
                () if code is None else tuple(rows[code]),
                code,
            )

    def line(self, kind: Change, field: str, column: int | None, code: int) -> Item | None:
        """Return the line of a changed value; None once nothing of the dataset is so changed."""
        for entry, rank in self._of(kind, field, column, code):
            return next(self._lines(entry, rank, rank + 1))
        return None

    def rows_of(self, kind: Change, field: str, column: int | None, code: int) -> list[int]:
        """Return the rows of the dataset that the line of a changed value counts."""
        for entry, _ in self._of(kind, field, column, code):
            return [row for row, one in enumerate(entry.row_codes) if one == code]
        return []

    def _of(
        self, kind: Change, field: str, column: int | None, code: int
    ) -> Iterator[tuple[Entry, int]]:
        for entry in self.chosen(kind, field):
            if entry.column == column and code in entry.codes:
                yield entry, entry.codes.index(code)

    def _places(self, entry: Entry, codes: set[int]) -> tuple[dict[int, int], dict[int, list[int]]]:
        counts = dict.fromkeys(codes, 0)
        rows: dict[int, list[int]] = {code: [] for code in codes}
        if codes:
            for row, code in enumerate(entry.row_codes):
                if code in codes:
                    counts[code] += 1
                    if len(rows[code]) < SHOWN_ROWS:
                        rows[code].append(self._row_numbers[row])
        return counts, rows
