"""Build the dataset: one column of canonical values per field, and the journal.

A column of the table is converted once per distinct cell; its row codes are shared, so that a
dataset of 200,000 rows costs little more than the table itself.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Generator
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from itertools import compress

from certiflux.dataset.convert import Change, Converted, convert, split_birth
from certiflux.dataset.dates import EPOCH, EPOCH_1904
from certiflux.dataset.journal import Entry, Journal
from certiflux.dataset.values import NIL, FieldColumn, Value, constant
from certiflux.dictionary import composites, fields
from certiflux.dictionary.model import Field
from certiflux.mapping.mapping import ColumnMatch, Mapping
from certiflux.reading.table import Cell, Table

DOSSIER = "9.1"
"""Field whose presence says that the person is identified by a CPF file number (bloc 9)."""

INSEE, POSTAL = "8.10", "8.11"


@dataclass(slots=True)
class Dataset:
    """The people of a file, field by field.

    ``row_numbers`` gives the number that the spreadsheet shows for each row; ``titles`` the
    user's header of each field's column.
    """

    version: str
    columns: dict[str, FieldColumn]
    row_numbers: array[int]
    titles: dict[str, str]
    journal: Journal

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.row_numbers)

    def values(self, field: str) -> list[Value]:
        """Return the values of a field, one per row; all None when it has no column."""
        column = self.columns.get(field)
        return column.expand() if column else [None] * len(self)

    def by_dossier(self) -> bytearray:
        """Return, per row, 1 where the person is identified by a CPF file number."""
        column = self.columns.get(DOSSIER)
        if column is None:
            return bytearray(len(self))
        filled = [int(isinstance(value, str)) for value in column.values]
        return bytearray(map(filled.__getitem__, column.codes))


def build(table: Table, mapping: Mapping) -> Generator[tuple[int, int], None, Dataset]:
    """Convert the mapped columns of ``table``; yield (columns done, columns to do) on the way."""
    builder = _Builder(table, mapping)
    matched = [column for column in mapping.columns if column.target]
    for done, match in enumerate(matched):
        yield done, len(matched)
        builder.add_column(match)
    return builder.finish()


class _Builder:
    """Fill a dataset from a table, a column at a time."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        self._table = table
        self._mapping = mapping
        self._known = fields(mapping.version)
        self._epoch = EPOCH_1904 if table.date_1904 else EPOCH
        self._keep = mapping.filled_rows(table)
        top = table.first_row + mapping.first_row
        numbers = array("I", range(top, top + len(self._keep)))
        rows = array("I", compress(numbers, self._keep))
        self.dataset = Dataset(mapping.version, {}, rows, {}, Journal(rows))

    def add_column(self, match: ColumnMatch) -> None:
        """Convert one column of the table, each distinct cell once."""
        source = self._table.columns[match.index]
        codes = source.codes[self._mapping.first_row :]
        if 0 in self._keep:
            codes = array("I", compress(codes, self._keep))
        used = set(codes)
        cells = [cell if code in used else None for code, cell in enumerate(source.values)]
        if match.target in composites():
            self._add_composite(match, cells, codes)
        elif not (field := self._known[str(match.target)]).generated:
            choices = self._mapping.values.get(field.id)
            converted = [convert(field, c, epoch=self._epoch, choices=choices) for c in cells]
            self._put(match, field.id, cells, codes, converted)

    def _add_composite(self, match: ColumnMatch, cells: list[Cell], codes: array[int]) -> None:
        split = [split_birth(cell, self._epoch) for cell in cells]
        own = self._mapping.by_target()
        for rank, part in enumerate(composites()[str(match.target)].parts):
            if part not in own:
                self._put(match, part, cells, codes, [Converted(f[rank], f[3]) for f in split])
                self.dataset.columns[part].composite = str(match.target)

    def _put(
        self,
        match: ColumnMatch,
        field: str,
        cells: list[Cell],
        codes: array[int],
        converted: list[Converted],
    ) -> None:
        column = FieldColumn([one.value for one in converted], codes, cells, match.index)
        self.dataset.columns[field] = column
        self.dataset.titles[field] = match.header
        _journal(self.dataset, field, column, converted)

    def finish(self) -> Dataset:
        """Add the constants, note what is missing, and put everything in dictionary order."""
        dataset, known = self.dataset, self._known
        _add_constants(dataset, known, self._mapping.constants)
        dataset.columns = {i: dataset.columns[i] for i in known if i in dataset.columns}
        _note_missing(dataset, known)
        order = {i: rank for rank, i in enumerate(known)}
        dataset.journal.entries.sort(key=lambda entry: order[entry.field])
        return dataset


def _journal(dataset: Dataset, field: str, column: FieldColumn, converted: list[Converted]) -> None:
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


def _add_constants(dataset: Dataset, known: Dict[str, Field], constants: Dict[str, str]) -> None:
    for field_id, text in constants.items():
        field = known.get(field_id)
        if field is None or not text or _has_values(dataset, field_id):
            continue
        value = convert(field, text).value
        if isinstance(value, str):
            dataset.columns[field_id] = constant(value, len(dataset))
            if not field.setting:
                entry = Entry(Change.CONSTANTE, field_id, None, [], [value], rows=len(dataset))
                dataset.journal.add(entry)


def _has_values(dataset: Dataset, field: str) -> bool:
    column = dataset.columns.get(field)
    return column is not None and any(column.values[code] is not None for code in set(column.codes))


def _note_missing(dataset: Dataset, known: Dict[str, Field]) -> None:
    """Write in the journal where the flow will say nil because the file says nothing."""
    by_dossier = dataset.by_dossier()
    for field in known.values():
        if not field.nillable or field.id == POSTAL:
            continue
        column = dataset.columns.get(field.id)
        if column is None:
            count = len(dataset)
        else:
            empty = [int(value is None) for value in column.values]
            count = sum(map(empty.__getitem__, column.codes)) if any(empty) else 0
        if field.personal and count:
            count = max(0, count - sum(by_dossier))
        if count:
            index = column.source if column else None
            dataset.journal.add(Entry(Change.NIL_ABSENT, field.id, index, [], [NIL], rows=count))
    _note_postal(dataset)


def _note_postal(dataset: Dataset) -> None:
    """Write in the journal which of the two birth place codes goes into the flow, if any."""
    insee, postal = dataset.values(INSEE), dataset.values(POSTAL)
    pairs = Counter(
        (isinstance(a, str), isinstance(b, str), bool(c))
        for a, b, c in zip(insee, postal, dataset.by_dossier(), strict=True)
    )
    column = dataset.columns.get(POSTAL)
    index = column.source if column else None
    for change, after, count in (
        (Change.POSTAL_INUTILE, None, pairs[True, True, False]),
        (Change.LIEU_INCONNU, NIL, pairs[False, False, False]),
    ):
        if count:
            dataset.journal.add(Entry(change, POSTAL, index, [], [after], rows=count))
