"""The records of .xlsb (BIFF12, [MS-XLSB] 2.1.4), and the workbook part made anew."""

# ruff: noqa: PLR2004 - the layouts of records are numbers, named by the specification

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import Final

from certiflux.reading.refusals import refuse

BUNDLE, PROPERTIES = 156, 153
_BOOK, _BOOK_END, _BUNDLES, _BUNDLES_END = 131, 132, 143, 144
_TEXT_ITEM: Final = 19
_SMALL: Final = 0x7F


def records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and body of each record; one that is cut ends the walk."""
    position, end = 0, len(content)
    while position < end:
        kind = content[position]
        position += 1
        if kind & 0x80 and position < end:
            kind = (kind & 0x7F) | (content[position] & 0x7F) << 7
            position += 1
        size = shift = 0
        while position < end and shift < 28:
            byte = content[position]
            position += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, content[position : position + size]
        position += size


def wide_string(record: bytes, start: int) -> str:
    """Return the text at a place of a record."""
    (length,) = struct.unpack_from("<I", record, start)
    return record[start + 4 : start + 4 + 2 * length].decode("utf-16-le")


def holds_text(record: bytes, start: int) -> bool:
    """Say whether the text at a place of a record ends within it."""
    if len(record) < start + 4:
        return False
    (length,) = struct.unpack_from("<I", record, start)
    return start + 4 + 2 * int(length) <= len(record)


def text_sizes(content: bytes) -> list[int]:
    """Return the bytes of each text that cells share; raise UserError for one that is cut.

    What reads them after would take the rest of a cut one from the record before.
    """
    sizes = []
    for kind, record in records(content):
        if kind == _TEXT_ITEM:
            if not holds_text(record, 1):
                raise refuse("CLASSEUR_ILLISIBLE", "record")
            sizes.append(len(record))
    return sizes


def workbook_part(sheets: Iterable[tuple[str, int]], *, date_1904: bool) -> bytes:
    """Return the part that lists sheets: the name and the state of each, in order."""
    bundles = b"".join(
        _record(BUNDLE, struct.pack("<II", state, rank) + _wide(f"rId{rank}") + _wide(name))
        for rank, (name, state) in enumerate(sheets, 1)
    )
    properties = _record(PROPERTIES, struct.pack("<II", date_1904, 0) + _wide(""))
    listed = _record(_BUNDLES) + bundles + _record(_BUNDLES_END)
    return _record(_BOOK) + properties + listed + _record(_BOOK_END)


def _record(kind: int, body: bytes = b"") -> bytes:
    head, size = bytes((kind & _SMALL | 0x80, kind >> 7)), len(body)
    length = bytearray()
    while size > _SMALL:
        length.append(size & _SMALL | 0x80)
        size >>= 7
    return head + bytes((*length, size)) + body


def _wide(text: str) -> bytes:
    coded = text.encode("utf-16-le", "replace")
    return struct.pack("<I", len(coded) // 2) + coded
