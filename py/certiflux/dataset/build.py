"""Build the dataset: one column of canonical values per field, and the journal.

A column of the table is converted once per distinct cell; its row codes are shared, so that a
dataset of 200,000 rows costs little more than the table itself.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Sequence
from collections.abc import Mapping as Dict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import compress

from certiflux.base.dates import DAY_FIRST, EPOCH, EPOCH_1904, DateRule
from certiflux.dataset.births import split_birth
from certiflux.dataset.certification import complete_certification
from certiflux.dataset.change import Change
from certiflux.dataset.columns import codes_below, convert_cells, repair, split_names
from certiflux.dataset.convert import Conversion
from certiflux.dataset.dates.centuries import plausible_years
from certiflux.dataset.dates.order import DateChoice, holds_dates, read_order
from certiflux.dataset.decisions.decided import undeclared
from certiflux.dataset.decisions.decision_columns import decision_columns
from certiflux.dataset.identifiers.national import add_national
from certiflux.dataset.identifiers.technical_id import add_identifiers
from certiflux.dataset.joining import before_join, is_joined, tuples
from certiflux.dataset.journal import Entry, Journal
from certiflux.dataset.names.birth_name import fill_birth_names
from certiflux.dataset.names.given_names import part_given_names
from certiflux.dataset.names.names import NAMES, NameOrder
from certiflux.dataset.notes import add_constants, note_merged, note_missing
from certiflux.dataset.people import Dataset
from certiflux.dataset.secret import compacted, holds_secrets
from certiflux.dataset.sex_column import SEX, by_title
from certiflux.dataset.usual import add_usual
from certiflux.dataset.values import FieldColumn, Value, show
from certiflux.dictionary import composites, fields
from certiflux.dictionary.model import Field
from certiflux.dictionary.passage import RESULTAT
from certiflux.mapping.mapping import ColumnMatch, Mapping
from certiflux.reading.table import Cell, Table
from certiflux.shapes.making import TableForm


def build(
    table: Table,
    mapping: Mapping,
    *,
    dates: Dict[int, DateChoice] | None = None,
    repairs: AbstractSet[int] = frozenset(),
    splits: Dict[int, str] | None = None,
    identifiers: str = "",
) -> Generator[tuple[int, int], None, Dataset]:
    """Convert the mapped columns of ``table``; yield (columns done, columns to do) on the way.

    By column index: ``dates`` are the orders and centuries that the user chose, ``repairs`` the
    columns whose misread accents are to be repaired, ``splits`` a NameOrder for those that hold
    name and given name. ``identifiers`` says which identifiers are to be created, if any.
    """
    builder = _Builder(table, mapping, _Choices(dates or {}, repairs, splits or {}, identifiers))
    matched = [column for column in mapping.columns if column.target]
    for done, match in enumerate(matched):
        yield done, len(matched)
        builder.add_column(match)
    builder.add_decisions()
    return builder.finish()


@dataclass(frozen=True, slots=True)
class _Choices:
    """What the user chose: for single columns, by their index, and about the identifiers."""

    dates: Dict[int, DateChoice]
    repairs: AbstractSet[int]
    splits: Dict[int, str]
    identifiers: str


@dataclass(frozen=True, slots=True)
class _Source:
    """The distinct cells of one column: as found, as repaired, and how its dates are read."""

    match: ColumnMatch
    raw: list[Cell]
    cells: list[Cell]
    mended: AbstractSet[int]
    codes: array[int]
    used: AbstractSet[int]
    rule: DateRule


class _Builder:
    """Fill a dataset from a table, a column at a time."""

    def __init__(self, table: Table, mapping: Mapping, choices: _Choices) -> None:
        self._table = table
        self._mapping = mapping
        self._choices = choices
        self._known = fields(mapping.version)
        self._epoch = EPOCH_1904 if table.date_1904 else EPOCH
        self._keep = mapping.filled_rows(table)
        rows = array("I", compress(table.row_numbers(mapping.first_row), self._keep))
        journal = Journal(rows)
        self.dataset = Dataset(
            mapping.version, {}, rows, {}, journal, mapping.national, table.sheets
        )

    def add_column(self, match: ColumnMatch) -> None:
        """Convert one column of the table, each distinct cell once."""
        source = self._source(match)
        if match.index >= self._mapping.width:
            self._note_join(source)
        if match.target in composites():
            self._add_composite(source)
        elif (field := self._known[str(match.target)]).check_only:
            self._add_check_only(source, field)
        elif not field.generated:
            choices = self._mapping.values.get(field.id)
            converted = convert_cells(
                field,
                source.cells,
                source.used,
                epoch=self._epoch,
                choices=choices,
                rule=source.rule,
            )
            if field.id == SEX:
                converted = by_title(match.header, source.cells, converted)
            self._put(source, field.id, converted)

    def _source(self, match: ColumnMatch) -> _Source:
        column = self._table.columns[match.index]
        codes = codes_below(column, self._mapping.first_row, self._keep)
        used = set(codes)
        raw = [cell if code in used else None for code, cell in enumerate(column.values)]
        cells, mended = repair(raw) if match.index in self._choices.repairs else (raw, frozenset())
        rule = DAY_FIRST
        if holds_dates(match.target, self._mapping.version):
            reading = read_order(
                cells,
                self._choices.dates.get(match.index),
                target=match.target,
                years=plausible_years(match.target, self._table, self._mapping),
            )
            rule = reading.rule if reading else rule
        return _Source(match, raw, cells, mended, codes, used, rule)

    def _note_join(self, source: _Source) -> None:
        """Write in the journal what the cells of joined columns became, tuple by tuple."""
        join = self._mapping.joins[source.match.index - self._mapping.width]
        field = composites()[join.target].parts[0] if join.target in composites() else join.target
        if len(join.columns) == 1:
            rows, header = len(source.codes), source.match.header
            entry = Entry(Change.PARTAGE, field, source.match.index, [], [header], rows=rows)
            self.dataset.journal.add(entry)
            return
        found, below = tuples(self._table, join, self._mapping.first_row)
        codes = array("I", compress(below, self._keep))
        after = dict(zip(codes, source.codes, strict=True))
        texts = {code: show(source.raw[value]) for code, value in after.items()}
        told = [code for code in sorted(texts) if is_joined(found[code], texts[code])]
        entry = Entry(
            Change.REUNION,
            field,
            source.match.index,
            [before_join(found[code]) for code in told],
            [texts[code] for code in told],
            told,
            codes,
        )
        self.dataset.journal.add(entry)

    def _add_check_only(self, source: _Source, field: Field) -> None:
        """Keep a column that no flow carries: nothing of it is converted; a secret is not told."""
        values: list[Value] = [compacted(cell) for cell in source.raw]
        column = FieldColumn(values, source.codes, source.raw, source.match.index)
        column.secret = field.secret or holds_secrets(source.raw)
        self.dataset.columns[field.id] = column
        self.dataset.titles[field.id] = source.match.header

    def add_decisions(self) -> None:
        """Tell who must not be declared, by every column that says who was admitted."""
        columns = decision_columns(self._table, self._mapping, self._keep)
        self.dataset.undeclared = undeclared(columns)
        own = self.dataset.columns.get(RESULTAT.id)
        if own is not None:
            own.values = [None if one is None else one.value for one in columns[0].said]

    def _add_composite(self, source: _Source) -> None:
        target = str(source.match.target)
        split: Sequence[tuple[*tuple[Value, ...], Change | None]]
        broken: frozenset[int] = frozenset()
        if target == NAMES:
            order = NameOrder(self._choices.splits.get(source.match.index, NameOrder.NAME_FIRST))
            split, broken = split_names(source.cells, order)
        else:
            split = [split_birth(cell, self._epoch, source.rule) for cell in source.cells]
        own = self._mapping.by_target()
        for rank, part in enumerate(composites()[target].parts):
            if part not in own:
                column = self._put(source, part, [Conversion(f[rank], f[-1]) for f in split])
                column.composite, column.broken = target, broken

    def _put(self, source: _Source, field: str, converted: list[Conversion]) -> FieldColumn:
        if source.mended:
            converted = [
                Conversion(one.value, Change.ACCENTS) if code in source.mended else one
                for code, one in enumerate(converted)
            ]
        if source.match.index in self._table.made:
            births = self._table.made[source.match.index] == TableForm.BIRTHS
            made = Change.LIEU_REPRIS if births else Change.TABLEAU
            converted = [Conversion(one.value, made if one.value else None) for one in converted]
        values = [one.value for one in converted]
        column = FieldColumn(values, source.codes, source.raw, source.match.index)
        column.rule = source.rule
        column.secret = holds_secrets(source.raw)
        column.repaired = source.match.index in self._choices.repairs
        self.dataset.columns[field] = column
        self.dataset.titles[field] = source.match.header
        _journal(self.dataset, field, column, converted)
        note_merged(self.dataset, field, self._covered(source))
        return column

    def _covered(self, source: _Source) -> bytearray:
        """Return, per person, 1 where a merged cell above gives the value of a column."""
        table, first = self._table, self._mapping.first_row
        found = bytearray(table.n_rows)
        for top, last in table.merged.get(source.match.index, ()):
            found[top : last + 1] = bytes([1]) * (min(last + 1, len(found)) - top)
        return bytearray(compress(found[first:], self._keep)) if any(found) else bytearray()

    def finish(self) -> Dataset:
        """Add the constants, note what is missing, and put everything in dictionary order."""
        dataset, known = self.dataset, self._known
        add_constants(dataset, known, self._mapping.constants)
        if self._mapping.one_name:
            fill_birth_names(dataset)
        if self._mapping.given_apart:
            part_given_names(dataset)
        if self._mapping.usual:
            complete_certification(dataset)
            add_usual(dataset, self._mapping.constants)
        add_identifiers(dataset, self._choices.identifiers)
        add_national(dataset)
        dataset.columns = {i: dataset.columns[i] for i in known if i in dataset.columns}
        note_missing(dataset, known)
        order = {i: rank for rank, i in enumerate(known)}
        dataset.journal.entries.sort(key=lambda entry: order[entry.field])
        return dataset


def _journal(
    dataset: Dataset, field: str, column: FieldColumn, converted: list[Conversion]
) -> None:
    by_change: dict[Change, list[int]] = {}
    for code, one in enumerate(converted):
        if one.change:
            by_change.setdefault(one.change, []).append(code)
    for change, codes in by_change.items():
        dataset.journal.add(
            Entry(
                change,
                field,
                column.source,
                [column.raw[code] for code in codes],
                [column.values[code] for code in codes],
                codes,
                column.codes,
            )
        )
