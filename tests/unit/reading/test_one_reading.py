"""What calamine reads is what was measured: a container of our own, refused before it swells."""

import io
import random
import struct
import zipfile

import openpyxl
import pytest
from python_calamine import load_workbook

from certiflux.base.errors import UserError
from certiflux.reading.containers.ole import OleFile, alone
from certiflux.reading.refusals import MAX_SHEETS, MAX_TEXT
from certiflux.reading.sheets import workbook as opening
from certiflux.reading.sheets.weight import Weight
from certiflux.reading.sheets.xls_strings import text_lengths
from certiflux.reading.sheets.xlsx_strings import SharedStrings
from certiflux.reading.source import open_source, read_whole
from unit.reading import workbooks

XLSX = workbooks.xlsx(workbooks.PEOPLE)
SHARED = (workbooks.DATA / "liste-1904.xlsx").read_bytes()
ODS = (workbooks.DATA / "liste-1900.ods").read_bytes()
XLS = (workbooks.DATA / "liste-1900.xls").read_bytes()
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MEMORY = 64 * 1024 * 1024


def refusal(data, name="l.xlsx"):
    with pytest.raises(UserError) as caught:
        read_whole(open_source(name, data))
    return caught.value


def changed(data, part, before, after, count=-1):
    """Return a workbook with bytes of a part replaced; they must be there."""

    def change(content):
        assert before in content
        return content.replace(before, after, count)

    return workbooks.repacked(data, {part: change})


@pytest.mark.parametrize(
    ("name", "data"),
    [("l.xlsx", SHARED), ("l.xlsb", workbooks.xlsb()), ("l.ods", ODS), ("l.xls", XLS)],
)
def test_the_bytes_of_the_user_never_reach_the_library(monkeypatch, name, data):
    given = []
    monkeypatch.setattr(
        opening,
        "load_workbook",
        lambda stream: given.append(stream.getvalue()) or load_workbook(stream),
    )
    extra = data if name == "l.xls" else with_part(data, "xl/tables/table1.xml", b"<a")
    read_whole(open_source(name, extra))
    (taken,) = given
    assert taken not in (data, extra)
    if name == "l.xls":
        assert OleFile(taken).names == {"workbook"}
    else:
        assert "xl/tables/table1.xml" not in zipfile.ZipFile(io.BytesIO(taken)).namelist()
        assert zipfile.ZipFile(io.BytesIO(taken)).testzip() is None


def with_part(data, name, content):
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as target:
        target.writestr(name, content)
    return stream.getvalue()


FAR = b'<row r="2"><c r="XFD1048576"><v>1</v></c></row>'
PATHS = {
    "another letter case": b'Target="/XL/WorkSheets/Sheet1.XML"',
    "a step on the spot": b'Target="/xl/./worksheets/./sheet1.xml"',
    "a step back": b'Target="/xl/media/../worksheets/sheet1.xml"',
    "slashes turned": b'Target="\\xl\\worksheets\\sheet1.xml"',
}


@pytest.mark.parametrize("case", PATHS)
def test_a_sheet_is_measured_and_read_by_whatever_path_its_relation_names(case):
    name = "xl/_rels/workbook.xml.rels"
    target = b'Target="/xl/worksheets/sheet1.xml"'
    assert read_whole(open_source("l.xlsx", changed(XLSX, name, target, PATHS[case]))).n_rows == 3
    far = changed(XLSX, SHEET, b"</sheetData>", FAR + b"</sheetData>")
    assert refusal(changed(far, name, target, PATHS[case])).code == "FEUILLE_TROP_ETENDUE"


def test_parts_of_one_name_but_for_the_letter_case_are_refused():
    assert refusal(with_part(XLSX, "XL/worksheets/SHEET1.xml", b"x")).detail == "twice"
    assert refusal(with_part(XLSX, "xl\\worksheets\\sheet1.xml", b"x")).detail == "twice"
    assert refusal(with_part(XLSX, "xl/./worksheets/sheet1.xml", b"x")).detail == "twice"


