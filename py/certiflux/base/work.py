"""Long operations: generators that say how far they are and return their result.

The caller drives them, so that a page stays alive and can stop asking.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Advance:
    """How far a long operation is; ``total`` is None while it is not known."""

    phase: str
    label: str
    done: int
    total: int | None = None


Work = Generator[Advance, None, T]


def relay(steps: Generator[tuple[int, int], None, T], phase: str, label: str) -> Work[T]:
    """Run inner steps (done, total), saying each under a phase and a French label."""
    while True:
        try:
            done, total = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        yield Advance(phase, label, done, total)


def drain(work: Generator[object, None, T]) -> T:
    """Run a long operation to its end and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


def timed(
    work: Generator[S, None, T], clock: Callable[[], float]
) -> Generator[S, None, tuple[T, float]]:
    """Run a long operation and return its result with the seconds that it worked.

    The time between two steps, which is the caller's, does not count.
    """
    spent = 0.0
    while True:
        start = clock()
        try:
            advance = next(work)
        except StopIteration as end:
            return end.value, spent + clock() - start
        spent += clock() - start
        yield advance
