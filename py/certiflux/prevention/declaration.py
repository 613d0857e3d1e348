"""Make the columns of the import from a checked list: a dataset like any other, with a journal."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import compress

from certiflux.base.dates import DAY_FIRST, EPOCH, EPOCH_1904
from certiflux.dataset.change import Change
from certiflux.dataset.convert import Conversion
from certiflux.dataset.dates.order import read_order
from certiflux.dataset.journal import Entry, Journal
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn, Value, constant
from certiflux.dictionary.kinds import Date
from certiflux.dictionary.prevention_lists import NO, YES
from certiflux.dictionary.prevention_model import ImportColumn, Layout
from certiflux.prevention.sources import ColumnSource, Origin
from certiflux.prevention.values import of_cell, of_list
from certiflux.reading.table import Cell, Table
from certiflux.rules.ids import DECISION


@dataclass(slots=True)
class Declaration:
    """The columns of one layout, in its order, over the rows of the list that are declared.

    ``dataset`` holds them by their name; ``sources`` say where each comes from; ``decisions`` is
    the list's own column of admitted or not, None without one. ``nir_at_hand`` says that the list
    has a column of national numbers, used or not.
    """

    layout: Layout
    dataset: Dataset
    sources: dict[str, ColumnSource]
    decisions: FieldColumn | None = None
    nir_at_hand: bool = False

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.dataset)


def declare(
    layout: Layout,
    table: Table,
    dataset: Dataset,
    found: dict[str, ColumnSource],
    keep: bytearray,
) -> Generator[tuple[int, int], None, Declaration]:
    """Convert every column, each distinct value once; yield (columns done, columns to do).

    ``keep`` is 1 for the rows of ``dataset`` that are declared.
    """
    maker = _Maker(table, dataset, found, keep)
    for done, given in enumerate(layout.columns):
        yield done, len(layout.columns)
        maker.add(found[given.name])
    made = maker.made
    decisions = dataset.columns.get(DECISION)
    told = None if decisions is None else maker.kept(decisions)
    return Declaration(layout, made, found, told, "nir" in dataset.columns)


class _Maker:
    """Fill the dataset of an import, a column at a time, in the order of its layout."""

    def __init__(
        self, table: Table, dataset: Dataset, found: dict[str, ColumnSource], keep: bytearray
    ) -> None:
        self._table = table
        self._sources = found
        self._list = dataset
        self._keep = keep
        rows = array("I", compress(dataset.row_numbers, keep))
        self._at = table.places(rows)
        self.made = Dataset(dataset.version, {}, rows, {}, Journal(rows), sheets=dataset.sheets)
        own = dataset.columns.values()
        self._fed = {one.source: one for one in own if one.source is not None and one.raw}

    def add(self, source: ColumnSource) -> None:
        """Add one column and what was changed in it."""
        column, converted = self._column(source)
        name = source.given.name
        self.made.columns[name] = column
        if source.origin in {Origin.COLUMN, Origin.DERIVED} and source.title:
            self.made.titles[name] = source.title
        self._note(source, column, converted)
        if source.origin in {Origin.CONSTANT, Origin.DERIVED}:
            self._only_where_it_applies(source.given, column)

    def kept(self, column: FieldColumn) -> FieldColumn:
        """Return a column of the list over the rows that are declared."""
        codes = array("I", compress(column.codes, self._keep))
        return FieldColumn(column.values, codes, column.raw, column.source, secret=column.secret)

    def _column(self, source: ColumnSource) -> tuple[FieldColumn, Sequence[Conversion]]:
        given, rows = source.given, len(self._at)
        match source.origin:
            case Origin.DERIVED:
                theirs = self.kept(self._list.columns[given.derived])
                return _converted(theirs, [of_list(given, one) for one in theirs.values])
            case Origin.COLUMN:
                return self._of_sheet(given, source.index)
            case Origin.TOLD:
                other, _ = self._column(self._sources[given.told_by])
                said = [YES if isinstance(one, str) else NO for one in other.values]
                return FieldColumn(list(said), other.codes), ()
            case Origin.CONSTANT:
                column = constant("", rows)
                column.values = [of_cell(given, source.title).value]
                column.raw = [source.title]
                return column, ()
            case _:
                column = constant("", rows)
                column.values = [None]
                return column, ()

    def _of_sheet(
        self, given: ImportColumn, index: int
    ) -> tuple[FieldColumn, Sequence[Conversion]]:
        column = self._cells(index)
        if isinstance(given.field.kind, Date) and (reading := read_order(column.raw)):
            column.rule = reading.rule if column.rule == DAY_FIRST else column.rule
        epoch = EPOCH_1904 if self._table.date_1904 else EPOCH
        return _converted(
            column, [of_cell(given, cell, epoch=epoch, rule=column.rule) for cell in column.raw]
        )

    def _cells(self, index: int) -> FieldColumn:
        """Return the cells of a column: as corrected and read in the list, where it uses it."""
        theirs = self._fed.get(index)
        if theirs is not None and not theirs.composite:
            column = self.kept(theirs)
            column.raw, column.rule = list(theirs.raw), theirs.rule
            return column
        cells = self._table.columns[index]
        codes = array("I", map(cells.codes.__getitem__, self._at))
        used = set(codes)
        raw: list[Cell] = [cell if i in used else None for i, cell in enumerate(cells.values)]
        return FieldColumn([], codes, raw, index)

    def _note(self, source: ColumnSource, column: FieldColumn, found: Sequence[Conversion]) -> None:
        """Write in the journal what was changed; of a national number, only that it was."""
        name, journal = source.given.name, self.made.journal
        if source.origin is Origin.CONSTANT:
            entry = Entry(Change.CONSTANTE, name, None, [], [column.values[0]], rows=len(column))
            journal.add(entry)
        by_change: dict[Change, list[int]] = {}
        for code, one in enumerate(found):
            if one.change:
                by_change.setdefault(one.change, []).append(code)
        for change, codes in by_change.items():
            before = [column.raw[code] if column.raw else None for code in codes]
            after: list[Value] = [column.values[code] for code in codes]
            if column.secret:
                count = sum(map(set(codes).__contains__, column.codes))
                journal.add(Entry(change, name, None, [], ["13 caractères"], rows=count))
            else:
                entry = Entry(change, name, column.source, before, after, codes, column.codes)
                journal.add(entry)

    def _only_where_it_applies(self, given: ImportColumn, column: FieldColumn) -> None:
        """Leave a value given for all, or by the list, out of the rows that must not have it."""
        when = given.field.when
        if when is None:
            return
        other = self.made.columns[when.field]
        holds = [value == when.value for value in other.values]
        blank = len(column.values)
        column.values = [*column.values, None]
        column.raw = [*column.raw, None] if column.raw else []
        pairs = zip(column.codes, map(holds.__getitem__, other.codes), strict=True)
        codes = array("I", (code if there else blank for code, there in pairs))
        empty = {code for code, value in enumerate(column.values) if value is None}
        left = sum(
            now == blank and was not in empty for now, was in zip(codes, column.codes, strict=True)
        )
        column.codes = codes
        if left:
            self.made.journal.add(Entry(Change.SANS_OBJET, given.name, None, [], [None], rows=left))


def _converted(
    column: FieldColumn, found: Sequence[Conversion]
) -> tuple[FieldColumn, Sequence[Conversion]]:
    column.values = [one.value for one in found]
    return column, found
