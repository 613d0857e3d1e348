"""How far the cells of an .xlsx sheet reach and what they take, before calamine reads them.

Cells written as spreadsheets write them are counted without parsing. As soon as one is written
otherwise, the whole sheet is parsed: what is measured is what will be read, to the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from certiflux.base.words import figure
from certiflux.reading.containers.markup import BROKEN
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import MAX_COLUMNS, MAX_ROWS, check_sheet
from certiflux.reading.sheets.weight import CELL, SPREAD, Weight
from certiflux.reading.sheets.xlsx_strings import SharedStrings

_DIGITS: Final = b"0123456789"
_LETTERS: Final = bytes(range(65, 91))
_PLACE: Final = re.compile(r"\A([A-Za-z]+)(\d{1,9})")
_OTHERS: Final = re.compile(rb"[<:]c[^\s/>]")
"""Tags, or signs of a text, that begin as a cell does."""

_BLANK_CELL: Final = re.compile(rb"<(?:\w+:)?c\b[^<>]*+(?<=/)>")
_ROOT: Final = re.compile(rb"<(\w+:)?worksheet\b")
_TAG: Final = re.compile(rb"<[^<>]*+>")
_FAR_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br\s*=\s*[\"']0*([1-9]\d{7,17})")
_MUCH: Final = 128 * 1024 * 1024
"""Bytes of a sheet below which the texts that it may hold itself need no count."""


class OddSheetError(Exception):
    """A cell is written in a way that is not counted without parsing."""


class Measure:
    """The measure of one sheet, piece by piece; a piece ends before a tag, never within one."""

    def __init__(self, strings: SharedStrings, size: int, *, exact: bool = False) -> None:
        """Start; ``exact`` leaves out blank cells and counts the texts that cells name."""
        self._strings, self._exact = strings, exact
        self._own_texts = size > _MUCH
        self._cell: re.Pattern[bytes] | None = None
        self._columns: set[bytes] = set()
        self.cells = self.rows = self.texts = 0

    def feed(self, text: bytes) -> None:
        """Measure a piece; raise OddSheetError when it cannot be."""
        if self._exact:
            text = _BLANK_CELL.sub(b"", text)
        if self._cell is None:
            root = _ROOT.search(text)
            prefix = (root[1] or b"") if root else b""
            self._cell = re.compile(rb'<%bc r="([A-Z]{1,3}\d{1,7})"' % re.escape(prefix))
        places = self._cell.findall(text)
        # One look at all the rest: a cell that was not found is written otherwise.
        tags = text.count(b"<c") + text.count(b":c")
        if tags != len(places) and tags != len(places) + len(_OTHERS.findall(text)):
            raise OddSheetError
        self.cells += len(places)
        joined = b" ".join(places)
        self._columns.update(joined.translate(None, _DIGITS).split(b" "))
        rows = set(joined.translate(None, _LETTERS).split())
        self.rows = max(self.rows, max(map(int, rows), default=0))
        # Cells say their rows themselves: what the last row says is only looked at to refuse it.
        if far := _FAR_ROW.match(text, text.rfind(b"<", 0, max(text.rfind(b"row "), 0))):
            self.rows = max(self.rows, int(far[1]))
        if self._exact:
            self.texts += self._strings.named_in(text)
        else:
            self.texts += self._strings.longest * len(places)
        if self._own_texts:
            self.texts += len(_TAG.sub(b"", text)) if self._exact else len(text)

    @property
    def columns(self) -> int:
        """The columns up to the widest cell."""
        return max(map(column_number, self._columns), default=0)


class ParsedMeasure:
    """The measure of a sheet of any writing, by an XML parser: five to ten times slower."""

    def __init__(self, strings: SharedStrings) -> None:
        """Start."""
        self._longest = strings.longest
        self.cells = self.rows = self.columns = self.texts = 0
        self._row = self._column = 0
        self._kind = ""
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse

    def feed(self, text: bytes, *, last: bool = False) -> None:
        """Measure a piece; raise UserError when it is no XML."""
        try:
            self._parser.Parse(text, last)
        except BROKEN as error:
            raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "row":
            written = attributes.get("r", "").strip()
            if written.isdecimal():
                self._row = min(int(written[:10]), 10**9) - 1
        elif local == "c":
            if found := _PLACE.fullmatch(attributes.get("r", "").strip()):
                self._row, self._column = int(found[2]) - 1, _number(found[1]) - 1
            self._kind = attributes.get("t", "")
        elif local in {"v", "is"}:
            self.cells += 1
            self.rows = max(self.rows, self._row + 1)
            self.columns = max(self.columns, self._column + 1)
            self.texts += self._longest if self._kind == "s" else 0

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._column += 1
        elif local == "row":
            self._row, self._column = self._row + 1, 0

    def _text(self, text: str) -> None:
        self.texts += len(text)

    @staticmethod
    def _refuse(*_: object) -> None:
        raise refuse("CLASSEUR_ILLISIBLE", "doctype")


def column_number(letters: bytes) -> int:
    """Return the number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _number(letters: str) -> int:
    return min(column_number(letters.upper().encode()[:6]), 10**9)


def check(sheet: str, found: Measure | ParsedMeasure, weight: Weight) -> None:
    """Refuse a sheet that reaches too far, or takes too much: raise UserError."""
    if found.rows > MAX_ROWS or found.columns > MAX_COLUMNS:
        size = {"rows": figure(found.rows), "columns": figure(found.columns)}
        raise refuse("FEUILLE_TROP_ETENDUE", sheet=sheet, **size)
    check_sheet(sheet, found.rows, found.columns)
    if not weight.holds(taken := _taken(found)):
        weight.take(taken)


def is_light(found: Measure, weight: Weight) -> bool:
    """Say whether a first measure, which counts too much, is already within what may be taken."""
    return weight.holds(_taken(found)) and found.rows * found.columns * SPREAD <= weight.room


def _taken(found: Measure | ParsedMeasure) -> int:
    return found.cells * CELL + found.rows * found.columns * SPREAD + found.texts


def pieces_of_tags(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the same text cut before tags only."""
    rest = b""
    for piece in pieces:
        text = rest + piece
        cut = max(text.rfind(b"<"), 0)
        rest = text[cut:]
        if cut:
            yield text[:cut]
    if rest:
        yield rest
