"""Look inside .xlsx and .xlsm for what calamine does not say.

The sheet's XML is searched as bytes, piece by piece, without parsing it: about a
tenth of the time that calamine takes. Structure: ECMA-376 part 1, 18.2 and 18.3.
"""

import re
from collections.abc import Generator, Iterator

from certiflux.reading.base import FileFormat, Progress
from certiflux.reading.content import Content
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import Scan, SheetFacts
from certiflux.reading.sheets.looks import Looks
from certiflux.reading.sheets.number_formats import NumberFormat
from certiflux.reading.sheets.weight import Weight
from certiflux.reading.sheets.workbook import WorkbookSource, archive_of
from certiflux.reading.sheets.xlsx_measure import (
    Measure,
    OddSheetError,
    ParsedMeasure,
    check,
    column_number,
    is_light,
    pieces_of_tags,
)
from certiflux.reading.sheets.xlsx_package import Package
from certiflux.reading.sheets.xlsx_strings import shared_strings
from certiflux.reading.sheets.xlsx_styles import formats

_PIECE = 4 * 1024 * 1024
_PIECES_PER_STEP = 2
_MAX_CUT = _PIECE
_REF = re.compile(rb'\br=["\']([A-Z]{1,3})(\d{1,7})["\']')
_IS_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*+)>"
    rb"(?:<(?:\w+:)?f\b[^<>]*+>(?:(?<=/>)|[^<]*+</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]*+)<"
)
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_IS_CELL = re.compile(rb"<(?:\w+:)?c\b")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?"
    rb'\bref=["\']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["\']'
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^<>]*\bhidden=["\'](?:1|true)["\']')
_NO_RESULT = re.compile(
    rb'<c\b(?![^<>]*\bt="str")[^<>]*+><f\b[^<>]*+>(?:(?<=/>)|[^<]*+</f>)'
    rb"(?:<v></v>|<v\s*+/>)?</c>"
)
_FEW_STYLES = 50
"""Styles that one pattern looks for; of more, the number is read and looked up."""


def _fits(content: Content, *, macros: bool) -> bool:
    archive = content.archive
    if archive is None or "xl/workbook.bin" in archive.names:
        return False
    types = archive.part("[Content_Types].xml")
    return b"spreadsheetml" in types and (b"macroEnabled" in types) is macros


XLSX: FileFormat = FileFormat(
    kind="xlsx",
    label="Classeur Excel (.xlsx)",
    opened=lambda given: WorkbookSource(XLSX, given, XlsxFacts),
    fits=lambda content: _fits(content, macros=False),
    endings=(".xlsx",),
    workbook=True,
)
XLSM: FileFormat = FileFormat(
    kind="xlsm",
    label="Classeur Excel avec macros (.xlsm)",
    opened=lambda given: WorkbookSource(XLSM, given, XlsxFacts),
    fits=lambda content: _fits(content, macros=True),
    endings=(".xlsm",),
    workbook=True,
)
FORMATS = (XLSX, XLSM)


class XlsxFacts:
    """The facts of a workbook: its epoch, then each sheet's on demand."""

    has_macros = False

    def __init__(self, content: Content) -> None:
        """Read the workbook part; raise UserError when it is broken."""
        self._archive = archive = archive_of(content)
        self.package = Package(archive)
        self.date_1904 = self.package.date_1904
        self._weight = Weight(len(content.data))
        self._strings = shared_strings(archive, self.package.strings)
        self._formats = formats(archive.part(self.package.styles))

    def container(self) -> bytes:
        """Return the workbook as calamine is to read it."""
        return self.package.rebuilt()

    def scan(self, sheet: str, index: int) -> Scan:
        """Look through a sheet; raise UserError when it is cut or spreads out of measure."""
        part = self.package.sheets[index].part
        if part not in self._archive:
            raise refuse("CLASSEUR_ILLISIBLE", "part")
        search = _SheetSearch(self._formats)
        measure = Measure(self._strings, self._archive.size(part))
        odd = False
        for pieces, piece in enumerate(self._pieces(part)):
            for text in search.feed(piece):
                if not odd:
                    try:
                        measure.feed(text)
                    except OddSheetError:
                        odd = True
            if pieces % _PIECES_PER_STEP == 0:
                yield Progress(0, None)
        if odd:
            yield from self._check_parsed(sheet, part)
        elif is_light(measure, self._weight):
            check(sheet, measure, self._weight)
        else:
            yield from self._check_exactly(sheet, part)
        return search.facts

    def _pieces(self, part: str) -> Iterator[bytes]:
        """Yield a part in pieces cut before a tag, an empty one at the end."""
        yield from pieces_of_tags(self._archive.open(part).markup(_PIECE))
        yield b""

    def _check_parsed(self, sheet: str, part: str) -> Generator[Progress, None, None]:
        """Measure by a parser a sheet that is written as no spreadsheet does."""
        measure = ParsedMeasure(self._strings)
        for piece in self._pieces(part):
            measure.feed(piece, last=not piece)
            yield Progress(0, None)
        check(sheet, measure, self._weight)

    def _check_exactly(self, sheet: str, part: str) -> Generator[Progress, None, None]:
        """Measure again a sheet that seems too heavy, its blank cells left out."""
        measure = Measure(self._strings, self._archive.size(part), exact=True)
        for piece in self._pieces(part):
            measure.feed(piece)
            yield Progress(0, None)
        check(sheet, measure, self._weight)