@pytest.mark.parametrize("second", [b"F1", b"f1"])
def test_two_sheets_of_one_name_are_refused(second):
    two = workbooks.xlsx(workbooks.PEOPLE, workbooks.PEOPLE)
    error = refusal(changed(two, "xl/workbook.xml", b'name="F2"', b'name="%s"' % second))
    assert (error.code, error.detail) == ("CLASSEUR_TROMPEUR", "sheets")


def test_a_sheet_whose_part_is_missing_is_refused_as_it_is_read():
    data = workbooks.repacked(XLSX, {}, drop=(SHEET,))
    assert refusal(data).code == "CLASSEUR_ILLISIBLE"


ODD_CELLS = {
    "a decoy in an attribute": b"<c x='<c r=\"A9\"' r='XFD1048576'><v>1</v></c>",
    "a decoy in a text": b"<c r='XFD1048576'><is><t> r=\"A9\"</t></is></c>",
    "a row of as many figures": b'<c r="XFD9999"><v>1</v></c><c r="A1000"><v>1</v></c>',
    "spaces around the sign": b'<c\nr =\t"XFD1048576"><v>1</v></c>',
    "another prefix": b'<y:c r="XFD1048576"><v>1</v></y:c>',
    "another attribute first": b'<c s="0" r="XFD1048576"><v>1</v></c>',
    "small letters": b'<c r="xfd1048576"><v>1</v></c>',
    "no place, in a far row": b'</row><row r="1048576">' + b"<c><v>1</v></c>" * 30,
}


@pytest.mark.parametrize("case", ODD_CELLS)
def test_a_far_cell_is_found_however_it_is_written(case):
    data = changed(XLSX, SHEET, b"</row></sheetData>", ODD_CELLS[case] + b"</row></sheetData>")
    assert refusal(data).code in {"FEUILLE_TROP_ETENDUE", "CLASSEUR_ILLISIBLE"}


@pytest.mark.parametrize("prefix", [b"", b"x:"])
def test_cells_of_any_prefix_or_without_place_are_read(prefix):
    cell = b"<%(p)sc%(r)s><%(p)sv>%(v)d</%(p)sv></%(p)sc>"
    rows = b"".join(
        b"<%(p)srow>%(c)s</%(p)srow>"
        % {b"p": prefix, b"c": cell % {b"p": prefix, b"r": b"", b"v": row} * 2}
        for row in range(3)
    )
    sheet = (
        b'<%(p)sworksheet xmlns%(n)s="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<%(p)ssheetData>%(r)s</%(p)ssheetData></%(p)sworksheet>"
    ) % {b"p": prefix, b"r": rows, b"n": b":x" if prefix else b""}
    table = read_whole(open_source("l.xlsx", workbooks.repacked(XLSX, {SHEET: lambda _: sheet})))
    assert [table.row(row) for row in range(3)] == [[0, 0], [1, 1], [2, 2]]


def shared(text, times):
    """Return an .xlsx whose cells all name one text."""
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, times + 1)
    )
    strings = f'<sst xmlns="urn:x" count="1" uniqueCount="1"><si><t>{text}</t></si></sst>'
    start, _, _ = zipfile.ZipFile(io.BytesIO(XLSX)).read(SHEET).partition(b"<sheetData>")
    sheet = start + b"<sheetData>" + cells.encode() + b"</sheetData></worksheet>"
    made = workbooks.repacked(SHARED, {SHEET: lambda _: sheet, STRINGS: lambda _: strings.encode()})
    assert len(made) < 200_000
    return made


def test_one_long_text_that_each_cell_names_is_weighed():
    long = "x" * 60_000
    assert refusal(shared(long, 8_000)).code == "CLASSEUR_TROP_LOURD"
    assert len(read_whole(open_source("l.xlsx", shared(long, 100))).row(0)[0]) == 60_000


