"""What a number format shows beside the number: texts of cells, and when they are told."""

import pytest

from certiflux.reading.sheets.number_formats import parse
from certiflux.reading.table import StoredText

SHOWN = (
    ("0%", 0.85, "85 %"),
    ("0.0%", 1 / 3, "33,3 %"),
    ("0\\ %", -0.5, "-50 %"),
    ('"DIPL-"00000', 73, "DIPL-00073"),
    ("000000", 1234.0, "001234"),
    ("00", 5, "05"),
    ("0.00", 14.6666666666667, "14,67"),
    ("0", 0.85, "1"),
    ('0#" "##" "##" "##" "##', 612345678.0, "06 12 34 56 78"),
    ("00/00/0000", 5121990.0, "05/12/1990"),
    ('#,##0.00\\ "€"', 1234.5, "1234,50 €"),
    ('0" / 20"', 15.0, "15 / 20"),
    ('"S"00"-"000', 12345.0, "S12-345"),
    ("#,##0.00_);[Red](#,##0.00)", -3.456, "-3,46"),
    ('[<100]"petit "0;"grand "0', 250.0, "grand 250"),
)
AS_THEY_ARE = (
    ("0.0", 12.299999999999999),
    ("0.00", 12.3),
    ("#,##0", 1234567.0),
    ("0%", True),
    ("0%", "85 %"),
    ("0%", None),
    ("0%", float("inf")),
    ("0.00", 1e300),
    ("_-* #,##0.00\\ _€_-;\\-* #,##0.00\\ _€_-", -5.5),
)
NOTHING_TO_TELL = (
    "General", "@", "dd/mm/yyyy", "[h]:mm", "[$-40C]d mmmm yyyy;@", "0.00E+00", "# ?/?", "0,", "",
    '"', "[", "\\", ";;;", "0;-0;General", '"Total"', "0" * 300,
)  # fmt: skip


@pytest.mark.parametrize(("code", "number", "text"), SHOWN)
def test_a_cell_is_read_as_it_is_shown_and_keeps_its_number(code, number, text):
    found = parse(code)(number)
    assert isinstance(found, StoredText)
    assert (found, found.stored) == (text, number)


@pytest.mark.parametrize(("code", "cell"), AS_THEY_ARE)
def test_what_shows_its_number_stays_a_number(code, cell):
    found = parse(code)(cell)
    assert found is cell or (found == cell and not isinstance(found, StoredText))


@pytest.mark.parametrize("code", NOTHING_TO_TELL)
def test_formats_of_dates_and_broken_ones_tell_nothing(code):
    assert parse(code) is None
