"""Open a file of any kind that is read: the entrance of the reading stage.

`open_source` gives a Source; its `read` is a generator that yields Progress and whose
return value is the Table.
"""

from certiflux.reading.base import FileFormat, FileToOpen, Source
from certiflux.reading.content import Content, admit_under, ending_of
from certiflux.reading.formats import known
from certiflux.reading.formats.pasted import PastedSource
from certiflux.reading.refusals import MAX_SIZE, refuse
from certiflux.reading.table import Table

__all__ = ["Source", "admit", "open_pasted", "open_source", "read_whole", "recognise"]


def admit(name: str, size: int) -> None:
    """Refuse, before reading it, a file that cannot do: `size` in bytes; raise UserError."""
    ending = ending_of(name)
    limits = (one.limit for one in known() if ending in one.endings)
    admit_under(name, size, max(limits, default=MAX_SIZE))


def recognise(content: Content) -> FileFormat:
    """Return the format of a file; raise UserError when it is not one that is read."""
    content.refuse_others()
    for one in known():
        if one.last:
            content.refuse_unknown()
        if one.fits is not None and one.fits(content):
            return one
    raise refuse("FICHIER_ILLISIBLE")


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
    content, ending = Content(data), ending_of(name)
    named = next((one for one in known() if one.workbook and ending in one.endings), None)
    return recognise(content).opened(FileToOpen(name, content, encoding, separator, named))


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
