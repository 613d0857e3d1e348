"""The corrected workbook: the user's own cells, those corrected, what is left to correct."""

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from cases.tables import PERSON, TableCase
from certiflux.base.work import drain
from certiflux.corrections import cells, people
from certiflux.dictionary import fields
from certiflux.exports.workbook import workbook as made_by
from certiflux.exports.workbook.cells import FAULTY, FIXED
from certiflux.exports.workbook.workbook import sheet_name, workbook
from certiflux.mapping.settings import CREATE_ALL, CREATE_MISSING, Settings
from certiflux.rules.context import Context
from certiflux.session.generating import generate
from certiflux.session.opening import open_dossier

NOON = 1_795_258_800.0
"""21/11/2026 12:00:00 in Paris."""

HEADS = ["Liste 2026", None, None, None], ["Id technique", "Nom", "Date naissance", "Divers"]


def opened(*rows, heads=HEADS, name="liste.xlsx", epoch=None, **settings):
    """Return the checked dossier of a workbook with these rows under their headers."""
    book = openpyxl.Workbook()
    book.active.title = "Mes personnes"
    if epoch:
        book.epoch = epoch
    for row in (*heads, *rows):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return checked(stream.getvalue(), name, **settings)


def checked(data, name="liste.xlsx", columns=None, **settings):
    known = {"5.1": "Id technique", "8.1": "Nom", "8.6-8.8": "Date naissance"}
    columns = {header: target for target, header in known.items()} | (columns or {})
    constants = {i: v for i, v in PERSON.items() if i not in {"8.1", "8.6"}}
    said = Settings(constants=constants, columns=columns, **settings)
    dossier = drain(open_dossier(name, data, said))
    drain(dossier.check(Context()))
    return dossier


def corrected(dossier):
    """Return the corrected workbook as its reader sees it, and its bytes."""
    data = drain(workbook(dossier, NOON))
    return openpyxl.load_workbook(io.BytesIO(data)), data


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def shade(cell):
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def edit(dossier, row, field, text):
    dossier.correct(cells.edit(dossier.workshop().shop, row, field, text), NOON)


def flow(dossier):
    drain(generate(dossier, valid_only=True, id_flux="essai", epoch=NOON))
    return b"".join(dossier.products[0].parts)


def at(year, month, day, *hour):
    """Return a moment as a spreadsheet has it: of no place on Earth."""
    return dt.datetime.combine(dt.date(year, month, day), dt.time(*hour))


ODD = [
    ("A-1", "DURAND", at(1988, 3, 4), "00123"),
    ("A-2", "PETIT", "05/03/1990", 12.5),
    ("A-3", "LE GOFF", at(1991, 5, 6), True),
    ("A-4", "MARCHAND", at(1992, 7, 8), dt.time(8, 30)),
    ("A-5", "ROUX", at(1992, 7, 8), dt.timedelta(hours=30)),
    ("A-6", "FAURE", at(1992, 7, 8), at(2026, 1, 2, 3, 4, 5)),
    ("A-7", "BLANC", at(1992, 7, 8), 7),
    ("A-8", "NOIR", at(1992, 7, 8), None),
]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904], ids=["1900", "1904"])
def test_the_list_stays_as_it_was(epoch):
    book, _ = corrected(opened(*ODD, epoch=epoch))
    sheet = book.worksheets[0]
    assert book.sheetnames == ["Mes personnes", "À corriger", "Lisez-moi"]
    assert values(sheet) == [list(row) for row in (*HEADS, *ODD)]
    assert all(shade(cell) is None for row in sheet.iter_rows() for cell in row)
    assert sheet["D3"].number_format == "@"
    assert sheet["C3"].number_format == "[$-40C]dd/mm/yyyy"


@pytest.mark.parametrize("text", ["=1+1", "+33 6", "-5", "@nom", '=HYPERLINK("http://a")', "#N/A"])
def test_a_text_is_never_a_formula(text):
    dossier = opened(("A-1", "DURAND", "05/03/1990", "x"))
    assert dossier.table.columns[3][2] == "x"
    rows = f"Id technique;Nom;Date naissance;Divers\nA-1;DURAND;05/03/1990;{text}\n"
    dossier = checked(rows.replace('"', '""').replace(f";{text}", f';"{text}"').encode(), "a.csv")
    sheet = corrected(dossier)[0].worksheets[0]
    assert sheet["D2"].data_type == "s"
    assert sheet["D2"].quotePrefix is (text[0] in "=+-@")


