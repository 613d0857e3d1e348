"""Checks of free texts as the user wrote them: accents damaged on the way, letters lost."""

from __future__ import annotations

from certiflux.checks.context import NOTHING, Context
from certiflux.checks.findings import Findings
from certiflux.dataset.dataset import Dataset
from certiflux.dataset.mojibake import LOST, repaired
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Text


def check_texts(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the texts whose accents were misread, and those that have lost a letter."""
    for field_id in dataset.columns:
        check_text(dataset, findings, context, field_id)


def check_text(dataset: Dataset, findings: Findings, _context: Context, field_id: str) -> None:
    """Find the damaged texts of one field; those of a cell that feeds two are said of the first.

    The cell is looked at, not the value: cleaning would have taken bytes of a misread letter.
    """
    column = dataset.columns[field_id]
    if column.source is not None and field_id == _first_text(dataset, column.source):
        misread, lost = _rows(column)
        findings.add("MOJIBAKE", field_id, misread)
        findings.add("CARACTERE_PERDU", field_id, lost)


def _first_text(dataset: Dataset, source: int) -> str | None:
    """Return the first field of text that a column of the user feeds."""
    known = fields(dataset.version)
    return next(
        (
            field_id
            for field_id, column in dataset.columns.items()
            if column.source == source and isinstance(known[field_id].kind, Text)
        ),
        None,
    )


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
