"""The state of one piece of work: a file, how it is understood, what was found, what was made.

State changes only when an operation ends: one that is given up leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from operator import not_

from certiflux.accuse.answers import Answers
from certiflux.accuse.followed import Followed
from certiflux.checks.context import NOTHING, Context
from certiflux.checks.findings import Finding, Findings
from certiflux.corrections.changes import Action
from certiflux.corrections.history import History
from certiflux.corrections.mended import Mended
from certiflux.corrections.mended import check as check_workshop
from certiflux.corrections.typed import Typing
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.dataset import Dataset, build
from certiflux.dataset.dates import EPOCH, EPOCH_1904
from certiflux.dataset.joining import secret_columns, sheet_alone, with_joins
from certiflux.dataset.readings import (
    ColumnReading,
    by_column,
    date_choices,
    repairs,
    splits,
)
from certiflux.dataset.technical_id import ID_TECHNIQUE
from certiflux.dataset.unknown import with_choice
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import CURRENT, composites, fields
from certiflux.errors import UserError
from certiflux.flux.clock import timestamp
from certiflux.flux.generating import refuse, write
from certiflux.flux.parts import flow_id
from certiflux.flux.product import Product, file_name
from certiflux.flux.writer import FluxWriter
from certiflux.mapping.joining import found, joined, parted, rejoined, without_joins
from certiflux.mapping.joining_file import saying
from certiflux.mapping.mapping import Header, Mapping, propose
from certiflux.mapping.settings import Settings
from certiflux.mapping.totals import find_totals
from certiflux.mapping.wording import key
from certiflux.reading.base import Kind
from certiflux.reading.source import Source
from certiflux.reading.table import Table
from certiflux.registre.registre import Known, Registre
from certiflux.registre.rows import Memory
from certiflux.schema.flow import FlowVerdict
from certiflux.schema.force import InForce, built_in
from certiflux.work import Work, relay, timed

READING, CONVERSION, SCHEMA = "lecture", "conversion", "xsd"
"""What a dossier keeps the time of, besides the steps of the checks."""


@dataclass(slots=True)
class Dossier:
    """One file and everything known about it.

    ``data`` are the bytes as they came, to be read otherwise or saved; ``loaded`` the
    settings as their file gave them, before the answers of this work. ``sha256`` is that of the
    file as it came, ``times`` the seconds of what was timed (READING, CONVERSION, SCHEMA).
    ``corrections`` is what the user did over the cells; ``mended`` the people so corrected, while
    they are checked: ``dataset`` and ``findings`` are its own. ``brought`` is the schema that the
    user brought, ``flow`` what the schema says of a flow that was dropped, as it is. ``answers``
    are the files made and the reports of the portal, ``followed`` what they say of each row,
    ``memory`` the registre when there is one.
    """

    name: str
    size: int
    source: Source
    sheet: int
    table: Table
    mapping: Mapping
    settings: Settings
    version: str = CURRENT
    data: bytes = b""
    loaded: Settings = field(default_factory=Settings)
    header: int | Header = Header.AUTO
    keep_total: bool = False
    dataset: Dataset | None = None
    findings: Findings | None = None
    context: Context = NOTHING
    products: list[Product] = field(default_factory=list)
    sha256: str = ""
    times: dict[str, float] = field(default_factory=dict)
    corrections: History = field(default_factory=History)
    mended: Mended | None = None
    brought: InForce | None = None
    flow: FlowVerdict | None = None
    answers: Answers = field(default_factory=Answers)
    followed: Followed | None = None
    memory: Memory | None = None
    # The ids last asked for, beside the column that they stand in: many ask for the same ones.
    _ids: tuple[FieldColumn, list[str]] | None = field(default=None, init=False, repr=False)

    def assign(self, column: int, target: str | None) -> None:
        """Feed another field from a column, or none; the findings are to be made again.

        Raises LookupError, and changes nothing, for a column or a field that does not exist.
        """
        if column not in range(self.mapping.width):
            raise IndexError(column)
        if target is not None and target not in {*fields(self.version), *composites()}:
            raise KeyError(target)
        header = self.mapping.columns[column].header
        joinings = {i: said for i, said in self.settings.joinings.items() if i != target}
        same = {h: t for h, t in self.settings.columns.items() if key(h) != key(header)}
        columns = {**same, header: target or ""} if key(header) else same
        self.settings = replace(self.settings, columns=columns, joinings=joinings)
        self._understand(self.mapping.assign(column, target))

    def joined(self, columns: Sequence[int], target: str, separator: str) -> Mapping:
        """Return the mapping with columns joined to feed a field; this dossier stays as it is.

        Raises LookupError for a column or a field that does not exist, UserError for columns
        that cannot be joined.
        """
        emitted = {i for i, f in fields(self.version).items() if f.emitted and not f.generated}
        if target not in {*emitted, *composites()}:
            raise KeyError(target)
        here = set(columns) & set(range(self.mapping.width))
        secret = secret_columns(self.table, here)
        return joined(self.mapping, columns, target, separator, secret)

    def join(self, columns: Sequence[int], target: str, separator: str | None) -> None:
        """Join columns, in this order, to feed a field; no column or no separator undoes it."""
        joinings = {i: said for i, said in self.settings.joinings.items() if i != target}
        if separator is None or not columns:
            mapping = parted(self.mapping, target)
        else:
            mapping = self.joined(columns, target, separator)
            joinings[target] = saying(mapping, mapping.joins[-1])
        self.settings = replace(self.settings, joinings=joinings)
        self._understand(mapping)

    def understand(self, mapping: Mapping) -> None:
        """Take a mapping of the sheet's own columns, and the joins of the settings with it."""
        joinings = self.settings.joinings
        wanted = (found(mapping, said.headers) or () for said in joinings.values())
        secret = secret_columns(self.table, {index for columns in wanted for index in columns})
        self._understand(rejoined(mapping, joinings, secret))

    def _understand(self, mapping: Mapping) -> None:
        """Take a mapping; the table gets the columns that its joins make."""
        self.table = with_joins(sheet_alone(self.table, self.mapping), mapping)
        self.mapping = mapping
        self.set_total(kept=self.keep_total)

    def set_constants(self, answers: dict[str, str], situation: str | None = None) -> None:
        """Take the answers that serve the whole file, by field id; an empty one clears."""
        constants = {**self.settings.constants, **answers}
        kept = {field_id: value for field_id, value in constants.items() if value}
        said = self.settings.situation if situation is None else situation
        self.settings = replace(self.settings, constants=kept, situation=said)
        self._forget()

    def chosen(self) -> Mapping:
        """Return the mapping with every answer of the user in it."""
        settings = self.settings
        return replace(self.mapping, constants=settings.for_flow(), values=settings.values)

    def readings(self) -> dict[int, ColumnReading]:
        """Return how the user wants columns of dates and names to be read, by column."""
        return by_column(self.settings.readings, self.mapping)

    def reading(self, column: int) -> ColumnReading:
        """Return how the user wants one column to be read; raise IndexError for no column."""
        if column not in range(len(self.mapping.columns)):
            raise IndexError(column)
        return self.readings().get(column, ColumnReading())

    def read_column(self, column: int, reading: ColumnReading) -> None:
        """Read a column of dates or names as the user says."""
        header = self.mapping.columns[column].header
        same = {h: w for h, w in self.settings.readings.items() if key(h) != key(header)}
        words = {header: reading.words()} if reading.words() else {}
        self.settings = replace(self.settings, readings={**same, **words})
        self._forget()

    def choose_value(self, field_id: str, raw: str, value: str | None) -> None:
        """Give a value of the flow to a spelling of the user; None takes the choice back."""
        values = with_choice(self.settings.values, field_id, raw, value)
        self.settings = replace(self.settings, values=values)
        self._forget()

    def set_identifiers(self, created: str) -> None:
        """Create the identifiers that are missing, CREATE_ALL or CREATE_MISSING, or none ("")."""
        self.settings = replace(self.settings, identifiers=created)
        self._forget()

    def set_header(self, row: int | None) -> None:
        """Take a row (as the sheet numbers it) for the header, or none at all.

        Raises UserError, and changes nothing, when nobody is left below it.
        """
        header = Header.NONE if row is None else row - self.table.first_row
        table = sheet_alone(self.table, self.mapping)
        mapping = propose(table, self.version, self.settings.columns, header)
        if mapping is None or mapping.first_row >= self.table.n_rows:
            raise _no_people_below(row)
        self.header = header
        self.understand(mapping)

    def set_total(self, *, kept: bool) -> None:
        """Send the line of totals as if it were a person, or leave it out."""
        row = find_totals(self.table, self.mapping)
        skipped = frozenset() if kept or row is None else frozenset({row})
        self.keep_total = kept
        self.mapping = replace(self.mapping, skipped=skipped)
        self._forget()

    def take_settings(self, settings: Settings) -> None:
        """Apply other settings: answers, columns and values; the present ones are replaced.

        The columns that the settings do not name stay as the file's own headers tell.
        """
        table = sheet_alone(self.table, self.mapping)
        mapping = propose(table, self.version, settings.columns, self.header)
        self.settings = self.loaded = settings
        self.understand(mapping or without_joins(self.mapping))

    @property
    def schema(self) -> InForce:
        """Return the schema that the flow is written for and validated against."""
        return self.brought or built_in(self.version)

    def use_schema(self, brought: InForce | None) -> None:
        """Follow another schema, None for ours; the columns are understood again."""
        self.brought, self.flow = brought, None
        version = brought.version if brought else CURRENT
        if version != self.version:
            self.version, loaded = version, self.loaded
            self.take_settings(self.settings)
            self.loaded = loaded
        self._forget()

    def _forget(self) -> None:
        self.dataset = self.findings = self.mended = None
        self.products = []

    def check(self, context: Context = NOTHING) -> Work[None]:
        """Convert and check every row; fill ``dataset``, ``findings`` and ``context``.

        Raise UserError when the answers have changed on the way: nothing stale is kept.
        """
        settings, columns, standing = self.settings, self.mapping, self.corrections.standing()
        mapping, chosen = self.chosen(), self.readings()
        building = build(
            self.table,
            mapping,
            dates=date_choices(chosen),
            repairs=repairs(chosen),
            splits=splits(chosen),
            identifiers=settings.identifiers,
        )
        work = relay(building, "conversion", "Lecture des valeurs")
        dataset, seconds = yield from timed(work, context.clock or _no_clock)
        shop = Workshop(dataset, self._typing(mapping, chosen), self.corrections)
        mended = yield from relay(check_workshop(shop, context), "controles", "Contrôles")
        if self.settings is not settings or self.mapping is not columns:
            raise _answers_changed()
        if self.corrections.standing() != standing:
            raise _answers_changed()
        self.context, self.corrections = context, shop.history
        self._take(mended)
        self._took(CONVERSION, seconds)
        self.follow()

    def _typing(self, mapping: Mapping, chosen: dict[int, ColumnReading]) -> Typing:
        """Return what it takes to read a text typed in the page as a cell of the file."""
        epoch = EPOCH_1904 if self.table.date_1904 else EPOCH
        return Typing(self.version, epoch, mapping.values, splits(chosen))

    def _take(self, mended: Mended) -> None:
        """Show the people as mended; what was made of them before is no more."""
        self.mended = mended
        self.dataset, self.findings, self.products = mended.shop.dataset, mended.findings, []

    def workshop(self) -> Mended:
        """Return what corrections are made on; raise UserError while nothing is checked."""
        if self.mended is None:
            raise _not_checked()
        return self.mended

    def correct(self, action: Action, time: float) -> None:
        """Apply an action of the user, done at ``time``, and check again what it concerns."""
        mended = self.workshop()
        mended.apply(action, time)
        self._take(mended)

    def undo(self) -> Action | None:
        """Undo the last action that stands; return it, None when there is none."""
        mended = self.workshop()
        action = mended.undo()
        self._take(mended)
        return action

    def redo(self) -> Action | None:
        """Do again the next undone action; return it, None when there is none."""
        mended = self.workshop()
        action = mended.redo()
        self._take(mended)
        return action

    def move(self, done: int) -> list[Action]:
        """Undo or do again until ``done`` actions stand; return those undone or done again."""
        mended = self.workshop()
        actions = mended.move(done)
        self._take(mended)
        return actions

    def take_corrections(self, corrections: History) -> None:
        """Take other corrections for those of the user; the findings are to be made again."""
        self.corrections = corrections
        self._forget()

    def set_aside(self) -> dict[int, str]:
        """Return the rows that the user does not want to send, each with its reason."""
        return self.mended.shop.aside if self.mended else {}

    def present_ids(self) -> list[str]:
        """Return the idTechnique of each row as it stands, "" for none; not to be changed."""
        if self.dataset is None:
            return []
        column = self.dataset.columns.get(ID_TECHNIQUE)
        if column is None:
            return [""] * len(self.dataset)
        if self._ids is None or self._ids[0] is not column:
            texts = [value if isinstance(value, str) else "" for value in column.values]
            self._ids = column, list(map(texts.__getitem__, column.codes))
        return self._ids[1]

    def numbers(self) -> Sequence[int]:
        """Return the number that the spreadsheet shows for each row."""
        return self.dataset.row_numbers if self.dataset is not None else ()

    def follow(self) -> None:
        """Tell again where each row stands with the portal, from the reports at hand."""
        self.followed = None
        dataset, ids = self.dataset, self.present_ids()
        if dataset is not None and self.answers.concerns(ids):
            whole = self.source.format is Kind.FLUX
            self.followed = self.answers.join(ids, dataset.row_numbers, whole=whole)
        if self.mended is not None:
            self.mended.shop.refused = self.followed.refused() if self.followed else {}

    @property
    def known(self) -> Known | None:
        """Return what the registre knows of the rows, None without registre or before a check."""
        dataset = self.dataset
        return self.memory.known(dataset) if self.memory and dataset is not None else None

    def remember(self, registre: Registre | None) -> None:
        """Take a registre as it is now, or go on without any."""
        self.memory = Memory(registre) if registre is not None else None

    def held_back(self) -> bytearray:
        """Return, per row, 1 where it must not go again: accepted, or waiting for its answer."""
        marks, known = bytearray(self.people()), self.known
        if self.followed is not None:
            marks = self.followed.held(self.present_ids(), self.answers.scope)
        return bytearray(map(max, marks, known.held())) if known else marks

    def held_count(self) -> int:
        """Return how many people stay out of the next file for that, those put aside not told."""
        held = self.held_back()
        return sum(held) - sum(held[row] for row in self.set_aside())

    def _took(self, what: str, seconds: float) -> None:
        """Keep how long something took, when a clock was there to tell."""
        if self.context.clock is not None:
            self.times[what] = seconds

    def people(self) -> int:
        """Return the number of rows below the header that hold something mapped."""
        if self.dataset is not None:
            return len(self.dataset)
        return sum(self.mapping.filled_rows(self.table))

    def blocked_whole(self) -> list[Finding]:
        """Return the errors that keep the whole file from being generated."""
        return self.findings.whole_file_errors() if self.findings else []

    def rows_to_send(self) -> list[int]:
        """Return the rows without error, top to bottom; none while the whole file is blocked."""
        if self.dataset is None or self.findings is None:
            return []
        blocked = self.findings.blocked(len(self.dataset))
        for row in self.set_aside():
            blocked[row] = 1
        held = self.held_back()
        if 1 in held:
            blocked = bytearray(map(max, blocked, held))
        return list(compress(range(len(self.dataset)), map(not_, blocked)))

    def generate(self, *, valid_only: bool, id_flux: str, epoch: float) -> Work[None]:
        """Write, validate and hash the flow; fill ``products``. Raise UserError when blocked.

        What one file cannot carry goes on in the next; ``id_flux`` is that of the first.
        """
        if self.dataset is None or self.findings is None:
            yield from self.check(self.context)
        dataset, findings = self.dataset, self.findings
        if dataset is None or findings is None:
            return
        rows, sent = self.rows_to_send(), self.mended.sent if self.mended else dataset
        refuse(sent, findings, rows, valid_only=valid_only, held=self.held_count())
        writer = FluxWriter(dataset, id_flux, timestamp(epoch), sent)
        clock = self.context.clock or _no_clock
        products, seconds = yield from write(writer, rows, self.schema, clock)
        if self.findings is not findings:
            raise _answers_changed()
        for number, product in enumerate(products, 1):
            product.name = file_name(sent, epoch, number, len(products))
            product.id_flux, product.made = flow_id(id_flux, number), epoch
        self.products = products
        self._took(SCHEMA, seconds)


def _no_clock() -> float:
    return 0.0


def _no_people_below(row: int | None) -> UserError:
    return UserError(
        "TITRES_INUTILISABLES",
        title="Cette ligne ne peut pas servir de titres.",
        message=(
            "La feuille ne contient aucune personne."
            if row is None
            else f"Aucune ligne n'est remplie sous la ligne {row}."
        ),
        remedy="Choisissez la ligne qui nomme vos colonnes, juste au-dessus des personnes.",
    )


def _not_checked() -> UserError:
    return UserError(
        "FICHIER_A_VERIFIER",
        title="Le fichier n'est pas encore vérifié.",
        message="Une correction demande de savoir ce que contient chaque ligne.",
        remedy="Lancez la vérification, puis corrigez.",
    )


def _answers_changed() -> UserError:
    return UserError(
        "REPONSES_CHANGEES",
        title="Vos réponses ont changé entre-temps.",
        message="Ce qui était en cours portait sur les réponses d'avant et n'a pas été gardé.",
        remedy="Recommencez : les nouvelles réponses seront prises en compte.",
    )
