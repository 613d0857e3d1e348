"""Make the file of a golden case from its description."""

import csv
import datetime as dt
import io
import tomllib
import zipfile
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"
ODS_SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def load(folder, root):
    """Return the name, the bytes, the settings and the answers of a case."""
    case = tomllib.loads((folder / "input.toml").read_text("utf-8"))
    if path := case.get("file"):
        name, data = path.rpartition("/")[2], (root / path).read_bytes()
    else:
        name = f"{folder.name}.{case['format']}"
        data = {"csv": to_csv, "xlsx": to_xlsx, "ods": to_ods}[case["format"]](case)
    settings = case.get("settings")
    if path := case.get("settings_file"):
        settings = (root / path).read_text("utf-8")
    return name, data, settings, case.get("answers", {})


def to_csv(case):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=case.get("separator", ";"), lineterminator="\r\n")
    writer.writerows(case["sheets"][0]["rows"])
    return stream.getvalue().encode(case.get("encoding", "utf-8"))


def to_xlsx(case):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if case.get("epoch_1904"):
        workbook.epoch = CALENDAR_MAC_1904
    for one in case["sheets"]:
        sheet = workbook.create_sheet(one["name"])
        for row in one["rows"]:
            sheet.append([None if cell == "" else cell for cell in row])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def to_ods(case):
    tables = "".join(
        f'<table:table table:name="{escape(one["name"])}">'
        + "".join(
            f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in one["rows"]
        )
        + "</table:table>"
        for one in case["sheets"]
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{ODS_SPACES} '
        f'office:version="1.3"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        target.writestr("mimetype", ODS_MIME)
        target.writestr("content.xml", content)
        target.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def _cell(value):
    match value:
        case "":
            return "<table:table-cell/>"
        case bool():
            kind, attribute, text = "boolean", f'boolean-value="{str(value).lower()}"', str(value)
        case int() | float():
            kind, attribute, text = "float", f'value="{value}"', str(value)
        case dt.date():
            kind, attribute, text = "date", f'date-value="{value.isoformat()}"', value.isoformat()
        case _:
            return (
                '<table:table-cell office:value-type="string"><text:p>'
                f"{escape(value)}</text:p></table:table-cell>"
            )
    return (
        f'<table:table-cell office:value-type="{kind}" office:{attribute}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
