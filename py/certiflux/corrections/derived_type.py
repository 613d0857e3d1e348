"""The type of a certification follows the code that the user types, where the code made it."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from dataclasses import replace

from certiflux.corrections.typed import text_of
from certiflux.dataset.certification import prefix_of
from certiflux.dataset.change import Change
from certiflux.dataset.fiches import CODE, TYPE
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary import fields


def with_types(
    base: Dataset, dataset: Dataset, coded: Collection[int], typed: Collection[int]
) -> Dataset:
    """Return a dataset where the rows ``coded`` have the type that their typed code tells.

    What the list or the user says of the type stands: the rows ``typed``, a column, a setting.
    """
    code, own = dataset.columns.get(CODE), base.columns.get(TYPE)
    rows = [row for row in coded if row not in typed and not _given(own, row)]
    if code is None or not rows or not _made_of_codes(base, own):
        return dataset
    nothing = FieldColumn([None], array("I", [0]) * len(code.codes))
    column = dataset.columns.get(TYPE, nothing)
    codes, values = column.codes[:], list(column.values)
    places: dict[Value, int] = {}
    for row in rows:
        prefix: Value = prefix_of(code.values[code.codes[row]]) or None
        if prefix not in places:
            places[prefix] = len(values)
            values.append(prefix)
        codes[row] = places[prefix]
    raw = [*column.raw, *([None] * len(places))] if column.raw else []
    columns = {**dataset.columns, TYPE: replace(column, values=values, codes=codes, raw=raw)}
    return replace(dataset, columns={i: columns[i] for i in fields(base.version) if i in columns})


def _given(own: FieldColumn | None, row: int) -> bool:
    """Say whether the list itself gives the type of a row."""
    return own is not None and bool(own.raw) and bool(text_of(own, own.codes[row]))


def _made_of_codes(base: Dataset, own: FieldColumn | None) -> bool:
    """Say whether types come from codes, rather than from one answer for all."""
    if own is None or own.source is not None or not any(own.values):
        return True
    return any(e.change is Change.TYPE_DEDUIT and e.field == TYPE for e in base.journal.entries)
