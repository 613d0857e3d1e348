"""What concerns every row: constants, and what is sent as nil because the file does not say it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping as Dict
from typing import Final

from certiflux.dataset.change import Change
from certiflux.dataset.convert import convert
from certiflux.dataset.identifiers.national import civil_status, note_national
from certiflux.dataset.journal import Entry
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import NIL, FieldColumn, constant
from certiflux.dictionary import ids
from certiflux.dictionary.model import Field
from certiflux.reading.table import Cell

INSEE, POSTAL = ids.CODE_INSEE, ids.CODE_POSTAL
_NONE: Final = (1 << 32) - 1


_REWRITTEN: Final = frozenset({Change.IDENTIFIANT, Change.CODE_FICHE})
"""What is told of an answer of the form when it is written otherwise than the user did."""


def add_constants(dataset: Dataset, known: Dict[str, Field], constants: Dict[str, str]) -> None:
    """Give the user's constants to the fields of which no row says anything."""
    for field_id, text in constants.items():
        field = known.get(field_id)
        if field is None or not text or _has_values(dataset, field_id):
            continue
        value, change = convert(field, text)
        if isinstance(value, str):
            dataset.columns[field_id] = constant(value, len(dataset))
            if not field.setting:
                entry = Entry(Change.CONSTANTE, field_id, None, [], [value], rows=len(dataset))
                dataset.journal.add(entry)
            elif change in _REWRITTEN:
                entry = Entry(change, field_id, None, [text], [value], rows=len(dataset))
                dataset.journal.add(entry)


def note_merged(dataset: Dataset, field: str, covered: bytearray) -> None:
    """Write in the journal the values of merged cells; ``covered`` are the rows that they fill."""
    column = dataset.columns[field]
    if not any(covered):
        return
    # A code that no value has stands for the rows that hold their own value.
    rows = array(
        "I", (code if on else _NONE for code, on in zip(column.codes, covered, strict=True))
    )
    codes = sorted(set(rows) - {_NONE})
    after = [column.values[code] for code in codes]
    empty: list[Cell] = [None] * len(codes)
    dataset.journal.add(Entry(Change.FUSION, field, column.source, empty, after, codes, rows))


def _has_values(dataset: Dataset, field: str) -> bool:
    column = dataset.columns.get(field)
    return column is not None and any(column.values[code] is not None for code in set(column.codes))


def note_missing(dataset: Dataset, known: Dict[str, Field]) -> None:
    """Write in the journal where the flow will say nil because the file says nothing."""
    note_nil(dataset, known)
    _note_postal(dataset)
    note_national(dataset)


def note_nil(dataset: Dataset, known: Dict[str, Field]) -> None:
    """Write in the journal how many rows each field sends as nil, the postal code left out."""
    by_dossier, by_national = dataset.by_dossier(), dataset.by_national()
    apart = civil_status(dataset.version) if 1 in by_national else frozenset()
    for field in known.values():
        if not field.nillable or field.id == POSTAL:
            continue
        column = dataset.columns.get(field.id)
        if field.id in apart:
            count = _empty(column, dataset.otherwise())
        elif column is None:
            count = len(dataset)
        else:
            empty = [int(value is None) for value in column.values]
            count = sum(map(empty.__getitem__, column.codes)) if any(empty) else 0
        if field.personal and field.id not in apart and count:
            count = max(0, count - sum(by_dossier))
        if count:
            index = column.source if column else None
            dataset.journal.add(Entry(Change.NIL_ABSENT, field.id, index, [], [NIL], rows=count))


def _empty(column: FieldColumn | None, otherwise: bytearray) -> int:
    """Return in how many rows known by civil status a field is empty."""
    if column is None:
        return otherwise.count(0)
    empty = [value is None for value in column.values]
    return sum(empty[code] for code, out in zip(column.codes, otherwise, strict=True) if not out)


def _note_postal(dataset: Dataset) -> None:
    """Write in the journal which of the two birth place codes goes into the flow, if any."""
    insee, postal = dataset.values(INSEE), dataset.values(POSTAL)
    pairs = Counter(
        (isinstance(a, str), isinstance(b, str), bool(c))
        for a, b, c in zip(insee, postal, dataset.otherwise(), strict=True)
    )
    column = dataset.columns.get(POSTAL)
    index = column.source if column else None
    for change, after, count in (
        (Change.POSTAL_INUTILE, None, pairs[True, True, False]),
        (Change.LIEU_INCONNU, NIL, pairs[False, False, False]),
    ):
        if count:
            dataset.journal.add(Entry(change, POSTAL, index, [], [after], rows=count))
