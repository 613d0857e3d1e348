"""Write cells of a workbook as they were read: text stays text and is never a formula.

A cell is made here as markup, once per distinct value: object by object, openpyxl would take ten
times as long.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from certiflux.base.markup import escape
from certiflux.base.words import counted, letters
from certiflux.reading.table import Cell, CellError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LONGEST: Final = 32_767
"""Characters of the longest text that a cell of Excel holds."""


PLAIN, FIXED, FAULTY, HEAD = "", "FFFFF2CC", "FFFCE4D6", "FF1F3A5F"
"""Shades of a cell: as it was, corrected, to correct, a header of ours."""

_EXACT: Final = 2**53
"""Below it, a number without decimals is written without a point."""

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_FIRST_DAY: Final = dt.date(1904, 1, 2)
"""Earlier days have no number in one of the two calendars of Excel: they are written as text."""

_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_LIKE_AN_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_GENERAL, _TEXT, _DAY, _MOMENT = "General", "@", "[$-40C]dd/mm/yyyy", "[$-40C]dd/mm/yyyy hh:mm:ss"
_HOUR, _SPAN = "hh:mm:ss", "[h]:mm:ss"


class Cells:
    """Make the cells of one sheet; ``too_long`` names those that Excel cannot hold."""

    def __init__(self, book: Workbook) -> None:
        """Start without any style; those of the cells made are added to ``book``."""
        from openpyxl.utils.datetime import to_excel  # noqa: PLC0415  # only when a book is made

        self._book = book
        self._number_of: Callable[[Cell, dt.datetime], float] = to_excel
        self._styles: dict[tuple[str, bool, str], int] = {}
        self.too_long: list[str] = []

    def make(self, value: Cell, shade: str = PLAIN, place: tuple[int, int] = (0, 0)) -> str:
        """Return the markup of a cell after its coordinate: « s="1" t="n"><v>12</v></c> ».

        ``place`` is its row and its column, from 0.
        """
        match value:
            case str():
                return self._text(value, shade, place)
            case dt.date() if day_of(value) < _FIRST_DAY:
                return self._text(f"{value.day:02}/{value.month:02}/{value.year:04}", shade, place)
            case float() if not math.isfinite(value):
                return self._text(str(value), shade, place)
        style = self._style(_format(value), shade)
        match value:
            case None:
                return f"{style}/>"
            case CellError():
                return f'{style} t="e"><v>{escape(str(value))}</v></c>'
            case bool():
                return f'{style} t="b"><v>{int(value)}</v></c>'
            case dt.date() | dt.time() | dt.timedelta():
                return f"{style}><v>{self._number_of(value, self._book.epoch)}</v></c>"
        whole = isinstance(value, float) and value.is_integer() and abs(value) < _EXACT
        return f"{style}><v>{int(value) if whole else value}</v></c>"

    def _text(self, text: str, shade: str, place: tuple[int, int]) -> str:
        if too_long(text):
            self.too_long.append(f"{letters(place[1])}{place[0] + 1}")
            size = counted(len(text), "caractère")
            text = f"(texte de {size}, trop long pour Excel : il est resté dans votre fichier)"
        style = self._style(_TEXT, shade, risky=text.startswith(_RISKY))
        said = escape(escaped(text))
        return f'{style} t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'

    def _style(self, number_format: str, shade: str, *, risky: bool = False) -> str:
        """Return the attribute of a style, made the first time."""
        key = number_format, risky, shade
        if key not in self._styles:
            self._styles[key] = _made(self._book, number_format, shade, risky=risky)
        return f' s="{self._styles[key]}"'


def _made(book: Workbook, number_format: str, shade: str, *, risky: bool) -> int:
    """Add a style to a workbook and return its number there."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415  # see Cells
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415  # the same

    cell = WriteOnlyCell(book.worksheets[0])
    cell.number_format = number_format
    if shade:
        cell.fill = PatternFill("solid", fgColor=shade)
    if shade == HEAD:
        cell.font = Font(bold=True, color="FFFFFFFF")
    if risky:
        cell.quotePrefix = True
    return int(cell.style_id)


def too_long(value: Cell) -> bool:
    """Say whether no cell of Excel can hold a text."""
    return isinstance(value, str) and len(value) > LONGEST


def escaped(text: str) -> str:
    """Return a text as a workbook spells it: what XML cannot carry is written « _x0007_ »."""
    told = _LIKE_AN_ESCAPE.sub("_x005F_", text) if "_x" in text else text
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", told)


def day_of(value: dt.date) -> dt.date:
    """Return the day of a date or of a moment."""
    return value.date() if isinstance(value, dt.datetime) else value


def _format(value: Cell) -> str:
    match value:
        case dt.datetime() if value.time() != dt.time():
            return _MOMENT
        case dt.date():
            return _DAY
        case dt.time():
            return _HOUR
        case dt.timedelta():
            return _SPAN
        case _:
            return _GENERAL
