import datetime as dt

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from certiflux.base.errors import UserError
from certiflux.reading.base import ROWS_PER_STEP, Progress
from certiflux.reading.formats import xlsx
from certiflux.reading.refusals import MAX_TEXT
from certiflux.reading.sheets import facts, workbook
from certiflux.reading.sheets.facts import SheetFacts
from certiflux.reading.source import open_source, read_whole
from certiflux.reading.table import CellError
from unit.reading import workbooks


def rows_of(table):
    return [table.row(index) for index in range(table.n_rows)]


def opened(data, name="liste.xlsx"):
    return open_source(name, data)


def code_of(call):
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


def test_cells_come_as_they_are_with_their_places():
    book = openpyxl.Workbook()
    sheet = book.active
    day = dt.datetime(2024, 11, 21, 3, 4, 5)  # noqa: DTZ001 - cells have no zone
    sheet["B3"], sheet["C3"], sheet["D3"] = "06700", 45617, True
    sheet["B4"], sheet["C4"], sheet["D4"] = dt.date(2024, 11, 21), day, dt.time(3, 4)
    sheet["B5"], sheet["C5"] = " x\ny ", dt.timedelta(hours=30)
    table = read_whole(opened(workbooks.saved(book)))
    assert rows_of(table) == [
        [None] * 4,
        [None] * 4,
        [None, "06700", 45617.0, True],
        [None, dt.date(2024, 11, 21), day, dt.time(3, 4)],
        [None, " x\ny ", dt.timedelta(hours=30), None],
    ]
    assert (table.first_row, table.date_1904) == (1, False)


@pytest.mark.parametrize("extension", ["xls", "ods", "xlsx"])
@pytest.mark.parametrize("epoch", [1900, 1904])
def test_each_format_gives_the_same_list(extension, epoch):
    data = (workbooks.DATA / f"liste-{epoch}.{extension}").read_bytes()
    source = opened(data, f"liste.{extension}")
    table = read_whole(source)
    serial = 45617 if epoch == 1900 else 45617 - 1462
    value_error = "Err:502" if extension == "ods" else "#VALUE!"
    assert rows_of(table) == [
        ["Nom de naissance", "Date", "Série", "Code", "Formule", "Vrai"],
        ["MARTINEAU", dt.date(2024, 11, 21), serial, "06700", CellError("#N/A"), True],
        ["LEBŒUF", dt.datetime(2024, 11, 21, 3, 4, 5), 12, None, CellError("#DIV/0!"), False],  # noqa: DTZ001
        [None, dt.time(3, 4), 1.5, "x", CellError(value_error), None],
        ["MARTINEAUé", None, None, None, 2, CellError("#N/A")],
    ]
    assert source.format.kind == extension
    assert source.date_1904 is table.date_1904 is (epoch == 1904)
    notes = " ".join(source.notes)
    assert ("1904" in notes) is (epoch == 1904)
    assert "4 cellules affichent une erreur" in notes
    assert "1 ligne masquée" in notes
    assert [(sheet.name, sheet.visible) for sheet in source.sheets] == [
        ("Liste", True),
        ("Cachée", False),
        ("Vide", True),
    ]
    assert "1 feuille masquée dans ce classeur\u00a0: Cachée." in source.notes
    assert rows_of(read_whole(source, 1)) == [[1]]
    assert code_of(lambda: read_whole(source, 2)) == "FEUILLE_VIDE"


@pytest.mark.parametrize("date_1904", [False, True])
def test_a_binary_workbook_keeps_its_epoch_errors_and_hidden_rows(date_1904):
    source = opened(workbooks.xlsb(date_1904=date_1904), "liste.xlsb")
    table = read_whole(source)
    assert rows_of(table) == [
        ["MARTINEAU", 45617, CellError("#N/A")],
        [CellError("#VALUE!"), None, None],
    ]
    assert (source.format.kind, table.date_1904) == ("xlsb", date_1904)
    assert "1 ligne masquée" in " ".join(source.notes)


