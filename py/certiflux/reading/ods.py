"""Look inside .ods for what calamine does not say (OpenDocument 1.3 part 3, 9.1)."""

from xml.parsers import expat

from certiflux.reading.archive import Archive
from certiflux.reading.base import Progress
from certiflux.reading.facts import Scan, SheetFacts
from certiflux.reading.refusals import refuse

_PIECE = 1024 * 1024
_MAX_REPEATED_ROWS = 1000
"""A filled cell is not repeated over more rows than this by a person."""


class OdsFacts:
    """The facts of a workbook, found in one pass through its content."""

    def __init__(self, archive: Archive) -> None:
        """Keep the container; the content is read when a sheet is."""
        self._archive = archive
        self.date_1904 = False
        self._read_null_date()

    def scan(self, sheet: str, _index: int) -> Scan:
        """Look through a sheet; raise UserError when the content is broken."""
        search = _SheetSearch(sheet)
        reader = self._archive.open("content.xml")
        try:
            while piece := reader.read(_PIECE):
                search.parser.Parse(piece)
                yield Progress(0, None)
        except expat.ExpatError as error:
            raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error
        return search.facts

    def _read_null_date(self) -> None:
        """Find the epoch: it stands before the first table."""
        reader = self._archive.open("content.xml")
        rest = b""
        while piece := reader.read(_PIECE):
            text = rest + piece
            if b'null-date table:date-value="1904' in text:
                self.date_1904 = True
            if b"<table:table " in text:
                return
            rest = text[-256:]


class _SheetSearch:
    """The handlers of one pass, which follow the place of each cell."""

    def __init__(self, sheet: str) -> None:
        self.facts = SheetFacts()
        self._sheet = sheet
        self._depth = 0  # > 0 inside the sheet looked for; tables may be nested
        self._row = self._column = 0
        self._row_repeat = self._column_repeat = 1
        self._error: list[str] | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._depth += bool(self._depth or attributes.get("table:name") == self._sheet)
        elif self._depth != 1:
            return
        elif name == "table:table-row":
            self._column = 0
            self._row_repeat = int(attributes.get("table:number-rows-repeated", "1"))
            if attributes.get("table:visibility", "visible") != "visible":
                self.facts.hidden_rows += self._row_repeat
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column_repeat = int(attributes.get("table:number-columns-repeated", "1"))
            if attributes.get("calcext:value-type") == "error":
                self._error = []

    def _end(self, name: str) -> None:
        if name == "table:table":
            self._depth -= bool(self._depth)
        elif self._depth != 1:
            return
        elif name == "table:table-row":
            self._row += self._row_repeat
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if self._error is not None:
                self._keep_error("".join(self._error))
            self._column += self._column_repeat

    def _text(self, text: str) -> None:
        if self._error is not None:
            self._error.append(text)

    def _keep_error(self, code: str) -> None:
        self._error = None
        for row in range(min(self._row_repeat, _MAX_REPEATED_ROWS)):
            for column in range(min(self._column_repeat, _MAX_REPEATED_ROWS)):
                self.facts.add_error(self._row + row, self._column + column, code or "#N/A")

    @staticmethod
    def _refuse_doctype(*_: object) -> None:
        raise refuse("CLASSEUR_ILLISIBLE", "doctype")
