"""Prepare an import whole: its columns, what is found in them, the file of those who are ready."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import compress
from operator import not_

from certiflux.base.work import Work, relay
from certiflux.dataset.people import Dataset
from certiflux.dictionary.prevention_model import Layout
from certiflux.mapping.mapping import Mapping
from certiflux.mapping.prevention_file import Prevention
from certiflux.prevention.checks import check
from certiflux.prevention.declaration import Declaration, declare
from certiflux.prevention.sources import sources
from certiflux.prevention.writer import file_name, write
from certiflux.reading.table import Table
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checked list: the sheet, how it is understood, its people, those put aside."""

    table: Table
    mapping: Mapping
    dataset: Dataset
    aside: Collection[int] = ()

    def keep(self) -> bytearray:
        """Return, per row, 1 where the person is to be declared."""
        marks = bytearray(b"\x01" * len(self.dataset))
        for row in self.aside:
            marks[row] = 0
        return marks


@dataclass(slots=True)
class PreparedImport:
    """An import: what was made of the list, what was found, and the file, empty when blocked.

    ``ready`` are the rows of the file, top to bottom.
    """

    made: Declaration
    findings: Findings
    ready: list[int]
    name: str = ""
    parts: list[bytes] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Return the size of the file, in bytes."""
        return sum(map(len, self.parts))


def prepare(
    layout: Layout,
    sheet: Sheet,
    said: Prevention,
    context: Context = NOTHING,
    *,
    with_nir: bool,
    epoch: float,
) -> Work[PreparedImport]:
    """Return an import; ``with_nir`` is the user's explicit word, ``epoch`` dates the file.

    Nothing is written while something lacks for everybody. Raise UserError for too heavy a file.
    """
    found = sources(layout, sheet.table, sheet.mapping, sheet.dataset, said, with_nir=with_nir)
    making = declare(layout, sheet.table, sheet.dataset, found, sheet.keep())
    made = yield from relay(making, "passeport", "Lecture des valeurs")
    findings = yield from check(made, context)
    blocked = findings.blocked(len(made))
    whole = findings.whole_file_errors()
    ready = [] if whole else list(compress(range(len(made)), map(not_, blocked)))
    prepared = PreparedImport(made, findings, ready)
    if ready:
        prepared.parts = yield from write(made, ready)
        prepared.name = file_name(made, epoch)
    return prepared