@pytest.mark.parametrize("written", ["1", "true", "0", "false", None])
def test_the_epoch_is_read_in_each_spelling(written):
    attribute = f' date1904="{written}"'.encode() if written else b""
    data = workbooks.repacked(
        workbooks.xlsx(workbooks.PEOPLE),
        {
            "xl/workbook.xml": lambda part: part.replace(
                b"<workbookPr/>", b"<workbookPr" + attribute + b"/>"
            )
        },
    )
    assert opened(data).date_1904 is (written in ("1", "true"))


def test_a_date_cell_is_right_in_a_workbook_that_counts_from_1904():
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = dt.date(1985, 2, 3)
    assert read_whole(opened(workbooks.saved(book))).row(0) == [dt.date(1985, 2, 3)]


def test_an_error_typed_into_an_old_workbook_is_found():
    book = xlwt.Workbook()
    row = book.add_sheet("Liste").row(0)
    row.write(0, "MARTINEAU")
    row.set_cell_error(1, "#REF!")
    row.set_cell_boolean(2, True)
    table = read_whole(opened(workbooks.saved(book), "liste.xls"))
    assert rows_of(table) == [["MARTINEAU", CellError("#REF!"), True]]


def test_error_cells_are_found_wherever_the_pieces_are_cut(monkeypatch):
    codes = ["#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"]
    data = workbooks.xlsx([["MARTINEAU", *codes]] * 3)
    for size in range(40, 140):
        monkeypatch.setattr(xlsx, "_PIECE", size)
        table = read_whole(opened(data))
        assert rows_of(table) == [["MARTINEAU", *map(CellError, codes)]] * 3


def test_an_error_cell_without_its_place_is_said():
    data = workbooks.repacked(
        workbooks.xlsx([["a", "#N/A"]]),
        {"xl/worksheets/sheet1.xml": lambda part: part.replace(b'r="B1"', b"")},
    )
    source = opened(data)
    read_whole(source)
    assert "1 cellule affiche une erreur" in " ".join(source.notes)


def test_a_formula_never_calculated_is_said():
    source = opened(workbooks.xlsx([["a", "=1+1", "=2+2"]]))
    assert read_whole(source).row(0)[0] == "a"
    assert "2 cellules vides contiennent une formule" in " ".join(source.notes)


def test_a_formula_whose_result_is_an_empty_text_is_not_reported():
    data = workbooks.repacked(
        workbooks.xlsx([["a", '=""']]),
        {"xl/worksheets/sheet1.xml": lambda p: p.replace(b'<c r="B1"', b'<c r="B1" t="str"')},
    )
    source = opened(data)
    read_whole(source)
    assert source.notes == []


def test_progress_goes_by_steps_to_the_number_of_rows():
    source = opened(workbooks.xlsx([["a"]] * (2 * ROWS_PER_STEP + 5)))
    total = 2 * ROWS_PER_STEP + 5
    assert list(source.read(0))[-3:] == [
        Progress(ROWS_PER_STEP, total),
        Progress(2 * ROWS_PER_STEP, total),
        Progress(total, total),
    ]


def test_the_declared_dimension_is_not_trusted():
    for declared in (b"A1:XFD1048576", b"A1", b"A1:B1"):
        data = workbooks.repacked(
            workbooks.xlsx(workbooks.PEOPLE),
            {"xl/worksheets/sheet1.xml": lambda p, d=declared: p.replace(b'"A1:B3"', b'"%s"' % d)},
        )
        assert rows_of(read_whole(opened(data))) == workbooks.PEOPLE


def test_blank_formatted_cells_are_not_rows():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["MARTINEAU"])
    sheet["F60000"].number_format = "@"
    sheet["G70000"] = "  "
    assert rows_of(read_whole(opened(workbooks.saved(book)))) == [["MARTINEAU"]]


@pytest.mark.parametrize("dimension", [True, False])
def test_a_cell_filled_at_the_far_end_is_refused_before_it_fills_the_memory(dimension):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "MARTINEAU", "x"
    data = workbooks.saved(book)
    if not dimension:
        data = workbooks.repacked(
            data,
            {"xl/worksheets/sheet1.xml": lambda p: p.replace(b"<dimension ", b"<ignored ")},
        )
    with pytest.raises(UserError) as caught:
        read_whole(opened(data))
    assert caught.value.code == "FEUILLE_TROP_ETENDUE"
    assert "1\u00a0048\u00a0576" in caught.value.message


