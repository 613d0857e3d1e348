"""Look inside .xlsb for what calamine does not say: records of BIFF12 ([MS-XLSB])."""

# ruff: noqa: PLR2004 - the layouts of records are numbers, named by the specification

import posixpath
import struct
from typing import NamedTuple

from certiflux.reading.base import FileFormat, Progress
from certiflux.reading.containers.markup import MarkupError, StartTag, start_tags
from certiflux.reading.containers.rebuilt import rebuilt
from certiflux.reading.content import Content
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import ERROR_CODES, Scan, SheetFacts, check_sheet
from certiflux.reading.sheets.looks import Looks, formats_of
from certiflux.reading.sheets.number_formats import NumberFormat
from certiflux.reading.sheets.weight import CELL, SPREAD, Weight, check_sheets
from certiflux.reading.sheets.workbook import WorkbookSource, archive_of
from certiflux.reading.sheets.xlsb_records import (
    BUNDLE,
    PROPERTIES,
    holds_text,
    records,
    text_sizes,
    wide_string,
    workbook_part,
)
from certiflux.reading.sheets.xlsx_package import relations_part

_ROW, _CELL_ERROR, _FORMULA_ERROR, _SHARED = 0, 3, 11, 7
_MERGED, _FORMAT, _XF, _XFS, _XFS_END = 176, 44, 47, 617, 618
_NUMBERS = frozenset({2, 5, 9})
"""Records of numbers: short, whole, of a formula."""

_TOLD = _NUMBERS | {_CELL_ERROR, _FORMULA_ERROR}
_SIZES = {1: 8, 2: 12, 3: 9, 4: 9, 5: 16, 6: 12, 7: 12, 8: 12, 9: 16, 10: 9, 11: 9}
_CELLS = frozenset(_SIZES)
"""Records of cells, whatever they hold, by their least size: each begins with its column."""

_OWN_TEXTS = frozenset({6, 8})

_HIDDEN_ROW = 0x10
_WORKBOOK = "xl/workbook.bin"
_TEXTS = "xl/sharedStrings.bin"
_NO_CELLS = ("xl/chartsheets/", "xl/dialogsheets/", "xl/macrosheets/")
_RECORDS_PER_STEP = 200_000


FORMATS: tuple[FileFormat, ...] = (
    FileFormat(
        kind="xlsb",
        label="Classeur Excel binaire (.xlsb)",
        opened=lambda given: WorkbookSource(FORMATS[0], given, XlsbFacts),
        fits=lambda content: content.archive is not None and _WORKBOOK in content.archive.names,
        endings=(".xlsb",),
        workbook=True,
    ),
)


class _Sheet(NamedTuple):
    """A sheet of cells: its name, its state (0 when it is shown), the part that holds it."""

    name: str
    state: int
    part: str


