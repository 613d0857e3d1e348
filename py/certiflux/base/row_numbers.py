"""Number the rows of a list: as the spreadsheet shows them, with their sheet where it takes one.

A row keeps one whole number through findings, corrections, journals and files kept. That of a list
on one sheet is the number that the spreadsheet shows. Where several sheets are read as one list, or
several people made of one row, the sheet (from 1) and the part (from 1) stand above it in the same
number: two rows never share one.
"""

from __future__ import annotations

from typing import Final

MAX_ROW: Final = (1 << 22) - 1
"""Last row that can be told with its sheet."""

MAX_SHEET: Final = (1 << 6) - 1
MAX_PART: Final = (1 << 4) - 2

_SHEET: Final = 22
_PART: Final = 28


def numbered(row: int, sheet: int = 0, part: int = 0) -> int:
    """Return the number of a row of a sheet, and of a part of it; 0 for the only one."""
    return row | sheet << _SHEET | part << _PART


def row_of(number: int) -> int:
    """Return the row that the spreadsheet shows."""
    return number & MAX_ROW if number > MAX_ROW else number


def sheet_of(number: int) -> int:
    """Return the sheet of a row, from 1; 0 where the list has but one."""
    return number >> _SHEET & MAX_SHEET


def part_of(number: int) -> int:
    """Return which of the people made of one row this is, from 1; 0 for the only one."""
    return number >> _PART


def row_said(number: int) -> int | str:
    """Return a row as a person finds it again: « 12 », « 12 (feuille 2) »."""
    sheet = sheet_of(number)
    return f"{row_of(number)} (feuille {sheet})" if sheet else row_of(number)
