from hypothesis import given
from hypothesis import strategies as st

from certiflux.reading.table import StoredText, Table, TableBuilder

ROWS = st.lists(
    st.lists(st.sampled_from([None, "", " ", "a", 0, False, 1.5]), max_size=4), max_size=9
)


def built(*batches, **options):
    builder = TableBuilder("Liste", **options)
    for batch in batches:
        builder.add(batch)
    return builder.finish()


def rows_of(table):
    return [table.row(index) for index in range(table.n_rows)]


def rectangle(rows):
    """The filled rectangle of uneven rows, worked out the slow way."""
    rows = [[None if isinstance(c, str) and not c.strip() else c for c in row] for row in rows]
    filled = [
        (r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell is not None
    ]
    height = max((r for r, _ in filled), default=-1) + 1
    width = max((c for _, c in filled), default=-1) + 1
    return [(row + [None] * width)[:width] for row in rows[:height]]


@given(st.lists(ROWS))
def test_a_table_is_the_filled_rectangle_of_its_rows(batches):
    table = built(*batches)
    assert rows_of(table) == rectangle([row for batch in batches for row in batch])
    assert all(len(column) == table.n_rows for column in table.columns)


def test_rows_are_numbered_as_the_spreadsheet_shows():
    table = built([[None], [None, "a"]])
    assert (table.sheet, table.first_row, table.n_rows) == ("Liste", 1, 2)
    assert table.row(1) == [None, "a"]


def test_columns_skipped_on_the_left_keep_their_place():
    assert rows_of(built([["a"]], [["b", "c"]], skipped_columns=2)) == [
        [None, None, "a", None],
        [None, None, "b", "c"],
    ]


def test_a_long_run_of_blank_rows_ends_the_table_only_when_nothing_follows():
    blank = [["", None, ""]] * 5000
    assert built([["a"]], *[blank] * 200).n_rows == 1
    followed = built([["a"]], *[blank] * 3, [["", "b"]])
    assert followed.n_rows == 15_002
    assert followed.row(15_001) == [None, "b"]


def test_a_row_of_zeros_is_not_blank():
    assert rows_of(built([["a"]], [[0, False]])) == [["a", None], [0, False]]


def test_an_empty_table_has_no_row():
    assert Table("Liste", []).n_rows == 0
    assert built([["", None]]).columns == []


def test_a_protected_text_is_read_without_its_formula():
    table = built([['="Nom"', '=""'], ['="0071"', ' ="L\'""Orme"""'], ["=A1", '="a"&"b"']])
    assert rows_of(table) == [["Nom", None], ["0071", 'L\'"Orme"'], ["=A1", '="a"&"b"']]
    name = table.columns[0][1]
    assert isinstance(name, StoredText)
    assert name.stored == '="0071"'
