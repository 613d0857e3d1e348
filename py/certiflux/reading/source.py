"""Open a file of any kind that is read: the entrance of the reading stage.

`open_source` gives a Source; its `read` is a generator that yields Progress and whose
return value is the Table.
"""

from certiflux.reading.base import (
    Choice,
    Choices,
    Kind,
    Progress,
    Reading,
    SheetInfo,
    Source,
)
from certiflux.reading.content import admit, recognise
from certiflux.reading.formats.delimited import DelimitedSource
from certiflux.reading.formats.flow import FlowSource
from certiflux.reading.formats.pasted import PastedSource
from certiflux.reading.formats.webpage import WebPageSource
from certiflux.reading.formats.xml2003 import Xml2003Source
from certiflux.reading.refusals import MAX_SIZE, WORKBOOK_NAMES
from certiflux.reading.sheets.workbook import WorkbookSource
from certiflux.reading.table import Table

__all__ = [
    "MAX_SIZE",
    "Choice",
    "Choices",
    "Kind",
    "Progress",
    "Reading",
    "SheetInfo",
    "Source",
    "admit",
    "open_pasted",
    "open_source",
    "read_whole",
]


def open_source(
    name: str,
    data: bytes,
    *,
    encoding: str | None = None,
    separator: str | None = None,
) -> Source:
    """Open a file by its content, `name` helping; raise UserError when it cannot do.

    `encoding` and `separator` are values of the `choices` of a text opened before; other
    kinds of file have neither, and leave them aside.
    """
    admit(name, len(data))
    kind = recognise(data)
    match kind:
        case Kind.CSV:
            text = DelimitedSource(name, data, encoding=encoding, separator=separator)
            if name.lower().endswith(tuple(WORKBOOK_NAMES)):
                text.note(
                    "D'après son contenu, ce fichier n'est pas un classeur malgré son nom : c'est "
                    "du texte, lu comme un fichier CSV."
                )
            return text
        case Kind.FLUX:
            return FlowSource(name, data)
        case Kind.HTML:
            return WebPageSource(name, data)
        case Kind.XML_2003:
            return Xml2003Source(data)
    source = WorkbookSource(kind, data)
    if not name.lower().endswith(f".{kind}"):
        source.note(
            f"D'après son contenu, ce fichier est un {kind.label[0].lower()}{kind.label[1:]}."
        )
    return source


def open_pasted(text: str) -> Source:
    """Open cells pasted from a spreadsheet; raise UserError when they are no table."""
    admit("", len(text) or 1)
    return PastedSource(text)


def read_whole(source: Source, sheet: int = 0) -> Table:
    """Read a sheet without stopping on the way."""
    reading = source.read(sheet)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            table: Table = end.value
            return table
