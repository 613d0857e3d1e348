"""A flow that was made, without its text: which passage stands on which line, under which id."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from zlib import compress

from certiflux.deposits.accuse.accuse import Accuse
from certiflux.flux.marks import marks_of
from certiflux.flux.product import NO_ROW, Product

MOST_KEPT: Final = 16 * 1024 * 1024
"""Bytes of a file kept as evidence: about ten thousand passages."""

_COPY: Final = re.compile(r"(?: ?\(\d+\)| - Copie)*\.xml$", re.IGNORECASE)
"""What a browser or a file manager adds to the name of a second copy."""


class FlowKind(StrEnum):
    """What a file asks of the portal: people of the list, a withdrawal, those who replace it."""

    LIST = ""
    WITHDRAWAL = "retrait"
    REPLACEMENT = "remplacement"


@dataclass(slots=True)
class SentFlow:
    """One file made here: ``ids[rank]`` is the idTechnique of a passage, ``rows[rank]`` its row.

    Rows are told by whatever number the caller tells them by. ``lines`` gives the row of the
    passage on each line of the file, NO_ROW for none. ``rows`` is None once another list is open.
    ``deposited`` says that it went to the portal: the user said so, or a report answers it.
    ``paper`` is the text itself, compressed, to be kept as evidence; empty when it is too heavy.
    ``marks[rank]`` tells a passage from the same one with any other value; none when not known.
    """

    name: str
    id_flux: str
    made: float
    ids: list[str]
    rows: Sequence[int] | None
    lines: array[int] = field(default_factory=lambda: array("I"))
    deposited: bool = False
    paper: bytes = b""
    marks: array[int] = field(default_factory=lambda: array("I"))
    kind: FlowKind = FlowKind.LIST

    def row_at(self, line: int) -> int | None:
        """Return the row of the passage on a line, counted from 1; None for the envelope."""
        if self.rows is None or not 1 <= line <= len(self.lines):
            return None
        row = self.lines[line - 1]
        return None if row == NO_ROW else row

    def answered_by(self, report: Accuse) -> bool:
        """Say whether a report answers this file: by its idFlux, else by the file's name."""
        if report.id_flux:
            return report.id_flux == self.id_flux
        return bool(report.deposited) and plain_name(report.deposited) == plain_name(self.name)


def plain_name(name: str) -> str:
    """Return the name of a file without what a second copy adds to it."""
    return _COPY.sub("", name.strip()).casefold()


def sent_flow(
    product: Product,
    ids: Sequence[str],
    numbers: Sequence[int],
    kind: FlowKind = FlowKind.LIST,
) -> SentFlow:
    """Return what is kept of a file made, given the id and the number of each row."""
    rows = list(dict.fromkeys(row for row in product.lines if row != NO_ROW))
    return SentFlow(
        product.name,
        product.id_flux,
        product.made,
        [ids[row] for row in rows],
        [numbers[row] for row in rows],
        array("I", [NO_ROW if row == NO_ROW else numbers[row] for row in product.lines]),
        paper=compress(b"".join(product.parts), 1) if product.size <= MOST_KEPT else b"",
        marks=marks_of(product),
        kind=kind,
    )