@pytest.mark.parametrize(
    "trick", ["<si/>", "<si></si>", "<!--</si>-->", "<![CDATA[</si>]]>", '<si a="</si>">x</si>']
)
def test_texts_whose_end_is_not_sure_weigh_as_the_longest(trick):
    strings = SharedStrings(iter([f"<sst>{trick}<si><t>ab</t></si></sst>".encode()]))
    assert strings.named_in(b'<c r="A1" t="s"><v>0</v></c>') >= 4


@pytest.mark.parametrize("count", ["170000000", "9999999999", "0170000000", "9" * 40])
def test_a_count_of_texts_that_lies_is_refused(count):
    def lie(part):
        return part.replace(b"uniqueCount=", b"a=").replace(
            b"<sst ", b'<sst uniqueCount="%s" ' % count.encode()
        )

    error = refusal(workbooks.repacked(SHARED, {STRINGS: lie}))
    assert (error.code, error.detail) == ("CLASSEUR_TROMPEUR", "count")


def test_far_too_many_sheets_are_refused():
    sheets = b"".join(b'<sheet name="a%d" sheetId="1"/>' % n for n in range(MAX_SHEETS))
    data = changed(XLSX, "xl/workbook.xml", b"</sheets>", sheets + b"</sheets>")
    assert refusal(data).code == "FEUILLES_TROP_NOMBREUSES"


CELL = b"<table:table-cell"
VALUES = {
    "a value without a type": b' office:value="1"',
    "a text without a type": b' office:string-value="x"',
    "a day without a type": b' office:date-value="2020-01-01"',
    "a formula alone": b' table:formula="of:=1"',
}


def ods(cells):
    return changed(ODS, "content.xml", CELL, cells + CELL, 1)


@pytest.mark.parametrize("case", VALUES)
def test_a_repeated_cell_of_an_opendocument_sheet_counts_whatever_it_says(case):
    many = b' table:number-columns-repeated="2000000000"'
    error = refusal(ods(CELL + VALUES[case] + many + b"/>"), "l.ods")
    assert error.code in {"FEUILLE_TROP_ETENDUE", "CLASSEUR_TROP_LOURD"}


def test_spaces_that_a_figure_repeats_are_counted():
    cell = (
        CELL
        + b' office:value-type="string"><text:p><text:s text:c="%d"/></text:p></table:table-cell>'
    )
    assert refusal(ods(cell % 2_000_000_000), "l.ods").code == "CELLULE_DEMESUREE"
    assert refusal(ods(cell % (MAX_TEXT + 1)), "l.ods").code == "CELLULE_DEMESUREE"
    read_whole(open_source("l.ods", ods(cell % 100)))


def test_a_long_text_that_a_figure_repeats_is_weighed():
    text = b"x" * 90_000
    cell = b' office:value-type="string" table:number-columns-repeated="8000"><text:p>%s</text:p>'
    error = refusal(ods(CELL + cell % text + b"</table:table-cell>"), "l.ods")
    assert error.code == "CLASSEUR_TROP_LOURD"


def test_two_sheets_of_one_name_in_an_opendocument_workbook_are_refused():
    def twice(part):
        start, end = part.index(b"<table:table "), part.index(b"</table:table>") + 14
        return part[:end] + part[start:end] + part[end:]

    assert refusal(workbooks.repacked(ODS, {"content.xml": twice}), "l.ods").detail == "sheets"


def xlsb_sheet(records):
    """Return an .xlsb with records before the first row of its sheet."""

    def change(part):
        place = part.index(workbooks._row(0))
        return part[:place] + records + part[place:]

    return workbooks.repacked(workbooks.xlsb(), {"xl/worksheets/sheet1.bin": change})


SHORT = {
    "a row of four bytes, far": workbooks._record(0, struct.pack("<I", 1_000_000))
    + workbooks._record(6, struct.pack("<II", 16_000, 0) + workbooks._wide("a")),
    "a row cut": workbooks._record(0, b"\1"),
    "a cell cut": workbooks._row(0) + workbooks._record(5, struct.pack("<I", 1)),
    "a text cut": workbooks._row(0) + workbooks._record(6, struct.pack("<III", 1, 0, 50)),
}


