"""Each kind of file that cannot do has its own code; nothing of it is repeated."""

# ruff: noqa: E501 - one case a line, as a table

import io
import struct
import zipfile

import pytest

from certiflux.base.errors import UserError
from certiflux.reading.containers import archive
from certiflux.reading.containers.ole import MAGIC, OleError, OleFile
from certiflux.reading.refusals import MAX_SIZE
from certiflux.reading.source import admit, open_source, read_whole
from unit.reading import workbooks

XLSX = workbooks.xlsx(workbooks.PEOPLE)
XLS = (workbooks.DATA / "liste-1900.xls").read_bytes()
ODS = (workbooks.DATA / "liste-1900.ods").read_bytes()
FLUX = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<cpf:flux xmlns:cpf="urn:cdc:cpf:pc5:schema:1.0.0">'
)
XML_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'  # fmt: skip
FLAT_ODS = b'<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'


def refused(data, name="liste.xlsx"):
    with pytest.raises(UserError) as caught:
        read_whole(open_source(name, data))
    assert "MARTINEAU" not in str(caught.value.as_dict())
    return caught.value


def renamed_stream(data, name):
    """Return an OLE container whose Workbook stream bears another name."""
    place = data.index("Workbook\0".encode("utf-16-le"))
    entry = (name + "\0").encode("utf-16-le")
    return (
        data[:place] + entry.ljust(64, b"\0") + struct.pack("<H", len(entry)) + data[place + 66 :]
    )


def with_filepass(data):
    """Return an .xls whose WRITEACCESS record (0x5C) has become FILEPASS (0x2F)."""
    stream = OleFile(data).stream("workbook")
    start = stream.index(struct.pack("<HH", 0x5C, 112))
    place = data.index(stream[start : start + 64])
    return data[:place] + b"\x2f" + data[place + 1 :]


