"""The shapes shared by every kind of source: sheets, progress, an opened file."""

from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from certiflux.base.words import typographic
from certiflux.reading.table import Table

ROWS_PER_STEP = 4_000
"""Rows read between two reports of progress: some tens of milliseconds."""


class Kind(StrEnum):
    """The formats that can be read."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    PASTED = "pasted"
    FLUX = "xml"
    HTML = "html"
    XML_2003 = "xml-2003"

    @property
    def label(self) -> str:
        """The French name of the format."""
        return _LABELS[self]


_LABELS = {
    Kind.XLSX: "Classeur Excel (.xlsx)",
    Kind.XLSM: "Classeur Excel avec macros (.xlsm)",
    Kind.XLSB: "Classeur Excel binaire (.xlsb)",
    Kind.XLS: "Classeur Excel 97-2003 (.xls)",
    Kind.ODS: "Classeur OpenDocument (.ods)",
    Kind.CSV: "Texte CSV",
    Kind.PASTED: "Cellules collées",
    Kind.FLUX: "Flux XML du SI CPF",
    Kind.HTML: "Page web (HTML)",
    Kind.XML_2003: "Classeur Excel 2003 (XML)",
}


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One sheet that can be read; `index` is its place in `Source.sheets`, from 0."""

    index: int
    name: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a user may pick: `value` goes back to `open_source`."""

    value: str
    label: str
    in_use: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """How a text may be read otherwise: its encodings and its separators."""

    encodings: tuple[Choice, ...]
    separators: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows done, out of a total that is None while it is not known."""

    done: int
    total: int | None


Reading = Generator[Progress, None, Table]
"""A reading under way: it yields its progress and returns the table."""


class Source(ABC):
    """An opened file.

    `format` is what the file is, `label` its French name with what was found
    (« Texte CSV, séparateur point-virgule, Windows-1252 »), `notes` French sentences
    about how it was read. Reading a sheet may add notes. `date_1904` says that a date
    stored as a bare number counts days from 1904; cells formatted as dates are right
    already. `choices` are what a user may correct, None when there is nothing to.
    """

    format: Kind
    label: str
    sheets: Sequence[SheetInfo]
    notes: list[str]
    date_1904: bool = False
    choices: Choices | None = None

    @abstractmethod
    def read(self, sheet: int) -> Reading:
        """Read the sheet at an index of `sheets`, a few thousand rows per step.

        The Table is the value returned by the generator. Raise a UserError when the
        sheet cannot be read or holds nothing.
        """

    def note(self, *sentences: str) -> None:
        """Add French sentences to the notes, each once."""
        for sentence in map(typographic, sentences):
            if sentence not in self.notes:
                self.notes.append(sentence)
