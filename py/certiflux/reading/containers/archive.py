"""The zip container of modern workbooks: what it holds, and whether it is safe to open."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import ZipFile

from certiflux.base.errors import UserError
from certiflux.base.words import megabytes
from certiflux.reading.containers.zips import (
    BROKEN,
    Part,
    TrickError,
    check_size,
    is_locked,
    open_zip,
)
from certiflux.reading.refusals import refuse

MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

MAX_CONTENT = 1536 * 1024 * 1024
"""The largest content declared, in bytes, all parts together: 200,000 rows x 50 columns
take a third of it."""

_MAX_RATIO = 200
_SMALL_CONTENT = 64 * 1024 * 1024
"""Below this a high ratio is harmless: blank formatted rows compress very well."""

_MAX_PART = 16 * 1024 * 1024
_LONGEST_MARK = 8 * 1024 * 1024
"""Bytes between two signs that begin a tag: a longer text, or a longer tag, is no cell's."""

_PIECE = 1024 * 1024
_BEYOND = (*BROKEN, TrickError)
_MACROS = ("vbaproject.bin", "basic/", "scripts/")
_LINKS = "xl/externallinks/"


_NOT_CHECKED = ("xl/worksheets/", "content.xml", "xl/media/", "pictures/")


class PackedPart(NamedTuple):
    """A part as it is packed: its bytes, how, what they hold once unpacked, its checksum."""

    content: bytes | memoryview
    method: int
    size: int
    crc: int


class Archive:
    """An opened zip whose declared sizes have been checked."""

    def __init__(self, data: bytes) -> None:
        """Open the container; raise UserError when it is cut, locked, tricky or far too large."""
        try:
            self._zip = open_zip(data)
        except _BEYOND as error:
            raise _refused(error) from error
        self._data = data
        infos = self._zip.infolist()
        self._real = {_folded(info.filename): info.filename for info in infos}
        self.names = {_plain(info.filename) for info in infos}
        if len(self._real) < len(infos):
            raise _refused(TrickError("twice"))
        if is_locked(self._zip):
            raise refuse("CLASSEUR_PROTEGE")
        size = sum(info.file_size for info in infos)
        swollen = size > _SMALL_CONTENT and size > _MAX_RATIO * len(data)
        if size > MAX_CONTENT or swollen:
            raise refuse("CLASSEUR_DEMESURE", size=megabytes(size))

    def part(self, name: str) -> bytes:
        """Return a small part whole, b"" when absent; raise UserError when it is cut."""
        if name not in self:
            return b""
        try:
            return Part(self._zip, self._data, self._real[_folded(name)]).whole(_MAX_PART)
        except _BEYOND as error:
            raise _refused(error) from error

    def open(self, name: str) -> "PartReader":
        """Return a reader of a large part, piece by piece."""
        return PartReader(self._zip, self._data, self._real.get(_folded(name), name))

    def __contains__(self, name: str) -> bool:
        """Say whether there is a part of that name, however its signs are turned."""
        return _folded(name) in self._real

    def check(self, name: str) -> None:
        """Read a part to its end: raise UserError when it holds more than it announces."""
        try:
            check_size(self._zip, self._data, self._real[_folded(name)])
        except _BEYOND as error:
            raise _refused(error) from error

    def check_sizes(self) -> None:
        """Refuse parts that hold more than they announce, but sheets and images: raise UserError.

        Sheets are read to their end by the look through them, before anything else reads them.
        """
        for name in sorted(self.names):
            if not name.lower().startswith(_NOT_CHECKED):
                self.check(name)

    def size(self, name: str) -> int:
        """Return the bytes that a part announces, 0 when it is absent."""
        return self._zip.getinfo(self._real[_folded(name)]).file_size if name in self else 0

    def packed(self, name: str) -> PackedPart:
        """Return a part as it is packed; raise UserError when it cannot be."""
        try:
            info = self._zip.getinfo(self._real[_folded(name)])
            part = Part(self._zip, self._data, info.filename)
        except _BEYOND as error:
            raise _refused(error) from error
        return PackedPart(part.packed, info.compress_type, info.file_size, info.CRC)

    @property
    def has_macros(self) -> bool:
        """Say whether programs came along: they are never run."""
        return any(_is_macro(name.lower()) for name in self.names)

    @property
    def has_links(self) -> bool:
        """Say whether the workbook refers to other files: they are never opened."""
        return any(name.lower().startswith(_LINKS) for name in self.names)

    @property
    def what(self) -> str:
        """What it is, in French, where no format knows it."""
        media = self.part("mimetype")
        if "word/document.xml" in self.names or media.endswith(b".text"):
            return "un document de traitement de texte"
        if "ppt/presentation.xml" in self.names or media.endswith(b".presentation"):
            return "une présentation"
        if any(name.endswith(".iwa") for name in self.names):
            return "un document Numbers (à exporter au format Excel)"
        return "un dossier compressé (zip) ; s'il contient le tableau, il faut d'abord l'extraire"


def _plain(name: str) -> str:
    """Return the name of a part as the format writes it: old .NET programs turned its slashes."""
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/")


def _folded(name: str) -> str:
    """Return what two names of one part have in common: their capitals do not count either."""
    return _plain(name).casefold()


class PartReader:
    """A large part read once, in pieces; a cut part raises a UserError."""

    def __init__(self, archive: ZipFile, data: bytes, name: str) -> None:
        """Open the part."""
        try:
            self._part = Part(archive, data, name)
        except _BEYOND as error:
            raise _refused(error) from error

    def read(self, size: int) -> bytes:
        """Return the next piece, b"" at the end."""
        try:
            return self._part.read(size)
        except _BEYOND as error:
            raise _refused(error) from error

    def markup(self, size: int = _PIECE) -> Iterator[bytes]:
        """Yield the pieces of a part of XML; raise UserError for a text without any end.

        What reads it after would hold such a text whole, and its copies.
        """
        since = 0
        while piece := self.read(size):
            first, last = piece.find(b"<"), piece.rfind(b"<")
            longest = since + (first if first >= 0 else len(piece))
            if longest > _LONGEST_MARK or _has_gap(piece, first, last):
                raise refuse("CELLULE_DEMESUREE", "markup")
            since = len(piece) - last if last >= 0 else longest
            yield piece

    def whole(self, most: int) -> bytes:
        """Return all that is left, at most that many bytes."""
        try:
            return self._part.whole(most)
        except _BEYOND as error:
            raise _refused(error) from error


def _has_gap(piece: bytes, first: int, last: int) -> bool:
    """Say whether two tags next to each other stand too far apart: one look a gap, not a tag."""
    place = first
    while 0 <= place < last - _LONGEST_MARK:
        following = piece.rfind(b"<", place + 1, place + 1 + _LONGEST_MARK)
        if following < 0:
            return True
        place = following
    return False


def _is_macro(name: str) -> bool:
    return name.endswith(_MACROS[0]) or (name.startswith(_MACROS[1:]) and not name.endswith("/"))


def _refused(error: Exception) -> UserError:
    """Return the sentence for a zip that is cut, or made to deceive."""
    if isinstance(error, TrickError):
        return refuse("CLASSEUR_TROMPEUR", str(error))
    return refuse("CLASSEUR_TRONQUE", type(error).__name__)
