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
from certiflux.dataset.journal import Entry, Journal
from certiflux.dataset.values import NIL, FieldColumn, Value, constant
from certiflux.dictionary import composites, fields
from certiflux.dictionary.model import Field
from certiflux.mapping.mapping import ColumnMatch, Mapping
from certiflux.reading.table import Cell, Column, Table

DOSSIER = "9.1"
"""Field whose presence says that the person is identified by a CPF file number (bloc 9)."""

BY_DOSSIER = "dossierFormation"
"""Group of the fields that identify a person by CPF file."""

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


def build(
    table: Table, mapping: Mapping, *, date_1904: bool = False
) -> Generator[tuple[int, int], None, Dataset]:
    """Convert the mapped columns of ``table``; yield (columns done, columns to do) on the way."""
    keep = mapping.filled_rows(table)
    every = table.n_rows - mapping.first_row
    numbers = array("I", range(table.first_row + mapping.first_row, table.first_row + table.n_rows))
    row_numbers = array("I", compress(numbers, keep))
    dataset = Dataset(mapping.version, {}, row_numbers, {}, Journal(row_numbers))
    known = fields(mapping.version)
    matched = [column for column in mapping.columns if column.target]
    for done, match in enumerate(matched):
        yield done, len(matched)
        source = table.columns[match.index]
        codes = source.codes[mapping.first_row :]
        if len(row_numbers) != every:
            codes = array("I", compress(codes, keep))
        _add_column(dataset, known, mapping, match, source, codes, date_1904)
    _add_constants(dataset, known, mapping.constants)
    _note_missing(dataset, known)
    dataset.columns = {i: dataset.columns[i] for i in known if i in dataset.columns}
    order = {i: rank for rank, i in enumerate(known)}
    dataset.journal.entries.sort(key=lambda entry: order.get(entry.field, len(order)))
    return dataset


def _add_column(
    dataset: Dataset,
    known: Dict[str, Field],
    mapping: Mapping,
    match: ColumnMatch,
    source: Column,
    codes: array[int],
    date_1904: bool,
) -> None:
    used = set(codes)
    cells: list[Cell] = [cell if code in used else None for code, cell in enumerate(source.values)]
    if match.target in composites():
        _add_composite(dataset, match, cells, codes, date_1904)
        return
    field = known[str(match.target)]
    if field.generated:
        return
    choices = mapping.values.get(field.id)
    converted = [convert(field, c, date_1904=date_1904, choices=choices) for c in cells]
    column = FieldColumn([c.value for c in converted], codes, cells, match.index)
    dataset.columns[field.id] = column
    dataset.titles[field.id] = match.header
    _journal(dataset, field.id, column, converted)


def _add_composite(
    dataset: Dataset, match: ColumnMatch, cells: list[Cell], codes: array[int], date_1904: bool
) -> None:
    split = [split_birth(cell, date_1904=date_1904) for cell in cells]
    for rank, part in enumerate(composites()[str(match.target)].parts):
        if part in dataset.columns:
            continue
        column = FieldColumn([found[rank] for found in split], codes, cells, match.index)
        dataset.columns[part] = column
        dataset.titles[part] = match.header
        _journal(dataset, part, column, [Converted(f[rank], f[3]) for f in split])


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
