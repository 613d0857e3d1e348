"""Read the XML workbooks of Excel 2002 and 2003 (SpreadsheetML), still exported by programs."""

import datetime as dt
import html
import re
from collections.abc import Iterator

from lxml import etree

from certiflux.reading.base import (
    ROWS_PER_STEP,
    FileFormat,
    Progress,
    Reading,
    SheetInfo,
    Source,
)
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import MAX_COLUMNS, MAX_ROWS, SheetFacts, check_spread
from certiflux.reading.sheets.weight import check_sheets
from certiflux.reading.table import Cell, CellError, TableBuilder
from certiflux.reading.text.decoding import decode

MAX_XML = 64 * 1024 * 1024
"""The largest workbook of this kind that is read, in bytes."""

_PIECE = 512 * 1024
_ROW_ENDS = (b"Row>", b"R\0o\0w\0>")
"""How a row ends, in UTF-8 and in UTF-16."""

_MOST_TAGS = 400_000
"""Tags of one row at most, which is held whole: four for each of the columns of a spreadsheet."""

_SHEET = re.compile(r"<(?:\w+:)?Worksheet\b([^>]*)>")
_NAME = re.compile(r"\bName\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HIDDEN = re.compile(r"Visible>\s*Sheet(?:Very)?Hidden\b")
_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{_NAMESPACE}}}"
_NO_DATE = dt.date(1899, 12, 31)


FORMATS: tuple[FileFormat, ...] = (
    FileFormat(
        kind="xml-2003",
        label="Classeur Excel 2003 (XML)",
        opened=lambda given: Xml2003Source(given.data),
        fits=lambda content: content.root is not None and content.root.namespace == _NAMESPACE,
    ),
)


class Xml2003Source(Source):
    """An opened workbook in one XML text."""

    format = FORMATS[0]

    def __init__(self, data: bytes) -> None:
        """List the sheets; raise UserError when there is none, or too much."""
        if len(data) > MAX_XML:
            raise refuse("CLASSEUR_XML")
        self._data = data
        self.label = self.format.label
        text = decode(data).text
        self.date_1904 = "Date1904/>" in text
        found = list(_SHEET.finditer(text))
        check_sheets(len(found))
        starts = [*(sheet.start() for sheet in found), len(text)]
        self.sheets = [
            SheetInfo(
                index, _name(sheet[1]), not _HIDDEN.search(text, sheet.end(), starts[index + 1])
            )
            for index, sheet in enumerate(found)
        ]
        if not self.sheets:
            raise refuse("CLASSEUR_VIDE")
        self.notes = []

    def read(self, sheet: int) -> Reading:
        """Read the rows of a sheet; raise UserError when the XML is broken or nothing is in it."""
        name = self.sheets[sheet].name
        facts = SheetFacts()
        builder, done = TableBuilder(name), 0
        batch: list[list[Cell]] = []
        width = 0
        try:
            for element in _elements(self._data, sheet):
                if element is not None:
                    number = _number(element, "Index", done + 1, MAX_ROWS)
                    row = _cells(element, facts, number - 1)
                    width = max(width, len(row))
                    check_spread(name, number, width)
                    batch.extend([] for _ in range(number - done - 1))
                    batch.append(row)
                    done = number + _number(element, "Span", 0, MAX_ROWS)
                    batch.extend([] for _ in range(done - number))
                    facts.hidden_rows += element.get(f"{_SS}Hidden") == "1"
                if element is None or len(batch) >= ROWS_PER_STEP:
                    self._add(builder, batch, facts, done)
                    batch = []
                    yield Progress(done, None)
        except etree.XMLSyntaxError as error:
            raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error
        self._add(builder, batch, facts, done)
        table = builder.finish(date_1904=self.date_1904, merged=facts.merges.covered)
        if not table.columns:
            raise refuse("FEUILLE_VIDE" if len(self.sheets) > 1 else "CLASSEUR_VIDE", sheet=name)
        self.note(*facts.notes())
        return table

    @staticmethod
    def _add(builder: TableBuilder, batch: list[list[Cell]], facts: SheetFacts, done: int) -> None:
        """Add rows, the last of them ``done``, once merged cells have given their values."""
        width = max(map(len, batch), default=0)
        for row in batch:
            row.extend([None] * (width - len(row)))
        facts.merges.fill(batch, done - len(batch))
        builder.add(batch)


def _name(attributes: str) -> str:
    found = _NAME.search(attributes)
    return html.unescape(found[1] or found[2] or "") if found else ""


def _elements(data: bytes, sheet: int) -> Iterator[etree._Element | None]:
    """Yield the rows of one sheet, each to be read at once, and None after each piece."""
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=(f"{_SS}Worksheet", f"{_SS}Row"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    current, tags = -1, 0
    for start in range(0, len(data), _PIECE):
        piece = data[start : start + _PIECE]
        ends = [piece.rfind(row) for row in _ROW_ENDS]
        tags = piece.count(b"<", max(*ends, 0)) + (tags if max(ends) < 0 else 0)
        if tags > _MOST_TAGS:
            raise refuse("CLASSEUR_ILLISIBLE", "tags")
        parser.feed(piece)
        for event, element in parser.read_events():
            if element.tag == f"{_SS}Worksheet":
                current += event == "start"
            elif event == "end":
                if current == sheet:
                    yield element
                element.clear()
        yield None
    parser.close()


def _number(element: etree._Element, attribute: str, otherwise: int, most: int) -> int:
    """Return a count that an attribute gives, never beyond a spreadsheet's end nor backwards."""
    written = element.get(f"{_SS}{attribute}", "")
    if not (written.isascii() and written.isdigit()) or len(written) > len(str(MAX_ROWS)):
        return otherwise
    return max(otherwise, min(int(written), most))


def _cells(row: etree._Element, facts: SheetFacts, number: int) -> list[Cell]:
    """Return the cells of a row counted from 0; a merged one fills its first place."""
    cells: list[Cell] = []
    for cell in row.iterchildren(f"{_SS}Cell"):
        place = _number(cell, "Index", len(cells) + 1, MAX_COLUMNS)
        cells.extend([None] * (place - 1 - len(cells)))
        data = cell.find(f"{_SS}Data")
        if data is None and cell.get(f"{_SS}Formula"):
            facts.formulas_without_result += 1
        value = None if data is None else _value(data)
        if isinstance(value, CellError):
            facts.lost_errors += 1
        across = _number(cell, "MergeAcross", 0, MAX_COLUMNS)
        down = _number(cell, "MergeDown", 0, MAX_ROWS)
        facts.merges.add(number, number + down, len(cells), len(cells) + across)
        cells.append(value)
        cells.extend([None] * across)
        if len(cells) > MAX_COLUMNS:
            return cells[:MAX_COLUMNS]
    return cells


def _value(data: etree._Element) -> Cell:
    """Return what a cell holds, by the type it declares; its text when that does not fit."""
    text = "".join(map(str, data.itertext()))
    try:
        match data.get(f"{_SS}Type"):
            case "Number":
                return float(text)
            case "Boolean":
                return text.strip() == "1"
            case "DateTime":
                return _moment(dt.datetime.fromisoformat(text))
            case "Error":
                return CellError(text)
    except ValueError:
        pass
    return text


def _moment(found: dt.datetime) -> Cell:
    """Return a date without its midnight, and a time without the date that stands for none."""
    if found.tzinfo is not None:
        # A day of another clock may be another day here: it is left as it is written.
        raise ValueError("offset")
    if found.date() == _NO_DATE:
        return found.time()
    return found.date() if found.time() == dt.time() else found