def test_what_is_typed_is_never_a_formula():
    dossier = opened(*ODD)
    edit(dossier, 0, "8.1", "=SOMME(A1)")
    cell = corrected(dossier)[0].worksheets[0]["B3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=SOMME(A1)", "s", True)


@pytest.mark.parametrize("text", ["a\x07b", "_x0041_", "a\r\nb", "  deux  ", "é\U0001f393"])
def test_odd_texts_come_back_as_they_were(text):
    dossier = opened(*ODD)
    edit(dossier, 0, "8.1", text)
    _, data = corrected(dossier)
    again = checked(data)
    assert again.table.columns[1][2].replace("\r", "") == text.replace("\r", "")


def test_a_corrected_cell_is_marked_and_says_what_it_was():
    dossier = opened(*ODD)
    edit(dossier, 1, "8.1", "PETITJEAN")
    edit(dossier, 2, "8.6-8.8", "07/08/1993")
    edit(dossier, 3, "8.1", "")
    sheet = corrected(dossier)[0].worksheets[0]
    assert [sheet[place].value for place in ("B4", "C5", "B6")] == ["PETITJEAN", "07/08/1993", None]
    assert [shade(sheet[place]) for place in ("B4", "C5", "B6")] == [FIXED] * 3
    told = [sheet[place].comment.text for place in ("B4", "C5", "B6")]
    assert told == ["avant\xa0: PETIT", "avant\xa0: 06/05/1991", "avant\xa0: MARCHAND"]
    assert sum(cell.comment is not None for row in sheet.iter_rows() for cell in row) == 3


def test_a_correction_undone_leaves_no_trace():
    dossier = opened(*ODD)
    edit(dossier, 1, "8.1", "PETITJEAN")
    dossier.undo()
    sheet = corrected(dossier)[0].worksheets[0]
    assert values(sheet) == [list(row) for row in (*HEADS, *ODD)]


def test_what_no_cell_of_the_list_says_gets_a_column_of_its_own():
    dossier = opened(*ODD)
    edit(dossier, 0, "8.4", "Léa")
    edit(dossier, 1, "8.6", "1955")
    sheet = corrected(dossier)[0].worksheets[0]
    labels = [fields()[target].label for target in ("8.4", "8.6")]
    assert [cell.value for cell in sheet[2]][4:] == labels
    assert [sheet.cell(row, 5).value for row in (3, 4)] == ["Léa", None]
    assert [sheet.cell(row, 6).value for row in (3, 4, 5)] == ["1988", "1955", "1991"]
    assert shade(sheet["F4"]) == FIXED
    assert shade(sheet["F5"]) is None


def test_the_rows_with_findings_stand_beside_with_their_rule_and_their_number():
    dossier = opened(*ODD)
    edit(dossier, 1, "8.1", "P€TIT")
    dossier.correct(people.put_aside(dossier.workshop().shop, [4], "doublon"), NOON)
    book, _ = corrected(dossier)
    lines = values(book["À corriger"])
    assert lines[0][:5] == [
        "Règle",
        "Ligne d'origine",
        "Gravité",
        "Ce qui ne va pas",
        "Que faire",
    ]
    assert lines[0][5:] == list(HEADS[1])
    found = [line for line in lines if line[1] == 4]
    assert found
    assert found[0][5:8] == ["A-2", "P€TIT", "05/03/1990"]
    line = next(row for row in book["À corriger"].iter_rows() if row[1].value == 4)
    assert shade(line[6]) == FAULTY
    assert shade(line[5]) is None
    assert lines[-1][:4] == ["Ligne mise de côté", 7, "Mise de côté", "doublon"]
    assert lines[-1][5] == "A-5"


