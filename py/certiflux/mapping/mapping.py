"""Understand a table: where its headers are and the field that each column feeds."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace

from certiflux import nir
from certiflux.dictionary import CURRENT
from certiflux.mapping.assigning import assign
from certiflux.mapping.candidate import chosen_by_user
from certiflux.mapping.column_match import ColumnMatch
from certiflux.mapping.header_rows import Header, Headers, find
from certiflux.mapping.headers import key
from certiflux.mapping.holding import profile
from certiflux.mapping.joining import Join, parted
from certiflux.mapping.proposals import STRONG
from certiflux.mapping.roles import roles
from certiflux.mapping.scan import SCANNED_ROWS
from certiflux.mapping.vote import unused, weigh
from certiflux.reading.table import Table
from certiflux.words import letters

__all__ = ["SCANNED_ROWS", "ColumnMatch", "Header", "Mapping", "propose"]

_WEIGHTS = {"8.1": 3, "8.3": 3, "9.1": 4, "8.6-8.8": 3, "8.6": 2, "8.9": 2, "5.10": 2, "5.1": 2}
_PEOPLE = frozenset({"8.1", "8.3", "9.1"})
_NOBODY = 0.3
_LONE_HEADERS = 2
_BY_VALUES = 2
_FEWEST_FILLED = 0.5


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns as understood, and where the data begin (0-based rows of the table).

    ``header_row`` is the row whose cells name the columns, None when the table has no header;
    ``header_rows`` are all the rows read as headers (ids, tags, a second level); ``skipped``
    those below that are no person (a line of totals). ``joins`` are the columns joined to feed one
    field: each makes one more column, after those of the sheet, in the same order. ``national``:
    the user wants people to be identified by their national number. ``usual``: the usual answers
    are taken where neither the file nor the user says anything. ``refused`` are the columns that
    the user does not want to use.
    """

    columns: tuple[ColumnMatch, ...]
    header_row: int | None
    first_row: int
    version: str = CURRENT
    constants: Dict[str, str] = field(default_factory=dict)
    values: Dict[str, Dict[str, str]] = field(default_factory=dict)
    header_rows: tuple[int, ...] = ()
    skipped: frozenset[int] = frozenset()
    joins: tuple[Join, ...] = ()
    national: bool = False
    usual: bool = False
    refused: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """The number of columns of the sheet itself."""
        return len(self.columns) - len(self.joins)

    @property
    def own(self) -> tuple[ColumnMatch, ...]:
        """The columns of the sheet itself, without those that joins make."""
        return self.columns[: self.width]

    def by_target(self) -> dict[str, ColumnMatch]:
        """Return the matched columns by the id of what they feed."""
        return {column.target: column for column in self.columns if column.target}

    def matched(self) -> int:
        """Return the number of columns that are understood."""
        return sum(column.target is not None for column in self.columns)

    def quality(self, table: Table) -> float:
        """Return how much the table looks like a list of people; 0 for nobody at all."""
        if not any(self.filled_rows(table)):
            return 0.0
        total = sum(
            _WEIGHTS.get(column.target, 1) * column.score / 100
            for column in self.columns
            if column.target
        )
        return total if _PEOPLE & self.by_target().keys() else total * _NOBODY

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
        for row in self.skipped:
            keep[row - self.first_row] = 0
        return keep

    def assign(self, index: int, target: str | None) -> Mapping:
        """Return this mapping with column ``index`` feeding ``target``, taken from any other."""
        mapping = parted(self, target) if target else self
        columns = [
            column.fed(None) if target and column.target == target else column
            for column in mapping.columns
        ]
        columns[index] = columns[index].fed(chosen_by_user(target) if target else None)
        return replace(mapping, columns=tuple(columns))


def propose(
    table: Table,
    version: str = CURRENT,
    chosen: Dict[str, str] | None = None,
    header: int | Header = Header.AUTO,
) -> Mapping | None:
    """Return how ``table`` is understood, or None when nothing tells.

    ``chosen`` gives, by header as the user writes it, the id to feed (empty: do not use).
    ``header`` is the 0-based row of the header when the user gave it, or Header.NONE.
    """
    wanted = {key(text): target for text, target in (chosen or {}).items() if key(text)}
    given = header if isinstance(header, int) else None
    headers = None if header is Header.NONE else find(table, version, wanted, given)
    if header is Header.AUTO and (headers is None or headers.weight < _LONE_HEADERS):
        bare = _understood(table, _without(table), wanted, version)
        if _tells(bare, headers):
            return bare
    if headers is None:
        return (
            None if header is Header.AUTO else _understood(table, _without(table), wanted, version)
        )
    return _understood(table, headers, wanted, version)


def _understood(table: Table, headers: Headers, wanted: Dict[str, str], version: str) -> Mapping:
    profiles = [profile(column, headers.first_row, version) for column in table.columns]
    found_roles = roles(profiles)
    candidates = [
        weigh(found, seen, index, found_roles, version)
        for index, (found, seen) in enumerate(zip(headers.evidence, profiles, strict=True))
    ]
    notes = [unused(found, seen) for found, seen in zip(headers.evidence, profiles, strict=True)]
    titles = tuple(map(nir.as_title, headers.titles))
    columns = assign(titles, candidates, wanted, notes, headed=bool(headers.rows))
    return Mapping(columns, headers.title_row, headers.first_row, version, header_rows=headers.rows)


def _without(table: Table) -> Headers:
    """Return the columns of a table without header, named by their letters."""
    width = len(table.columns)
    titles = tuple(letters(index) for index in range(width))
    first = 0
    for row in range(min(SCANNED_ROWS, table.n_rows)):
        filled = sum(cell is not None for cell in table.row(row))
        if filled >= _FEWEST_FILLED * width:
            first = row
            break
    return Headers((), None, first, titles, tuple([] for _ in range(width)), 0)


def _tells(bare: Mapping, headers: Headers | None) -> bool:
    """Say whether the values alone tell more than what looks like a header."""
    scores = [column.score for column in bare.columns if column.target]
    strong = any(score >= STRONG for score in scores)
    return strong and len(scores) >= _BY_VALUES + (headers is not None)
