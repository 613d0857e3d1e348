"""Files made to harm: each is refused by its own sentence, before it costs time or memory."""

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from cases.talk import people, ready
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.deposits.registre.file import parse_registre
from certiflux.mapping.settings import parse
from certiflux.reading.containers import zips as container
from certiflux.reading.containers.ole import OleFile
from certiflux.reading.formats.xlsb import XlsbFacts
from certiflux.reading.sheets.facts import SheetFacts
from certiflux.reading.source import open_source, read_whole
from certiflux.schema.load import load_schema
from certiflux.schema.xsd import generate
from certiflux.session.saved import load
from fuzzing.readers import READERS
from fuzzing.readers import table as table_reader
from fuzzing.running import give
from schema.flows import SHORT, flow
from unit.reading import workbooks

XLSX = workbooks.xlsx(workbooks.PEOPLE)
ODS = (workbooks.DATA / "liste-1900.ods").read_bytes()
STRINGS = (workbooks.DATA / "liste-1904.xlsx").read_bytes()
DEEP = 30_000


def lying(data, name, content, said):
    """Return a zip whose part holds `content` while it announces `said`, size and checksum."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", 8) as target:
        for one in source.namelist():
            target.writestr(one, content if one == name else source.read(one))
    packed = bytearray(stream.getvalue())
    true = struct.pack("<I", len(content)), struct.pack("<I", zlib.crc32(content))
    false = struct.pack("<I", len(said)), struct.pack("<I", zlib.crc32(said))
    for before, after in zip(true, false, strict=True):
        assert packed.count(before) >= 2
        packed = packed.replace(before, after)
    return bytes(packed)


def with_parts(data, parts):
    """Return a zip with more parts, their names as they are."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as target:
        for name in parts:
            target.writestr(name, "x")
    return stream.getvalue()


def refusal(read, *args):
    tracemalloc.start()
    start = time.process_time()
    with pytest.raises(UserError) as caught:
        read(*args)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - start < 10
    assert peak < 64 * 1024 * 1024
    return caught.value


def read(data, name="liste.xlsx"):
    return read_whole(open_source(name, data))


SHEET = "xl/worksheets/sheet1.xml"
with zipfile.ZipFile(io.BytesIO(XLSX)) as _archive:
    SHEET_TEXT = _archive.read(SHEET)
BOMB = SHEET_TEXT.replace(b"</sheetData>", b"</sheetData>" + b" " * 40_000_000)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("liste.xlsx", SHEET),
        ("liste.xlsx", "xl/sharedStrings.xml"),
        ("liste.xlsx", "xl/styles.xml"),
        ("liste.xlsx", "docProps/app.xml"),
        ("liste.ods", "content.xml"),
        ("liste.ods", "styles.xml"),
    ],
)
def test_a_part_that_holds_more_than_it_announces_is_refused(name, part):
    data = {"content.xml": ODS, "styles.xml": ODS, "xl/sharedStrings.xml": STRINGS}.get(part, XLSX)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        said = archive.read(part)
    error = refusal(read, lying(data, part, said + b" " * 40_000_000, said), name)
    assert (error.code, error.detail) == ("CLASSEUR_TROMPEUR", "size")
    assert "n'est pas ouvert, par prudence" in error.message


@pytest.mark.parametrize(
    "path",
    ["../../etc/passwd", "xl/../../a", "C:\\a", "..\\a", "\\\\hôte\\a", "x" * 1001],
)
def test_a_name_that_leaves_its_folder_is_refused(path):
    error = refusal(read, with_parts(XLSX, [path]))
    assert (error.code, error.detail) == ("CLASSEUR_TROMPEUR", "path")


