"""Put the rows of big sheets in a workbook that openpyxl made without them.

openpyxl knows styles, comments and all that a workbook is; the rows are texts made elsewhere.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from certiflux.base.clock import paris
from certiflux.base.words import letters

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Rows = Sequence[str]
"""The markup of the rows of a sheet, in order."""

_PLACE: Final = re.compile(rb"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)
_EXTENT: Final = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_SHEET: Final = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


_letters: Final = lru_cache(maxsize=None)(letters)


def row(number: int, cells: Iterable[str | None]) -> str:
    """Return the markup of a row by the number that the spreadsheet shows; None for no cell."""
    held = [
        f'<c r="{_letters(place)}{number}"{cell}'
        for place, cell in enumerate(cells)
        if cell is not None
    ]
    return f'<row r="{number}">{"".join(held)}</row>' if held else ""


def save(book: Workbook, sheets: Sequence[Rows], epoch: float) -> bytes:
    """Return the file of a workbook whose sheets, in order, hold these rows.

    ``epoch`` dates it, in seconds UTC: the same workbook gives the same bytes.
    """
    moment = paris(epoch)
    utc = moment.astimezone(dt.UTC).replace(tzinfo=None)
    book.properties.creator = "Certiflux"
    book.properties.created = utc
    bare, target = io.BytesIO(), io.BytesIO()
    book.save(bare)
    with (
        zipfile.ZipFile(bare) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, moment.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            data = source.read(name)
            found = _SHEET.fullmatch(name)
            if name == "docProps/core.xml":
                said = f"{utc:%Y-%m-%dT%H:%M:%SZ}".encode()
                data = _MODIFIED.sub(lambda tag, said=said: tag[1] + said, data)  # type: ignore[misc]
            with made.open(info, "w") as entry:
                if found is None:
                    entry.write(data)
                else:
                    entry.writelines(_with_rows(data, sheets[int(found[1]) - 1]))
    return target.getvalue()


def _with_rows(sheet: bytes, rows: Rows) -> Iterable[bytes]:
    """Yield the markup of a sheet with its rows in it; its extent, which would lie, is left out."""
    before, after = _PLACE.split(_EXTENT.sub(b"", sheet), maxsplit=1)
    yield before + b"<sheetData>"
    for text in rows:
        yield text.encode()
    yield b"</sheetData>" + after