def test_each_opendocument_sheet_has_its_own_error_cells():
    number = b'office:value-type="float" office:value="1" calcext:value-type="float"><text:p>1<'
    error = b'office:value-type="string" calcext:value-type="error"><text:p>#REF!<'
    data = workbooks.repacked(
        (workbooks.DATA / "liste-1900.ods").read_bytes(),
        {"content.xml": lambda part: error.join(part.rsplit(number, 1))},
    )
    assert rows_of(read_whole(opened(data, "liste.ods"), 1)) == [[CellError("#REF!")]]


def test_a_far_cell_of_an_opendocument_sheet_is_refused_too():
    far = b'<table:table-row table:number-rows-repeated="900000"/><table:table-row>'
    far += b'<table:table-cell table:number-columns-repeated="16000"/>'
    far += b'<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    data = workbooks.repacked(
        (workbooks.DATA / "liste-1900.ods").read_bytes(),
        {"content.xml": lambda part: part.replace(b"</table:table>", far + b"</table:table>", 1)},
    )
    assert code_of(lambda: read_whole(opened(data, "liste.ods"))) == "FEUILLE_TROP_ETENDUE"


def test_a_wide_dimension_is_checked_on_every_piece(monkeypatch):
    monkeypatch.setattr(xlsx, "_PIECE", 512)
    monkeypatch.setattr(facts, "MAX_CELLS", 60_000)
    book = openpyxl.Workbook()
    for _ in range(100):
        book.active.append(["MARTINEAU"])
    book.active["AAA50"] = "x"
    with pytest.raises(UserError) as caught:
        read_whole(opened(workbooks.saved(book)))
    assert caught.value.code == "FEUILLE_TROP_ETENDUE"
    assert "703 colonnes" in caught.value.message


def test_the_content_tells_the_format_not_the_name():
    source = opened(workbooks.xlsx(workbooks.PEOPLE), "liste.csv")
    assert (source.format.kind, source.label) == ("xlsx", "Classeur Excel (.xlsx)")
    assert source.notes == ["D'après son contenu, ce fichier est un classeur Excel (.xlsx)."]


def test_a_sheet_can_be_read_again_and_notes_stay_single():
    source = opened(workbooks.xlsx([["a", "#N/A"]]))
    assert rows_of(read_whole(source)) == rows_of(read_whole(source))
    assert len(source.notes) == 1


@pytest.mark.parametrize("sheets", [[[]], [[], []], [[[" "]]]])
def test_a_workbook_without_a_filled_cell_is_refused(sheets):
    assert code_of(lambda: read_whole(opened(workbooks.xlsx(*sheets)))) == "CLASSEUR_VIDE"


def test_a_blank_sheet_beside_a_filled_one_is_named():
    source = opened(workbooks.xlsx([], workbooks.PEOPLE, names=["Accueil", "Liste"]))
    with pytest.raises(UserError) as caught:
        read_whole(source, 0)
    assert caught.value.code == "FEUILLE_VIDE"
    assert "«\u00a0Accueil\u00a0»" in caught.value.message
    assert rows_of(read_whole(source, 1)) == workbooks.PEOPLE


class Panic(BaseException):
    """What a panic of the Rust side looks like from Python."""


@pytest.mark.parametrize("raised", [Panic("secret"), RuntimeError("secret"), OSError("secret")])
def test_nothing_that_calamine_raises_reaches_the_user(monkeypatch, raised):
    def load(_):
        raise raised

    monkeypatch.setattr(workbook, "load_workbook", load)
    with pytest.raises(UserError) as caught:
        opened(workbooks.xlsx(workbooks.PEOPLE))
    assert caught.value.code == "CLASSEUR_ILLISIBLE"
    assert caught.value.detail == type(raised).__name__
    assert "secret" not in str(caught.value.as_dict())


