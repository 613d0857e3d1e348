"""Look at what a spreadsheet made of a cell: digits that it rounded, dates that nobody typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import partial
from typing import Final

from certiflux.dataset.dates import dates
from certiflux.dataset.dates.dated import is_zero
from certiflux.dataset.dates.dates import Rule
from certiflux.dataset.dates.late import next_day, timed
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Date, Text
from certiflux.reading.table import Cell, Seen
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Finding, Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import ANNEE, BIRTH, SCORE

_KEPT: Final = 10**15
"""From here on a spreadsheet keeps fewer figures than the number has."""

_EXPONENT: Final = re.compile(r"\d(?:[.,]\d+)?E\+\d{2,3}", re.IGNORECASE)
_DAY_MONTH: Final = re.compile(r"(\d{1,2})[-/. ]([a-zéûôè]{3,9})\.?", re.IGNORECASE)


def check_cells(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find, field by field, the values that a spreadsheet has changed."""
    for field_id in dataset.columns:
        check_cell(dataset, findings, context, field_id)


def check_cell(dataset: Dataset, findings: Findings, _context: Context, field_id: str) -> None:
    """Find the values of one field that a spreadsheet has changed."""
    column = dataset.columns[field_id]
    if column.source is None or column.secret:
        return
    for rule, wrong in _looks(dataset, field_id, column):
        codes = {code for code, cell in enumerate(column.raw) if cell is not None and wrong(cell)}
        if codes:
            findings.add(rule, field_id, column.rows_of(codes))


def _looks(
    dataset: Dataset, field_id: str, column: FieldColumn
) -> list[tuple[str, Callable[[Cell], bool]]]:
    """Return the rules that may concern a field, with what tells a wrong cell."""
    field = fields(dataset.version)[field_id]
    if isinstance(field.kind, Text):
        dated = _scored if field_id == SCORE else _is_date
        return [("CHIFFRES_PERDUS", _rounded), ("DATE_DANS_TEXTE", dated)]
    whole_birth = field_id == ANNEE and column.composite
    if not (whole_birth or isinstance(field.kind, Date)):
        return []
    looks: list[tuple[str, Callable[[Cell], bool]]] = [("DATE_ZERO", is_zero)]
    if column.rule.late is False:
        looks.append(("JOUR_INCERTAIN", partial(_uncertain, rule=column.rule)))
    return looks


def _uncertain(cell: Cell, rule: Rule) -> bool:
    """Say whether a date may be the day before; one in universal time is not read at all."""
    found = timed(cell, rule)
    return found is not None and found.hour is not None and not found.universal


def _rounded(cell: Cell) -> bool:
    """Say whether a cell is a number too long for a spreadsheet, or the rest of one."""
    if isinstance(cell, Seen) and not isinstance(cell.stored, str):
        cell = cell.stored
    if isinstance(cell, str):
        return "+" in cell and bool(_EXPONENT.fullmatch(cell.strip()))
    return isinstance(cell, int | float) and abs(cell) >= _KEPT


def _is_date(cell: Cell) -> bool:
    return isinstance(cell, dt.date | dt.time | dt.timedelta)


def _scored(cell: Cell) -> bool:
    """Say whether a score is a date, in a cell or written as a spreadsheet exports it."""
    return _is_date(cell) or _typed(cell) is not None


def _typed(cell: Cell) -> str | None:
    """Return the score that a spreadsheet took for a day of a month, None when it did not."""
    if isinstance(cell, dt.date):
        return f"{cell.day}/{cell.month}"
    if not isinstance(cell, str):
        return None
    if day := dates.parse(cell):
        return f"{day.day}/{day.month}"
    found = _DAY_MONTH.fullmatch(cell.strip())
    month = dates.month(found[2].lower()) if found else None
    return f"{int(found[1])}/{month}" if found and month else None


def fix_dated(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the score that was typed before the spreadsheet made a date of it."""
    cell = _cell(dataset, finding)
    typed = _typed(cell) if finding.field == SCORE else None
    return [Fix(f"Écrire « {typed} »", {finding.field: typed})] if typed else []


def fix_day(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose the day that begins at the hour told; a part of a birth is left to the user."""
    column = dataset.columns[finding.field]
    day = next_day(_cell(dataset, finding), column.rule)
    if day is None:
        return []
    shown = f"{day.day:02}/{day.month:02}/{day.year}"
    parts = (day.year, day.month, day.day)
    values = (
        dict(zip(BIRTH, map(str, parts), strict=True))
        if column.composite
        else {finding.field: shown}
    )
    return [Fix(f"Lire le {shown}", values)]


def _cell(dataset: Dataset, finding: Finding) -> Cell:
    column = dataset.columns[finding.field]
    return column.raw[column.codes[finding.row or 0]] if column.raw else None
