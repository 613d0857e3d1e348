"""What is made of other things, kept as long as they are the very same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Memo(Generic[Made]):
    """One thing, beside what it was made of: with another of these it is no more.

    They are compared as objects; tuples, which tell how a thing that changes is now, by what they
    hold.
    """

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        """Start with nothing."""
        self._kept: tuple[tuple[object, ...], Made] | None = None

    def put(self, made: Made, *of: object) -> Made:
        """Keep what was made ``of`` some things, and return it."""
        self._kept = of, made
        return made

    def get(self, *of: object) -> Made | None:
        """Return what was made of these very things, None when it is not there."""
        return self._kept[1] if self._kept is not None and self._stands(of) else None

    def of(self, make: Callable[[], Made], *of: object) -> Made:
        """Return what is made of some things, made again only when one is another."""
        if self._kept is None or not self._stands(of):
            return self.put(make(), *of)
        return self._kept[1]

    def _stands(self, of: tuple[object, ...]) -> bool:
        return same(self._kept[0] if self._kept else (), of)


def same(then: tuple[object, ...], now: tuple[object, ...]) -> bool:
    """Say whether things are the very same as others, in this order."""
    return len(then) == len(now) and all(map(_same, then, now))


def _same(then: object, now: object) -> bool:
    return then is now or (isinstance(then, tuple) and then == now)
