"""Judge several data of a row together, once per distinct tuple of values, or of what they mean.

Thousands of dates have a dozen months, and thousands of names are first names or not: few meanings
differ where many values do.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dict
from typing import Any

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value

Reduce = Callable[[Value], Any]
Meanings = Dict[str, Sequence[Any]]
"""What the values of a field mean, by its id: one hashable meaning per code of its column."""

Judge = Callable[..., str | None]


def said_rows(
    dataset: Dataset,
    ids: Sequence[str],
    say: Judge,
    reduce: Reduce | None = None,
    meanings: Meanings | None = None,
) -> dict[str, list[int]]:
    """Return, by what ``say`` answers for the values of ``ids`` in a row, the rows concerned.

    ``say`` is handed the ``meanings`` of a field where there are some; else its values as
    ``reduce`` turns them into what is to be seen of them (a year instead of a day). A field
    without a column is None everywhere.
    """
    streams, seen = _streams(dataset, ids, reduce, meanings or {})
    said: dict[tuple[int, ...], str] = {}
    for codes in set(zip(*streams, strict=True)):
        values = [known[code] for known, code in zip(seen, codes, strict=True)]
        if (rule := say(*values)) is not None:
            said[codes] = rule
    found: dict[str, list[int]] = {}
    if said:
        for row, codes in enumerate(zip(*streams, strict=True)):
            if codes in said:
                found.setdefault(said[codes], []).append(row)
    return found


def _streams(
    dataset: Dataset, ids: Sequence[str], reduce: Reduce | None, meanings: Meanings
) -> tuple[list[array[int]], list[list[Any]]]:
    """Return the codes of each field row by row, and beside them what the codes stand for."""
    streams: list[array[int]] = []
    seen: list[list[Any]] = []
    for field_id in ids:
        column = dataset.columns.get(field_id)
        if column is None:
            streams.append(array("I", bytes(array("I").itemsize * len(dataset))))
            seen.append([None])
        elif reduce is None and field_id not in meanings:
            streams.append(column.codes)
            seen.append(list(column.values))
        else:
            meant = meanings.get(field_id) or _reduced(column.values, reduce or _itself)
            codes, values = distinct(meant)
            streams.append(array("I", map(codes.__getitem__, column.codes)))
            seen.append(values)
    return streams, seen


def _reduced(values: Sequence[Value], reduce: Reduce) -> list[Any]:
    """Return what each value is reduced to, equal ones once."""
    reduced = {value: reduce(value) for value in set(values)}
    return [reduced[value] for value in values]


def _itself(value: Value) -> Value:
    return value


def distinct(values: Sequence[Any]) -> tuple[list[int], list[Any]]:
    """Return a number for each of ``values``, the same for equals, and the values by number."""
    numbers: dict[Any, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return codes, list(numbers)
