"""Look inside .ods for what calamine does not say (OpenDocument 1.3 part 3, 9.1)."""

import re
from xml.parsers import expat

from certiflux.reading.base import FileFormat, Progress
from certiflux.reading.column import StoredText
from certiflux.reading.containers.archive import Archive
from certiflux.reading.content import Content
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import Scan, SheetFacts, check_sheet
from certiflux.reading.sheets.workbook import WorkbookSource, in_archive

_PIECE = 1024 * 1024
_MEDIA = b"application/vnd.oasis.opendocument.spreadsheet"
_MAX_REPEATED = 1000
"""An error cell is not repeated further than this by a person."""

_CELLS = ("table:table-cell", "table:covered-table-cell")
_BREAKS = {"text:line-break": "\n", "text:tab": "\t", "text:s": " "}
_SHOWN = frozenset({"float", "percentage", "currency"})
"""Kinds of cells whose number may be shown otherwise: their text is in the file."""

_PERCENT = re.compile(r"\s*%")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def _fits(content: Content) -> bool:
    archive = content.archive
    if archive is None or not archive.part("mimetype").startswith(_MEDIA):
        return False
    if b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise refuse("CLASSEUR_PROTEGE")
    return True


FORMATS: tuple[FileFormat, ...] = (
    FileFormat(
        kind="ods",
        label="Classeur OpenDocument (.ods)",
        opened=lambda given: WorkbookSource(FORMATS[0], given, in_archive(OdsFacts)),
        fits=_fits,
        endings=(".ods",),
        workbook=True,
    ),
)


class OdsFacts:
    """The facts of a workbook, found in one pass through its content.

    calamine reads all the sheets when it opens the workbook, so each one's spread has
    to be known before.
    """

    has_macros = False

    def __init__(self, archive: Archive) -> None:
        """Look through the content; raise UserError when a sheet spreads out of measure.

        Broken markup raises what it raises: the caller makes a UserError of it.
        """
        search = _Search()
        reader = archive.open("content.xml")
        while piece := reader.read(_PIECE):
            search.parser.Parse(piece)
        self.date_1904 = search.date_1904
        self._sheets = search.sheets

    def scan(self, sheet: str, _index: int) -> Scan:
        """Return the facts of a sheet."""
        yield Progress(0, None)
        return self._sheets.get(sheet, SheetFacts())


class _Search:
    """The handlers of the pass, which follow the place of each cell."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self.date_1904 = False
        self._facts = SheetFacts()
        self._name = ""
        self._depth = 0  # tables may be nested in a cell: only depth 1 is a sheet
        self._row = self._column = 0
        self._filled_rows = self._filled_columns = 0
        self._row_repeat = self._column_repeat = 1
        self._error: list[str] | None = None
        self._kind = self._value = ""
        self._shown: list[str] = []
        self._broken = False
        self._aside = 0
        self._paragraph = False
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:null-date":
            self.date_1904 = attributes.get("table:date-value", "").startswith("1904")
        elif name == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._start_sheet(attributes.get("table:name", ""))
        elif self._depth == 1 and name == "table:table-row":
            self._start_row(attributes)
        elif self._depth == 1 and name in _CELLS:
            self._start_cell(attributes)
        elif name == "office:annotation":
            self._aside += 1
        elif name in _BREAKS and not self._aside:
            count = attributes.get("text:c", "1")
            many = min(int(count), _MAX_REPEATED) if count.isdecimal() else 1
            self._shown.append(_BREAKS[name] * many)
            self._broken = True
        elif name == "text:p" and not self._aside:
            self._paragraph = True
            if self._shown:
                self._shown.append("\n")

    def _start_sheet(self, name: str) -> None:
        self._name = name
        self._facts = self.sheets[name] = SheetFacts()
        self._row = self._filled_rows = self._filled_columns = 0

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._column = 0
        self._row_repeat = int(attributes.get("table:number-rows-repeated", "1"))
        if attributes.get("table:visibility", "visible") != "visible":
            self._facts.hidden_rows += self._row_repeat

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._column_repeat = int(attributes.get("table:number-columns-repeated", "1"))
        if "office:value-type" in attributes:
            self._filled_rows = max(self._filled_rows, self._row + self._row_repeat)
            self._filled_columns = max(self._filled_columns, self._column + self._column_repeat)
        self._kind = attributes.get("office:value-type", "")
        self._value = attributes.get("office:value", "")
        self._shown, self._broken = [], False
        rows = attributes.get("table:number-rows-spanned", "1")
        columns = attributes.get("table:number-columns-spanned", "1")
        if rows != "1" or columns != "1":
            bottom, right = self._row + int(rows) - 1, self._column + int(columns) - 1
            self._facts.merges.add(self._row, bottom, self._column, right)
        if attributes.get("calcext:value-type") == "error":
            self._error = []

    def _end(self, name: str) -> None:
        if name == "table:table":
            self._depth -= 1
            check_sheet(self._name, self._filled_rows, self._filled_columns)
        elif self._depth == 1 and name == "table:table-row":
            self._row += self._row_repeat
        elif self._depth == 1 and name in _CELLS:
            if self._error is not None:
                self._keep_error("".join(self._error))
            elif self._broken or self._kind in _SHOWN:
                self._keep_shown("".join(self._shown))
            self._column += self._column_repeat

        elif name == "office:annotation":
            self._aside -= 1
        elif name == "text:p" and not self._aside:
            self._paragraph = False

    def _text(self, text: str) -> None:
        if self._error is not None:
            self._error.append(text)
        elif self._paragraph and not self._aside:
            self._shown.append(text)

    def _keep_shown(self, text: str) -> None:
        """Keep what a cell shows where calamine reads otherwise: a number, a broken line."""
        cell = _seen(text.strip(), self._value) if self._kind in _SHOWN else text
        if cell is None:
            return
        for row in range(min(self._row_repeat, _MAX_REPEATED)):
            for column in range(min(self._column_repeat, _MAX_REPEATED)):
                self._facts.texts[self._row + row][self._column + column] = cell

    def _keep_error(self, code: str) -> None:
        self._error = None
        for row in range(min(self._row_repeat, _MAX_REPEATED)):
            for column in range(min(self._column_repeat, _MAX_REPEATED)):
                self._facts.add_error(self._row + row, self._column + column, code or "#N/A")

    @staticmethod
    def _refuse_doctype(*_: object) -> None:
        raise refuse("CLASSEUR_ILLISIBLE", "doctype")


def _seen(text: str, value: str) -> StoredText | None:
    """Return what a number shows, None for its digits or for less of them, for want of room."""
    try:
        number = float(value)
    except ValueError:
        return None
    plain = _SPACES.sub("", text)
    if not any(map(str.isdecimal, plain)) or "E+" in plain or "E-" in plain:
        return None
    if _NUMBER.fullmatch(plain):
        padded = len(plain) > 1 and plain.lstrip("-").startswith("0") and plain.isdecimal()
        same = float(plain.replace(",", ".")) == number
        return None if same and not padded else StoredText(plain.replace(".", ","), number)
    if plain.replace(",", "") == value:
        return None
    return StoredText(_PERCENT.sub(" %", text).replace("\u00a0", " ").strip(), number)
