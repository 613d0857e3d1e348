"""Row numbers: one per row, told as the spreadsheet shows it, with its sheet among several."""

import pytest

from certiflux.base.row_numbers import (
    MAX_PART,
    MAX_ROW,
    MAX_SHEET,
    numbered,
    part_of,
    row_of,
    row_said,
)
from certiflux.base.row_numbers import sheet_of as sheet
from certiflux.base.words import row_figure, rows_named


@pytest.mark.parametrize("row", [1, 12, 1_048_576, MAX_ROW])
@pytest.mark.parametrize("at", [(0, 0), (1, 0), (3, 2), (MAX_SHEET, MAX_PART), (0, 1)])
def test_a_number_gives_back_row_sheet_and_part(row, at):
    number = numbered(row, *at)
    assert (row_of(number), sheet(number), part_of(number)) == (row, *at)
    assert number < 0xFFFF_FFFF


def test_a_row_of_one_sheet_is_its_own_number():
    assert numbered(12) == 12
    assert row_said(12) == 12
    assert row_figure(1204) == "1\u00a0204"


def test_a_row_among_several_sheets_says_its_sheet():
    assert row_said(numbered(12, 2)) == "12 (feuille 2)"
    assert row_figure(numbered(1204, 3)) == "1204 (feuille 3)"
    assert rows_named([numbered(4, 1), numbered(4, 2)]) == "Lignes 4 (feuille 1), 4 (feuille 2)"


def test_a_part_of_a_row_is_told_by_the_row():
    assert row_said(numbered(9, part=2)) == 9
