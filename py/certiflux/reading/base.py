"""The shapes shared by every format: how it declares itself, sheets, progress, an opened file."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from certiflux.base.words import typographic
from certiflux.reading.content import Content, ending_of
from certiflux.reading.refusals import MAX_SIZE
from certiflux.reading.table import Table

ROWS_PER_STEP = 4_000
"""Rows read between two reports of progress: some tens of milliseconds."""


@dataclass(frozen=True, slots=True)
class FileToOpen:
    """What a format opens: a file with its name, and what the user chose of how to read a text.

    ``named`` is the format of workbooks that the name announces, whatever the content is.
    """

    name: str
    content: Content
    encoding: str | None = None
    separator: str | None = None
    named: FileFormat | None = None

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content.data

    @property
    def ending(self) -> str:
        """The ending of the name, small, with its dot."""
        return ending_of(self.name)


@dataclass(frozen=True, slots=True, eq=False)
class FileFormat:
    """A format that can be read, as its module of ``reading/formats`` declares it.

    ``kind`` names it for programs, ``label`` in French. ``endings`` are those of the names of its
    files, the usual one first, ``limit`` the bytes admitted under them. ``opened`` opens a file of
    it; ``fits`` recognises one by its content and raises UserError for one that cannot be read
    (None: it comes from no file). ``last``: asked once no other format fits. ``workbook``: its
    tables are known as sheets; ``flow``: it is the XML of the exchange.
    """

    kind: str
    label: str
    opened: Callable[[FileToOpen], Source]
    fits: Callable[[Content], bool] | None
    endings: tuple[str, ...] = ()
    limit: int = MAX_SIZE
    last: bool = False
    workbook: bool = False
    flow: bool = False


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One sheet that can be read; `index` is its place in `Source.sheets`, from 0."""

    index: int
    name: str
    visible: bool


@dataclass(frozen=True, slots=True)
class ReadingChoice:
    """One answer that a user may pick: `value` goes back to `open_source`."""

    value: str
    label: str
    in_use: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """How a text may be read otherwise: its encodings and its separators."""

    encodings: tuple[ReadingChoice, ...]
    separators: tuple[ReadingChoice, ...]


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

    format: FileFormat
    label: str
    sheets: Sequence[SheetInfo]
    notes: list[str]
    date_1904: bool = False
    choices: Choices | None = None

    @property
    def is_flow(self) -> bool:
        """Whether it is a flow of the exchange, opened again."""
        return self.format.flow

    @property
    def is_pasted(self) -> bool:
        """Whether it came from no file."""
        return self.format.fits is None

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
