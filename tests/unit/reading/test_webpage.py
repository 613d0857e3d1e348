import pytest

from certiflux.base.errors import UserError
from certiflux.reading.formats import webpage
from certiflux.reading.sheets import facts
from certiflux.reading.source import open_source, read_whole

ROWS = [["Nom", "Prénom", "Code"], ["MARTINEAU", "Zoé", "06700"], ["LEBŒUF", "Inès", "2A004"]]


def table_of(rows, cell="td"):
    lines = ("".join(f"<{cell}>{text}</{cell}>" for text in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def read(page, name="export.xls"):
    data = page if isinstance(page, bytes) else page.encode()
    table = read_whole(open_source(name, data))
    return [table.row(index) for index in range(table.n_rows)]


def code_of(page):
    with pytest.raises(UserError) as caught:
        read(page)
    return caught.value.code


def test_a_page_under_a_workbooks_name_is_read_and_said():
    source = open_source("export.xls", f"<html><body>{table_of(ROWS)}</body></html>".encode())
    table = read_whole(source)
    assert [table.row(index) for index in range(3)] == ROWS
    assert (source.label, table.sheet, table.first_row) == ("Page web (HTML)", "export", 1)
    assert "page web (HTML)" in source.notes[0]
    assert source.choices is None


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<html>", "utf-8"),
        ("<html>", "cp1252"),
        ("<html>", "utf-8-sig"),
        ("<html>", "utf-16"),
        ('<html><meta charset="windows-1252">', "cp1252"),
        ('<html><meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">', "cp1252"),
        ('<html><meta charset="utf-8">', "cp1252"),
        ('<html><meta charset="klingon">', "utf-8"),
        ('<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html PUBLIC "x"><html>', "utf-8"),
        ('<!DOCTYPE html SYSTEM "http://127.0.0.1:1/x.dtd"><html>', "utf-8"),
    ],
)
def test_accents_are_right_whatever_the_page_declares(head, encoding):
    assert read((head + table_of(ROWS)).encode(encoding)) == ROWS


def test_spaces_and_line_ends_are_those_that_a_browser_shows():
    page = "<table><tr><td>\n  Nom\n de <b>naissance</b></td><td>a<br>b <br/> c</td></tr>"
    page += "<tr><td>&nbsp;</td><td>&lt;&amp;&eacute;<style>x</style><!-- y --></td></tr></table>"
    assert read(page) == [["Nom de naissance", "a\nb\nc"], [None, "<&é"]]


def test_merged_cells_give_their_value_to_the_places_that_they_cover():
    page = (
        '<table><tr><th colspan=2>Identité</th><th rowspan="2">Code</th><th>x</th></tr>'
        "<tr><td>Nom</td><td>Prénom</td><td>y</td></tr>"
        '<tr><td rowspan="0">A</td><td colspan="a">B</td><td>C</td><td>z</td></tr></table>'
    )
    assert read(page) == [
        ["Identité", "Identité", "Code", "x"],
        ["Nom", "Prénom", "Code", "y"],
        ["A", "B", "C", "z"],
    ]


def test_sections_and_unclosed_cells_are_read():
    page = "<table><thead><tr><th>Nom<th>Code<tbody><tr><td>MARTINEAU<td>06700</table>"
    assert read(page) == [["Nom", "Code"], ["MARTINEAU", "06700"]]


def test_the_first_table_of_rows_is_taken():
    title = "<table><tr><td>Export du 21/11/2026</td></tr></table>"
    laid_out = f"<table><tr><td>Logo</td></tr><tr><td>{table_of(ROWS)}</td></tr></table>"
    assert read(f"<body>{title}{laid_out}{table_of([['a'], ['b']])}") == ROWS


@pytest.mark.parametrize(
    "page", ["<html><body>Session expirée", table_of(ROWS[:1]), table_of([[""], [" "]])]
)
def test_a_page_without_a_table_keeps_its_sentence(page):
    assert code_of(page) == "PAGE_SOUS_NOM_DE_CLASSEUR"


def test_a_page_out_of_measure_is_refused(monkeypatch):
    assert code_of("<table><tr>" + "<td colspan=1000>" * 20) == "PAGE_SOUS_NOM_DE_CLASSEUR"
    assert code_of(f"<table><tr>{'<td colspan=999>' * 20}<tr><td>") == "FEUILLE_TROP_ETENDUE"
    monkeypatch.setattr(facts, "MAX_CELLS", 8)
    assert code_of(table_of(ROWS)) == "FEUILLE_TROP_ETENDUE"
    monkeypatch.setattr(webpage, "MAX_PAGE", 100)
    assert code_of(table_of(ROWS)) == "PAGE_SOUS_NOM_DE_CLASSEUR"
