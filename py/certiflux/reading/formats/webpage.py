"""Read the first table of a web page, such as some programs export under a workbook's name."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from lxml import etree

from certiflux.reading.base import (
    ROWS_PER_STEP,
    FileFormat,
    Progress,
    Reading,
    SheetInfo,
    Source,
)
from certiflux.reading.content import Content
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import MAX_COLUMNS, check_spread
from certiflux.reading.sheets.merging import Merges
from certiflux.reading.table import Cell, TableBuilder
from certiflux.reading.text.decoding import decode

MAX_PAGE = 32 * 1024 * 1024
"""The largest page read, in bytes: its tree takes about ten times as much."""

_MOST_TAGS, _BYTES_A_TAG = 1_000_000, 16
"""Tags of a page at most, and bytes for each of those of a larger one: each takes some 400."""

_PIECE = 512 * 1024
_HEAD = 4096
_MIN_ROWS = 2
_MAX_SPAN = 1000
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_WESTERN = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LINE_END = "\ue000"
_AROUND_LINE_END = re.compile(f" ?{_LINE_END} ?")


def _fits(content: Content) -> bool:
    return content.is_page or (content.root is not None and content.root.name == "html")


FORMATS: tuple[FileFormat, ...] = (
    FileFormat(
        kind="html",
        label="Page web (HTML)",
        opened=lambda given: WebPageSource(given.name, given.data),
        fits=_fits,
    ),
)


class WebPageSource(Source):
    """A web page: one sheet, its first table of two rows or more, cells as text."""

    format = FORMATS[0]

    def __init__(self, name: str, data: bytes) -> None:
        """Decode the page; raise UserError when it is too large."""
        if len(data) > MAX_PAGE:
            raise refuse("PAGE_SOUS_NOM_DE_CLASSEUR")
        self._page = _decoded(data).encode("utf-8", "replace")
        tags = self._page.count(b"<") - self._page.count(b"</")
        if tags > max(_MOST_TAGS, len(self._page) // _BYTES_A_TAG):
            raise refuse("PAGE_SOUS_NOM_DE_CLASSEUR", "tags")
        self.label = self.format.label
        self.sheets = [SheetInfo(0, PurePath(name).stem, visible=True)]
        self.notes = []
        self.note(
            "Ce fichier est une page web (HTML), pas un classeur : son premier tableau est lu, "
            "toutes les cellules comme du texte. Vérifiez les dates et les zéros en tête des codes."
        )

    def read(self, sheet: int) -> Reading:
        """Read the table; raise UserError when the page holds none."""
        parser = etree.HTMLParser(
            encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            for start in range(0, len(self._page), _PIECE):
                yield Progress(0, None)
                parser.feed(self._page[start : start + _PIECE])
            found = _first_table(parser.close())
        except etree.XMLSyntaxError as error:
            raise refuse("PAGE_SOUS_NOM_DE_CLASSEUR", type(error).__name__) from error
        if b"</table" not in self._page.lower():
            self.note(
                "La fin du tableau manque dans cette page (elle s'arrête avant « </table> ») : le "
                "fichier est peut-être coupé. Comparez le nombre de lignes avec celui attendu."
            )
        name = self.sheets[sheet].name
        builder, done, width = TableBuilder(name), 0, 0
        merges = Merges()
        rows = _rows(found, name, merges)
        while batch := list(islice(rows, ROWS_PER_STEP)):
            merges.fill(_even(batch), done)
            done += len(batch)
            width = max(width, *map(len, batch))
            check_spread(name, done, width)
            builder.add(batch)
            yield Progress(done, None)
        self.note(*merges.notes())
        table = builder.finish(merged=merges.covered)
        if not table.columns:
            raise refuse("PAGE_SOUS_NOM_DE_CLASSEUR")
        return table


def _decoded(data: bytes) -> str:
    """Return the text of a page: a mark, else what it declares, else what fits."""
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared[1].decode("ascii", "replace").lower()
        try:
            # Pages that declare Latin-1 are Windows-1252, as browsers know.
            return data.decode("cp1252" if name in _WESTERN else name).replace("\0", "")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data).text


def _first_table(page: etree._Element | None) -> etree._Element:
    """Return the first table of rows; one that only lays out other tables comes last.

    There is no page when its markup holds no element at all.
    """
    found = [] if page is None else page.iter("table")
    tables = [table for table in found if len(list(islice(table.iter("tr"), _MIN_ROWS))) > 1]
    if not tables:
        raise refuse("PAGE_SOUS_NOM_DE_CLASSEUR")
    return next((table for table in tables if table.find(".//table") is None), tables[0])


def _even(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Make rows as long as the longest: a cell may span places that no row fills."""
    width = max(map(len, rows))
    for row in rows:
        row.extend([None] * (width - len(row)))
    return rows


def _rows(table: etree._Element, name: str, merges: Merges) -> Iterator[list[Cell]]:
    """Yield the rows; a cell that spans several places fills one, and joins ``merges``."""
    carried: dict[int, int] = {}
    widest = 0
    for number, line in enumerate(table.iter("tr")):
        row: list[Cell] = []
        below: dict[int, int] = {}
        for cell in line.iterchildren("td", "th"):
            while len(row) in carried:
                row.append(None)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            if height > 1:
                below.update(dict.fromkeys(range(len(row), len(row) + width), height))
            merges.add(number, number + height - 1, len(row), len(row) + width - 1)
            row.append(_text(cell))
            row.extend([None] * (width - 1))
            widest = max(widest, len(row))
            if len(row) > MAX_COLUMNS:
                raise refuse("FEUILLE_TROP_ETENDUE", sheet=name, rows=1, columns=len(row))
        check_spread(name, number + 1, widest)
        carried.update(below)
        carried = {column: left - 1 for column, left in carried.items() if left > 1}
        yield row


def _span(cell: etree._Element, attribute: str) -> int:
    written = (cell.get(attribute) or "1").strip()
    if not (written.isascii() and written.isdigit() and len(written) < len(str(_MAX_SPAN)) + 1):
        return 1
    return max(1, min(int(written), _MAX_SPAN))


def _text(cell: etree._Element) -> str:
    """Return the text that a browser would show, its line ends included."""
    for line_end in cell.iter("br"):
        line_end.tail = _LINE_END + (line_end.tail or "")
    for hidden in cell.iter("style", "script"):
        hidden.text = None
    # `itertext` gives str or bytes in its annotations, always str in fact.
    shown = _SPACES.sub(" ", "".join(map(str, cell.itertext())))
    return _AROUND_LINE_END.sub("\n", shown).strip(" \n")
