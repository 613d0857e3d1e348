"""The journal of a corrected dataset: what the file's cells became, corrections included."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from certiflux.corrections.changes import ASIDE
from certiflux.corrections.typed import TypedText
from certiflux.dataset.change import Change
from certiflux.dataset.journal import Entry, Journal
from certiflux.dataset.notes import INSEE, POSTAL, note_missing, note_nil
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import Nil
from certiflux.dictionary import fields
from certiflux.reading.table import Cell
from certiflux.rules.findings import NO_ROW

_PLACES: Final = frozenset({INSEE, POSTAL, DOSSIER})
"""Fields on which the sentences about the place of birth depend, and who is spoken of."""

_NO_CODE: Final = NO_ROW
"""Code of a row that an entry does not speak of."""

_MISSING: Final = frozenset(
    {Change.NIL_ABSENT, Change.LIEU_INCONNU, Change.POSTAL_INUTILE, Change.NIR}
)


def corrected_journal(
    base: Dataset,
    dataset: Dataset,
    typed: Dict[str, Dict[int, TypedText]],
    touched: Collection[str],
) -> Journal:
    """Return the journal of ``dataset``, of which the fields ``touched`` have just changed.

    What concerns the other fields is taken over from the journal of before.
    """
    if not any(typed.get(field) for field in typed if field != ASIDE):
        return base.journal
    known = fields(base.version)
    places = not _PLACES.isdisjoint(touched)
    again = {i: f for i, f in known.items() if f.nillable and (places or i in touched)}
    entries = [
        one
        for one in dataset.journal.entries
        if one.field not in touched
        and not (one.change in _MISSING and (places or one.field in again))
    ]
    for one in base.journal.entries:
        if one.field in touched and one.change not in _MISSING:
            entries += _still(one, typed.get(one.field, {}))
    for field in touched:
        if typed.get(field):
            entries.append(_corrections(base, dataset, field, typed[field]))
    if again:
        fresh = Journal(base.row_numbers)
        (note_missing if places else note_nil)(replace(dataset, journal=fresh), again)
        entries += fresh.entries
    order = {i: rank for rank, i in enumerate(known)}
    journal = Journal(base.row_numbers)
    journal.entries = sorted(entries, key=lambda entry: order[entry.field])
    return journal


def _still(entry: Entry, typed: Dict[int, TypedText]) -> Iterator[Entry]:
    """Yield an entry of the file without the rows that are corrected; nothing when none is left."""
    if not typed:
        yield entry
    elif not entry.codes:
        if entry.rows > len(typed):
            yield replace(entry, rows=entry.rows - len(typed))
    else:
        rows = entry.row_codes[:]
        for row in typed:
            rows[row] = _NO_CODE
        left = set(rows)
        kept = [rank for rank, code in enumerate(entry.codes) if code in left]
        if kept:
            yield replace(
                entry,
                before=[entry.before[rank] for rank in kept],
                after=[entry.after[rank] for rank in kept],
                codes=[entry.codes[rank] for rank in kept],
                row_codes=rows,
            )


def _corrections(base: Dataset, dataset: Dataset, field: str, typed: Dict[int, TypedText]) -> Entry:
    """Return the entry that tells each distinct correction of a field."""
    old, new = base.columns.get(field), dataset.columns[field]
    pairs: dict[tuple[int, int], int] = {}
    rows = array("I", [_NO_CODE]) * len(base)
    for row in sorted(typed):
        pair = old.codes[row] if old else _NO_CODE, new.codes[row]
        rows[row] = pairs.setdefault(pair, len(pairs))
    was: list[Cell] = []
    for code, _ in pairs:
        cells = (old.raw or old.values) if old else []
        cell = cells[code] if code < len(cells) else None
        was.append(cell if not isinstance(cell, Nil) else cell.value)
    after = [new.values[code] for _, code in pairs]
    source = old.source if old else None
    return Entry(Change.CORRECTION, field, source, was, after, list(range(len(pairs))), rows)
