"""Look inside .xlsx and .xlsm for what calamine does not say.

The sheet's XML is searched as bytes, piece by piece, without parsing it: about a
tenth of the time that calamine takes. Structure: ECMA-376 part 1, 18.2 and 18.3.
"""

import posixpath
import re
from functools import cache

from certiflux.reading.base import FileFormat, Progress
from certiflux.reading.containers.archive import Archive
from certiflux.reading.containers.markup import MarkupError, StartTag, start_tags
from certiflux.reading.content import Content
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import MAX_ROWS, Scan, SheetFacts, check_sheet
from certiflux.reading.sheets.looks import Looks
from certiflux.reading.sheets.number_formats import NumberFormat
from certiflux.reading.sheets.workbook import WorkbookSource, in_archive
from certiflux.reading.sheets.xlsx_styles import formats, styles_part

_PIECE = 4 * 1024 * 1024
_PIECES_PER_STEP = 4
_MAX_CUT = _PIECE
_WORKBOOK = "xl/workbook.xml"
_MAIN = "/officedocument"
"""How the type of the relation to the workbook's own part ends, small."""

_ROW = re.compile(rb'<(?:\w+:)?row\b[^<>]*?\br=["\'](\d+)["\']')
_ROW_NUMBER = re.compile(rb'[^<>]*?\br=["\'](\d+)["\']')
_PLACE, _ANY_PLACE = rb' r="', rb'\br\s*=\s*["\']'
"""How a place begins as spreadsheets write it, then however XML lets it be written: four times
slower to look for, so only where cells are left without a place otherwise."""

_LONGEST_NUMBER = 18
_REF = re.compile(rb'\br=["\']([A-Z]+)(\d+)["\']')
_ERROR = re.compile(
    rb'<(?:\w+:)?c\b([^<>]*\bt=["\']e["\'][^<>]*)>'
    rb"(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>([^<]*)<"
)
_LONGEST_ROW = 7
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"')
_IS_CELL = re.compile(rb"<(?:\w+:)?c\b")
_MERGED = re.compile(
    rb'mergeCell [^<>]*?\bref=["\']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})["\']'
)
_HIDDEN = re.compile(rb'<(?:\w+:)?row\b[^<>]*\bhidden=["\'](?:1|true)["\']')
_NO_RESULT = re.compile(
    rb'<c\b(?![^<>]*\bt="str")[^<>]*><f\b[^<>]*(?:/>|>[^<]*</f>)(?:<v></v>|<v\s*/>)?</c>'
)


def _fits(content: Content, *, macros: bool) -> bool:
    archive = content.archive
    if archive is None or "xl/workbook.bin" in archive.names:
        return False
    types = archive.part("[Content_Types].xml")
    return b"spreadsheetml" in types and (b"macroEnabled" in types) is macros


XLSX: FileFormat = FileFormat(
    kind="xlsx",
    label="Classeur Excel (.xlsx)",
    opened=lambda given: WorkbookSource(XLSX, given, in_archive(XlsxFacts)),
    fits=lambda content: _fits(content, macros=False),
    endings=(".xlsx",),
    workbook=True,
)
XLSM: FileFormat = FileFormat(
    kind="xlsm",
    label="Classeur Excel avec macros (.xlsm)",
    opened=lambda given: WorkbookSource(XLSM, given, in_archive(XlsxFacts)),
    fits=lambda content: _fits(content, macros=True),
    endings=(".xlsm",),
    workbook=True,
)
FORMATS = (XLSX, XLSM)


class XlsxFacts:
    """The facts of a workbook: its epoch, then each sheet's on demand."""

    has_macros = False

    def __init__(self, archive: Archive) -> None:
        """Read the workbook part; raise UserError when it is broken."""
        self._archive = archive
        try:
            main = _main_part(archive)
            folder, name = posixpath.split(main)
            tags = start_tags(archive.part(main))
            relations = start_tags(archive.part(posixpath.join(folder, "_rels", f"{name}.rels")))
        except MarkupError as error:
            raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error
        self.date_1904 = any(
            tag.name == "workbookPr" and tag.attributes.get("date1904") in ("1", "true", "on")
            for tag in tags
        )
        self._parts = _sheet_parts(tags, relations, folder)
        self._formats = formats(archive.part(styles_part(relations, folder)))

    def scan(self, sheet: str, _index: int) -> Scan:
        """Look through a sheet; raise UserError when it is cut or spreads out of measure."""
        search = _SheetSearch(sheet, self._formats)
        part = self._parts.get(sheet, "")
        if part not in self._archive:
            return search.facts  # calamine will say what is wrong
        reader = self._archive.open(part)
        pieces = 0
        while piece := reader.read(_PIECE):
            search.feed(piece)
            pieces += 1
            if pieces % _PIECES_PER_STEP == 0:
                yield Progress(0, None)
        search.feed(b"", last=True)
        search.check_sheet()
        return search.facts


