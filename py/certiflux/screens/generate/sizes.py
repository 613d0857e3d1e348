"""Whether a corrected list is handed over as a workbook: what one holds, and in how long."""

from typing import Final

from certiflux.session import Dossier

MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384
"""What a sheet holds."""

LARGEST: Final = 50_000
"""People beyond whom a workbook takes too long to make: a CSV is handed over instead."""

SPARE: Final = 15
"""Columns kept for what « À corriger » says before those of the user."""


def fits(dossier: Dossier) -> bool:
    """Say whether the list is handed over as a workbook; a CSV otherwise."""
    table = dossier.table
    rows = table.n_rows + table.first_row
    width = len(table.columns) + SPARE
    return dossier.people() <= LARGEST and rows <= MAX_ROWS and width <= MAX_COLUMNS
