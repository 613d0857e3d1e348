"""Values as a person sees them, in each kind of workbook: formats, merged cells, broken lines."""

import datetime as dt

import openpyxl
import pytest
import xlwt

from certiflux.base.work import drain
from certiflux.reading.content import Content
from certiflux.reading.formats.xlsb import XlsbFacts
from certiflux.reading.sheets.merging import Merges
from certiflux.reading.source import open_source, read_whole
from certiflux.reading.table import StoredText
from unit.reading import workbooks
from unit.reading.test_workbook import rows_of

FORMATS = (
    ("0%", 0.92, "92 %"),
    ('"DIPL-"0000', 73, "DIPL-0073"),
    ("000000", 6700, "006700"),
    ("0.0", 13.46, "13,5"),
)


def read(data, name="liste.xlsx"):
    source = open_source(name, data)
    return read_whole(source), source.notes


def formatted_xlsx():
    book = openpyxl.Workbook()
    book.active.append(["Score", "Numéro"])
    for row, (code, number, _) in enumerate(FORMATS, 2):
        book.active.cell(row, 1, number).number_format = code
        book.active.cell(row, 2, "x")
    return workbooks.saved(book)


def formatted_xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("F1")
    sheet.write(0, 0, "Score")
    sheet.write(0, 1, "Numéro")
    for row, (code, number, _) in enumerate(FORMATS, 1):
        sheet.write(row, 0, number, xlwt.easyxf(num_format_str=code))
        sheet.write(row, 1, "x")
    return stream_of(book)


