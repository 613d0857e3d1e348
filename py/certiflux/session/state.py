"""What a piece of work is made of, and what reads it without changing it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import is_
from typing import Final

from certiflux.base.sealing import Sealing
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.history import History
from certiflux.dataset.names.birth_name import BIRTH, blank_is_same
from certiflux.dataset.people import Dataset
from certiflux.dataset.readings import (
    ColumnReading,
    by_column,
)
from certiflux.dataset.values import FieldColumn
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.standings import Standings
from certiflux.deposits.registre.rows import RegistreMatcher
from certiflux.dictionary import CURRENT, Version
from certiflux.fiches.known import KnownFiches
from certiflux.fiches.register import Register
from certiflux.flux.marks import Marks
from certiflux.flux.product import Product
from certiflux.mapping.mapping import Header, Mapping
from certiflux.mapping.prevention_file import Prevention
from certiflux.mapping.settings import Settings
from certiflux.mapping.wording import key
from certiflux.reading.source import Source
from certiflux.reading.table import Table
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.schema.flow import FlowVerdict
from certiflux.schema.force import InForce, SchemaWhy, built_in
from certiflux.session.refusals import not_checked
from certiflux.shapes.making import Shape
from certiflux.shapes.nobody import Kind
from certiflux.shapes.together import UnreadSheet

READING, CONVERSION, SCHEMA = "lecture", "conversion", "xsd"
"""What a dossier keeps the time of, besides the steps of the checks."""


Basis = tuple[Table, Mapping, Settings, History, InForce | None]
"""What the checks of a list depend on."""

_NOTHING_MADE: Final[list[Product]] = []


def no_clock() -> float:
    """Tell no time at all, where no clock was handed in."""
    return 0.0


@dataclass(slots=True)
class State:
    """What is known about one file.

    ``data`` are the bytes as they came, to be read otherwise or saved; ``loaded`` the settings as
    their file gave them, before the answers of this work. ``nobody`` are the rows of the table that
    are no person, ``kept`` the kinds of them that the user sends all the same. ``together`` are
    the sheets read as one list, when there are several, ``others`` those that also hold people;
    ``alone``: the user chose one. ``raw`` is the table as found, ``shapes`` what was found in it
    besides one person a row, ``said`` which of them the user wants read so. ``sha256`` is that
    of the file as it came, ``times`` the seconds of what was timed (READING, CONVERSION, SCHEMA).
    ``corrections`` is what the user did over the cells. ``brought`` is the schema that the user
    brought, ``flow`` what the schema says of a flow that was dropped, as it is. ``answers``
    are the files made and the reports of the portal, ``followed`` what they say of each row,
    ``memory`` the registre when there is one, ``register`` the lists of France compétences.
    ``judged`` gives, by row, the mark of its passage in
    the last file that the portal judged, ``marks`` those of the rows now. ``sealing`` is the test
    of sealing when it was made.
    """

    name: str
    size: int
    source: Source
    sheet: int
    table: Table
    mapping: Mapping
    settings: Settings
    version: Version = CURRENT
    data: bytes = b""
    loaded: Settings = field(default_factory=Settings)
    header: int | Header = Header.AUTO
    nobody: dict[int, Kind] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    together: tuple[int, ...] = ()
    others: tuple[UnreadSheet, ...] = ()
    alone: bool = False
    raw: Table | None = None
    said: dict[str, bool] = field(default_factory=dict)
    shapes: list[Shape] = field(default_factory=list)
    context: Context = NOTHING
    sha256: str = ""
    times: dict[str, float] = field(default_factory=dict)
    corrections: History = field(default_factory=History)
    brought: InForce | None = None
    flow: FlowVerdict | None = None
    answers: Answers = field(default_factory=Answers)
    followed: Standings | None = None
    memory: RegistreMatcher | None = None
    register: Register | None = None
    judged: dict[int, int] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)
    sealing: Sealing | None = None
    # The people checked, and the files made of them, each beside what it was made of.
    _checked: tuple[Basis, CheckedWorkshop] | None = field(default=None, init=False, repr=False)
    _made: tuple[Findings, list[Product]] | None = field(default=None, init=False, repr=False)
    # The ids last asked for, beside the column that they stand in: many ask for the same ones.
    _ids: tuple[FieldColumn, list[str]] | None = field(default=None, init=False, repr=False)

    def _basis(self) -> Basis:
        """Return what the checks depend on: with another of these, they are to be made again."""
        return self.table, self.mapping, self.settings, self.corrections, self.brought

    @property
    def fiches(self) -> KnownFiches:
        """Return what is known of certifications: by the lists at hand, and what is kept."""
        register = self.register or self.context.fiches.register
        return KnownFiches(register, self.settings.fiches)

    def take_register(self, register: Register | None) -> None:
        """Take the lists of France compétences; the findings are to be made again."""
        self.register = register
        self.settings = replace(self.settings)

    @property
    def mended(self) -> CheckedWorkshop | None:
        """Return the people as corrected, while what they were checked from is what it was."""
        if self._checked is None:
            return None
        then, mended = self._checked
        return mended if all(map(is_, then, self._basis())) else None

    @property
    def dataset(self) -> Dataset | None:
        """Return the people as corrected, None before a check."""
        mended = self.mended
        return mended.shop.dataset if mended is not None else None

    @property
    def findings(self) -> Findings | None:
        """Return what the checks found, None before them."""
        mended = self.mended
        return mended.findings if mended is not None else None

    @property
    def products(self) -> list[Product]:
        """Return the files made of the people as they are, none once anything changed."""
        if self._made is None or self._made[0] is not self.findings:
            return _NOTHING_MADE
        return self._made[1]

    def keep_products(self, products: list[Product]) -> None:
        """Keep the files made of the people as they are; without any, those made are no more."""
        findings = self.findings
        self._made = (findings, products) if products and findings is not None else None

    def take_prevention(self, said: Prevention) -> None:
        """Take the answers of the Passeport de prévention: no check depends on them."""
        self._take_besides(replace(self.settings, prevention=said))

    def _take_besides(self, settings: Settings) -> None:
        """Take settings that no check depends on: those made stand."""
        mended = self.mended
        self.settings = settings
        if mended is not None:
            self._checked = self._basis(), mended

    def chosen(self) -> Mapping:
        """Return the mapping with every answer of the user in it."""
        settings = self.settings
        left = {key(header) for header, target in settings.columns.items() if not target}
        return replace(
            self.mapping,
            constants=settings.for_flow(),
            values=settings.values,
            national=bool(settings.national),
            usual=not self.source.is_flow,
            one_name=self._one_name(),
            given_apart=self._given_apart(),
            refused=frozenset(one.index for one in self.mapping.own if key(one.header) in left),
        )

    def _one_name(self) -> bool:
        """Say whether an empty birth name is the usage name: by the header or the user's word."""
        match = self.mapping.by_target().get(BIRTH)
        if match is None:
            return False
        said = self.readings().get(match.index)
        return blank_is_same(match.header) or (said is not None and said.one_name)

    def _given_apart(self) -> bool:
        """Say whether given names of one cell are parted: not in a flow, nor against the user."""
        said = any(one.together for one in self.readings().values())
        return not self.source.is_flow and not said

    def readings(self) -> dict[int, ColumnReading]:
        """Return how the user wants columns of dates and names to be read, by column."""
        return by_column(self.settings.readings, self.mapping)

    def reading(self, column: int) -> ColumnReading:
        """Return how the user wants one column to be read; raise IndexError for no column."""
        if column not in range(len(self.mapping.columns)):
            raise IndexError(column)
        return self.readings().get(column, ColumnReading())

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

    def set_aside(self) -> dict[int, str]:
        """Return the rows that the user does not want to send, each with its reason."""
        return self.mended.shop.aside if self.mended else {}

    def people(self) -> int:
        """Return the number of rows below the header that hold something mapped."""
        if self.dataset is not None:
            return len(self.dataset)
        return sum(self.mapping.filled_rows(self.table))

    def blocked_whole(self) -> list[Finding]:
        """Return the errors that keep the whole file from being generated."""
        return self.findings.whole_file_errors() if self.findings else []

    def workshop(self) -> CheckedWorkshop:
        """Return what corrections are made on; raise UserError while nothing is checked."""
        if self.mended is None:
            raise not_checked()
        return self.mended

    def _took(self, what: str, seconds: float) -> None:
        """Keep how long something took, when a clock was there to tell."""
        if self.context.clock is not None:
            self.times[what] = seconds
