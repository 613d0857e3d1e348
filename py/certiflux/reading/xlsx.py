"""Look inside .xlsx and .xlsm for what calamine does not say.

The sheet's XML is searched as bytes, piece by piece, without parsing it: about a
tenth of the time that calamine takes. Structure: ECMA-376 part 1, 18.2 and 18.3.
"""

import posixpath
import re

from certiflux.reading.archive import Archive
from certiflux.reading.base import Progress
from certiflux.reading.facts import Scan, SheetFacts, check_spread
from certiflux.reading.markup import MarkupError, StartTag, start_tags
from certiflux.reading.refusals import refuse

_PIECE = 1024 * 1024
_PIECES_PER_STEP = 16
_HEAD = 4096
_MODEST_WIDTH = 128
_MAX_CUT = 4 * _PIECE
_WORKBOOK = "xl/workbook.xml"
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\b[^<>]*\bref=["\'][A-Z]+\d+:([A-Z]+)\d+["\']')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\br=["\'](\d+)["\']')
_REF = re.compile(rb'\br=["\']([A-Z]+)(\d+)["\']')
_COLUMN = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br=["\']([A-Z]+)')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b([^<>]*\bt=["\']e["\'][^<>]*)>'
    rb"(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]*)<"
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^<>]*\bhidden=["\'](?:1|true)["\']')
_NO_RESULT = re.compile(
    rb'<c\b(?![^<>]*\bt="str")[^<>]*><f\b[^<>]*(?:/>|>[^<]*</f>)(?:<v></v>|<v\s*/>)?</c>'
)


class XlsxFacts:
    """The facts of a workbook: its epoch, then each sheet's on demand."""

    def __init__(self, archive: Archive) -> None:
        """Read the workbook part; raise UserError when it is broken."""
        self._archive = archive
        try:
            tags = start_tags(archive.part(_WORKBOOK))
            relations = start_tags(archive.part("xl/_rels/workbook.xml.rels"))
        except MarkupError as error:
            raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error
        self.date_1904 = any(
            tag.name == "workbookPr" and tag.attributes.get("date1904") in ("1", "true", "on")
            for tag in tags
        )
        self._parts = _sheet_parts(tags, relations)

    def scan(self, sheet: str, _index: int) -> Scan:
        """Look through a sheet; raise UserError when it is cut or spreads out of measure."""
        search = _SheetSearch(sheet)
        part = self._parts.get(sheet, "")
        if part not in self._archive.names:
            return search.facts  # calamine will say what is wrong
        reader = self._archive.open(part)
        pieces = 0
        while piece := reader.read(_PIECE):
            search.feed(piece)
            pieces += 1
            if pieces % _PIECES_PER_STEP == 0:
                yield Progress(0, None)
        search.feed(b"", last=True)
        search.check_spread()
        return search.facts


class _SheetSearch:
    """The search through one sheet's XML."""

    def __init__(self, sheet: str) -> None:
        self.facts = SheetFacts()
        self._sheet = sheet
        self._rest = b""
        self._rows = 0
        self._declared: int | None = None
        self._names_seen: set[bytes] = set()

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Search a piece, keeping the cell that it may cut for the next one."""
        text = self._rest + piece
        cut = max(text.rfind(b"<c "), text.rfind(b"<row"), 0)
        if last or len(text) - cut > _MAX_CUT:
            cut = len(text)
        text, self._rest = text[:cut], text[cut:]
        first = self._declared is None
        if first:
            declared = _DIMENSION.search(text, 0, _HEAD)
            self._declared = _column_number(declared[1]) if declared else 0
        if b't="e"' in text or b"t='e'" in text:
            self._keep_errors(text)
        if b'hidden="1"' in text or b'hidden="true"' in text:
            self.facts.hidden_rows += len(_HIDDEN.findall(text))
        if b"</f><v></v>" in text or b"</f><v/>" in text or b"</f></c>" in text:
            self.facts.formulas_without_result += len(_NO_RESULT.findall(text))
        self._measure(text, at_an_end=first or last)

    def _measure(self, text: bytes, *, at_an_end: bool) -> None:
        """Follow the last row and the widest column.

        A declared dimension is not to be trusted, but a modest one spares the search for
        wide columns, which takes as long as all the rest; programs that declare none
        write even rows, so both ends of the sheet tell their width.
        """
        last_row = text.rfind(b"<row")
        if last_row >= 0 and (found := _ROW.match(text, last_row)):
            self._rows = max(self._rows, int(found[1]))
        if at_an_end or (self._declared or 0) > _MODEST_WIDTH:
            self._names_seen.update(_COLUMN.findall(text))

    def _keep_errors(self, text: bytes) -> None:
        for attributes, code in _ERROR.findall(text):
            place = _REF.search(attributes)
            if place is None:
                self.facts.lost_errors += 1
                continue
            row, column = int(place[2]) - 1, _column_number(place[1]) - 1
            self.facts.add_error(row, column, code.decode("utf-8", "replace"))

    def check_spread(self) -> None:
        """Refuse a rectangle that would not fit in memory."""
        columns = max(map(_column_number, self._names_seen), default=0)
        check_spread(self._sheet, self._rows, columns)


def _column_number(letters: bytes) -> int:
    """Return the number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _sheet_parts(workbook: list[StartTag], relations: list[StartTag]) -> dict[str, str]:
    """Return the part that holds each sheet, by sheet name."""
    targets = {
        tag.attributes.get("Id", ""): posixpath.normpath(
            posixpath.join("/xl", tag.attributes.get("Target", ""))
        ).lstrip("/")
        for tag in relations
        if tag.name == "Relationship"
    }
    return {
        tag.attributes.get("name", ""): targets.get(tag.attributes.get("id", ""), "")
        for tag in workbook
        if tag.name == "sheet"
    }
