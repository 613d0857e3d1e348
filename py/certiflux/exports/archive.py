"""One zip of several files, made part by part: it never stands whole in memory before its end."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from typing import Final

from certiflux.base.clock import paris
from certiflux.base.work import Advance, Work

_PIECE: Final = 1 << 20
"""Bytes gathered before they make a part."""

Files = Sequence[tuple[str, Iterable[bytes]]]
"""The files to put in: their name and their bytes by parts."""


class _Sink:
    """Take what a zip writes, without going back: the parts of a download."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._piece = bytearray()

    def write(self, data: bytes) -> int:
        """Take bytes."""
        self._piece += data
        if len(self._piece) >= _PIECE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Make a part of what was gathered."""
        if self._piece:
            self.parts.append(bytes(self._piece))
            self._piece.clear()

    def close(self) -> None:
        """Make the last part."""
        self.flush()


def archive(files: Files, epoch: float) -> Work[list[bytes]]:
    """Return a zip of files, by parts; ``epoch`` (seconds UTC) dates each, at the hour of Paris."""
    sink = _Sink()
    moment = paris(epoch).timetuple()[:6]
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        for done, (name, parts) in enumerate(files):
            info = zipfile.ZipInfo(name, moment)
            # A workbook is a zip already: pressed again it only takes longer.
            stored = name.endswith(".xlsx")
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            with target.open(info, "w") as entry:
                for part in parts:
                    yield Advance("zip", "Préparation du zip", done, len(files))
                    entry.write(part)
    sink.flush()
    return sink.parts
