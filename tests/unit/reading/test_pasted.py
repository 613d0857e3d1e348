import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.errors import UserError
from certiflux.reading.source import open_pasted, read_whole


def rows_of(table):
    return [table.row(index) for index in range(table.n_rows)]


def pasted(text):
    return rows_of(read_whole(open_pasted(text)))


def code_of(text):
    with pytest.raises(UserError) as caught:
        read_whole(open_pasted(text))
    return caught.value.code


def copied(rows):
    """What Excel puts on the clipboard: quotes around cells that hold signs of its own."""
    return "".join(
        "\t".join(f'"{c.replace(chr(34), chr(34) * 2)}"' if set(c) & set('\t\n"') else c for c in r)
        + "\r\n"
        for r in rows
    )


def test_pasted_cells_are_a_table_of_their_own():
    source = open_pasted("Nom\tCode\r\nMARTINEAU\t06700\r\nLEBŒUF\t2A004\r\n")
    table = read_whole(source)
    assert rows_of(table) == [["Nom", "Code"], ["MARTINEAU", "06700"], ["LEBŒUF", "2A004"]]
    assert (source.label, table.sheet, table.first_row) == ("Cellules collées",) * 2 + (1,)
    assert (source.notes, source.choices) == ([], None)


CELL = st.text(st.sampled_from('aé;,|"\n\t 1'), max_size=5)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=6))
def test_what_excel_copies_is_read_back(rows):
    rows = [["Nom", "Prénom", "Note"], *rows]
    expected = [[cell if cell.strip() else None for cell in row] for row in rows]
    while expected[-1] == [None] * 3:
        expected.pop()
    assert pasted(copied(rows)) == expected


def test_semicolons_separate_too():
    assert pasted("Nom;Code\nMARTINEAU;06700\n") == [["Nom", "Code"], ["MARTINEAU", "06700"]]


def test_quotes_that_do_not_pair_are_text():
    source = open_pasted('Nom\tNote\n"Le" LAC\tx\n"MARTINEAU\ty\n')
    assert rows_of(read_whole(source)) == [
        ["Nom", "Note"],
        ['"Le" LAC', "x"],
        ['"MARTINEAU', "y"],
    ]
    assert "guillemets" in source.notes[0]


def test_one_row_of_cells_is_a_table():
    assert pasted("MARTINEAU\tZoé") == [["MARTINEAU", "Zoé"]]


@pytest.mark.parametrize("text", ["", " \r\n", "\t\t\r\n\t\t"])
def test_nothing_pasted_is_said(text):
    assert code_of(text) == "COLLAGE_VIDE"


@pytest.mark.parametrize(
    "text", ["MARTINEAU", "Nom\nMARTINEAU\nLEBŒUF\n", "Bonjour ; merci.", "Un, deux, trois\nSoleil"]
)
def test_a_cell_or_a_text_is_no_table(text):
    assert code_of(text) == "COLLAGE_SANS_TABLEAU"