def test_a_name_cut_by_a_nul_is_refused():
    data = with_parts(XLSX, ["xl/abcd.xml"]).replace(b"xl/abcd.xml", b"xl/ab\0d.xml")
    assert refusal(read, data).code in {"CLASSEUR_TROMPEUR", "CLASSEUR_TRONQUE"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_given_twice_is_refused():
    error = refusal(read, with_parts(XLSX, [SHEET]))
    assert (error.code, error.detail) == ("CLASSEUR_TROMPEUR", "twice")


def test_a_zip_of_too_many_parts_is_refused_before_its_table_is_read(monkeypatch):
    data = with_parts(XLSX, [f"xl/media/{n}" for n in range(container.MAX_ENTRIES)])
    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", lambda _: pytest.fail("read"))
    error = refusal(read, data)
    assert (error.code, error.detail) == ("CLASSEUR_TROMPEUR", "entries")


LAUGHS = "".join(f'<!ENTITY r{n} "{f"&r{n - 1};" * 10 if n else "rire"}">' for n in range(10))
TRICKS = {
    "entities": f"<!DOCTYPE a [{LAUGHS}]>",
    "a file of this computer": '<!DOCTYPE a [<!ENTITY r9 SYSTEM "file:///etc/hostname">]>',
    "an address": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
}
PARTS = {
    "xl/workbook.xml": XLSX,
    SHEET: XLSX,
    "xl/sharedStrings.xml": STRINGS,
    "xl/_rels/workbook.xml.rels": XLSX,
    "content.xml": ODS,
}


def shown(data, name):
    """Return all the cells of a workbook as text, or the code of its refusal."""
    try:
        table = read(data, name)
    except UserError as error:
        return error.code
    return str([table.row(row) for row in range(table.n_rows)])


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("part", PARTS)
def test_a_doctype_in_a_workbook_expands_and_fetches_nothing(part, trick):
    def change(content):
        head, mark, body = content.partition(b"?>")
        body = body.replace(b"MARTINEAU", b"&r9;")
        return (head + mark if mark else b"") + TRICKS[trick].encode() + (body if mark else content)

    data = workbooks.repacked(PARTS[part], {part: change})
    name = "l.ods" if part == "content.xml" else "l.xlsx"
    text = shown(data, name)
    assert len(text) < 2_000
    assert "rirerire" not in text


DEEP_FILES = {
    "f.xml": f'<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0">{"<a>" * DEEP}',
    "l.xls": '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-'
    f'microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>{"<Row>" * DEEP}',
    "p.xls": f"<html><table>{'<tr><td>' * (DEEP // 10)}",
    "d.xls": f"<html><table>{'<div>' * DEEP}x",
}


@pytest.mark.parametrize("name", DEEP_FILES)
def test_markup_nested_without_end_is_refused(name):
    assert refusal(read, DEEP_FILES[name].encode(), name).code in {
        *("FLUX_MAL_FORME", "CLASSEUR_ILLISIBLE", "PAGE_SOUS_NOM_DE_CLASSEUR"),
    }


def test_markup_nested_without_end_in_an_ods_ends():
    change = {"content.xml": lambda part: part.replace(b"<text:p>", b"<text:p>" + b"<a>" * DEEP, 1)}
    assert refusal(read, workbooks.repacked(ODS, change), "l.ods").code == "CLASSEUR_ILLISIBLE"


SETTINGS = {
    "nested lists": "a = " + "[" * DEEP,
    "nested tables": "a = " + "{a=" * DEEP,
    "a number of 9000 digits": "[emetteur]\nid_client = " + "9" * 9000,
    "a hexadecimal number without end": "[emetteur]\nid_client = 0x" + "f" * 9000,
    "a name of a million letters": f"[constantes]\n{'a' * 1_000_000} = 1",
    "a section of a million letters": f"[{'a' * 1_000_000}]\nb = 1",
    "a loose key of a million letters": f"{'a' * 1_000_000} = 1",
    "a joining of a million letters": f'[reunions."{"a" * 1_000_000}"]\ncolonnes = 1',
    "lists for sections": "emetteur = []\nconstantes = [1]",
    "a list for the situation": "[emetteur]\nsituation = [[1]]",
    "a table for the separator": '[reunions."8.1"]\ncolonnes = ["a", "b"]\nseparateur = {a = 1}',
    "values of no section": "valeurs = 3",
    "spellings of no section": '[valeurs]\n"8.9" = [1]',
    "NUL": "\0",
}


@pytest.mark.parametrize("case", SETTINGS)
def test_settings_made_to_deceive_are_refused(case):
    error = refusal(parse, SETTINGS[case])
    assert error.code == "REGLAGES_ILLISIBLES"
    assert len(error.message) < 500


def dossier(work, source=b"Nom;Code\nMARTIN;1\n"):
    body = workbooks.zipped({"travail.json": work, "source": source})
    return b"CERTIFLUX-DOSSIER 2 clair %d\n" % len(body) + body


DOSSIERS = {
    "nested lists": "[" * DEEP,
    "nested tables": '{"a":' * DEEP,
    "a list": "[]",
    "a number": "1e999",
    "wrong types": '{"format": 1, "schema": ["1.1.2"], "name": {}, "rows": 3}',
    "a number of 9000 digits": '{"format": ' + "9" * 9000 + "}",
    "nothing": "",
}


@pytest.mark.parametrize("case", DOSSIERS)
def test_a_dossier_made_to_deceive_is_refused(case):
    error = refusal(lambda data: drain(load(data)), dossier(DOSSIERS[case]))
    assert error.code in {"DOSSIER_ABIME", "DOSSIER_AUTRE_VERSION"}


def test_a_dossier_that_swells_is_refused_unread():
    error = refusal(lambda data: drain(load(data)), dossier("{}", bytes(300_000_000)))
    assert error.code == "DOSSIER_ABIME"


@pytest.mark.parametrize(
    "text", ["[" * DEEP, '{"certiflux":' * DEEP, "[]", "null", "9" * 9000, '{"certiflux": 1}', ""]
)
def test_a_registre_made_to_deceive_is_refused(text):
    assert refusal(parse_registre, text, "12ABC345").code == "PAS_UN_REGISTRE"


def kit(parts):
    return workbooks.zipped(parts)


def test_a_kit_of_too_many_files_is_refused():
    data = with_parts(kit({"a.xsd": generate()}), [f"{n}" for n in range(container.MAX_ENTRIES)])
    error = refusal(load_schema, data)
    assert error.code == "SCHEMA_ILLISIBLE"
    assert "bien trop de fichiers" in error.message


def test_a_schema_that_swells_in_its_kit_is_not_read():
    error = refusal(load_schema, kit({"a.xsd": " " * 200_000_000}))
    assert error.code == "SCHEMA_ILLISIBLE"


def test_the_paths_of_a_kit_lead_nowhere():
    load_schema(kit({"kit/xsd/a.xsd": generate()}))
    error = refusal(load_schema, kit({"../../a.xsd": generate()}))
    assert error.code == "SCHEMA_ILLISIBLE"
    assert "anormale" in error.message


FOUND = {
    "a number of 5000 digits in a cell": ("l.csv", b"N;8.1;8.3\n" + b"9" * 5000 + b";MARTIN;Zo\n"),
    "an encoding that does not exist": ("f.xml", b'<?xml version="1.0" encoding="TF-8"?><flux/>'),
    "an encoding of several bytes": ("f.xml", b'<?xml version="1.0" encoding="utf-32"?><flux/>'),
    "a skill of 5000 digits": ("l.csv", b"6.3;8.1;8.3\n1." + b"9" * 5000 + b":3;MARTIN;Zo\n"),
}
"""Files that fuzzing found, made small: each once ended in a traceback."""


@pytest.mark.parametrize("case", FOUND)
def test_what_fuzzing_found_stays_mended(case):
    name, data = FOUND[case]
    table_reader(name)(data) if name.endswith("csv") else refusal(read, data, name)


@pytest.mark.parametrize("data", [b"", b"[", b"{}", b"null", b"[" * DEEP, b'{"version": 1}'])
def test_corrections_that_are_none_are_refused_by_a_sentence(data):
    talk = ready(people(2))
    assert talk.error("corrections_load", data)["code"] == "CORRECTIONS_ILLISIBLES"


def far_xlsb(row, column):
    """Return an .xlsb whose only other cell lies at a row and a column."""

    def move(part):
        place = part.index(workbooks._row(1, hidden=True))
        cell = workbooks._record(6, struct.pack("<II", column, 0) + workbooks._wide("loin"))
        return part[:place] + workbooks._row(row) + cell + part[place:]

    return workbooks.repacked(workbooks.xlsb(), {"xl/worksheets/sheet1.bin": move})


def far_xls(row, column, *, announced=False):
    """Return an .xls whose first text cell, or whose announced end, is moved."""
    data = bytearray((workbooks.DATA / "liste-1900.xls").read_bytes())
    stream = OleFile(bytes(data)).stream("workbook")
    mark = struct.pack("<HH", 0x0200, 14) if announced else struct.pack("<HH", 0x00FD, 10)
    start = stream.index(mark)
    place = bytes(data).index(stream[start : start + 14])
    if announced:
        struct.pack_into("<IIHH", data, place + 4, 0, row, 0, column)
    else:
        struct.pack_into("<HH", data, place + 4, row, column)
    return bytes(data)


FAR = {
    "xlsb, rows": ("l.xlsb", far_xlsb(20_000_000, 0)),
    "xlsb, columns": ("l.xlsb", far_xlsb(1, 20_000_000)),
    "xlsb, both": ("l.xlsb", far_xlsb(1_000_000, 16_000)),
    "xls, announced": ("l.xls", far_xls(0xFFFFFFFF, 0xFFFF, announced=True)),
    "xls, announced rows": ("l.xls", far_xls(0xFFFFFFF0, 2, announced=True)),
    "xls, a cell": ("l.xls", far_xls(0xFFFF, 0xFFFF)),
    "xlsx, a cell": (
        "l.xlsx",
        workbooks.repacked(XLSX, {SHEET: lambda p: p.replace(b'r="A3"', b'r="XFD1048576"')}),
    ),
    "xlsx, a cell written otherwise": (
        "l.xlsx",
        workbooks.repacked(XLSX, {SHEET: lambda p: p.replace(b'r="A3"', b"\nr = 'XFD1048576'")}),
    ),
    "xlsx, rows": (
        "l.xlsx",
        workbooks.repacked(
            XLSX, {SHEET: lambda p: p.replace(b'<row r="3"', b'<row r="3999999999"')}
        ),
    ),
}


@pytest.mark.parametrize("case", FAR)
def test_a_cell_out_of_measure_is_refused_before_memory_is_taken(case):
    name, data = FAR[case]
    assert refusal(read, data, name).code == "FEUILLE_TROP_ETENDUE"


UNDECLARED = {
    "at the root": b"<?xml version='1.0'?><cpf:flux><a/></cpf:flux>",
    "inside": flow([SHORT]).replace("<cpf:sexe>", "<x:y>1</x:y><cpf:sexe>").encode(),
}


@pytest.mark.parametrize("case", UNDECLARED)
@pytest.mark.parametrize("reader", ["validate", "flow"])
def test_a_prefix_that_nothing_declares_ends_in_a_sentence(case, reader):
    give(READERS[reader], UNDECLARED[case])


@pytest.mark.parametrize(
    ("base", "name", "part", "word"),
    [
        (XLSX, "l.xlsx", "xl/vbaProject.bin", "macros"),
        (workbooks.xlsb(), "l.xlsb", "xl/vbaProject.bin", "macros"),
        (ODS, "l.ods", "Basic/Standard/Module1.xml", "macros"),
        (XLSX, "l.xlsx", "xl/externalLinks/externalLink1.xml", "d'autres fichiers"),
    ],
)
def test_macros_and_links_are_never_followed_and_it_is_said(base, name, part, word):
    told = [one for one in open_source(name, with_parts(base, [part])).notes if word in one]
    assert len(told) == 1
    assert "ne sont" in told[0]
    assert [one for one in open_source(name, base).notes if word in one] == []


def test_a_sheet_that_only_the_library_finds_is_bounded_too(monkeypatch):
    """The look before it may not find the part that the library reads."""
    monkeypatch.setattr(XlsbFacts, "scan", lambda *_: scanned())
    assert refusal(read, far_xlsb(1, 20_000), "l.xlsb").code == "FEUILLE_TROP_ETENDUE"


def scanned():
    yield from ()
    return SheetFacts()