def test_an_interruption_is_not_an_unreadable_workbook(monkeypatch):
    def load(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(workbook, "load_workbook", load)
    with pytest.raises(KeyboardInterrupt):
        opened(workbooks.xlsx(workbooks.PEOPLE))


def test_an_error_cell_left_of_the_first_value_or_below_the_last_keeps_its_place(monkeypatch):
    found = SheetFacts()
    found.add_error(1, 0, "#REF!")
    found.add_error(4, 3, "#N/A")
    found.add_error(1 << 20, 0, "#N/A")
    found.add_error(0, 1 << 14, "#N/A")

    def scan(*_):
        yield Progress(0, None)
        return found

    monkeypatch.setattr(xlsx.XlsxFacts, "scan", scan)
    table = read_whole(opened(workbooks.xlsx([[None, None], [None, "a"]])))
    assert rows_of(table) == [
        [None, None, None, None],
        [CellError("#REF!"), "a", None, None],
        [None] * 4,
        [None] * 4,
        [None, None, None, CellError("#N/A")],
    ]


@pytest.mark.parametrize("raised", [ValueError("secret"), Panic("secret")])
def test_trouble_in_the_middle_of_a_sheet_is_a_refusal_too(monkeypatch, raised):
    def scan(*_):
        yield Progress(0, None)
        raise raised

    monkeypatch.setattr(xlsx.XlsxFacts, "scan", scan)
    assert code_of(lambda: read_whole(opened(workbooks.xlsx([["a"]])))) == "CLASSEUR_ILLISIBLE"


def test_a_far_cell_is_found_under_a_dimension_that_hides_it():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048570"], book.active["A1048576"] = "MARTINEAU", "x", "y"
    data = workbooks.repacked(
        workbooks.saved(book),
        {"xl/worksheets/sheet1.xml": lambda p: p.replace(b"A1:XFD1048576", b"A1:B2")},
    )
    assert code_of(lambda: read_whole(opened(data))) == "FEUILLE_TROP_ETENDUE"


def test_the_spread_is_measured_in_any_dialect(monkeypatch):
    monkeypatch.setattr(facts, "MAX_CELLS", 9)
    plain = workbooks.xlsx([["a", "b", "c"]] * 4)
    for old, new in ((b'"', b"'"), (b' r="4"', b""), (b' r="1"', b"")):
        data = workbooks.repacked(
            plain,
            {"xl/worksheets/sheet1.xml": lambda p, o=old, n=new: p.replace(o, n)},
        )
        assert code_of(lambda d=data: read_whole(opened(d))) == "FEUILLE_TROP_ETENDUE"


def test_a_merged_header_is_said_of_each_column_that_it_covers():
    book = openpyxl.Workbook()
    book.active.append(["Bloc", None, "x"])
    book.active.append(["a", "b", "c"])
    book.active.merge_cells("A1:B1")
    assert rows_of(read_whole(opened(workbooks.saved(book)))) == [
        ["Bloc", "Bloc", "x"],
        ["a", "b", "c"],
    ]


def test_as_many_columns_as_a_sheet_can_have_are_read():
    table = read_whole(opened(workbooks.xlsx([[f"c{n}" for n in range(16_384)]] * 2)))
    assert (len(table.columns), table.n_rows) == (16_384, 2)
    assert table.row(1)[-1] == "c16383"


@pytest.mark.parametrize("many", [MAX_TEXT, MAX_TEXT + 1, 9_000_000])
def test_a_cell_is_read_whole_or_the_file_refused(many):
    data = workbooks.repacked(
        workbooks.xlsx([["Nom", "longue", "fin"]]),
        {"xl/worksheets/sheet1.xml": lambda p: p.replace(b"longue", b"x" * many)},
    )
    if many > MAX_TEXT:
        with pytest.raises(UserError) as caught:
            read_whole(opened(data))
        assert caught.value.code == "CELLULE_DEMESUREE"
    else:
        assert [len(cell) for cell in read_whole(opened(data)).row(0)] == [3, MAX_TEXT, 3]
