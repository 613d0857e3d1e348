"""The bytes of an export's file, in its own format."""

import csv
import datetime as dt
import io

import openpyxl
import xlwt

from golden.inputs import to_ods
from understanding.cells import Shown, text_of

_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_QUOTING = {"all": csv.QUOTE_ALL, "usual": csv.QUOTE_MINIMAL}


def file_of(export):
    """Return the name and the bytes of the file of an export."""
    kind = export.told.get("format", "xlsx")
    make = {"xlsx": _xlsx, "xls": _xls, "ods": _ods}.get(kind, _text)
    return f"{export.told.get('file', 'liste')}.{kind}", make(export)


def _xlsx(export):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in export.sheets:
        made = book.create_sheet(sheet.name)
        for row, cells in enumerate(sheet.rows, 1):
            for rank, value in enumerate(cells, 1):
                if value not in {None, ""}:
                    _put(made.cell(row, rank), value)
        for merge in sheet.merges:
            if isinstance(merge, str):
                made.merge_cells(merge)
            else:
                top, left, bottom, right = merge
                made.merge_cells(None, top, left, bottom, right)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _put(cell, value):
    bare = value.value if isinstance(value, Shown) else value
    # A text that begins with « = » is one, as an export that writes cells as texts leaves it.
    cell.value = bare
    if isinstance(bare, str):
        cell.data_type = "s"
    if shape := _shape(value):
        cell.number_format = shape


def _shape(value):
    match value:
        case Shown():
            return value.format
        case dt.datetime():
            return _MOMENT
        case dt.date():
            return _DAY
    return ""


def _xls(export):
    book = xlwt.Workbook()
    for sheet in export.sheets:
        made = book.add_sheet(sheet.name)
        for row, cells in enumerate(sheet.rows):
            for rank, value in enumerate(cells):
                if value not in {None, ""}:
                    style = xlwt.easyxf(num_format_str=_shape(value) or "General")
                    made.write(row, rank, getattr(value, "value", value), style)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _ods(export):
    sheets = [
        {
            "name": sheet.name,
            "rows": [[getattr(cell, "value", cell) or "" for cell in row] for row in sheet.rows],
        }
        for sheet in export.sheets
    ]
    return to_ods({"sheets": sheets})


def _text(export):
    told, stream = export.told, io.StringIO()
    writer = csv.writer(
        stream,
        delimiter=told.get("separator", ";"),
        lineterminator="\r\n",
        quoting=_QUOTING[told.get("quotes", "usual")],
    )
    writer.writerows([text_of(cell) for cell in row] for row in export.sheets[0].rows)
    return stream.getvalue().encode(told.get("encoding", "utf-8"))
