"""Cells joined into one: case by case, tuple by tuple, told in the journal."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.lines import cases
from certiflux.base.work import drain
from certiflux.dataset.births import split_birth
from certiflux.dataset.build import build
from certiflux.dataset.change import Change
from certiflux.dataset.joining import join_cells, sheet_alone, tuples, with_joins
from certiflux.dataset.values import NIL
from certiflux.dictionary import CURRENT
from certiflux.mapping.join import Join
from certiflux.mapping.joining import joined, makes_date
from certiflux.mapping.mapping import propose
from certiflux.reading.table import Column, Table
from certiflux.shapes.nobody import find_nobody

SIGNS = {"tiret": "-", "espace": " ", "rien": "", "barre": "/"}


def table(*columns):
    return Table("Liste", [Column(cells) for cells in columns])


def dataset(sheet, *joins):
    mapping = propose(sheet)
    for columns, target, separator in joins:
        mapping = joined(mapping, columns, target, separator)
    return drain(build(with_joins(sheet, mapping), mapping))


@pytest.mark.parametrize("case", cases("columns/joins.txt", 4), ids=lambda case: case[0])
def test_cells_are_joined(case):
    _, cells, target, sign, expected = case
    found = join_cells([c.strip() for c in cells.split("+")], target, SIGNS[sign], CURRENT)
    assert found == (None if expected == "-" else expected)


def test_numbers_are_joined_as_the_sheet_shows_them():
    assert join_cells([7.0, 12], "5.1", "-", CURRENT) == "7-12"
    assert join_cells([3, 2, 1990.0], "8.6-8.8", "/", CURRENT) == "3/2/1990"


def test_a_birth_without_its_day_or_month_stays_without():
    parts = [split_birth(text)[:3] for text in ("??/02/1960", "??/??/1960", "5/??/1960")]
    assert parts[0] == ("1960", "2", NIL)
    assert parts[1] == ("1960", NIL, NIL)
    assert parts[2] == ("5/??/1960", None, None)


@given(st.lists(st.tuples(st.sampled_from(["", "A", "B "]), st.integers(1, 3)), min_size=1))
def test_what_is_joined_does_not_depend_on_repetition(rows):
    sheet = table(["Session", *(a for a, _ in rows)], ["N°", *(b for _, b in rows)])
    found, codes = tuples(sheet, Join((0, 1), "5.1", "-"), 1)
    assert len(found) == len(set(found)) == len(set(codes))
    for (a, b), code in zip(rows, codes, strict=True):
        assert found[code] == (a or None, b)
        assert join_cells(found[code], "5.1", "-", CURRENT) == f"{a.strip()}-{b}".strip("-")


PEOPLE = (
    ["Nom", "MARCHAND", "LE GOFF", "BENALI"],
    ["Session", "S1", "S1", None],
    ["Candidat", "001", "002", None],
)


def test_a_joined_column_feeds_its_field_and_stands_in_the_journal():
    made = dataset(table(*PEOPLE), ((1, 2), "5.1", "-"))
    assert made.values("5.1") == ["S1-001", "S1-002", None]
    assert made.titles["5.1"] == "Session + Candidat"
    told = [one for one in made.journal.items() if one.change is Change.REUNION]
    assert [(one.before, one.after, one.rows) for one in told] == [
        ("S1 + 001", "S1-001", (2,)),
        ("S1 + 002", "S1-002", (3,)),
    ]


def test_tuples_that_give_the_same_text_are_told_apart():
    sheet = table(["Nom", "A", "B"], ["Lot", "X1", "X"], ["Rang", "2", "12"])
    made = dataset(sheet, ((1, 2), "5.1", ""))
    assert made.values("5.1") == ["X12", "X12"]
    told = [one for one in made.journal.items() if one.change is Change.REUNION]
    assert [(one.before, one.rows) for one in told] == [("X1 + 2", (2,)), ("X + 12", (3,))]


def test_a_value_that_stands_alone_as_it_was_is_no_change():
    sheet = table(["Nom", "A", "B"], ["Particule", None, "de"], ["Suite", "FABRE", "LA TOUR"])
    made = dataset(sheet, ((1, 2), "8.2", " "))
    assert made.values("8.2") == ["FABRE", "de LA TOUR"]
    assert [one.after for one in made.journal.items(kind=Change.REUNION)] == ["de LA TOUR"]


def test_a_joined_date_is_read_as_any_other():
    sheet = table(["Nom", "A", "B"], ["J", 5, 31], ["M", "mai", "12"], ["A", 2026, 2025])
    made = dataset(sheet, ((1, 2, 3), "5.10", "/"))
    assert made.values("5.10") == ["2026-05-05", "2025-12-31"]
    kinds = [one.change for one in made.journal.items(field="5.10")]
    assert kinds == [Change.REUNION] * 2 + [Change.DATE] * 2


def test_rows_without_a_person_are_neither_joined_nor_told():
    sheet = table(["Nom", "A", None, "B"], ["Lot", "X", None, "Y"], ["Rang", 1, None, 2])
    made = dataset(sheet, ((1, 2), "5.1", " "))
    assert made.row_numbers == array("I", [2, 4])
    assert [one.rows for one in made.journal.items(kind=Change.REUNION)] == [(2,), (4,)]


def test_the_sheet_itself_is_found_again_below_its_joins():
    sheet = table(*PEOPLE)
    mapping = joined(propose(sheet), (1, 2), "5.1", "-")
    whole = with_joins(sheet, mapping)
    assert [column[1] for column in whole.columns] == ["MARCHAND", "S1", "001", "S1-001"]
    assert whole.columns[3][0] is None
    assert sheet_alone(whole, mapping).columns == sheet.columns


def test_counts_at_the_bottom_are_a_total_even_where_columns_are_joined():
    sheet = table(
        ["Nom", "MARCHAND", "BENALI", None],
        ["Prénom", "Élodie", "Samira", None],
        ["Session", "S1", "S1", None],
        ["Rang", 1, 2, 2],
    )
    mapping = joined(propose(sheet), (2, 3), "5.1", "-")
    assert find_nobody(with_joins(sheet, mapping), mapping) == {3: "total"}


def test_only_dates_are_dates():
    assert [i for i in ("5.10", "8.6-8.8", "8.6", "5.1") if makes_date(i, CURRENT)] == [
        "5.10",
        "8.6-8.8",
    ]
