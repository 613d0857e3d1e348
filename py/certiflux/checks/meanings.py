"""Judge several columns together by what their values mean, once per distinct tuple of meanings.

Thousands of dates have a dozen months, and thousands of names are first names or not: few
meanings differ where many values do.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from certiflux.dataset.values import FieldColumn

Judge = Callable[..., str | None]


def judged_rows(
    columns: Sequence[FieldColumn], meanings: Sequence[Sequence[Any]], judge: Judge
) -> dict[str, list[int]]:
    """Return, by what ``judge`` answers, the rows concerned.

    ``meanings`` give one meaning per column and code, hashable; ``judge`` is handed one of each
    column, and answers a word or None.
    """
    streams: list[array[int]] = []
    known: list[list[Any]] = []
    for column, meaning in zip(columns, meanings, strict=True):
        numbers: dict[Any, int] = {}
        ranks = [numbers.setdefault(one, len(numbers)) for one in meaning]
        streams.append(array("I", map(ranks.__getitem__, column.codes)))
        known.append(list(numbers))
    said: dict[tuple[int, ...], str] = {}
    for codes in set(zip(*streams, strict=True)):
        answer = judge(*(said_of[at] for said_of, at in zip(known, codes, strict=True)))
        if answer:
            said[codes] = answer
    found: dict[str, list[int]] = {}
    if said:
        for row, codes in enumerate(zip(*streams, strict=True)):
            if codes in said:
                found.setdefault(said[codes], []).append(row)
    return found
