"""The texts that the cells of an .xls share ([MS-XLS] 2.4.265): how long each of them is."""

from __future__ import annotations

import struct
from typing import Final

_WIDE, _PHONETIC, _RICH = 1, 4, 8
LONGEST: Final = 0xFFFF
"""Signs of a text at most: its length stands in two bytes."""


class _Reader:
    """The bytes of a record and of those that continue it; a text may go on in the next one."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._rank = self._place = 0

    def head(self, layout: str) -> tuple[int, ...]:
        """Return what stands at once in one record; a record that has ended gives the next one."""
        while self._place >= len(self._pieces[self._rank]):
            self._rank, self._place = self._rank + 1, 0
        found: tuple[int, ...] = struct.unpack_from(layout, self._pieces[self._rank], self._place)
        self._place += struct.calcsize(layout)
        return found

    def skip(self, count: int) -> None:
        """Pass over bytes, from one record to the next."""
        while count > (left := len(self._pieces[self._rank]) - self._place):
            count -= left
            self._rank, self._place = self._rank + 1, 0
        self._place += count

    def letters(self, count: int, *, wide: bool) -> None:
        """Pass over letters; a record that goes on with a text says anew how wide they are."""
        while True:
            size = 2 if wide else 1
            here = min(count, (len(self._pieces[self._rank]) - self._place) // size)
            count, self._place = count - here, self._place + here * size
            if not count:
                return
            self._rank, self._place = self._rank + 1, 0
            (flags,) = self.head("<B")
            wide = bool(flags & _WIDE)


def text_lengths(pieces: list[bytes]) -> tuple[int, list[int] | None]:
    """Return the count that the table announces, and the signs of each text.

    ``pieces`` are the record and those that continue it. None when it is not as it should be.
    """
    reader = _Reader(pieces)
    try:
        _, count = reader.head("<II")
        if count > sum(map(len, pieces)) // 3:
            return count, None
        return count, [_text(reader) for _ in range(count)]
    except (struct.error, IndexError):
        return 0, None


def _text(reader: _Reader) -> int:
    length, flags = reader.head("<HB")
    runs = reader.head("<H")[0] if flags & _RICH else 0
    more = reader.head("<I")[0] if flags & _PHONETIC else 0
    reader.letters(length, wide=bool(flags & _WIDE))
    reader.skip(4 * runs + more)
    return length
