"""Bring a line and a column of a deposited flow back to the passage that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_MARKS: Final = re.compile(
    rb"<(?:[A-Za-z_][\w.-]*:)?(?P<opening>passageCertification)[\s/>]"
    rb"|</(?:[A-Za-z_][\w.-]*:)?passageCertifications\s*>"
)
"""A passage that opens, or a list of passages that ends."""


@dataclass(frozen=True, slots=True)
class FlowPosition:
    """What stands at a position of a flow: the rank of its passage from 0, None outside of any."""

    line: int
    column: int
    rank: int | None


def locate(parts: Sequence[bytes], positions: Iterable[tuple[int, int]]) -> list[FlowPosition]:
    """Return the passage at each (line, column), both from 1 and in characters, in file order.

    ``parts`` are the bytes of the flow as it was deposited, in UTF-8, cut anywhere. The parser
    gives the place where the faulty tag ends: the passage is the last one opened before it.
    """
    data = b"".join(parts)
    found: list[FlowPosition] = []
    start, number, count, inside, read = 0, 1, 0, False, 0
    for line, column in sorted(set(positions)):
        while number < line and (end := data.find(b"\n", start)) >= 0:
            start, number = end + 1, number + 1
        stop = max(read, start + _bytes_of(data, start, column - 1))
        for mark in _MARKS.finditer(data, read, stop):
            inside = mark["opening"] is not None
            count += inside
        read = stop
        found.append(FlowPosition(line, column, count - 1 if inside else None))
    return found


def _bytes_of(data: bytes, start: int, characters: int) -> int:
    """Return how many bytes a number of characters takes from ``start``, in its line."""
    end = data.find(b"\n", start)
    line = data[start : len(data) if end < 0 else end]
    text = line.decode("utf-8", "surrogateescape")[: max(0, characters)]
    return len(text.encode("utf-8", "surrogateescape"))
