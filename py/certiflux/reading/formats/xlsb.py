"""Look inside .xlsb for what calamine does not say: records of BIFF12 ([MS-XLSB])."""

# ruff: noqa: PLR2004 - the layouts of records are numbers, named by the specification

import posixpath
import struct
from collections.abc import Iterator

from certiflux.reading.base import FileFormat, Progress
from certiflux.reading.containers.archive import Archive
from certiflux.reading.containers.markup import MarkupError, start_tags
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import ERROR_CODES, Scan, SheetFacts, check_sheet
from certiflux.reading.sheets.looks import Looks, formats_of
from certiflux.reading.sheets.number_formats import NumberFormat
from certiflux.reading.sheets.workbook import WorkbookSource, in_archive

_ROW, _CELL_ERROR, _FORMULA_ERROR, _WORKBOOK_PROPERTIES, _SHEET = 0, 3, 11, 153, 156
_MERGED, _FORMAT, _XF, _XFS, _XFS_END = 176, 44, 47, 617, 618
_NUMBERS = frozenset({2, 5, 9})
"""Records of numbers: short, whole, of a formula."""

_CELLS = range(1, 12)
"""Records of cells, whatever they hold: each begins with its column."""

_HIDDEN_ROW = 0x10
_WORKBOOK = "xl/workbook.bin"
_MAX_SHEET = 512 * 1024 * 1024
_RECORDS_PER_STEP = 200_000


FORMATS: tuple[FileFormat, ...] = (
    FileFormat(
        kind="xlsb",
        label="Classeur Excel binaire (.xlsb)",
        opened=lambda given: WorkbookSource(FORMATS[0], given, in_archive(XlsbFacts)),
        fits=lambda content: content.archive is not None and _WORKBOOK in content.archive.names,
        endings=(".xlsb",),
        workbook=True,
    ),
)


class XlsbFacts:
    """The facts of a workbook: its epoch, then each sheet's on demand."""

    has_macros = False

    def __init__(self, archive: Archive) -> None:
        """Read the workbook part; raise UserError when it is broken."""
        self._archive = archive
        self.date_1904 = False
        self._parts: list[str] = []
        try:
            relations = start_tags(archive.part("xl/_rels/workbook.bin.rels"))
            targets = {
                tag.attributes.get("Id", ""): tag.attributes.get("Target", "")
                for tag in relations
                if tag.name == "Relationship"
            }
            for kind, record in _records(archive.part(_WORKBOOK)):
                if kind == _WORKBOOK_PROPERTIES:
                    self.date_1904 = bool(record[0] & 1)
                elif kind == _SHEET:
                    target = targets.get(_wide_string(record, 8), "")
                    self._parts.append(posixpath.normpath(posixpath.join("/xl", target))[1:])
            self._formats = _formats(archive.part("xl/styles.bin"))
        except (MarkupError, struct.error, IndexError, UnicodeDecodeError) as error:
            raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error

    def scan(self, sheet: str, index: int) -> Scan:
        """Look through the records of a sheet, by its place in the workbook."""
        facts = SheetFacts(looks=Looks(self._formats))
        if index >= len(self._parts) or self._parts[index] not in self._archive:
            return facts
        row = last = widest = 0
        content = self._archive.open(self._parts[index]).whole(_MAX_SHEET)
        for count, (kind, record) in enumerate(_records(content)):
            if kind == _ROW and len(record) >= 12:
                (row,) = struct.unpack_from("<I", record)
                facts.hidden_rows += bool(record[11] & _HIDDEN_ROW)
            elif kind in _CELLS and len(record) >= 4:
                (column,) = struct.unpack_from("<I", record)
                last, widest = max(last, row), max(widest, column)
                if kind in (_CELL_ERROR, _FORMULA_ERROR) and len(record) >= 9:
                    facts.add_error(row, column, ERROR_CODES.get(record[8], "#N/A"))
                elif kind in _NUMBERS and self._formats and len(record) >= 8:
                    style = int.from_bytes(record[4:7], "little")
                    if style in self._formats:
                        facts.looks.add(row, column, style)
            elif kind == _MERGED and len(record) >= 16:
                facts.merges.add(*struct.unpack_from("<IIII", record))
            if count % _RECORDS_PER_STEP == _RECORDS_PER_STEP - 1:
                yield Progress(0, None)
        check_sheet(sheet, last + 1, widest + 1)
        return facts


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and body of each record; one that is cut ends the walk."""
    position, end = 0, len(content)
    while position < end:
        kind = content[position]
        position += 1
        if kind & 0x80 and position < end:
            kind = (kind & 0x7F) | (content[position] & 0x7F) << 7
            position += 1
        size = shift = 0
        while position < end and shift < 28:
            byte = content[position]
            position += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, content[position : position + size]
        position += size


def _formats(styles: bytes) -> dict[int, NumberFormat]:
    """Return the formats of a workbook that tell something, by style."""
    codes, numbers, within = dict[int, str](), list[int](), False
    for kind, record in _records(styles):
        if kind == _FORMAT and len(record) >= 6:
            codes[int.from_bytes(record[:2], "little")] = _wide_string(record, 2)
        elif kind in {_XFS, _XFS_END}:
            within = kind == _XFS
        elif within and kind == _XF and len(record) >= 4:
            numbers.append(int.from_bytes(record[2:4], "little"))
    return formats_of(numbers, codes)


def _wide_string(record: bytes, start: int) -> str:
    (length,) = struct.unpack_from("<I", record, start)
    return record[start + 4 : start + 4 + 2 * length].decode("utf-16-le")