def stream_of(book):
    import io

    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(*rows):
    cells = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="F1">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return workbooks.zipped(
        {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


def ods_text(text, attributes=""):
    return (
        f'<table:table-cell office:value-type="string"{attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def ods_number(value, shown, kind="float"):
    return (
        f'<table:table-cell office:value-type="{kind}" office:value="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def formatted_ods():
    kinds = ("percentage", "float", "float", "float")
    shown = ("92%", "DIPL-0073", "006700", "13,5")
    lines = [
        [ods_number(number, text, kind), ods_text("x")]
        for (_, number, _), text, kind in zip(FORMATS, shown, kinds, strict=True)
    ]
    return ods([ods_text("Score"), ods_text("Numéro")], *lines)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (formatted_xlsx(), "liste.xlsx"),
        (formatted_xls(), "liste.xls"),
        (formatted_ods(), "liste.ods"),
    ],
)
def test_numbers_are_read_as_their_cells_show_them(data, name):
    table, _ = read(data, name)
    cells = list(table.columns[0])[1:]
    assert cells == [text for *_, text in FORMATS]
    assert all(isinstance(cell, StoredText) for cell in cells)
    assert [cell.stored for cell in cells] == [number for _, number, _ in FORMATS]


def test_a_format_is_followed_in_any_dialect_and_only_where_it_is():
    data = workbooks.repacked(
        formatted_xlsx(),
        {"xl/worksheets/sheet1.xml": lambda part: part.replace(b'<c r="A2" s=', b"<c s=")},
    )
    assert read(data)[0].columns[0][1] == 0.92  # without its place a cell keeps its number
    book = openpyxl.Workbook()
    for row in (["Date", "Note"], [dt.date(2026, 5, 20), 12.25], [dt.date(2026, 5, 21), 3]):
        book.active.append(row)
    assert rows_of(read(workbooks.saved(book))[0])[1:] == [
        [dt.date(2026, 5, 20), 12.25],
        [dt.date(2026, 5, 21), 3],
    ]


def test_percentages_of_many_rows_all_have_their_text():
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Score"])
    for number in range(9_000):
        book.active.append([f"N{number}", number / 10_000])
        book.active.cell(number + 2, 2).number_format = "0.00%"
    scores = list(read(workbooks.saved(book))[0].columns[1])
    assert scores[1:4] == ["0,00 %", "0,01 %", "0,02 %"]
    assert (scores[5001], scores[9000]) == ("50,00 %", "89,99 %")


def merged_xlsx():
    book = openpyxl.Workbook()
    for row in (
        ["Identité", None, "Délivrance", "Mention"],
        ["Nom", "Prénom", None, None],
        ["MARTINEAU", "Léa", dt.date(2026, 5, 20), "Bien"],
        ["LEBŒUF", "Yann", None, None],
        [None, None, None, None],
        ["MERCIER", "Zoé", None, "Très bien"],
    ):
        book.active.append(row)
    for block in ("A1:B1", "C1:C2", "D1:D2", "C3:C6", "D3:D4"):
        book.active.merge_cells(block)
    return workbooks.saved(book)


MERGED = [
    ["Identité", "Identité", "Délivrance", "Mention"],
    ["Nom", "Prénom", "Délivrance", "Mention"],
    ["MARTINEAU", "Léa", dt.date(2026, 5, 20), "Bien"],
    ["LEBŒUF", "Yann", dt.date(2026, 5, 20), "Bien"],
    [None, None, None, None],
    ["MERCIER", "Zoé", dt.date(2026, 5, 20), "Très bien"],
]


def test_a_merged_value_is_that_of_each_row_that_it_covers_and_is_said():
    table, notes = read(merged_xlsx())
    assert rows_of(table) == MERGED
    assert table.merged[2] == [(1, 1), (3, 3), (5, 5)]
    assert "leur valeur est reprise" in notes[-1]


def test_merged_cells_of_an_old_workbook():
    book = xlwt.Workbook()
    sheet = book.add_sheet("F1")
    for row, line in enumerate((["Nom", "Mention"], ["MARTINEAU"], ["LEBŒUF"])):
        for column, text in enumerate(line):
            sheet.write(row, column, text)
    sheet.write_merge(1, 2, 1, 1, "Bien")
    table, notes = read(stream_of(book), "liste.xls")
    assert rows_of(table)[1:] == [["MARTINEAU", "Bien"], ["LEBŒUF", "Bien"]]
    assert notes


def test_merged_cells_and_broken_lines_of_an_opendocument_workbook():
    covered = "<table:covered-table-cell/>"
    data = ods(
        [ods_text("Nom"), ods_text("Mention")],
        [
            ods_text("DU<text:tab/>PUIS<text:line-break/>MOREL"),
            ods_text("Bien", ' table:number-rows-spanned="2"'),
        ],
        [ods_text('LE<text:s text:c="2"/>GOFF'), covered],
        [
            ods_text("<office:annotation><text:p>a<text:tab/>b</text:p></office:annotation>ROY"),
            ods_text("Bien"),
        ],
    )
    table, notes = read(data, "liste.ods")
    rows = [["DU\tPUIS\nMOREL", "Bien"], ["LE  GOFF", "Bien"]]
    assert rows_of(table)[1:3] == rows
    assert table.merged == {1: [(2, 2)]}
    assert notes


def test_a_binary_workbook_has_its_formats_and_its_merged_cells():
    data = workbooks.xlsb(code='"DIPL-"000000', merged=(0, 1, 1, 1))
    table, _ = read(data, "liste.xlsb")
    assert rows_of(table)[0][:2] == ["MARTINEAU", "DIPL-045617"]
    merges = drain(XlsbFacts(Content(data)).scan("Liste", 0)).merges
    rows = [["a", "b"], ["c", None]]
    merges.fill(rows, 0)
    assert rows[1] == ["c", "b"]


def test_a_title_over_the_whole_sheet_stays_alone():
    book = openpyxl.Workbook()
    for row in (["Liste des reçus", None], ["Nom", "Code"], ["MARTINEAU", "x"]):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    assert rows_of(read(workbooks.saved(book))[0])[0] == ["Liste des reçus", None]


def test_a_block_beyond_any_measure_is_left():
    merges = Merges()
    for _ in range(60):
        merges.add(0, 1 << 20, 0, 1 << 14)
    rows = [["a", None], ["b", None]]
    merges.fill(rows, 0)
    assert rows == [["a", None], ["b", None]]
