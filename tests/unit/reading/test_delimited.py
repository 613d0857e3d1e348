import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certiflux.base.errors import UserError
from certiflux.reading.base import ROWS_PER_STEP, Progress
from certiflux.reading.refusals import MAX_TEXT
from certiflux.reading.source import open_source, read_whole
from unit.reading import workbooks

TEXT = "Nom;Prénom;Code\nMARTINEAU;Zoé;06700\nLEBŒUF;Inès;2A004\n"
ROWS = [["Nom", "Prénom", "Code"], ["MARTINEAU", "Zoé", "06700"], ["LEBŒUF", "Inès", "2A004"]]


def opened(text, encoding="utf-8", name="liste.csv"):
    return open_source(name, text if isinstance(text, bytes) else text.encode(encoding))


def rows_of(table):
    return [table.row(index) for index in range(table.n_rows)]


def read(text, **options):
    return rows_of(read_whole(opened(text, **options)))


def refused(text):
    with pytest.raises(UserError) as caught:
        read(text)
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-be-bom", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
@pytest.mark.parametrize(
    ("separator", "word"),
    [(";", "point-virgule"), (",", "virgule"), ("\t", "tabulation"), ("|", "barre verticale")],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encoding_separator_and_line_ends_are_found(encoding, name, separator, word, newline):
    text = TEXT.replace(";", separator).replace("\n", newline)
    if encoding == "utf-16-be-bom":
        data = b"\xfe\xff" + text.encode("utf-16-be")
    else:
        data = text.encode(encoding)
    source = opened(data)
    assert rows_of(read_whole(source)) == ROWS
    assert source.label == f"Texte CSV, séparateur {word}, {name}"
    assert source.notes == [f"Texte lu avec l'encodage {name}, séparateur {word}."]
    assert [(sheet.name, sheet.visible) for sheet in source.sheets] == [("liste", True)]


@pytest.mark.parametrize("name", ["liste.tsv", "liste.txt", "liste", "LISTE.CSV"])
def test_the_name_does_not_decide_for_a_text(name):
    assert read(TEXT, name=name) == ROWS


CELL = st.text(st.sampled_from("aé œ;,\t|\"'\n\r1"), max_size=6)


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(";,\t|"),
)
def test_what_a_program_writes_is_read_back(rows, separator):
    rows = [["Nom", "Prénom", "Code"], *rows]
    stream = io.StringIO(newline="")
    # Every field quoted: what separates is then certain.
    csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    expected = [[cell if cell.strip() else None for cell in row] for row in rows]
    while expected[-1] == [None] * 3:
        expected.pop()
    assert read(stream.getvalue()) == expected


def test_cells_are_text_as_found():
    assert read("a;b;c\n 06700;1,5; \n1;TRUE;#N/A\n") == [
        ["a", "b", "c"],
        [" 06700", "1,5", None],
        ["1", "TRUE", "#N/A"],
    ]


def test_a_value_may_hold_separators_line_ends_and_quotes():
    assert read('Nom;Note\nMARTINEAU;"a;b\nc ""d"""\nLEBŒUF;e\n') == [
        ["Nom", "Note"],
        ["MARTINEAU", 'a;b\nc "d"'],
        ["LEBŒUF", "e"],
    ]


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_only_line_ends_end_a_row(mark):
    assert read(f"Nom;Note\nMARTINEAU;a{mark}b\n")[1] == ["MARTINEAU", f"a{mark}b"]


def test_rows_are_numbered_by_record_and_blank_ones_count():
    table = read_whole(opened('Nom;Note\n\nMARTINEAU;"a\nb"\nLEBŒUF;c\n'))
    assert table.first_row + 3 == 4
    assert table.row(1) == [None, None]
    assert table.row(3) == ["LEBŒUF", "c"]


def test_decimal_commas_do_not_pass_for_separators():
    assert read("a;b\n1,5;2\n2,5;3\n")[1] == ["1,5", "2"]
    uneven = "Nom;Score;Code;Ville\n" + "A;1,5;06700\n" * 6 + "B;2,5;06700;Nice\n" * 4
    assert read(uneven)[0] == ["Nom", "Score", "Code", "Ville"]


def test_quotes_tell_the_separator_from_what_they_hold():
    rows = [['"', '";', ""], [";", "", ",;"]]
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    # The title makes the sample undecided, so the whole text has to tell.
    assert "séparateur virgule" in opened(f"Titre\n{stream.getvalue()}").label


def test_titles_above_the_table_do_not_hide_the_separator():
    text = "Export du 21/11/2026, centre 12\n\n" + TEXT
    assert read(text)[2:] == ROWS
    assert len(opened(text).notes) == 1


