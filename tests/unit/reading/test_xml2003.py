import datetime as dt

import pytest

from certiflux.base.errors import UserError
from certiflux.reading.formats import xml2003
from certiflux.reading.sheets import facts
from certiflux.reading.source import open_source, read_whole
from certiflux.reading.table import CellError

HEAD = (
    '<?xml version="1.0" encoding="%s"?><?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
)


def cell(text, kind="String", attributes=""):
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def sheet(*rows, name="Liste &amp; codes", after=""):
    lines = "".join(row if row.startswith("<Row") else f"<Row>{row}</Row>" for row in rows)
    return f'<Worksheet ss:Name="{name}"><Table>{lines}</Table>{after}</Worksheet>'


def opened(*sheets, encoding="UTF-8", name="liste.xls"):
    return open_source(name, (HEAD % encoding + "".join(sheets) + "</Workbook>").encode(encoding))


def rows_of(table):
    return [table.row(index) for index in range(table.n_rows)]


def code_of(call):
    with pytest.raises(UserError) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize("encoding", ["UTF-8", "windows-1252", "UTF-16"])
def test_cells_come_by_their_type(encoding):
    source = opened(
        sheet(
            cell("Prénom") + cell("06700") + cell("12.5", "Number") + cell("1", "Boolean"),
            cell("2024-11-21T00:00:00.000", "DateTime")
            + cell("2024-11-21T03:04:05.000", "DateTime")
            + cell("1899-12-31T03:04:00.000", "DateTime")
            + cell("#N/A", "Error"),
            cell("douze", "Number") + cell("0000", "DateTime") + cell("a <B>b</B>"),
        ),
        encoding=encoding,
    )
    assert rows_of(read_whole(source)) == [
        ["Prénom", "06700", 12.5, True],
        [
            dt.date(2024, 11, 21),
            dt.datetime(2024, 11, 21, 3, 4, 5),  # noqa: DTZ001 - cells have no zone
            dt.time(3, 4),
            CellError("#N/A"),
        ],
        ["douze", "0000", "a b", None],
    ]
    assert source.label == "Classeur Excel 2003 (XML)"
    assert "1 cellule affiche une erreur" in source.notes[-1]


def test_skipped_and_merged_cells_keep_their_places():
    merged = cell("a", attributes="ss:MergeAcross='1'") + cell("b")
    placed = cell("c", attributes="ss:Index='4'") + "<Cell ss:Formula='=1'/>"
    source = opened(
        sheet(f'<Row ss:Index="2" ss:Hidden="1">{merged}</Row>', '<Row ss:Span="1"/>', placed)
    )
    assert rows_of(read_whole(source)) == [
        [None] * 4,
        ["a", "a", "b", None],
        [None] * 4,
        [None] * 4,
        [None, None, None, "c"],
    ]
    assert "1 ligne masquée" in source.notes[0]
    assert "1 cellule vide contient une formule" in source.notes[1]


def test_each_sheet_is_read_alone_and_hidden_ones_are_told():
    hidden = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    source = opened(
        sheet(cell("a")), sheet(cell("b"), name="Codes", after=hidden), sheet(name="Vide")
    )
    assert [(s.name, s.visible) for s in source.sheets] == [
        ("Liste & codes", True),
        ("Codes", False),
        ("Vide", True),
    ]
    assert [rows_of(read_whole(source, n)) for n in (0, 1)] == [[["a"]], [["b"]]]
    assert code_of(lambda: read_whole(source, 2)) == "FEUILLE_VIDE"


def test_many_rows_come_by_steps():
    source = opened(sheet(*[cell(f"n{n}") for n in range(9000)]))
    assert sum(1 for _ in source.read(0)) > 2
    assert read_whole(source).row(8999) == ["n8999"]


def test_the_epoch_is_read():
    workbook = "<ExcelWorkbook><Date1904/></ExcelWorkbook>"
    assert read_whole(opened(workbook, sheet(cell("a")))).date_1904


def test_what_is_broken_blank_or_out_of_measure_is_refused(monkeypatch):
    assert code_of(lambda: read_whole(opened(sheet()))) == "CLASSEUR_VIDE"
    assert code_of(lambda: read_whole(opened(sheet("<Row></Rows>")))) == "CLASSEUR_ILLISIBLE"
    last = cell("a", attributes="ss:Index='16384'")
    far = f'<Row ss:Index="1048576">{last}</Row>'
    assert code_of(lambda: read_whole(opened(sheet(far)))) == "FEUILLE_TROP_ETENDUE"
    monkeypatch.setattr(facts, "MAX_CELLS", 1)
    assert code_of(lambda: read_whole(opened(sheet(cell("a") * 2)))) == "FEUILLE_TROP_ETENDUE"
    monkeypatch.setattr(xml2003, "MAX_XML", 10)
    assert code_of(lambda: opened(sheet(cell("a")))) == "CLASSEUR_XML"
