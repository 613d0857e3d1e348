"""The texts that the cells of an .xlsx share (ECMA-376 part 1, 18.4): how long each of them is.

A cell gives the number of its text, and calamine makes a copy for each cell: what a text takes is
its length as many times as it is named.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import Final

from certiflux.reading.containers.archive import Archive
from certiflux.reading.refusals import refuse

_END: Final = re.compile(rb"</(?:\w+:)?si\s*>")
_USUAL_END: Final = b"</si>"
_BLANK: Final = re.compile(rb"<(?:\w+:)?si\b[^<>]*+(?:(?<=/)>|></)")
_COUNT: Final = re.compile(rb"<(?:\w+:)?sst\b[^<>]*?\buniqueCount\s*=\s*[\"']\s*\+?(\d+)")
_HEAD: Final = 64 * 1024
_LONGEST: Final = 8 * 1024 * 1024
"""Bytes of the markup of one text at most."""

_ANY_COUNT: Final = 1_000_000
"""A count of texts that is never too many to make room for, true or not."""

_NUMBER: Final = re.compile(rb't="s"[^<>]*+><(?:\w+:)?v>(\d{1,9})</')
_NAMED: Final = (b'"s"', b"'s'")
"""How a cell may say that its value is the number of a text."""


class SharedStrings:
    """The lengths in bytes of the texts of a workbook, at least as long as they are."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Look through the part; raise UserError for a text, or a count, that no program writes."""
        self.longest = 0
        self._lengths = array("I")
        self._sure = True
        rest = head = b""
        for piece in pieces:
            text = rest + piece
            head = head or text[:_HEAD]
            # What is quoted or put aside could hold the end of a text: no end is sure then.
            self._sure = self._sure and b"<!" not in text and not _BLANK.search(text)
            ends = text.split(_USUAL_END) if _USUAL_END in text else _END.split(text)
            rest = ends.pop()
            if len(rest) > _LONGEST or max(map(len, ends), default=0) > _LONGEST:
                raise refuse("CELLULE_DEMESUREE", "shared")
            self._lengths.extend(map(len, ends))
        self.longest = max(self._lengths, default=0)
        if not self._sure:
            self.longest = max(_LONGEST, self.longest)
        told = _COUNT.search(head)
        if told and int(told[1][:18]) > max(_ANY_COUNT, 10 * len(self._lengths)):
            raise refuse("CLASSEUR_TROMPEUR", "count")

    def named_in(self, text: bytes) -> int:
        """Return the bytes of all the texts that cells name, or more."""
        if not self._sure or not self.longest:
            return self.longest * sum(map(text.count, _NAMED))
        numbers = _NUMBER.findall(text)
        lengths, count = self._lengths, len(self._lengths)
        known = sum(lengths[number] for number in map(int, numbers) if number < count)
        others = max(0, sum(map(text.count, _NAMED)) - len(numbers))
        return known + others * self.longest


def shared_strings(archive: Archive, part: str) -> SharedStrings:
    """Return the lengths of the texts of a part, none when it is absent; raise UserError."""
    pieces = archive.open(part).markup() if part in archive else iter(())
    return SharedStrings(pieces)
