"""Judge several data of a row together, once per distinct tuple of values."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from collections.abc import Mapping as Dict
from typing import Any

from certiflux.dataset.dataset import Dataset
from certiflux.dataset.values import Value

Reduce = Callable[[Value], Any]
Reduces = Reduce | Dict[str, Reduce] | None
"""What reduces the values of every field, or of some by their id."""

Say = Callable[..., str | None]


def said_rows(
    dataset: Dataset, ids: Sequence[str], say: Say, reduce: Reduces = None
) -> dict[str, list[int]]:
    """Return, by what ``say`` answers for the values of ``ids`` in a row, the rows concerned.

    ``reduce`` turns a value into what ``say`` is to see of it, so that fewer tuples differ (a
    year instead of a day, what a number says of a birth); a field without a column is None
    everywhere. Thousands of dates have a dozen months: few meanings differ where many values do.
    """
    streams, seen = _streams(dataset, ids, reduce)
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
    dataset: Dataset, ids: Sequence[str], reduce: Reduces
) -> tuple[list[array[int]], list[list[Any]]]:
    """Return the codes of each field row by row, and beside them what the codes stand for."""
    streams: list[array[int]] = []
    seen: list[list[Any]] = []
    for field_id in ids:
        column = dataset.columns.get(field_id)
        smaller = reduce.get(field_id) if isinstance(reduce, Dict) else reduce
        if column is None:
            streams.append(array("I", bytes(array("I").itemsize * len(dataset))))
            seen.append([None])
        elif smaller is None:
            streams.append(column.codes)
            seen.append(list(column.values))
        else:
            reduced = {value: smaller(value) for value in set(column.values)}
            codes, values = distinct([reduced[value] for value in column.values])
            streams.append(array("I", map(codes.__getitem__, column.codes)))
            seen.append(values)
    return streams, seen


def distinct(values: Sequence[Any]) -> tuple[list[int], list[Any]]:
    """Return a number for each of ``values``, the same for equals, and the values by number."""
    numbers: dict[Any, int] = {}
    codes = [numbers.setdefault(value, len(numbers)) for value in values]
    return codes, list(numbers)
