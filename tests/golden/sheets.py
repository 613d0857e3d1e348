"""Tell what is in a workbook, cell by cell, as lines that a diff can show."""

import io
import json

import openpyxl

TEXT = "@"


def told(data):
    """Return the sheets of a workbook, a row a line; a plain text is itself."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    lines = []
    for sheet in book.worksheets:
        lines.append(json.dumps({"feuille": sheet.title}, ensure_ascii=False))
        for row in sheet.iter_rows():
            cells = [_cell(cell) for cell in row]
            while cells and cells[-1] is None:
                cells.pop()
            lines.append(json.dumps(cells, ensure_ascii=False, default=str))
    return ("\n".join(lines) + "\n").encode()


def _cell(cell):
    """Return the value of a cell, and all that makes it other than a plain text or a number."""
    more = {}
    if cell.number_format not in {TEXT, "General"}:
        more["format"] = cell.number_format
    if isinstance(cell.value, str) and (cell.data_type, cell.number_format) != ("s", TEXT):
        more["type"] = cell.data_type
    if cell.quotePrefix:
        more["apostrophe"] = True
    if cell.fill.fill_type:
        more["fond"] = cell.fill.fgColor.rgb
    if cell.comment:
        more["note"] = cell.comment.text
    return {"valeur": cell.value, **more} if more else cell.value
