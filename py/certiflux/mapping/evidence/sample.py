"""A bounded sample of a table: some sixty rows of people, and what each column holds there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from certiflux.mapping.evidence.cells import kinds_of
from certiflux.mapping.evidence.shapes import year_of
from certiflux.reading.table import Cell, Column, Table

ROWS: Final = 60
"""Rows that are looked at; a sparse column shows some of its distinct values besides."""

_FEWEST: Final = 6
_LOOKED_THROUGH: Final = 5_000


@dataclass(slots=True)
class ColumnSample:
    """What a column holds in the sample.

    ``cells`` are its values row by row (None for a blank one), ``size`` counts those that say
    something, ``counts`` how many are of each kind, ``distinct`` the different ones.
    """

    cells: list[Cell] = field(default_factory=list)
    kinds: list[frozenset[str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    size: int = 0
    rows: int = 0
    distinct: int = 0
    years: list[int] = field(default_factory=list)

    def share(self, *kinds: str) -> float:
        """Return how much of the filled cells is of any of these kinds (0–1)."""
        if not self.size:
            return 0.0
        if len(kinds) == 1:
            return self.counts[kinds[0]] / self.size
        wanted = frozenset(kinds)
        return sum(not wanted.isdisjoint(one) for one in self.kinds if one) / self.size

    @property
    def blank(self) -> float:
        """The share of rows that say nothing."""
        return 1 - min(1.0, self.size / self.rows) if self.rows else 1.0


def look(table: Table, first_row: int) -> list[ColumnSample]:
    """Return what each column holds from ``first_row`` (0-based) down, in the same rows for all."""
    last = min(table.n_rows, first_row + ROWS)
    return [_seen(column, first_row, last) for column in table.columns]


def _seen(column: Column, first: int, last: int) -> ColumnSample:
    values, codes = column.values, column.codes
    found = ColumnSample(rows=max(0, last - first))
    told = {
        code: kinds_of(values[code]) for code in set(codes[first:last]) if values[code] is not None
    }
    for code in codes[first:last]:
        kinds = told.get(code, frozenset())
        found.cells.append(values[code] if kinds else None)
        found.kinds.append(kinds)
        found.counts.update(kinds)
        found.size += bool(kinds)
    filled = {code for code, kinds in told.items() if kinds}
    if len(filled) < _FEWEST and last < len(codes):
        filled |= _more(found, column, last, filled)
    found.distinct = len(filled)
    dated = found.counts["date"] or found.counts["year"] or found.counts["serial"]
    if dated:
        years = (year_of(value) for value in found.cells)
        found.years = [year for year in years if year is not None]
    return found


def _more(found: ColumnSample, column: Column, last: int, known: set[int]) -> set[int]:
    """Look at some values that stand below the sample, for a column that is nearly empty there."""
    more: set[int] = set()
    for code in dict.fromkeys(column.codes[last : last + _LOOKED_THROUGH]):
        if code not in known and column.values[code] is not None:
            kinds = kinds_of(column.values[code])
            if kinds:
                more.add(code)
                found.kinds.append(kinds)
                found.cells.append(column.values[code])
                found.counts.update(kinds)
                found.size += 1
                found.rows += 1
        if len(more) == ROWS:
            break
    return more
