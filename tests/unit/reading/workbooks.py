"""Small workbooks for the tests of the reading stage; every person is invented."""

import io
import struct
import zipfile
from pathlib import Path

import openpyxl

DATA = Path(__file__).parent / "data"
PEOPLE = [["Nom de naissance", "Code"], ["MARTINEAU", "06700"], ["LEBŒUF", "2A004"]]


def xlsx(*sheets, names=()):
    """Return the bytes of an .xlsx with these sheets, each a list of rows."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for number, rows in enumerate(sheets):
        sheet = workbook.create_sheet(names[number] if number < len(names) else f"F{number + 1}")
        for row in rows:
            sheet.append(row)
    return saved(workbook)


def saved(workbook):
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def repacked(data, replace, *, drop=()):
    """Return a zip with some parts replaced by what `replace` makes of them."""
    source, stream = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in drop:
                target.writestr(name, replace.get(name, lambda part: part)(source.read(name)))
    return stream.getvalue()


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def xlsb(*, date_1904=False, code="General", merged=None):
    """Return an .xlsb of one sheet: a text, a number in a format, two errors, one row hidden."""
    main = "http://schemas.openxmlformats.org"
    office = f"{main}/officeDocument/2006/relationships"
    package = f"{main}/package/2006"
    relation = f'<Relationship Id="rId1" Type="{office}/%s" Target="%s"/>'
    relations = f'<Relationships xmlns="{package}/relationships">%s</Relationships>'
    types = (
        f'<Types xmlns="{package}/content-types"><Default Extension="bin" ContentType='
        '"application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    )
    workbook = (
        _record(131)
        + _record(153, struct.pack("<II", int(date_1904), 0) + _wide(""))
        + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Liste"))
        + _record(144)
        + _record(132)
    )
    sheet = (
        _record(129)
        + _record(148, struct.pack("<4I", 0, 1, 0, 2))
        + _record(145)
        + _row(0)
        + _record(6, struct.pack("<II", 0, 0) + _wide("MARTINEAU"))
        + _record(5, struct.pack("<IId", 1, code != "General", 45617.0))
        + _record(3, struct.pack("<IIB", 2, 0, 0x2A))
        + _row(1, hidden=True)
        + _record(11, struct.pack("<IIB", 0, 0, 0x0F) + struct.pack("<HII", 0, 0, 0))
        + _record(146)
        + (_record(176, struct.pack("<4I", *merged)) if merged else b"")
        + _record(130)
    )
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations % (relation % ("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": relations
            % (relation % ("worksheet", "worksheets/sheet1.bin")),
            "xl/worksheets/sheet1.bin": sheet,
            "xl/styles.bin": _styles(code),
        }
    )


def _styles(code):
    plain, coded = struct.pack("<6H", 0, 0, 0, 0, 0, 0), struct.pack("<6H", 0, 164, 0, 0, 0, 0)
    return (
        _record(278)
        + _record(615, struct.pack("<I", 1))
        + _record(44, struct.pack("<H", 164) + _wide(code))
        + _record(616)
        + _record(626, struct.pack("<I", 1))
        + _record(47, struct.pack("<6H", 0xFFFF, 164, 0, 0, 0, 0) + b"\0" * 4)
        + _record(627)
        + _record(617, struct.pack("<I", 2))
        + _record(47, plain + b"\0" * 4)
        + _record(47, coded + b"\0" * 4)
        + _record(618)
        + _record(279)
    )


def _record(kind, body=b""):
    head = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 127 else bytes([kind])
    size = len(body)
    length = bytes([size & 0x7F | 0x80, size >> 7]) if size > 127 else bytes([size])
    return head + length + body


def _wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _row(number, *, hidden=False):
    return _record(0, struct.pack("<IIHBBB", number, 0, 300, 0, 0x10 if hidden else 0, 0))
