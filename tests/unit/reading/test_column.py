import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.reading.column import CellError, Column

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([-1.0, 0.0, 1.0, 1.5]),
    st.sampled_from(["", " ", "a", "1", "#N/A", "\u00a0"]),
    st.just(dt.date(2024, 11, 21)),
    st.just(dt.datetime(2024, 11, 21)),  # noqa: DTZ001 - cells have no zone
    st.just(CellError("#N/A")),
)


def kept(cell):
    return None if isinstance(cell, str) and not cell.strip() else cell


def alike(one, other):
    return type(one) is type(other) and one == other


@given(st.lists(st.lists(CELLS)))
def test_a_column_gives_back_its_cells_with_their_types(batches):
    column = Column()
    for batch in batches:
        column.extend(batch)
    expected = [kept(cell) for batch in batches for cell in batch]
    assert len(column) == len(expected)
    assert all(map(alike, column, expected))
    assert all(alike(column[row], cell) for row, cell in enumerate(expected))


@given(st.lists(CELLS))
def test_each_value_is_kept_once_in_order_of_first_appearance(cells):
    column = Column(cells)
    seen = []
    for cell in map(kept, cells):
        if not any(alike(cell, other) for other in seen):
            seen.append(cell)
    assert len(column.values) == len(seen)
    assert all(map(alike, column.values, seen))
    assert column.counts() == [sum(alike(kept(c), value) for c in cells) for value in seen]


def test_one_one_point_zero_and_true_are_three_values():
    column = Column([1, 1.0, True, 1, 1.0, True])
    assert [(type(value), value) for value in column.values] == [
        (int, 1),
        (float, 1.0),
        (bool, True),
    ]
    assert list(column.codes) == [0, 1, 2, 0, 1, 2]


def test_an_error_cell_is_not_the_text_that_it_shows():
    assert Column(["#N/A", CellError("#N/A")]).values == ["#N/A", CellError("#N/A")]
    assert str(CellError("#REF!")) == "#REF!"


@pytest.mark.parametrize("blank", ["", " ", "\t", "\n", "\u00a0", None])
def test_blank_text_is_none(blank):
    column = Column(["a", blank, ""])
    assert column.values == ["a", None]
    assert list(column.codes) == [0, 1, 1]


def test_a_text_keeps_the_white_space_around_it():
    assert Column([" a "]).values == [" a "]


def test_cutting_the_blank_end_forgets_a_none_that_nothing_holds():
    column = Column(["a", "", " "])
    assert column.filled_rows() == 1
    column.cut(1)
    assert (column.values, list(column.codes)) == (["a"], [0])
    column.extend([None, "b", ""])
    assert (column.values, list(column.codes)) == (["a", None, "b"], [0, 1, 2, 1])


def test_cutting_the_blank_end_keeps_a_none_that_is_still_used():
    column = Column([None, "a", None])
    column.cut(2)
    assert (column.values, list(column.codes)) == ([None, "a"], [0, 1])
    assert column.counts() == [1, 1]


def test_a_not_a_number_does_not_break_the_column():
    column = Column([math.nan, 1.0])
    assert len(column) == 2
    assert math.isnan(column[0])
