"""Look inside .ods for what calamine does not say (OpenDocument 1.3 part 3, 9.1)."""

import re
from xml.parsers import expat

from certiflux.base.words import figure, quoted
from certiflux.reading.base import FileFormat, Progress
from certiflux.reading.column import StoredText
from certiflux.reading.containers.rebuilt import rebuilt
from certiflux.reading.content import Content
from certiflux.reading.refusals import MAX_TEXT, refuse
from certiflux.reading.sheets.facts import Scan, SheetFacts, check_sheet
from certiflux.reading.sheets.weight import FORMULA, SPREAD, Weight, check_sheets
from certiflux.reading.sheets.workbook import WorkbookSource, archive_of

_PIECE = 1024 * 1024
_MEDIA = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b'<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_MAX_REPEATED = 1000
"""An error cell is not repeated further than this by a person."""

_CELLS = ("table:table-cell", "table:covered-table-cell")
_BREAKS = {"text:line-break": "\n", "text:tab": "\t", "text:s": " "}
_SHOWN = frozenset({"float", "percentage", "currency"})
"""Kinds of cells whose number may be shown otherwise: their text is in the file."""

_VALUES = frozenset(
    {
        *(f"office:{kind}" for kind in ("value-type", "value", "string-value", "date-value")),
        *("office:time-value", "office:boolean-value", "table:formula", "calcext:value-type"),
    }
)
"""Attributes of a cell that is not blank, whatever the library makes of them."""

_LONG, _KEPT = 200, 100
"""Signs of a text that weighs in, and bytes kept of each cell beside its text."""

_LONGEST_COUNT = 9
_PERCENT = re.compile(r"(?:(?<!\s)\s+)?%")
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
        opened=lambda given: WorkbookSource(FORMATS[0], given, OdsFacts),
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

    def __init__(self, content: Content) -> None:
        """Look through the content; raise UserError when a sheet spreads out of measure.

        Broken markup raises what it raises: the caller makes a UserError of it.
        """
        self._archive = archive_of(content)
        search = _Search(Weight(len(content.data)))
        for piece in self._archive.open("content.xml").markup(_PIECE):
            search.parser.Parse(piece)
        search.parser.Parse(b"", True)  # noqa: FBT003 - positional only
        self.date_1904 = search.date_1904
        self._sheets = search.sheets

    def container(self) -> bytes:
        """Return the workbook as calamine is to read it: the content that was looked through."""
        parts: dict[str, str | bytes] = {
            "mimetype": _MEDIA,
            "META-INF/manifest.xml": _MANIFEST,
            "content.xml": "content.xml",
        }
        return rebuilt(self._archive, parts)

    def scan(self, sheet: str, _index: int) -> Scan:
        """Return the facts of a sheet."""
        yield Progress(0, None)
        return self._sheets.get(sheet, SheetFacts())


class _Search:
    """The handlers of the pass, which follow the place of each cell."""

    def __init__(self, weight: Weight) -> None:
        self._weight = weight
        self.sheets: dict[str, SheetFacts] = {}
        self.date_1904 = False
        self._facts = SheetFacts()
        self._name = ""
        self._depth = 0
        self._row = self._column = 0
        self._filled_rows = self._filled_columns = 0
        self._row_repeat = self._column_repeat = 1
        self._error: list[str] | None = None
        self._kind = self._value = ""
        self._shown: list[str] = []
        self._broken = False
        self._aside = self._length = self._attributes = 0
        self._paragraph = self._filled = self._in_cell = False
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
            self._start_sheet(attributes.get("table:name", ""))
        elif self._depth == 1 and name == "table:table-row":
            self._start_row(attributes)
        elif self._depth == 1 and name in _CELLS:
            self._start_cell(attributes)
        elif name == "office:annotation":
            self._aside += 1
        elif name in _BREAKS and not self._aside:
            self._break(name, attributes.get("text:c", "1").lstrip("+"))
        elif name == "text:p" and not self._aside:
            self._paragraph = True
            if self._shown:
                self._shown.append("\n")

    def _lengthen(self, more: int) -> None:
        """Count signs of a cell; raise UserError when it has far too many."""
        self._length += more
        if self._length > MAX_TEXT:
            place = f"Feuille « {quoted(self._name)} », ligne {figure(self._row + 1)} : "
            raise refuse("CELLULE_DEMESUREE", where=place)

    def _break(self, name: str, count: str) -> None:
        """Keep spaces, a tab or a line end, as many as are said."""
        many = int(count[:_LONGEST_COUNT]) if count.isdecimal() else 1
        self._lengthen(many)
        self._shown.append(_BREAKS[name] * many)
        self._broken = True

    def _start_sheet(self, name: str) -> None:
        if self._depth > 1:
            # What reads it after would take the rows of a table in a cell for the sheet's.
            raise refuse("CLASSEUR_ILLISIBLE", "nested")
        check_sheets(len(self.sheets) + 1)
        if name in self.sheets:
            raise refuse("CLASSEUR_TROMPEUR", "sheets")
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
        self._length, self._in_cell = 0, True
        self._filled = not _VALUES.isdisjoint(attributes)
        self._attributes = sum(map(len, attributes.values()))
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
            self._weight.take(self._filled_rows * self._filled_columns * (SPREAD + FORMULA))
        elif self._depth == 1 and name == "table:table-row":
            self._row += self._row_repeat
        elif self._depth == 1 and name in _CELLS:
            self._weigh()
            if self._error is not None:
                self._keep_error("".join(self._error))
            elif self._broken or self._kind in _SHOWN:
                self._keep_shown("".join(self._shown))
            self._column += self._column_repeat

        elif name == "office:annotation":
            self._aside -= 1
        elif name == "text:p" and not self._aside:
            self._paragraph = False

    def _weigh(self) -> None:
        """Count the cell that ends, as many times as it is repeated: raise UserError."""
        self._in_cell = False
        if not self._filled:
            return
        self._filled_rows = max(self._filled_rows, self._row + self._row_repeat)
        self._filled_columns = max(self._filled_columns, self._column + self._column_repeat)
        if self._row_repeat * self._column_repeat > 1 or self._length > _LONG:
            self._weight.take(
                self._row_repeat * self._column_repeat * (self._length + self._attributes + _KEPT)
            )

    def _text(self, text: str) -> None:
        if self._in_cell:
            self._lengthen(len(text))
            self._filled = self._filled or not text.isspace()
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
