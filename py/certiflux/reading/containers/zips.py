"""Any zip that a user brings, opened only when it cannot harm: bounded before it is inflated.

A zip says how many parts it has, their names and their sizes; each of these may lie. Nothing is
ever written under a name that a zip gives.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

MAX_ENTRIES: Final = 10_000
"""Parts of a zip at most: the largest workbooks have some hundreds."""

LONGEST_NAME: Final = 1_000

_ENTRY: Final = b"PK\x01\x02"
_ENCRYPTED: Final = 0x1
_PIECE: Final = 1024 * 1024
_RAW: Final = -15
"""Window of a deflated part: no header of its own."""

_OUTSIDE: Final = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^\\|^[A-Za-z]:|\0")
"""A name that would leave the folder where a zip is unpacked."""

BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError,
    OSError, KeyError, IndexError,
)  # fmt: skip
"""What the standard library raises on a zip that is cut or spoilt."""


class TrickError(Exception):
    """A zip is made as no program makes one; its only argument says how, in one word."""


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip whose table is sound. Raise TrickError, or one of BROKEN.

    Counting the marks of the entries is faster than reading a table of millions of them.
    """
    if data.count(_ENTRY) > MAX_ENTRIES:
        raise TrickError("entries")
    found = zipfile.ZipFile(io.BytesIO(data))
    names = [info.filename for info in found.infolist()]
    # The standard library cuts a name at a NUL: another program would read another one.
    whole = [getattr(info, "orig_filename", info.filename) for info in found.infolist()]
    if any(_OUTSIDE.search(name) or len(name) > LONGEST_NAME for name in whole):
        raise TrickError("path")
    if len(set(names)) < len(names):
        raise TrickError("twice")
    return found


def is_locked(archive: zipfile.ZipFile) -> bool:
    """Say whether a part of the zip is encrypted."""
    return any(info.flag_bits & _ENCRYPTED for info in archive.infolist())


class Part:
    """One part of a zip, inflated piece by piece and never beyond the size that it announces.

    The standard library stops at that size and is content: another reader of the same zip would go
    on, so a part that has more is refused here.
    """

    def __init__(self, archive: zipfile.ZipFile, data: bytes, name: str) -> None:
        """Find the part in the bytes of its zip. Raise one of BROKEN."""
        info = archive.getinfo(name)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile
        start = _content_of(data, info)
        self.packed = memoryview(data)[start : start + info.compress_size]
        self._inflater = zlib.decompressobj(_RAW) if info.compress_type else None
        self._info = info
        self._place = self._crc = 0
        self.size = 0
        """Bytes read so far."""

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most ``size``; b"" at the end. TrickError or BROKEN."""
        piece = self._stored(size) if self._inflater is None else self._inflated(size)
        self.size += len(piece)
        if self.size > self._info.file_size:
            raise TrickError("size")
        self._crc = zlib.crc32(piece, self._crc)
        if not piece and (self.size, self._crc) != (self._info.file_size, self._info.CRC):
            raise zipfile.BadZipFile
        return piece

    def whole(self, most: int) -> bytes:
        """Return all that is left, at most that many bytes. Raise as ``read`` does."""
        found = bytearray()
        while len(found) < most and (piece := self.read(most - len(found))):
            found += piece
        return bytes(found)

    def _stored(self, size: int) -> bytes:
        piece = bytes(self.packed[self._place : self._place + size])
        self._place += len(piece)
        return piece

    def _inflated(self, size: int) -> bytes:
        inflater = self._inflater
        while inflater is not None and not inflater.eof:
            packed = inflater.unconsumed_tail
            if not packed:
                packed = self._stored(min(size, _PIECE))
                if not packed:
                    return inflater.flush()
            if piece := inflater.decompress(packed, size):
                return piece
        return b""


def check_size(archive: zipfile.ZipFile, data: bytes, name: str) -> None:
    """Refuse a part that holds something else than it announces: TrickError, or one of BROKEN."""
    part = Part(archive, data, name)
    while part.read(_PIECE):
        pass


def _content_of(data: bytes, info: zipfile.ZipInfo) -> int:
    """Return where the bytes of a part begin: after its own header, name and extra field."""
    header = data[info.header_offset : info.header_offset + 30]
    if len(header) < 30:  # noqa: PLR2004 - the size of a local header
        raise zipfile.BadZipFile
    name, extra = header[26] | header[27] << 8, header[28] | header[29] << 8
    return info.header_offset + 30 + name + extra
