"""Take cells pasted from a spreadsheet: text, one line a row, tabs between the cells."""

import csv
from collections import Counter

from certiflux.reading.base import FileFormat, FileToOpen, SheetInfo, Source
from certiflux.reading.formats.delimited import DelimitedSource
from certiflux.reading.refusals import refuse
from certiflux.reading.text.separator import lines_of

_MIN_ROWS = 2


def _no_file(_given: FileToOpen) -> Source:
    raise refuse("COLLAGE_VIDE")


FORMATS = (FileFormat(kind="pasted", label="Cellules collées", opened=_no_file, fits=None),)


class PastedSource(DelimitedSource):
    """Pasted cells: one sheet, always text; rows are counted from the first one pasted.

    A spreadsheet puts quotes around a cell that holds a line end, a tab or a quote; where
    that rule does not hold, quotes are part of the text.
    """

    format = FORMATS[0]

    def __init__(self, text: str) -> None:
        """Find what separates the cells; raise UserError when there is no table."""
        self._text = text
        if not text.strip():
            raise refuse("COLLAGE_VIDE")
        if "\t" in text:
            self._separator = "\t"
        elif _is_table(text, ";"):
            self._separator = ";"
        else:
            raise refuse("COLLAGE_SANS_TABLEAU")
        self.label = self.format.label
        self.sheets = [SheetInfo(0, self.format.label, visible=True)]
        self.notes = []
        if '"' in text and not _well_quoted(text, self._separator):
            self._quoting = csv.QUOTE_NONE
            self.note("Des guillemets ne vont pas par deux : ils sont lus comme du texte.")


def _well_quoted(text: str, separator: str) -> bool:
    try:
        for _ in csv.reader(lines_of(text), delimiter=separator, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _is_table(text: str, separator: str) -> bool:
    """Tell rows of cells from a sentence that holds a separator."""
    widths = Counter(line.count(separator) for line in lines_of(text) if line.strip())
    width, rows = widths.most_common(1)[0]
    return width > 0 and rows >= _MIN_ROWS