@pytest.mark.parametrize("case", SHORT)
def test_records_too_short_are_not_completed_from_others(case):
    error = refusal(xlsb_sheet(SHORT[case]), "l.xlsb")
    assert error.code in {"CLASSEUR_ILLISIBLE", "FEUILLE_TROP_ETENDUE"}


@pytest.mark.parametrize("place", [44, 60, 64, 68, 72])
@pytest.mark.parametrize("value", [0, 1, 2, 0x7FFFFFFF, 0xFFFFFFFF])
def test_the_tables_of_a_container_that_turn_in_circles_are_never_followed(place, value):
    """Our own reading stops; the library is given tables of ours."""
    data = bytearray(XLS)
    struct.pack_into("<I", data, place, value)
    read = outcome(bytes(data), "l.xls")
    assert read in {"CLASSEUR_TRONQUE", read_whole(open_source("l.xls", XLS)).n_rows}


def outcome(data, name):
    """Return the rows of a workbook, or the code of its refusal."""
    try:
        return read_whole(open_source(name, data)).n_rows
    except UserError as error:
        return error.code


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 70_000, 7_200_000])
def test_a_container_of_one_stream_gives_it_back(size):
    content = random.Random(size).randbytes(size)
    found = OleFile(alone("Workbook", content)).stream("workbook")
    assert found == content.ljust(4096, b"\0")


def test_an_old_workbook_of_many_texts_is_read_as_it_was():
    """More than 7 MB: its tables no longer fit in the header."""
    table = read_whole(open_source("l.xls", XLS))
    stream = OleFile(XLS).stream("workbook")
    filler = struct.pack("<HH", 0x00FF, 8000) + bytes(8000)
    again = alone("Workbook", stream + filler * 1000)
    assert read_whole(open_source("l.xls", again)).row(1) == table.row(1)


def test_the_count_of_the_texts_of_an_old_workbook_is_compared():
    stream = bytearray(OleFile(XLS).stream("workbook"))
    place = stream.index(struct.pack("<H", 0x00FC), 512)
    struct.pack_into("<I", stream, place + 8, 0x7FFFFFFF)
    error = refusal(alone("Workbook", bytes(stream)), "l.xls")
    assert (error.code, error.detail) == ("CLASSEUR_TROMPEUR", "count")


def test_the_lengths_of_texts_follow_a_record_that_goes_on():
    head = struct.pack("<II", 3, 3)
    plain = struct.pack("<HB", 3, 0) + b"abc"
    rich = struct.pack("<HBH", 2, 9, 1) + "éà".encode("utf-16-le") + b"\0" * 4
    cut = struct.pack("<HB", 4, 0) + b"ab"
    assert text_lengths([head + plain + rich + cut, b"\1" + "cd".encode("utf-16-le")]) == (
        3,
        [3, 2, 4],
    )
    assert text_lengths([head + plain])[1] is None


def test_a_weight_grows_with_the_file():
    assert not Weight(10_000_000).holds(500 * 1024 * 1024)
    assert Weight(40_000_000).holds(1_500 * 1024 * 1024)


def test_blank_cells_down_to_the_end_of_the_sheet_weigh_nothing():
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Code"])
    blank = b"".join(
        b'<row r="%d">%s</row>'
        % (row, b"".join(b'<c r="%s%d" s="0"/>' % (c, row) for c in COLUMNS))
        for row in range(2, 20_000)
    )
    data = changed(workbooks.saved(book), SHEET, b"</sheetData>", blank + b"</sheetData>")
    source = open_source("l.xlsx", data)
    source._facts._weight.room = 4_000_000
    assert read_whole(source).n_rows == 1


COLUMNS = (b"A", b"B", b"C", b"D", b"E", b"F", b"G", b"H")
