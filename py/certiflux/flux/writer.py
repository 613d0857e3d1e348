"""Write a flow: the envelope once, then the passages by chunks, one passage per line.

Certifications follow the order in which the file names them; inside one, people keep the order
of the file. What one flow cannot carry goes on in another. The whole text is never in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import NAMESPACE, PREFIX, Version, ids, schema
from certiflux.dictionary.model import Field, Group
from certiflux.flux.elements import PassageWriter, leaf
from certiflux.flux.parts import FluxFile, flow_id
from certiflux.rules.values.envelope import envelope_values

CHUNK = 2_000
"""Passages validated at once: libxml2's error log is quadratic beyond (RUNTIME.md)."""

Values = tuple[Value, ...]
"""What a certification says of itself: it tells it from the others."""

XSI = "http://www.w3.org/2001/XMLSchema-instance"


def certification_fields(version: Version) -> list[Field]:
    """Return the fields that tell a certification from another in a flow, in order."""
    own = schema(version).find("certification").children
    return [one for one in own if isinstance(one, Field) and one.emitted]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of passages of one certification.

    ``body`` is one passage a line. ``header`` and ``footer`` make it a whole flow when it is
    validated alone; ``opening`` and ``closing`` are what goes into the file around it, usually
    nothing. ``file`` is the number of that file, from 1.
    """

    rows: Sequence[int]
    body: bytes
    header: str
    footer: str
    opening: str
    closing: str
    file: int = 1

    def document(self) -> bytes:
        """Return the chunk as a flow of its own."""
        return b"".join((self.header.encode(), self.body, self.footer.encode()))

    def part(self) -> bytes:
        """Return the bytes that the chunk adds to the file."""
        return b"".join((self.opening.encode(), self.body, self.closing.encode()))


@dataclass(frozen=True, slots=True)
class _Run:
    """Passages of one certification that follow each other in one file."""

    rows: Sequence[int]
    body: bytes
    values: Values
    part: int


class FluxWriter:
    """Write the rows of a dataset as one flow, or as several when one cannot carry them."""

    def __init__(
        self, dataset: Dataset, id_flux: str, horodatage: str, sent: Dataset | None = None
    ) -> None:
        """Prepare the envelope; ``id_flux`` and ``horodatage`` are handed in, never made here.

        ``id_flux`` is that of the first file (see flow_id). ``sent`` are the people of whom the
        envelope speaks, when they are not all to be sent.
        """
        self._dataset = dataset
        self._sent = dataset if sent is None else sent
        self._writer = PassageWriter(dataset)
        self._root = schema(dataset.version)
        self._id_flux = id_flux
        self._horodatage = horodatage
        self._certification = self._root.find("certification")
        self._own = certification_fields(dataset.version)

    def chunks(self, rows: Sequence[int]) -> Iterator[Chunk]:
        """Yield the flow of ``rows`` by chunks of at most CHUNK passages, a file after the other.

        A file is full at MAX_PASSAGES, or before it would weigh more than MAX_BYTES.
        """
        before: _Run | None = None
        for run, after in pairwise(chain(self._runs(rows), (None,))):
            if run is not None:  # None comes last: it is never the first of a pair
                yield self._chunk(before, run, after)
            before = run

    def _chunk(self, before: _Run | None, run: _Run, after: _Run | None) -> Chunk:
        """Return a run with what stands around it in its file."""
        header, footer = self._envelope(run.values, run.part)
        start, end = self._certification_tags(run.values)
        opening = closing = ""
        if before is None or before.part != run.part:
            opening = header
        elif before.values != run.values:
            opening = start
        if after is None or after.part != run.part:
            closing = footer
        elif after.values != run.values:
            closing = end
        return Chunk(run.rows, run.body, header, footer, opening, closing, run.part)

    def _runs(self, rows: Sequence[int]) -> Iterator[_Run]:
        """Yield the passages in order, each run in the file that takes it."""
        part = FluxFile(1, self._frame(1))
        for values, members in self._by_certification(rows).items():
            tags = sum(len(tag.encode()) for tag in self._certification_tags(values))
            for at in range(0, len(members), CHUNK):
                chosen = members[at : at + CHUNK]
                lines = [f"{line}\n".encode() for line in self._lines(chosen)]
                while lines:
                    sizes = [*map(len, lines)]
                    count = part.room(sizes, values, tags)
                    if not count:
                        part = FluxFile(part.number + 1, self._frame(part.number + 1))
                        continue
                    part.take(sizes[:count], values, tags)
                    yield _Run(chosen[:count], b"".join(lines[:count]), values, part.number)
                    chosen, lines = chosen[count:], lines[count:]

    def _lines(self, rows: Sequence[int]) -> list[str]:
        """Return one passage element per row."""
        return self._writer.lines(rows)

    def _frame(self, number: int) -> int:
        """Return the bytes of a file around its certifications."""
        return sum(len(tag.encode()) for tag in self._around(number))

    def _by_certification(self, rows: Sequence[int]) -> dict[Values, list[int]]:
        columns = [self._dataset.columns.get(field.id) for field in self._own]
        groups: dict[Values, list[int]] = {}
        for row in rows:
            values = tuple(column[row] if column else None for column in columns)
            groups.setdefault(values, []).append(row)
        return groups

    def _certification_tags(self, values: Values) -> tuple[str, str]:
        own = "".join(leaf(f, v) for f, v in zip(self._own, values, strict=True))
        holder = next(c for c in self._certification.children if isinstance(c, Group))
        name = self._certification.name
        return (
            f"<{PREFIX}:{name}>{own}<{PREFIX}:{holder.name}>\n",
            f"</{PREFIX}:{holder.name}></{PREFIX}:{name}>\n",
        )

    def _envelope(self, values: Values, number: int) -> tuple[str, str]:
        """Return what stands before and after the passages of one certification, in a file."""
        start, end = self._certification_tags(values)
        header, footer = self._around(number)
        return header + start, end + footer

    def _around(self, number: int) -> tuple[str, str]:
        """Return what stands before and after the certifications of a file."""
        header, footer = self._levels(self._root, flow_id(self._id_flux, number))
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + header, footer

    def _levels(self, group: Group, id_flux: str) -> tuple[str, str]:
        """Return the tags of the envelope from ``group`` down to ``certifications``."""
        spaces = f' xmlns:{PREFIX}="{NAMESPACE}" xmlns:xsi="{XSI}"' if group is self._root else ""
        before, after = f"<{PREFIX}:{group.name}{spaces}>", f"</{PREFIX}:{group.name}>"
        inner = ("", "")
        for child in group.children:
            if isinstance(child, Field):
                if not child.emitted:
                    continue
                before += leaf(child, self._once(child, id_flux))
            elif child.name != self._certification.name:
                inner = self._levels(child, id_flux)
        return before + inner[0], inner[1] + after

    def _once(self, field: Field, id_flux: str) -> Value:
        """Return the one value that the envelope carries for ``field``."""
        if field.generated:
            return {ids.ID_FLUX: id_flux, ids.HORODATAGE: self._horodatage}[field.id]
        column = self._sent.columns.get(field.id)
        if column is None:
            return None
        return next(iter(envelope_values(column)), None)
