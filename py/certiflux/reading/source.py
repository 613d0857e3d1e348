"""Open a file of any kind that is read: the entrance of the reading stage.

`open_source` gives a Source; its `read` is a generator that yields Progress and whose
return value is the Table.
"""

from certiflux.reading.base import Kind, Progress, Reading, SheetInfo, Source
from certiflux.reading.delimited import DelimitedSource
from certiflux.reading.refusals import MAX_SIZE
from certiflux.reading.sniffing import admit, recognise
from certiflux.reading.table import Table
from certiflux.reading.workbook import WorkbookSource

__all__ = [
    "MAX_SIZE",
    "Kind",
    "Progress",
    "Reading",
    "SheetInfo",
    "Source",
    "admit",
    "open_source",
    "read_whole",
]


def open_source(name: str, data: bytes) -> Source:
    """Open a file by its content, `name` helping; raise UserError when it cannot do."""
    admit(name, len(data))
    kind = recognise(name, data)
    if kind is Kind.CSV:
        return DelimitedSource(name, data)
    source = WorkbookSource(kind, data)
    if not name.lower().endswith(f".{kind}"):
        source.note(
            f"D'après son contenu, ce fichier est un {kind.label[0].lower()}{kind.label[1:]}."
        )
    return source


def read_whole(source: Source, sheet: int = 0) -> Table:
    """Read a sheet without stopping on the way."""
    reading = source.read(sheet)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            table: Table = end.value
            return table
