"""Streams of an OLE container (compound file), the shell of .xls and of locked .xlsx.

Only what is needed here: the directory and one stream, read and written. Layout: [MS-CFB].
"""

# ruff: noqa: PLR2004 - the layouts of records are numbers, named by the specification

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # above: end of chain, free, table sectors
_ENTRY = 128
_STORAGE_ROOT = 5


class OleError(Exception):
    """The container is cut or inconsistent."""


class OleFile:
    """The streams of a container, by name in lower case."""

    def __init__(self, data: bytes) -> None:
        """Read the tables and the directory; raise OleError."""
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise OleError from error

    @property
    def names(self) -> set[str]:
        """The names of the streams and storages, in lower case."""
        return set(self._entries)

    def stream(self, name: str) -> bytes:
        """Return the content of a stream; raise OleError when it is absent or cut."""
        try:
            start, size = self._entries[name]
            if size < self._mini_cutoff:
                content = self._mini_chain(start)
            else:
                content = b"".join(map(self._sector, self._chain(start, self._fat)))
        except (KeyError, IndexError, struct.error) as error:
            raise OleError from error
        if len(content) < size:
            raise OleError
        return content[:size]

    def _open(self) -> None:
        data = self._data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if not (7 <= shift <= 16 and mini_shift <= shift):
            raise OleError
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        (directory,) = struct.unpack_from("<I", data, 48)
        self._mini_cutoff, mini_fat, _, difat, n_difat = struct.unpack_from("<5I", data, 56)
        self._fat = self._words(self._fat_sectors(difat, n_difat))
        self._mini_fat = self._words(self._chain(mini_fat, self._fat))
        self._entries: dict[str, tuple[int, int]] = {}
        self._read_directory(b"".join(map(self._sector, self._chain(directory, self._fat))))

    def _read_directory(self, table: bytes) -> None:
        self._mini_stream = b""
        for offset in range(0, len(table) - _ENTRY + 1, _ENTRY):
            entry = table[offset : offset + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            start, size = struct.unpack_from("<II", entry, 116)
            if kind == _STORAGE_ROOT:
                self._mini_stream = b"".join(map(self._sector, self._chain(start, self._fat)))
            elif length >= 2:
                self._entries[entry[: length - 2].decode("utf-16-le").lower()] = (start, size)

    def _fat_sectors(self, difat: int, n_difat: int) -> Iterator[int]:
        listed = list(struct.unpack_from("<109I", self._data, 76))
        for _ in range(min(n_difat, len(self._data) // self._size)):
            *more, difat = struct.unpack(f"<{self._size // 4}I", self._sector(difat))
            listed += more
        return (sector for sector in listed if sector < _LAST_SECTOR)

    def _words(self, sectors: Iterator[int]) -> list[int]:
        return [
            word
            for sector in sectors
            for word in struct.unpack(f"<{self._size // 4}I", self._sector(sector))
        ]

    def _chain(self, sector: int, table: list[int]) -> Iterator[int]:
        for _ in range(len(table) + 1):
            if sector >= _LAST_SECTOR:
                return
            yield sector
            sector = table[sector]
        raise OleError  # a chain longer than its table turns in circles

    def _sector(self, sector: int) -> bytes:
        start = (sector + 1) * self._size
        content = self._data[start : start + self._size]
        if not content:
            raise OleError
        return content.ljust(self._size, b"\0")

    def _mini_chain(self, start: int) -> bytes:
        size = self._mini_size
        return b"".join(
            self._mini_stream[sector * size : (sector + 1) * size]
            for sector in self._chain(start, self._mini_fat)
        )


_SECTOR = 512
_WORDS = _SECTOR // 4
_IN_HEADER = 109
_END, _FREE, _FAT, _DIFAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC
_SMALLEST = 4096
"""Bytes below which a stream would have to be a small one, kept apart."""


def alone(name: str, content: bytes) -> bytes:
    """Return a container of one stream, whose tables cannot turn in circles."""
    size = max(len(content), _SMALLEST)
    body = -(-size // _SECTOR)
    fats = difats = 0
    while (total := body + 1 + fats + difats) > fats * _WORDS:
        fats = -(-total // _WORDS)
        difats = -(-max(0, fats - _IN_HEADER) // (_WORDS - 1))
    # The directory, the stream, its tables, the list of the tables that the header cannot hold.
    first_fat, first_difat = 1 + body, 1 + body + fats
    chain = [*range(2, body + 1), _END] if body else []
    table = [_END, *chain, *[_FAT] * fats, *[_DIFAT] * difats]
    table += [_FREE] * (fats * _WORDS - len(table))
    places = list(range(first_fat, first_fat + fats))
    header = struct.pack(
        "<8s16x5H6x9I",
        *(MAGIC, 0x3E, 3, 0xFFFE, 9, 6, 0, fats, 0, 0, _SMALLEST, _END, 0),
        *(first_difat if difats else _END, difats),
    )
    listed = places[:_IN_HEADER] + [_FREE] * (_IN_HEADER - len(places))
    pieces = [header, struct.pack("<109I", *listed), _directory(name, size)]
    pieces += [
        content,
        bytes(body * _SECTOR - len(content)),
        struct.pack(f"<{len(table)}I", *table),
    ]
    for rank in range(difats):
        start = _IN_HEADER + rank * (_WORDS - 1)
        some = places[start : start + _WORDS - 1]
        following = first_difat + rank + 1 if rank + 1 < difats else _END
        some += [_FREE] * (_WORDS - 1 - len(some)) + [following]
        pieces.append(struct.pack(f"<{_WORDS}I", *some))
    return b"".join(pieces)


def _directory(name: str, size: int) -> bytes:
    """Return the sector of the directory: the root, the stream that begins at sector 1."""
    root = _entry("Root Entry", _STORAGE_ROOT, 1, _END, 0)
    blank = _entry("", 0, _FREE, 0, 0)
    return root + _entry(name, 2, _FREE, 1, size) + 2 * blank


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    coded = name.encode("utf-16-le")
    length = len(coded) + 2 if name else 0
    return struct.pack("<64sHBB3I36xIQ", coded, length, kind, 1, _FREE, _FREE, child, start, size)
