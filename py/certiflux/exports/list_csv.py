"""The corrected list as a CSV, for lists too long for a workbook to be made in a page."""

from __future__ import annotations

import csv
import io
from itertools import repeat

from certiflux.base.formulas import guarded
from certiflux.base.work import Advance, Work
from certiflux.dataset.values import show
from certiflux.exports.workbook.corrected import Mark, corrected
from certiflux.reading.table import Cell
from certiflux.session import Dossier

BATCH = 2_000
"""Rows written at once."""


def list_csv(dossier: Dossier) -> Work[list[bytes]]:
    """Return the corrected list of a checked dossier: semicolons, UTF-8 with its mark, in parts.

    A text that a spreadsheet would run as a formula gets an apostrophe. Raise UserError while
    nothing is checked.
    """
    found = corrected(dossier)
    total = found.table.n_rows
    parts = [b"\xef\xbb\xbf"]
    for start in range(0, total, BATCH):
        yield Advance("liste", "Écriture de la liste corrigée", start, total)
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        if not start:
            writer.writerows(repeat([], found.table.first_row - 1))
        for index in range(start, min(total, start + BATCH)):
            writer.writerow(map(_told, found.row(index)))
        parts.append(text.getvalue().encode("utf-8", "replace"))
    return parts


def _told(one: Cell | Mark) -> str:
    """Return a cell as a French spreadsheet shows it."""
    if isinstance(one, Mark):
        return guarded(one.text)
    return guarded(one) if isinstance(one, str) else show(one)
