"""Write a flow: the envelope once, then the passages by chunks, one passage per line.

Certifications follow the order in which the file names them; inside one, people keep the order
of the file. The whole text is never in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from certiflux.dataset.dataset import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import NAMESPACE, PREFIX, schema
from certiflux.dictionary.model import Field, Group
from certiflux.flux.elements import PassageWriter, leaf

CHUNK = 2_000
"""Passages validated at once: libxml2's error log is quadratic beyond (RUNTIME.md)."""

XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of passages of one certification.

    ``body`` is one passage a line. ``header`` and ``footer`` make it a whole flow when it is
    validated alone; ``opening`` and ``closing`` are what goes into the file around it, usually
    nothing.
    """

    rows: Sequence[int]
    body: bytes
    header: str
    footer: str
    opening: str
    closing: str

    def document(self) -> bytes:
        """Return the chunk as a flow of its own."""
        return b"".join((self.header.encode(), self.body, self.footer.encode()))

    def part(self) -> bytes:
        """Return the bytes that the chunk adds to the file."""
        return b"".join((self.opening.encode(), self.body, self.closing.encode()))


class FluxWriter:
    """Write the rows of a dataset as one flow."""

    def __init__(
        self, dataset: Dataset, id_flux: str, horodatage: str, sent: Dataset | None = None
    ) -> None:
        """Prepare the envelope; ``id_flux`` and ``horodatage`` are handed in, never made here.

        ``sent`` are the people of whom the envelope speaks, when they are not all to be sent.
        """
        self._dataset = dataset
        self._sent = dataset if sent is None else sent
        self._writer = PassageWriter(dataset)
        self._root = schema(dataset.version)
        self._generated = {"1.1": id_flux, "1.2": horodatage}
        self._certification = self._root.find("certification")
        self._own = [c for c in self._certification.children if isinstance(c, Field)]

    def chunks(self, rows: Sequence[int]) -> Iterator[Chunk]:
        """Yield the flow of ``rows`` by chunks of at most CHUNK passages."""
        groups = self._by_certification(rows)
        for rank, (values, members) in enumerate(groups.items()):
            header, footer = self._envelope(values)
            start, end = self._certification_tags(values)
            for at in range(0, len(members), CHUNK):
                chosen = members[at : at + CHUNK]
                first, last = at == 0, at + CHUNK >= len(members)
                opening = (header if rank == 0 else start) if first else ""
                closing = (footer if rank == len(groups) - 1 else end) if last else ""
                body = "\n".join((*self._writer.lines(chosen), "")).encode()
                yield Chunk(chosen, body, header, footer, opening, closing)

    def _by_certification(self, rows: Sequence[int]) -> dict[tuple[Value, ...], list[int]]:
        columns = [self._dataset.columns.get(field.id) for field in self._own]
        groups: dict[tuple[Value, ...], list[int]] = {}
        for row in rows:
            values = tuple(column[row] if column else None for column in columns)
            groups.setdefault(values, []).append(row)
        return groups

    def _certification_tags(self, values: tuple[Value, ...]) -> tuple[str, str]:
        own = "".join(leaf(f, v) for f, v in zip(self._own, values, strict=True))
        holder = next(c for c in self._certification.children if isinstance(c, Group))
        name = self._certification.name
        return (
            f"<{PREFIX}:{name}>{own}<{PREFIX}:{holder.name}>\n",
            f"</{PREFIX}:{holder.name}></{PREFIX}:{name}>\n",
        )

    def _envelope(self, values: tuple[Value, ...]) -> tuple[str, str]:
        """Return what stands before and after the passages of one certification."""
        start, end = self._certification_tags(values)
        header, footer = self._levels(self._root)
        declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
        return declaration + header + start, end + footer

    def _levels(self, group: Group) -> tuple[str, str]:
        """Return the tags of the envelope from ``group`` down to ``certifications``."""
        spaces = f' xmlns:{PREFIX}="{NAMESPACE}" xmlns:xsi="{XSI}"' if group is self._root else ""
        before, after = f"<{PREFIX}:{group.name}{spaces}>", f"</{PREFIX}:{group.name}>"
        inner = ("", "")
        for child in group.children:
            if isinstance(child, Field):
                before += leaf(child, self._once(child))
            elif child.name != self._certification.name:
                inner = self._levels(child)
        return before + inner[0], inner[1] + after

    def _once(self, field: Field) -> Value:
        """Return the one value that the envelope carries for ``field``."""
        if field.generated:
            return self._generated[field.id]
        column = self._sent.columns.get(field.id)
        if column is None:
            return None
        return next((column.values[c] for c in column.codes if column.values[c] is not None), None)