def flagged_encrypted(data):
    infos = [info.header_offset for info in zipfile.ZipFile(io.BytesIO(data)).infolist()]
    changed = bytearray(data)
    for offset in infos:
        changed[offset + 6] |= 1
    place = data.index(b"PK\x01\x02")
    while place >= 0:
        changed[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(changed)


DOCX = workbooks.zipped({"[Content_Types].xml": "wordprocessingml", "word/document.xml": "x"})
PROTECTED_ODS = workbooks.repacked(
    ODS, {"META-INF/manifest.xml": lambda part: part + b"<manifest:encryption-data/>"}
)
CASES = {
    "empty": (b"", "liste.xlsx", "FICHIER_VIDE"),
    "words renamed": (b"Liste des admis\nMARTINEAU\n", "liste.xlsx", "TEXTE_SOUS_NOM_DE_CLASSEUR"),
    "truncated xlsx": (XLSX[:-100], "liste.xlsx", "CLASSEUR_TRONQUE"),
    "half an xlsx": (XLSX[: len(XLSX) // 2], "liste.xlsx", "CLASSEUR_TRONQUE"),
    "half an ods": (ODS[:5000], "liste.ods", "CLASSEUR_TRONQUE"),
    "half an xls": (XLS[:3000], "liste.xls", "CLASSEUR_TRONQUE"),
    "head of an xls": (MAGIC + bytes(20), "liste.xls", "CLASSEUR_TRONQUE"),
    "docx": (DOCX, "liste.xlsx", "FICHIER_PAS_TABLEUR"),
    "plain zip": (workbooks.zipped({"liste.csv": "a;b"}), "liste.xlsx", "FICHIER_PAS_TABLEUR"),
    "numbers": (workbooks.zipped({"Index/Document.iwa": "x"}), "l.xlsx", "FICHIER_PAS_TABLEUR"),
    "protected xlsx": ((workbooks.DATA / "protege.xlsx").read_bytes(), "p.xlsx", "CLASSEUR_PROTEGE"),
    "protected by name of stream": (renamed_stream(XLS, "EncryptedPackage"), "p.xlsx", "CLASSEUR_PROTEGE"),
    "protected xls": (with_filepass(XLS), "p.xls", "CLASSEUR_PROTEGE"),
    "protected ods": (PROTECTED_ODS, "p.ods", "CLASSEUR_PROTEGE"),
    "protected zip": (flagged_encrypted(XLSX), "p.xlsx", "CLASSEUR_PROTEGE"),
    "doc": (renamed_stream(XLS, "WordDocument"), "liste.xls", "FICHIER_PAS_TABLEUR"),
    "other ole": (renamed_stream(XLS, "VisioDocument"), "liste.xls", "FICHIER_PAS_TABLEUR"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "liste.csv", "FICHIER_PAS_TABLEUR"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0", "liste.xlsx", "FICHIER_PAS_TABLEUR"),
    "jpeg": (b"\xff\xd8\xff\xe0\0", "liste.csv", "FICHIER_PAS_TABLEUR"),
    "bmp": (b"BM\x36\0\0\0", "liste.csv", "FICHIER_PAS_TABLEUR"),
    "webp": (b"RIFF\x10\0\0\0WEBPVP8 \0", "liste.xlsx", "FICHIER_PAS_TABLEUR"),
    "binary": (b"abc\0\1\2\3" * 9, "liste.csv", "FICHIER_ILLISIBLE"),
    "binary renamed": (b"abc\0\1\2\3" * 9, "liste.xlsx", "FICHIER_ILLISIBLE"),
    "text named as a pdf": (b"Nom;Code\nMARTINEAU;1\n", "liste.pdf", "FICHIER_PAS_TABLEUR"),
    "html": (b"\n<HTML><body><table><tr><td>1", "liste.xls", "PAGE_SOUS_NOM_DE_CLASSEUR"),
    "html with a comment": (b"<!-- x --><!DOCTYPE html>", "l.xls", "PAGE_SOUS_NOM_DE_CLASSEUR"),
    "xhtml": (b'<?xml version="1.0"?><html xmlns="x">', "l.xls", "PAGE_SOUS_NOM_DE_CLASSEUR"),
    "flux cut": (FLUX, "flux.xml", "FLUX_MAL_FORME"),
    "flux cut and renamed": (b"\xef\xbb\xbf" + FLUX, "flux.xlsx", "FLUX_MAL_FORME"),
    "flux of nobody": (FLUX + b"</cpf:flux>", "flux.xml", "FLUX_SANS_PASSAGE"),
    "flux after a blank": (b"\n" + FLUX + b"</cpf:flux>", "flux.xml", "FLUX_MAL_FORME"),
    "flux with a dtd": (FLUX.replace(b"\n", b"<!DOCTYPE x>"), "flux.xml", "XML_AVEC_DOCTYPE"),
    "report": (b'<rapport xmlns:ns2="urn:cdc:cpf:pc5:rapport:schema">', "r.xml", "ACCUSE_XML"),
    "other xml": (b"<flux/>", "x.xml", "XML_NON_RECONNU"),
    "xml with a dtd": (b'<?xml version="1.0"?><!DOCTYPE flux [<!ENTITY a "b">]><flux/>', "x.xml", "XML_AVEC_DOCTYPE"),
    "xml 2003 without a sheet": (XML_2003, "liste.xls", "CLASSEUR_VIDE"),
    "flat ods": (FLAT_ODS, "liste.ods", "CLASSEUR_XML"),
    "sheet missing": (workbooks.repacked(XLSX, {}, drop=["xl/worksheets/sheet1.xml"]), "l.xlsx", "CLASSEUR_ILLISIBLE"),
    "workbook part broken": (workbooks.repacked(XLSX, {"xl/workbook.xml": lambda p: p[:90]}), "l.xlsx", "CLASSEUR_ILLISIBLE"),
    "sheet broken": (workbooks.repacked(XLSX, {"xl/worksheets/sheet1.xml": lambda p: p[:-90]}), "l.xlsx", "CLASSEUR_ILLISIBLE"),
    "dtd in the workbook": (
        workbooks.repacked(XLSX, {"xl/workbook.xml": lambda p: b'<!DOCTYPE w [<!ENTITY a "b">]>' + p}),
        "l.xlsx",
        "CLASSEUR_ILLISIBLE",
    ),
    "ods with a count that is none": (
        workbooks.repacked(ODS, {"content.xml": lambda p: p.replace(b'columns-repeated="3"', b'columns-repeated="x"')}),
        "l.ods",
        "CLASSEUR_ILLISIBLE",
    ),
    "ods content broken": (workbooks.repacked(ODS, {"content.xml": lambda p: p[:-2000]}), "l.ods", "CLASSEUR_ILLISIBLE"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_bad_file_has_its_own_sentence(case):
    data, name, code = CASES[case]
    assert refused(data, name).code == code


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a.pdf", "PDF"),
        ("a.PNG", "image"),
        ("a.docx", "traitement de texte"),
        ("a.zip", "extraire"),
        ("a.numbers", "Numbers"),
    ],
)
def test_a_name_that_cannot_do_is_refused_before_reading(name, what):
    with pytest.raises(UserError) as caught:
        admit(name, 10)
    assert caught.value.code == "FICHIER_PAS_TABLEUR"
    assert what in caught.value.message


@pytest.mark.parametrize(
    "name", ["a.xlsx", "a.XLS", "a.ods", "a.csv", "a.txt", "a.xml", "a", "a.b"]
)
def test_other_names_are_left_to_their_content(name):
    admit(name, MAX_SIZE)


def test_a_file_of_300_megabytes_is_refused_with_the_limit():
    with pytest.raises(UserError) as caught:
        admit("liste.xlsx", 300 * 1024 * 1024)
    assert caught.value.code == "FICHIER_TROP_GRAND"
    assert "300\u00a0Mo" in caught.value.message
    assert "150\u00a0Mo" in caught.value.message
    with pytest.raises(UserError, match="vide"):
        admit("liste.xlsx", 0)


def test_the_limit_said_is_the_limit_kept():
    assert MAX_SIZE == 150 * 1024 * 1024
    for name, limit in (("liste.xlsx", 150), ("flux.xml", 200)):
        with pytest.raises(UserError) as caught:
            admit(name, limit * 1024 * 1024 + 1)
        assert f"la limite est de {limit}\u00a0Mo" in caught.value.message
    admit("flux.xml", 200_000_000)


def test_a_name_is_not_taken_for_a_picture():
    assert open_source("l.csv", b"RIFFAUD;1\nBMARTIN;2\n").format.kind == "csv"


def test_a_zip_that_swells_out_of_measure_is_refused_unread():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/worksheets/sheet1.xml", bytes(80 * 1024 * 1024))
    error = refused(stream.getvalue())
    assert (error.code, error.detail) == ("CLASSEUR_DEMESURE", None)
    assert "80\u00a0Mo" in error.message


def test_a_zip_of_too_much_content_is_refused_whatever_its_ratio(monkeypatch):
    monkeypatch.setattr(archive, "MAX_CONTENT", 1000)
    assert refused(XLSX).code == "CLASSEUR_DEMESURE"


def test_a_chain_that_turns_in_circles_ends():
    data = bytearray(XLS)
    (fat,) = struct.unpack_from("<I", data, 76)
    (directory,) = struct.unpack_from("<I", data, 48)
    struct.pack_into("<I", data, (fat + 1) * 512 + 4 * directory, directory)
    with pytest.raises(OleError):
        OleFile(bytes(data))


@pytest.mark.parametrize("seed", range(0, 7168, 97))
def test_a_spoilt_byte_never_ends_in_a_traceback(seed):
    for data, name in ((XLS, "l.xls"), (XLSX, "l.xlsx"), (workbooks.xlsb(), "l.xlsb")):
        spoilt = bytearray(data)
        spoilt[seed % len(spoilt)] ^= 0xFF
        try:
            table = read_whole(open_source(name, bytes(spoilt)))
        except UserError:
            continue
        assert table.n_rows