class XlsbFacts:
    """The facts of a workbook: its epoch, then each sheet's on demand."""

    has_macros = False

    def __init__(self, content: Content) -> None:
        """Read the workbook part; raise UserError when it is broken."""
        self._archive = archive = archive_of(content)
        self.date_1904 = False
        self._sheets: list[_Sheet] = []
        self._weight = Weight(len(content.data))
        try:
            relations = start_tags(archive.part("xl/_rels/workbook.bin.rels"), {"Relationship"})
            targets = {tag.attributes.get("Id", ""): _target(tag) for tag in relations}
            for kind, record in records(archive.part(_WORKBOOK)):
                if kind == PROPERTIES:
                    self.date_1904 = bool(record[0] & 1)
                elif kind == BUNDLE:
                    self._add(record, targets)
            self._formats = _formats(archive.part("xl/styles.bin"))
        except (MarkupError, struct.error, IndexError, UnicodeDecodeError) as error:
            raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error
        check_sheets(len(self._sheets))
        if len({one.name.casefold() for one in self._sheets}) < len(self._sheets):
            raise refuse("CLASSEUR_TROMPEUR", "sheets")
        self._texts = text_sizes(self._whole(_TEXTS))

    def _add(self, record: bytes, targets: dict[str, str]) -> None:
        """Add a sheet of cells; sheets of charts and of programs are none."""
        relation = wide_string(record, 8)
        name = wide_string(record, 12 + 2 * len(relation))
        part = targets.get(relation, "")
        if not part.lower().startswith(_NO_CELLS):
            self._sheets.append(_Sheet(name, min(record[0], 2), part))

    def container(self) -> bytes:
        """Return the workbook as calamine is to read it: made anew, from the parts looked at."""
        ranks = range(1, len(self._sheets) + 1)
        parts: dict[str, str | bytes] = {
            _WORKBOOK: workbook_part(
                [(one.name, one.state) for one in self._sheets], date_1904=self.date_1904
            ),
            "xl/_rels/workbook.bin.rels": relations_part(
                [("worksheet", f"worksheets/sheet{rank}.bin") for rank in ranks]
            ),
        }
        parts |= {name: name for name in (_TEXTS, "xl/styles.bin") if name in self._archive}
        for rank, sheet in zip(ranks, self._sheets, strict=True):
            if sheet.part in self._archive:
                parts[f"xl/worksheets/sheet{rank}.bin"] = sheet.part
        return rebuilt(self._archive, parts)

    def _whole(self, part: str) -> bytes:
        """Return a part whole; raise UserError when that takes too much."""
        if not self._weight.holds(size := self._archive.size(part)):
            self._weight.take(size)
        return self._archive.open(part).whole(size + 1) if part in self._archive else b""

    def scan(self, sheet: str, index: int) -> Scan:
        """Look through the records of a sheet, by its place in the workbook."""
        facts = SheetFacts(looks=Looks(self._formats))
        part = self._sheets[index].part
        if part not in self._archive:
            raise refuse("CLASSEUR_ILLISIBLE", "part")
        row = last = widest = cells = texts = 0
        for count, (kind, record) in enumerate(records(self._whole(part))):
            if kind == _ROW:
                row = _row_of(record)
                facts.hidden_rows += len(record) >= 12 and bool(record[11] & _HIDDEN_ROW)
            elif kind in _CELLS:
                column = _column_of(kind, record)
                last, widest, cells = max(last, row), max(widest, column), cells + 1
                texts += self._text_of(kind, record)
                if kind in _TOLD:
                    self._keep(facts, (row, column), kind, record)
            elif kind == _MERGED and len(record) >= 16:
                facts.merges.add(*struct.unpack_from("<IIII", record))
            if count % _RECORDS_PER_STEP == _RECORDS_PER_STEP - 1:
                yield Progress(0, None)
        check_sheet(sheet, last + 1, widest + 1)
        taken = cells * CELL + (last + 1) * (widest + 1) * SPREAD + texts
        if not self._weight.holds(taken):
            self._weight.take(taken)
        return facts

    def _keep(self, facts: SheetFacts, place: tuple[int, int], kind: int, record: bytes) -> None:
        """Keep an error, or a number whose format tells something."""
        style = int.from_bytes(record[4:7], "little")
        if kind not in _NUMBERS:
            facts.add_error(*place, ERROR_CODES.get(record[8], "#N/A"))
        elif style in self._formats:
            facts.looks.add(*place, style)

    def _text_of(self, kind: int, record: bytes) -> int:
        """Return the bytes of the text of a cell, its own or one that others share."""
        if kind == _SHARED:
            number = int.from_bytes(record[8:12], "little")
            return self._texts[number] if number < len(self._texts) else 0
        return len(record) if kind in _OWN_TEXTS else 0


def _row_of(record: bytes) -> int:
    """Return the row that a record begins; raise UserError when it is cut."""
    if len(record) < 4:
        raise refuse("CLASSEUR_ILLISIBLE", "record")
    return int.from_bytes(record[:4], "little")


def _column_of(kind: int, record: bytes) -> int:
    """Return the column of a cell; raise UserError when its record is cut.

    What reads it after would take what is missing from the record before.
    """
    if len(record) < _SIZES[kind] or (kind in _OWN_TEXTS and not holds_text(record, 8)):
        raise refuse("CLASSEUR_ILLISIBLE", "record")
    return int.from_bytes(record[:4], "little")


def _target(tag: StartTag) -> str:
    named = tag.attributes.get("Target", "").replace("\\", "/")
    return posixpath.normpath(posixpath.join("/xl", named)).lstrip("/")


def _formats(styles: bytes) -> dict[int, NumberFormat]:
    """Return the formats of a workbook that tell something, by style."""
    codes, numbers, within = dict[int, str](), list[int](), False
    for kind, record in records(styles):
        if kind == _FORMAT and len(record) >= 6:
            codes[int.from_bytes(record[:2], "little")] = wide_string(record, 2)
        elif kind in {_XFS, _XFS_END}:
            within = kind == _XFS
        elif within and kind == _XF and len(record) >= 4:
            numbers.append(int.from_bytes(record[2:4], "little"))
    return formats_of(numbers, codes)
