"""Checks of free texts as the user wrote them: accents damaged on the way, letters lost."""

from __future__ import annotations

import re
from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.dataset.texts.lookalikes import latinised
from certiflux.dataset.texts.mojibake import LOST, repaired
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Text
from certiflux.reading.text.accents import USUAL, guess
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Finding, Findings
from certiflux.rules.fix import Fix, shown

_MISPLACED: Final = re.compile(
    "[^\\W\\d_][¼½¾]|[¼½¾][^\\W\\d_]|[a-zà-ÿ][ŠŽ]|[A-ZÀ-Þ][šž](?=[A-ZÀ-Þ])"
)
"""What the usual mistakes of encoding put into words: « RenŽ », « LEB¼UF »."""


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
        for rule, codes in _flaws(column).items():
            findings.add(rule, field_id, column.rows_of(codes))


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


def _flaws(column: FieldColumn) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for code, cell in enumerate(column.raw):
        if isinstance(cell, str) and not cell.isascii() and (rule := _flaw(cell, column)):
            found.setdefault(rule, set()).add(code)
    return found


def _flaw(cell: str, column: FieldColumn) -> str | None:
    if LOST in cell:
        return "CARACTERE_PERDU"
    if not column.repaired and repaired(cell):
        return "MOJIBAKE"
    if latinised(cell):
        return "LETTRES_SOSIES"
    return "ENCODAGE_DOUTEUX" if _MISPLACED.search(cell) else None


def reread(text: str) -> str | None:
    """Return a text as another encoding than the usual one makes French words of it, or None."""
    try:
        data = text.encode(USUAL)
    except UnicodeEncodeError:
        return None
    found = guess(data)
    if not found.encodings or found.encodings[0] == USUAL or found.strange:
        return None
    return data.decode(found.encodings[0])


def fix_reading(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose a text as the encoding that makes words of it reads it."""
    mended = reread(shown(dataset, finding.field, finding.row))
    return [Fix(f"Remplacer par « {mended} »", {finding.field: mended})] if mended else []
