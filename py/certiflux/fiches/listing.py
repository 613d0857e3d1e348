"""The file that holds a list: a zip, or its XML taken out of one; read by pieces, bounded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

from certiflux.fiches.refusals import huge, spoilt, unzipped, without
from certiflux.reading.containers.zips import BROKEN, Part, TrickError, is_locked, open_zip

PHASE: Final = "fiches"
LABEL: Final = "Lecture de la liste de France compétences"

MAX_LIST: Final = 150 * 1024 * 1024
"""Bytes of a file at most: that of the RNCP weighs less than a hundred million."""

MAX_CONTENT: Final = 2 * 1024 * 1024 * 1024
"""Bytes of all that a zip announces: three and a half times both XML lists."""

_MAX_RATIO: Final = 100
_SMALL: Final = 16 * 1024 * 1024
"""Below this a high ratio is harmless; above, French sentences take at least a tenth."""

MOST_FICHES: Final = 200_000
"""Seven times those of 2026."""

LISTED: Final = 1_000_000
"""Characters of one line of a table at most."""

_MAGIC: Final = b"PK\x03\x04"
_HEADER: Final = 30
_RAW: Final = -15
_FIRST_NAMES: Final = (b"export_fiches_csv_", b"export_fiches_rncp", b"export_fiches_rs")


class Listing:
    """A file of the user that is, or should be, one of the lists."""

    def __init__(self, name: str, data: bytes) -> None:
        """Open it; raise UserError when it is cut, tricky, locked or far too large."""
        self.name = name
        self._data = data
        admit_list(len(data))
        if not data.startswith(_MAGIC):
            self._zip, self.names = None, [name]
            return
        try:
            self._zip = open_zip(data)
        except (*BROKEN, TrickError) as error:
            raise spoilt(error) from None
        if is_locked(self._zip):
            raise without("le moyen de l'ouvrir : un mot de passe la protège")
        infos = self._zip.infolist()
        content = sum(info.file_size for info in infos)
        if content > MAX_CONTENT or (content > _SMALL and content > _MAX_RATIO * len(data)):
            raise huge()
        self.names = [info.filename for info in infos if not info.is_dir()]

    def size(self, part: str) -> int:
        """Return the bytes that a part announces."""
        return len(self._data) if self._zip is None else self._zip.getinfo(part).file_size

    def pieces(self, part: str, size: int) -> Iterator[bytes]:
        """Return a part piece by piece; raise UserError where it is not what it announces."""
        if self._zip is None:
            view = memoryview(self._data)
            yield from (bytes(view[at : at + size]) for at in range(0, len(view), size))
            return
        try:
            inside = Part(self._zip, self._data, part)
            while piece := inside.read(size):
                yield piece
        except (*BROKEN, TrickError) as error:
            raise spoilt(error) from None


def heavy_list(name: str, size: int) -> bool:
    """Say whether a file is, by its name, a list taken out of its zip, heavier than may be read."""
    return size > MAX_LIST and named_list(name.encode())


def admit_list(size: int) -> None:
    """Refuse by its size, before reading it, a list that is too heavy: raise UserError."""
    if size > MAX_LIST:
        raise unzipped()


def first_part(head: bytes) -> tuple[bytes, bytes]:
    """Return the name of the first part of a zip that begins so, and how this part begins."""
    if not head.startswith(_MAGIC) or len(head) < _HEADER:
        return b"", b""
    name, extra = head[26] | head[27] << 8, head[28] | head[29] << 8
    start = _HEADER + name + extra
    body = head[start:]
    if head[8]:
        try:
            body = zlib.decompressobj(_RAW).decompress(body, _HEADER * _HEADER)
        except zlib.error:
            body = b""
    return head[_HEADER : _HEADER + name], body


def named_list(name: bytes) -> bool:
    """Say whether a part bears a name that France compétences gives."""
    return name.lower().rpartition(b"/")[2].startswith(_FIRST_NAMES)
