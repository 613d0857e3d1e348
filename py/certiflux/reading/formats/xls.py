"""Look inside .xls for what calamine does not say: records of BIFF8 ([MS-XLS])."""

# ruff: noqa: PLR2004 - the layouts of records are numbers, named by the specification

import struct
from collections.abc import Iterator

from certiflux.reading.base import FileFormat, Progress
from certiflux.reading.containers.ole import OleError, OleFile, alone
from certiflux.reading.content import Content
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import ERROR_CODES, Scan, SheetFacts, check_sheet
from certiflux.reading.sheets.looks import Looks, formats_of
from certiflux.reading.sheets.weight import CELL, FORMULA, SPREAD, Weight, check_sheets
from certiflux.reading.sheets.workbook import WorkbookSource
from certiflux.reading.sheets.xls_strings import LONGEST, text_lengths

_FORMULA, _EOF, _DATEMODE, _FILEPASS = 0x0006, 0x000A, 0x0022, 0x002F
_DIMENSIONS = 0x0200
_CELLS = frozenset({0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""Records of cells, whatever they hold: each begins with its row and its column."""

_SHARED, _LABEL, _STRING = 0x00FD, 0x0204, 0x0207
_SST, _CONTINUE = 0x00FC, 0x003C
_VALUE = 20
"""Bytes of the record of a formula before the formula itself: its place and its result."""

_MERGED, _XF, _FORMAT = 0x00E5, 0x00E0, 0x041E
_NUMBER, _RK, _MANY_RK = 0x0203, 0x027E, 0x00BD
_STYLED = frozenset({_FORMULA, _NUMBER, _RK, _MANY_RK})
_BOUNDSHEET, _BOOLERR, _ROW = 0x0085, 0x0205, 0x0208
_MACROS = "_vba_project_cur"
"""The storage of the programs of a workbook ([MS-XLS] 2.1.7.21): never run."""

_HIDDEN_ROW = 0x20
_RECORDS_PER_STEP = 200_000


FORMATS: tuple[FileFormat, ...] = (
    FileFormat(
        kind="xls",
        label="Classeur Excel 97-2003 (.xls)",
        opened=lambda given: WorkbookSource(FORMATS[0], given, XlsFacts),
        fits=lambda content: not content.streams.isdisjoint({"workbook", "book"}),
        endings=(".xls",),
        workbook=True,
    ),
)


class XlsFacts:
    """The facts of a workbook: its epoch and its lock, then each sheet's on demand."""

    def __init__(self, content: Content) -> None:
        """Read the workbook's own records; raise UserError when cut or locked."""
        try:
            container = OleFile(content.data)
            name = "workbook" if "workbook" in container.names else "book"
            self._records = container.stream(name)
            self._stream = "Workbook" if name == "workbook" else "Book"
        except OleError as error:
            raise refuse("CLASSEUR_TRONQUE", type(error).__name__) from error
        self.date_1904 = False
        self.has_macros = _MACROS in container.names
        self._starts: list[int] = []
        self._weight = Weight(len(content.data))
        self._texts = self._shared_texts()
        codes, styles = dict[int, str](), list[int]()
        for kind, start, size in self._walk(0):
            if kind == _FILEPASS:
                raise refuse("CLASSEUR_PROTEGE")
            if kind == _DATEMODE and size >= 2:
                self.date_1904 = self._records[start] == 1
            elif kind == _BOUNDSHEET and size >= 4:
                self._starts += struct.unpack_from("<I", self._records, start)
            elif kind == _XF and size >= 4:
                styles += struct.unpack_from("<H", self._records, start + 2)
            elif kind == _FORMAT and size >= 5 and name == "workbook":
                number, code = _format(self._records[start : start + size])
                codes[number] = code
        # An older workbook writes its formats otherwise: its numbers stay as they are.
        self._formats = formats_of(styles, codes) if name == "workbook" else {}
        check_sheets(len(self._starts))
        for rank, start in enumerate(self._starts, 1):
            self._check_spread(f"n° {rank}", start)

    def _shared_texts(self) -> list[int] | None:
        """Return the lengths of the texts that cells share, None when they are not to be told."""
        table: list[bytes] = []
        before = tables = 0
        for kind, start, size in self._walk(0):
            tables += kind == _SST
            if kind == _SST or (kind == _CONTINUE and table and before in {_SST, _CONTINUE}):
                table.append(self._records[start : start + size])
            before = kind
        if not table:
            return []
        count, found = text_lengths(table)
        if count > sum(map(len, table)) // 3 or tables > 1:
            raise refuse("CLASSEUR_TROMPEUR", "count")
        return found

    def container(self) -> bytes:
        """Return the workbook as calamine is to read it: its records alone, without formulas.

        A formula is written out in words as the workbook opens: nobody reads those words, and few
        bytes may stand for many.
        """
        cleared = bytearray(self._records)
        for start in {0, *self._starts}:
            for kind, place, size in self._walk(start):
                if kind == _FORMULA and size > _VALUE:
                    cleared[place + _VALUE : place + size] = bytes(size - _VALUE)
        return alone(self._stream, bytes(cleared))

    def _check_spread(self, sheet: str, start: int) -> None:
        """Refuse, before calamine makes its rectangle, a sheet that announces or fills too much."""
        last = widest = cells = texts = formulas = 0
        for kind, place, size in self._walk(start):
            if kind == _DIMENSIONS and size >= 14:
                first, end, left, right = struct.unpack_from("<IIHH", self._records, place)
                check_sheet(sheet, max(0, end - first), max(0, right - left))
                cells = max(cells, max(0, end - first) * max(0, right - left))
            elif kind in _CELLS and size >= 4:
                row, column = struct.unpack_from("<HH", self._records, place)
                column += max(0, size - 6) // 6 if kind == _MANY_RK else 0
                last, widest, cells = max(last, row), max(widest, column), cells + 1
                formulas += kind == _FORMULA
                texts += self._text_of(kind, place, size)
            elif kind == _STRING:
                texts += 2 * size
        check_sheet(sheet, last + 1, widest + 1)
        spread = (last + 1) * (widest + 1)
        self._weight.take(cells * CELL + spread * SPREAD + texts)
        self._weight.take(spread * FORMULA if formulas else 0)

    def _text_of(self, kind: int, place: int, size: int) -> int:
        """Return the bytes of the text of a cell, its own or one that others share."""
        if kind != _SHARED:
            return 2 * size if kind == _LABEL else 0
        number = int.from_bytes(self._records[place + 6 : place + 10], "little")
        if self._texts is None:
            return LONGEST
        return 2 * self._texts[number] if number < len(self._texts) else 0

    def scan(self, _sheet: str, index: int) -> Scan:
        """Look through the records of a sheet, by its place in the workbook."""
        facts = SheetFacts(looks=Looks(self._formats))
        if index >= len(self._starts):
            return facts
        for count, (kind, start, size) in enumerate(self._walk(self._starts[index])):
            if kind in (_BOOLERR, _FORMULA, _ROW):
                self._look(kind, self._records[start : start + size], facts)
            if self._formats and kind in _STYLED:
                self._keep_looks(kind, self._records[start : start + size], facts.looks)
            elif kind == _MERGED and size >= 2:
                _keep_merges(self._records[start : start + size], facts)
            if count % _RECORDS_PER_STEP == _RECORDS_PER_STEP - 1:
                yield Progress(0, None)
        return facts

    def _walk(self, start: int) -> Iterator[tuple[int, int, int]]:
        """Yield kind, start and size of each record of a substream, its end excepted."""
        records, unpack = self._records, struct.Struct("<HH").unpack_from
        while start + 4 <= len(records):
            kind, size = unpack(records, start)
            if kind == _EOF:
                return
            yield kind, start + 4, size
            start += 4 + size

    def _keep_looks(self, kind: int, record: bytes, looks: Looks) -> None:
        """Keep the cells of a record of numbers whose format tells something."""
        if len(record) < 6:
            return
        row, column, style = struct.unpack_from("<HHH", record)
        if kind != _MANY_RK:
            if style in self._formats:
                looks.add(row, column, style)
            return
        for place in range(4, len(record) - 6, 6):
            (style,) = struct.unpack_from("<H", record, place)
            if style in self._formats:
                looks.add(row, column + (place - 4) // 6, style)

    @staticmethod
    def _look(kind: int, record: bytes, facts: SheetFacts) -> None:
        if kind == _ROW:
            facts.hidden_rows += len(record) >= 13 and bool(record[12] & _HIDDEN_ROW)
            return
        code = None
        if kind == _BOOLERR and len(record) >= 8 and record[7] == 1:
            code = record[6]
        elif kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
            code = record[8]
        if code is not None:
            row, column = struct.unpack_from("<HH", record)
            facts.add_error(row, column, ERROR_CODES.get(code, "#N/A"))


def _format(record: bytes) -> tuple[int, str]:
    """Return the number and the text of a format: one byte a character, or two."""
    number, length, wide = struct.unpack_from("<HHB", record)
    if wide & 1:
        return number, record[5 : 5 + 2 * length].decode("utf-16-le", "replace")
    return number, record[5 : 5 + length].decode("latin-1")


def _keep_merges(record: bytes, facts: SheetFacts) -> None:
    (count,) = struct.unpack_from("<H", record)
    for place in range(2, min(len(record) - 7, 2 + 8 * count), 8):
        top, bottom, left, right = struct.unpack_from("<HHHH", record, place)
        facts.merges.add(top, bottom, left, right)
