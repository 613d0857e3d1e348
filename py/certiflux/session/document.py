"""The list that is open, as it is read and understood: one value, never changed but replaced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Generic, Protocol, TypeVar

from certiflux.dataset.joining import sheet_alone
from certiflux.dataset.names.birth_name import BIRTH, blank_is_same
from certiflux.dataset.readings import ColumnReading, by_column
from certiflux.dictionary import CURRENT, Version
from certiflux.mapping.mapping import Header, Mapping
from certiflux.mapping.settings import Settings
from certiflux.mapping.wording import key
from certiflux.reading.source import Source
from certiflux.reading.table import Table
from certiflux.schema.force import InForce, SchemaWhy, built_in
from certiflux.shapes.making import Shape
from certiflux.shapes.nobody import Kind
from certiflux.shapes.together import UnreadSheet


@dataclass(frozen=True, slots=True)
class Document:
    """A file and what the user said of its sheets, its columns and its settings.

    ``data`` are the bytes as they came, to be read otherwise or saved, ``sha256`` theirs;
    ``loaded`` the settings as their file gave them, before the answers of this work. ``nobody``
    are the rows of the table that are no person, ``kept`` the kinds of them that the user sends all
    the same. ``together`` are the sheets read as one list, when there are several, ``others`` those
    that also hold people; ``alone``: the user chose one. ``raw`` is the table as found, ``shapes``
    what was found in it besides one person a row, ``said`` which of them the user wants read so.
    ``brought`` is the schema that the user brought.
    """

    name: str
    source: Source
    sheet: int
    table: Table
    mapping: Mapping
    settings: Settings
    version: Version = CURRENT
    data: bytes = b""
    sha256: str = ""
    loaded: Settings = field(default_factory=Settings)
    header: int | Header = Header.AUTO
    nobody: dict[int, Kind] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    together: tuple[int, ...] = ()
    others: tuple[UnreadSheet, ...] = ()
    alone: bool = False
    raw: Table | None = None
    said: dict[str, bool] = field(default_factory=dict)
    shapes: tuple[Shape, ...] = ()
    brought: InForce | None = None

    def with_data(self, data: bytes) -> Document:
        """Return the same with the bytes that it was read from."""
        return replace(self, data=data, sha256=sha256(data).hexdigest())

    @property
    def schema(self) -> InForce:
        """Return the schema that the flow is written for and validated against."""
        return self.brought or built_in(self.version)

    @property
    def schema_why(self) -> SchemaWhy:
        """Say why this schema is the one followed."""
        if self.brought is not None:
            return SchemaWhy.OFFICIAL
        chosen = self.settings.schema == self.version.number
        return SchemaWhy.CHOSEN if chosen else SchemaWhy.ASSUMED

    @property
    def found(self) -> Table:
        """Return the table as found, without what joins and shapes make of it."""
        return sheet_alone(self.table, self.mapping) if self.raw is None else self.raw

    def chosen(self) -> Mapping:
        """Return the mapping with every answer of the user in it."""
        settings, readings = self.settings, self.readings()
        left = {key(header) for header, target in settings.columns.items() if not target}
        together = any(one.together for one in readings.values())
        return replace(
            self.mapping,
            constants=settings.for_flow(),
            values=settings.values,
            national=bool(settings.national),
            usual=not self.source.is_flow,
            one_name=self._one_name(readings),
            given_apart=not self.source.is_flow and not together,
            refused=frozenset(one.index for one in self.mapping.own if key(one.header) in left),
        )

    def _one_name(self, readings: dict[int, ColumnReading]) -> bool:
        """Say whether an empty birth name is the usage name: by the header or the user's word."""
        match = self.mapping.by_target().get(BIRTH)
        if match is None:
            return False
        said = readings.get(match.index)
        return blank_is_same(match.header) or (said is not None and said.one_name)

    def readings(self) -> dict[int, ColumnReading]:
        """Return how the user wants columns of dates and names to be read, by column."""
        return by_column(self.settings.readings, self.mapping)

    def reading(self, column: int) -> ColumnReading:
        """Return how the user wants one column to be read; raise IndexError for no column."""
        if column not in range(len(self.mapping.columns)):
            raise IndexError(column)
        return self.readings().get(column, ColumnReading())


def checked_by(settings: Settings) -> Settings:
    """Return settings with nothing but what the checks depend on."""
    usual = Settings()
    return replace(
        settings,
        prevention=usual.prevention,
        fiches=replace(settings.fiches, fiches=usual.fiches.fiches),
        schema=usual.schema,
        official=usual.official,
    )


Seen = TypeVar("Seen")


class HasDocument(Protocol):
    """What has a document."""

    document: Document


class Said(Generic[Seen]):
    """Something that the document says, read of what has one."""

    def __init__(self, get: Callable[[Document], Seen]) -> None:
        """Take how it is read of a document."""
        self._get = get

    def __get__(self, holder: HasDocument, owner: object) -> Seen:
        """Return it, as the document is now."""
        return self._get(holder.document)