class _SheetSearch:
    """The search through one sheet's XML."""

    def __init__(self, sheet: str, formats: dict[int, NumberFormat]) -> None:
        self.facts = SheetFacts(looks=Looks(formats))
        self._styled = _styled(formats)
        self._sheet = sheet
        self._rest = b""
        self._rows = 0
        self._columns: set[bytes] = set()

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Search a piece, keeping the row that it may cut for the next one."""
        text = self._rest + piece
        cut = max(text.rfind(b"<row"), 0)
        if not last and len(text) - cut > _MAX_CUT:
            cut = max(text.rfind(b"<c "), 0)
        if last or len(text) - cut > _MAX_CUT:
            cut = len(text)
        self._rest = text[cut:]
        if cut < len(text):
            text = text[:cut]
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
        self._measure(text)

    def _measure(self, text: bytes) -> None:
        """Follow the last row and the widest column, whatever dimension is declared.

        A place with more figures than the rows met so far is read in full: calamine would make
        room for it. Reading every number would take as long as all the rest.
        """
        rows = text.count(b"<row")
        place, found_columns = _PLACE, _column(_PLACE).findall(text)
        if not rows or len(found_columns) < text.count(b"<c"):
            place, found_columns = _ANY_PLACE, _column(_ANY_PLACE).findall(text)
        self._columns.update(found_columns)
        if rows:
            self._rows += rows
        else:
            self._rows = max([self._rows, *map(int, _ROW.findall(text))])
        if found := _ROW_NUMBER.match(text, text.rfind(b"<row") + 4):
            self._rows = max(self._rows, int(found[1]))
        while self._rows <= MAX_ROWS and (
            found := _further(place, len(str(self._rows))).search(text)
        ):
            self._rows = max(self._rows, int(found[1][:_LONGEST_NUMBER]))

    def _keep_errors(self, text: bytes) -> None:
        for attributes, code in _ERROR.findall(text):
            place = _REF.search(attributes)
            if place is None:
                self.facts.lost_errors += 1
                continue
            row, column = int(place[2]) - 1, _column_number(place[1]) - 1
            self.facts.add_error(row, column, code.decode("utf-8", "replace"))

    def _keep_looks(self, text: bytes) -> None:
        """Keep the cells whose format tells something, wherever their style is written."""
        for found in self._styled.finditer(text) if self._styled else ():
            start = text.rfind(b"<", 0, found.start())
            place = _CELL.match(text, start)
            if place is None:
                tag = text[start : text.find(b">", found.end())]
                place = _REF.search(tag) if _IS_CELL.match(tag) else None
            if place and len(place[2]) <= _LONGEST_ROW:
                row, column = int(place[2]) - 1, _column_number(place[1]) - 1
                self.facts.looks.add(row, column, int(found[1]))

    def _keep_merges(self, text: bytes) -> None:
        for left, top, right, bottom in _MERGED.findall(text):
            self.facts.merges.add(
                int(top) - 1, int(bottom) - 1, _column_number(left) - 1, _column_number(right) - 1
            )

    def check_sheet(self) -> None:
        """Refuse a rectangle that would not fit in memory."""
        columns = max(map(_column_number, self._columns), default=0)
        check_sheet(self._sheet, self._rows, columns)


def _styled(formats: dict[int, NumberFormat]) -> re.Pattern[bytes] | None:
    """Return what finds the styles of these formats; it begins with a text, which makes it fast."""
    if not formats:
        return None
    styles = b"|".join(b"%d" % style for style in formats)
    return re.compile(rb' s=["\'](%s)["\']' % styles)


@cache
def _column(place: bytes) -> re.Pattern[bytes]:
    """Return what finds the letters of each cell's column."""
    return re.compile(place + rb"([A-Z]+)")


@cache
def _further(place: bytes, figures: int) -> re.Pattern[bytes]:
    """Return what finds a row, or a cell of a row, of more figures than that."""
    return re.compile(place + rb"[A-Z]*0*([1-9]\d{%d,})" % figures)


def _column_number(letters: bytes) -> int:
    """Return the number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _main_part(archive: Archive) -> str:
    """Return the name of the workbook's own part: the package says it, some put it at the root."""
    relations = archive.part("_rels/.rels")
    for tag in start_tags(relations) if relations else ():
        if tag.name == "Relationship" and tag.attributes.get("Type", "").lower().endswith(_MAIN):
            named = tag.attributes.get("Target", "").replace("\\", "/")
            return posixpath.normpath(posixpath.join("/", named)).lstrip("/")
    return _WORKBOOK


def _sheet_parts(
    workbook: list[StartTag], relations: list[StartTag], folder: str
) -> dict[str, str]:
    """Return the part that holds each sheet, by sheet name; ``folder`` is the workbook's."""
    targets = {
        tag.attributes.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, tag.attributes.get("Target", "").replace("\\", "/"))
        ).lstrip("/")
        for tag in relations
        if tag.name == "Relationship"
    }
    return {
        tag.attributes.get("name", ""): targets.get(tag.attributes.get("id", ""), "")
        for tag in workbook
        if tag.name == "sheet"
    }