def test_the_whole_text_decides_when_its_start_does_not():
    text = "a,b;c\n" * 3 + "x\n" * 1100 + "1;2,3;4\n" * 4000
    assert read(text)[-1] == ["1", "2,3", "4"]


def test_a_declared_separator_is_obeyed_and_not_shown():
    assert read("sep=|\na;b|c\n1;2|3\n")[0] == ["a;b", "c"]
    source = opened("sep=,\r\na,b;c\r\nd,e\r\n")
    table = read_whole(source)
    assert rows_of(table) == [["a", "b;c"], ["d", "e"]]
    assert table.first_row == 1
    assert "séparateur virgule" in source.label


def test_one_column_alone_is_read_and_said():
    source = opened("Nom\nMARTINEAU\n")
    assert rows_of(read_whole(source)) == [["Nom"], ["MARTINEAU"]]
    assert any("Aucun séparateur" in note for note in source.notes)
    assert source.label == "Texte CSV, une seule colonne, UTF-8"


def test_accents_already_spoilt_are_said():
    assert any("Ã©" in note for note in opened("Nom;Prénom\nA;ZoÃ©\n").notes)


def test_short_rows_are_completed_and_named():
    source = opened("Titre\na;b;c\n1;2;3\n1;2\n1;2;3\n1\n\n4;5;6\n")
    table = read_whole(source)
    assert table.row(3) == ["1", "2", None]
    assert table.row(5) == ["1", None, None]
    assert source.notes[1:] == [
        (
            "Lignes 4, 6\u00a0: moins de valeurs que de colonnes\u00a0; celles qui manquent à la "
            "fin sont lues comme vides."
        )
    ]


def test_a_row_cut_in_two_is_said():
    source = opened("a;b;c\n1;2;3\n1;2\nx;3\n4;5;6\n")
    read_whole(source)
    assert any(note.startswith("Lignes 3 et 4\u00a0: on dirait") for note in source.notes)


def test_empty_values_beyond_the_table_are_harmless():
    assert read("a;b\n1;2;;\n3;4;;; \n5;6\n") == [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]


def test_a_header_wider_than_most_rows_counts():
    assert read("a;b;c;d\n1;2\n1;2\n1;2\n1;2;3\n")[4] == ["1", "2", "3", None]


def test_rows_that_spill_over_the_table_are_refused_by_name():
    error = refused("Nom;Ville;Code\nA;Paris;1\nB;Lyon;Cedex;2\nC;Nice;3\nD;Metz;x;4\n")
    assert error.code == "CSV_LIGNES_INEGALES"
    assert error.message.startswith("Lignes 3, 5\u00a0: plus de valeurs que les 3 colonnes")
    assert "point-virgule" in error.message
    many = refused("a,b\n" + "1,2\n" * 20 + "1,2,3\n" * 8)
    assert "Lignes 22, 23, 24, 25, 26 et 3 autres" in many.message
    assert "Lyon" not in str(error.as_dict())


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('a;b\n1;2\n1;"2\n3;4\n', 3),
        ('a;b\n1;"2"x\n', 2),
        ("a;b\n" + "1;2\n" * (ROWS_PER_STEP + 10) + '3;"4\n', ROWS_PER_STEP + 12),
        ('a;b\n1;2\n1;"2\n' + "3;4\n" * 50_000, 3),
    ],
)
def test_misplaced_quotes_are_refused_with_the_row(text, row):
    error = refused(text)
    assert error.code == "CSV_GUILLEMETS"
    assert f"la ligne {row}," in error.message.replace("\u00a0", "")


