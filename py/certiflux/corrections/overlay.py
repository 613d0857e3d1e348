"""Lay typed texts over the columns of a dataset; the dataset of the file is never changed.

Each change makes a new column: its codes are copied once, new texts are appended to its values.
A field whose corrections are all undone has the very column of the file again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from certiflux.corrections.changes import ASIDE, CellState, Changes
from certiflux.corrections.journal import corrected_journal
from certiflux.corrections.typed import TypedReader, TypedText
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import fields

OWN_COLUMN: Final = 1 << 20
"""Source of a column that the page alone gives, beyond any column of a sheet; one per field."""


class Overlay:
    """A dataset of a file and what is typed over it."""

    def __init__(self, base: Dataset, typing: TypedReader) -> None:
        """Start without any correction."""
        self.base = base
        self.dataset = base
        self.typing = typing
        self._typed: dict[str, dict[int, TypedText]] = {}
        self._codes: dict[str, dict[TypedText, int]] = {}

    def state(self, field: str, row: int) -> CellState:
        """Return what was typed in a cell, None for the cell of the file."""
        return self._typed.get(field, {}).get(row)

    def typed(self, field: str) -> dict[int, TypedText]:
        """Return the texts typed in a field, by row; not to be changed."""
        return self._typed.get(field, {})

    def corrected(self) -> list[str]:
        """Return the fields with a correction that stands, in the order of the dictionary."""
        return [field for field in fields(self.base.version) if self._typed.get(field)]

    def put(self, every: Iterable[Changes], *, forward: bool) -> frozenset[str]:
        """Apply changes, or take them back; return the fields whose column is another one."""
        columns, touched = dict(self.dataset.columns), set()
        for one in every:
            typed = self._typed.setdefault(one.field, {})
            states = list(one.states(forward=forward))
            for row, state in states:
                if state is None:
                    typed.pop(row, None)
                else:
                    typed[row] = state
            if one.field == ASIDE:
                continue
            touched.add(one.field)
            column = self._column(one.field, columns.get(one.field), states)
            if column is None:
                columns.pop(one.field, None)
            else:
                columns[one.field] = column
        if touched:
            ordered = {i: columns[i] for i in fields(self.base.version) if i in columns}
            self.dataset = replace(self.dataset, columns=ordered)
            journal = corrected_journal(self.base, self.dataset, self._typed, touched)
            self.dataset = replace(self.dataset, journal=journal)
        return frozenset(touched)

    def _column(
        self, field: str, current: FieldColumn | None, states: list[tuple[int, CellState]]
    ) -> FieldColumn | None:
        """Return the column of a field once its cells are in ``states``."""
        base = self.base.columns.get(field)
        if not self._typed[field]:
            self._codes.pop(field, None)
            return base
        column = current or self._blank(field)
        if field not in self._codes:
            self._codes[field] = {}
            column = self._own(field, column)
        column = self._with(field, column, {s: None for _, s in states if s is not None})
        known, codes = self._codes[field], column.codes[:]
        for row, state in states:
            codes[row] = known[state] if state else base.codes[row] if base else 0
        return replace(column, codes=codes)

    def _with(self, field: str, column: FieldColumn, wanted: dict[TypedText, None]) -> FieldColumn:
        """Return the column with the texts that it does not hold yet appended."""
        known = self._codes[field]
        new = [state for state in wanted if state not in known]
        if not new:
            return column
        read = self.typing.read(field, new, self.base.columns.get(field))
        start = len(column.values)
        known.update((state, start + rank) for rank, state in enumerate(new))
        broken = {start + rank for rank, one in enumerate(read) if one.broken}
        return replace(
            column,
            values=[*column.values, *(one.value for one in read)],
            raw=[*column.raw, *(state.text or None for state in new)],
            broken=column.broken | broken,
        )

    def _blank(self, field: str) -> FieldColumn:
        rows = array("I", bytes(array("I").itemsize * len(self.base)))
        return self._own(field, FieldColumn([None], rows, [None]))

    def _own(self, field: str, column: FieldColumn) -> FieldColumn:
        """Return a column that no sheet gives as one of its own: its rows may now differ."""
        if column.source is not None:
            return column
        raw = column.raw or [v if isinstance(v, str) else None for v in column.values]
        source = OWN_COLUMN + list(fields(self.base.version)).index(field)
        return replace(column, raw=raw, source=source)