class _SheetSearch:
    """The search through one sheet's XML."""

    def __init__(self, formats: dict[int, NumberFormat]) -> None:
        self.facts = SheetFacts(looks=Looks(formats))
        self._styled = _styled(formats)
        self._styles = formats
        self._rest = b""

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Search a piece, keeping the row that it may cut for the next one; "" ends the search.

        Yield what was searched.
        """
        text = self._rest + piece
        cut = max(text.rfind(b"<row"), 0) if piece else len(text)
        if len(text) - cut > _MAX_CUT:
            cut = max(text.rfind(b"<c "), 0)
        if len(text) - cut > _MAX_CUT:
            cut = max(text.rfind(b"<"), 0)
        self._rest = text[cut:]
        text = text[:cut] if cut < len(text) else text
        if not text:
            return
        if b't="e"' in text or b"t='e'" in text:
            self._keep_errors(text)
        if b'hidden="1"' in text or b'hidden="true"' in text:
            self.facts.hidden_rows += len(_HIDDEN.findall(text))
        if self._styled:
            self._keep_looks(text)
        if b"mergeCell " in text:
            self._keep_merges(text)
        if b"</f>" in text:
            self.facts.formulas_without_result += len(_NO_RESULT.findall(text))
        yield text

    def _keep_errors(self, text: bytes) -> None:
        for start in _tags_with(_IS_ERROR, text):
            found = _ERROR.match(text, start)
            if found is None:
                continue
            place = _REF.search(found[1])
            if place is None:
                self.facts.lost_errors += 1
                continue
            row, column = int(place[2]) - 1, column_number(place[1]) - 1
            self.facts.add_error(row, column, found[2].decode("utf-8", "replace"))

    def _keep_looks(self, text: bytes) -> None:
        """Keep the cells whose format tells something, wherever their style is written."""
        end = 0
        for found in self._styled.finditer(text) if self._styled else ():
            if found.start() < end or (style := int(found[1])) not in self._styles:
                continue
            start = text.rfind(b"<", end, found.start())
            place = _CELL.match(text, start) if start >= 0 else None
            if place is None:
                close = text.find(b">", found.end())
                end = close if close >= 0 else len(text)
                tag = text[start:end] if start >= 0 else b""
                place = _REF.search(tag) if _IS_CELL.match(tag) else None
            else:
                end = found.end()
            if place:
                row, column = int(place[2]) - 1, column_number(place[1]) - 1
                self.facts.looks.add(row, column, style)

    def _keep_merges(self, text: bytes) -> None:
        for left, top, right, bottom in _MERGED.findall(text):
            self.facts.merges.add(
                int(top) - 1, int(bottom) - 1, column_number(left) - 1, column_number(right) - 1
            )


def _tags_with(sign: re.Pattern[bytes], text: bytes) -> Iterator[int]:
    """Yield where the tags begin that hold a sign: each once, however often it holds it."""
    end = 0
    for found in sign.finditer(text):
        if found.start() < end:
            continue
        start = text.rfind(b"<", end, found.start())
        close = text.find(b">", found.end())
        end = close if close >= 0 else len(text)
        if start >= 0:
            yield start


def _styled(formats: dict[int, NumberFormat]) -> re.Pattern[bytes] | None:
    """Return what finds the styles of these formats; it begins with a text, which makes it fast."""
    if not formats:
        return None
    if len(formats) > _FEW_STYLES:
        return re.compile(rb' s=["\'](\d{1,7})["\']')
    styles = b"|".join(b"%d" % style for style in formats)
    return re.compile(rb' s=["\'](%s)["\']' % styles)