@pytest.mark.parametrize("text", ["\n\n", " \r\n ", ";;;\n;;\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_text_without_any_value_is_empty(text):
    assert refused(text).code == "FICHIER_VIDE"


def test_bytes_of_no_known_encoding_are_refused():
    assert refused(b"Nom;Code\n\x01\x81\x9d\x8f\xb7\xd9;\xb2\xc4\xb1\n").code == "TEXTE_ILLISIBLE"
    assert refused("a;b\n1;\0\n".encode("utf-16")).code == "FICHIER_ILLISIBLE"


def test_progress_counts_the_lines():
    text = "a;b\n" + '1;"x\ny"\n' * ROWS_PER_STEP
    lines = 1 + 2 * ROWS_PER_STEP
    assert list(opened(text).read(0)) == [
        Progress(0, lines),
        Progress(lines - 2, lines),
        Progress(lines, lines),
    ]


def in_use(choices):
    return [choice.value for choice in choices if choice.in_use]


def test_what_a_user_may_correct_is_offered_with_what_is_in_use():
    choices = opened(TEXT, encoding="cp1252").choices
    assert [choice.label for choice in choices.encodings[:3]] == ["UTF-8", "Windows-1252", "UTF-16"]
    assert [choice.label for choice in choices.separators] == [
        "point-virgule",
        "virgule",
        "tabulation",
        "barre verticale",
    ]
    assert (in_use(choices.encodings), in_use(choices.separators)) == (["cp1252"], [";"])
    assert in_use(opened("Nom\nMARTINEAU\n").choices.separators) == []


@pytest.mark.parametrize(
    "encoding", ["utf-8", "cp1252", "utf-16", "iso8859-15", "mac-roman", "cp850"]
)
def test_every_encoding_offered_can_be_picked(encoding):
    text = TEXT.replace("Œ", "E")
    source = open_source("l.csv", text.encode(encoding), encoding=encoding)
    assert rows_of(read_whole(source))[1:] == [ROWS[1], ["LEBEUF", "Inès", "2A004"]]
    assert in_use(source.choices.encodings) == [encoding]
    offered = {choice.value: choice.label for choice in source.choices.encodings}
    assert (
        f"Texte lu avec l'encodage {offered[encoding]}, séparateur point-virgule." in source.notes
    )


def test_the_separator_picked_wins_over_the_one_found_and_the_one_declared():
    text = "a,b;c\n1,2;3\n"
    assert rows_of(read_whole(open_source("l.csv", text.encode(), separator=","))) == [
        ["a", "b;c"],
        ["1", "2;3"],
    ]
    declared = f"sep=;\n{text}".encode()
    assert read_whole(open_source("l.csv", declared, separator=",")).row(0) == ["a", "b;c"]


@pytest.mark.parametrize(
    ("data", "picked", "code", "word"),
    [
        (TEXT.encode("cp1252"), {"encoding": "utf-8"}, "ENCODAGE_INADAPTE", "UTF-8"),
        (TEXT.encode(), {"encoding": "utf-16"}, "ENCODAGE_INADAPTE", "UTF-16"),
        (TEXT.encode("utf-16"), {"encoding": "utf-8"}, "ENCODAGE_INADAPTE", "UTF-8"),
        (TEXT.encode("utf-16"), {"encoding": "mac-roman"}, "ENCODAGE_INADAPTE", "Macintosh"),
        (b"a;\x81\n", {"encoding": "cp1252"}, "ENCODAGE_INADAPTE", "Windows-1252"),
        (TEXT.encode(), {"encoding": "klingon"}, "ENCODAGE_INCONNU", "Windows-1252"),
        (TEXT.encode(), {"separator": "|"}, "SEPARATEUR_ABSENT", "barre verticale"),
        (TEXT.encode(), {"separator": "e"}, "SEPARATEUR_INCONNU", "tabulation"),
    ],
)
def test_a_wrong_pick_is_a_sentence(data, picked, code, word):
    with pytest.raises(UserError) as caught:
        open_source("l.csv", data, **picked)
    assert caught.value.code == code
    assert word in caught.value.message


def test_a_mark_is_no_part_of_the_text_whatever_is_picked():
    data = b"\xef\xbb\xbfNom;Code\nA;1\n"
    assert read_whole(open_source("l.csv", data, encoding="cp1252")).row(0) == ["Nom", "Code"]


def test_a_workbook_has_nothing_to_correct():
    source = open_source(
        "l.xlsx", workbooks.xlsx(workbooks.PEOPLE), encoding="cp1252", separator=","
    )
    assert source.choices is None
    assert rows_of(read_whole(source)) == workbooks.PEOPLE


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_found_without_its_mark(order):
    source = opened(TEXT.encode(order))
    assert rows_of(read_whole(source)) == ROWS
    assert in_use(source.choices.encodings) == ["utf-16"]


def test_a_value_of_two_megabytes_is_read_whole():
    long = "x" * MAX_TEXT
    assert read(f'Nom;Note\nA;"{long}"\nB;{long}\n')[1:] == [["A", long], ["B", long]]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("x" * (MAX_TEXT + 1), "CELLULE_DEMESUREE"),
        (f'"{"x;" * MAX_TEXT}"', "CSV_GUILLEMETS"),
    ],
)
def test_a_value_without_end_is_refused_where_it_stands(value, code):
    error = refused(f"Nom;Note\nA;b\nB;{value}\nC;d\n")
    assert error.code == code
    assert "ligne 3" in error.message


def test_as_many_columns_as_a_sheet_can_have_are_read():
    table = read_whole(opened(";".join(f"c{n}" for n in range(16_384)) + "\n" + ";" * 16_383 + "1"))
    assert (len(table.columns), table.row(1)[-1]) == (16_384, "1")


def test_one_endless_row_above_many_short_ones_is_refused():
    error = refused("a" + ";b" * 20_000 + "\n" + "1;2\n" * 2_000)
    assert error.code == "FEUILLE_TROP_ETENDUE"