@pytest.mark.parametrize("mode", [CREATE_ALL, CREATE_MISSING])
def test_created_identifiers_are_written_and_stay(mode):
    blank = mode == CREATE_ALL
    rows = [(None if blank or n % 2 else f"A-{n}", *row[1:]) for n, row in enumerate(ODD)]
    if blank:
        heads = [row[1:] for row in HEADS]
        dossier = opened(*[row[1:] for row in rows], heads=heads, identifiers=mode)
    else:
        dossier = opened(*rows, identifiers=mode)
    edit(dossier, 0, "8.1", "DURAND-PETIT")
    before = flow(dossier)
    book, data = corrected(dossier)
    name = fields()["5.1"].label if blank else "Id technique"
    assert name in str(values(book.worksheets[0])[1])
    again = checked(data, identifiers=mode)
    assert again.table.sheet == "Mes personnes"
    assert flow(again) == before


def test_the_corrected_workbook_dropped_again_gives_the_same_flow():
    dossier = opened(*ODD)
    for row, field, text in (
        (0, "8.1", "DURAND-PETIT"),
        (1, "8.6", "1955"),
        (2, "8.6-8.8", "07/08/1993"),
        (3, "8.4", "Zoé"),
        (4, "5.1", "000A"),
    ):
        edit(dossier, row, field, text)
    _, data = corrected(dossier)
    assert flow(checked(data)) == flow(dossier)


@pytest.mark.parametrize("name", ["liste.csv", "liste.xml"])
def test_any_source_gives_a_workbook(name):
    rows = b"Id technique;Nom;Date naissance\n007;DURAND;05/03/1990\n"
    dossier = checked(rows, "liste.csv")
    if name == "liste.xml":
        dossier = checked(flow(dossier), name, columns={})
    sheet = corrected(dossier)[0].worksheets[0]
    assert "007" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_a_text_too_long_for_excel_is_said_and_never_cut():
    rows = f"Id technique;Nom;Date naissance;Divers\nA-1;DURAND;05/03/1990;{'x' * 32_768}\n"
    rows += f"A-2;DURAND;05/03/1990;{'y' * 32_767}\n"
    book, _ = corrected(checked(rows.encode(), "a.csv"))
    sheet = book.worksheets[0]
    assert sheet["D2"].value.startswith("(texte de 32\xa0768 caractères, trop long pour Excel")
    assert sheet["D3"].value == "y" * 32_767
    assert any("D2" in str(line[0]) for line in values(book["Lisez-moi"]))


def test_what_is_left_out_is_said(monkeypatch):
    monkeypatch.setattr(made_by, "COMMENTS", 1)
    monkeypatch.setattr(made_by, "LISTED", 1)
    dossier = opened(*ODD)
    edit(dossier, 0, "8.1", "€1")
    edit(dossier, 1, "8.1", "€2")
    book, _ = corrected(dossier)
    told = " ".join(str(line[0]) for line in values(book["Lisez-moi"]))
    assert "premières cellules corrigées" in told
    assert "s'arrête à" in told
    assert len(values(book["À corriger"])) == 2


def test_a_date_is_never_shown_as_signs_for_want_of_room():
    book, _ = corrected(opened(*ODD))
    for sheet, column in (("Mes personnes", "C"), ("À corriger", "H")):
        assert book[sheet].column_dimensions[column].width >= len("04/03/1988") + 2


def test_the_same_work_gives_the_same_bytes():
    assert corrected(opened(*ODD))[1] == corrected(opened(*ODD))[1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Feuil1", "Feuil1"),
        ("", "Liste"),
        ("a/b:c[d]*?\\", "a b c d"),
        ("x" * 40, "x" * 31),
        ("à corriger", "Liste"),
        ("'q'", "q"),
    ],
)
def test_the_sheet_has_a_name_that_excel_takes(name, expected):
    assert sheet_name(name) == expected


def test_a_table_of_cases_of_every_kind_is_written():
    dossier = TableCase("un", b"5.1;8.1\nA-1;MARCHAND\n").dossier()
    assert values(corrected(dossier)[0].worksheets[0]) == [["5.1", "8.1"], ["A-1", "MARCHAND"]]
