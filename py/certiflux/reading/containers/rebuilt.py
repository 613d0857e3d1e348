"""A new container with the only parts that were looked through, under names of our own.

The library that reads workbooks never sees the container that a user brings: it would find other
parts in it than those that were measured (names in other letters, two parts of one name, another
root). What a part holds is carried over as it was packed, once it has been read to its end.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from certiflux.reading.containers.archive import Archive, PackedPart

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_DATE = 0x21
"""The first of January 1980: a container made here has no time of its own."""


def rebuilt(archive: Archive, parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these parts by their new names: a part of ``archive``, or bytes.

    Raise UserError for a part that is cut.
    """
    pieces: list[bytes | memoryview] = []
    table: list[bytes] = []
    place = 0
    for name, source in parts.items():
        part = archive.packed(source) if isinstance(source, str) else _stored(source)
        sizes = (part.crc, len(part.content), part.size)
        written = name.encode("ascii")
        head = (_VERSION, 0, part.method, 0, _DATE, *sizes, len(written), 0)
        pieces += (_LOCAL.pack(b"PK\x03\x04", *head), written, part.content)
        entry = (_VERSION, *head, 0, 0, 0, 0, place)
        table.append(_CENTRAL.pack(b"PK\x01\x02", *entry) + written)
        place += _LOCAL.size + len(written) + len(part.content)
    size = sum(map(len, table))
    end = _END.pack(b"PK\x05\x06", 0, 0, len(table), len(table), size, place, 0)
    return b"".join((*pieces, *table, end))


def _stored(content: bytes) -> PackedPart:
    return PackedPart(content, 0, len(content), zlib.crc32(content))
