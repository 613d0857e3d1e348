"""Checks of free texts as the user wrote them: accents damaged on the way, letters lost."""

from __future__ import annotations

from certiflux.checks.context import NOTHING, Context
from certiflux.checks.findings import Findings
from certiflux.dataset.dataset import Dataset
from certiflux.dataset.mojibake import LOST, repaired
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Text


def check_texts(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the texts whose accents were misread, and those that have lost a letter.

    The cell is looked at, not the value: cleaning would have taken bytes of a misread letter.
    """
    seen: set[int] = set()
    for field_id, column in dataset.columns.items():
        kind = fields(dataset.version)[field_id].kind
        if isinstance(kind, Text) and column.source is not None and column.source not in seen:
            seen.add(column.source)
            misread, lost = _rows(column)
            findings.add("MOJIBAKE", field_id, misread)
            findings.add("CARACTERE_PERDU", field_id, lost)


def _rows(column: FieldColumn) -> tuple[list[int], list[int]]:
    misread, lost = set(), set()
    for code, cell in enumerate(column.raw):
        if isinstance(cell, str) and not cell.isascii():
            if LOST in cell:
                lost.add(code)
            elif not column.repaired and repaired(cell):
                misread.add(code)
    return (
        column.rows_of(misread) if misread else [],
        column.rows_of(lost) if lost else [],
    )
