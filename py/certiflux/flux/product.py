"""A flow that was written: its bytes by parts, its hash, and what the schema said of it."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from certiflux.base.clock import paris
from certiflux.dataset.people import Dataset
from certiflux.dictionary import PREFIX, ids
from certiflux.flux.writer import Chunk
from certiflux.rules.values.envelope import envelope_values
from certiflux.schema.fault import Fault

NO_ROW = 0xFFFF_FFFF
"""Row of a line on which no passage stands."""

FIRST_LINE = 3
"""Line of the first passage in a chunk: after the XML declaration and the envelope."""

_END = f"</{PREFIX}:passageCertification>\n".encode()
"""What ends a passage in a file made here."""

_UNSAFE = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(slots=True)
class Product:
    """One file ready to be deposited; ``parts`` joined are its bytes.

    ``errors`` gives, by row of the dataset, what the schema refuses (normally nothing).
    ``id_flux`` is the flow's own, ``made`` when it was written (seconds since 1970, UTC);
    ``lines`` gives the row of the passage on each line, NO_ROW for none: the portal tells lines.
    """

    name: str = ""
    id_flux: str = ""
    made: float = 0.0
    parts: list[bytes] = field(default_factory=list)
    passages: int = 0
    size: int = 0
    lines: array[int] = field(default_factory=lambda: array("I"))
    errors: list[tuple[int | None, Fault]] = field(default_factory=list)
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, chunk: Chunk, errors: list[Fault]) -> None:
        """Append a chunk and what the schema said of it."""
        part = chunk.part()
        self.parts.append(part)
        self.passages += len(chunk.rows)
        self.lines.extend([NO_ROW] * chunk.opening.count("\n"))
        rows = list(_rows_by_line(chunk))
        self.lines.extend(rows)
        self.lines.extend([NO_ROW] * chunk.closing.count("\n"))
        self.size += len(part)
        self._hash.update(part)
        for error in errors:
            rank = error.line - FIRST_LINE
            inside = 0 <= rank < len(rows)
            self.errors.append((rows[rank] if inside else None, error))

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of the file, in hexadecimal."""
        return self._hash.hexdigest()

    @property
    def xsd_valid(self) -> bool:
        """Say whether the schema accepts the whole file."""
        return not self.errors


def _rows_by_line(chunk: Chunk) -> Iterable[int]:
    """Return the row that stands on each line of a chunk; a text may hold ends of lines."""
    if chunk.body.count(b"\n") == len(chunk.rows):
        return chunk.rows
    pieces = chunk.body.split(_END)[: len(chunk.rows)]
    heights = [piece.count(b"\n") + 1 for piece in pieces]
    return (row for row, high in zip(chunk.rows, heights, strict=True) for _ in range(high))


def file_name(dataset: Dataset, epoch: float, part: int = 1, total: int = 1) -> str:
    """Return « flux-CERTIFICATEUR-AAAAMMJJ-HHMMSS-1sur3.xml », at the hour of Paris.

    A file that is alone has no number.
    """
    return stem("flux", dataset, epoch) + (f"-{part}sur{total}" if total > 1 else "") + ".xml"


def stem(kind: str, dataset: Dataset, epoch: float) -> str:
    """Return « KIND-CERTIFICATEUR-AAAAMMJJ-HHMMSS », at the hour of Paris."""
    column = dataset.columns.get(ids.ID_CLIENT_CERTIFICATEUR)
    owner = envelope_values(column)[:1] if column else []
    moment = paris(epoch).strftime("%Y%m%d-%H%M%S")
    return "-".join([kind, *(_UNSAFE.sub("", o) for o in owner), moment])
