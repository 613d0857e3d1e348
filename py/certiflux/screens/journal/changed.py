"""The rows that a line of the journal counts, known again by what was changed."""

from __future__ import annotations

from typing import Final, NamedTuple

from certiflux.base.words import quoted, typographic
from certiflux.dataset.change import Change
from certiflux.dataset.journal import Item
from certiflux.dictionary import fields
from certiflux.session import Dossier

CHANGED: Final = "changed"
"""The filter of the rows of one line of the journal: « ESPACES 8.1 4 12 »."""

_NO_COLUMN: Final = "-"


class JournalLine(NamedTuple):
    """What a line of the journal is known by: kind, field, column of the sheet, value."""

    kind: Change
    field: str
    column: int | None
    code: int


def people_of(item: Item) -> str:
    """Return the kind of rows that shows those of a line, "" when they are not known."""
    if item.code is None:
        return ""
    column = _NO_COLUMN if item.column is None else item.column
    return f"{CHANGED} {item.change.name} {item.field} {column} {item.code}"


def line_of(said: str) -> JournalLine | None:
    """Return the line that a filter names, None for what ``people_of`` did not write."""
    kind, field, column, code = [*said.split(" "), "", "", "", ""][:4]
    change = Change.__members__.get(kind)
    if change is None or not code.isdecimal() or not (column == _NO_COLUMN or column.isdecimal()):
        return None
    return JournalLine(change, field, None if column == _NO_COLUMN else int(column), int(code))


def changed_rows(dossier: Dossier, said: str) -> tuple[int, ...]:
    """Return the rows of the line that a filter names, top to bottom."""
    line = line_of(said)
    if line is None or dossier.dataset is None:
        return ()
    return tuple(dossier.dataset.journal.rows_of(*line))


def about_change(dossier: Dossier, said: str) -> str:
    """Say what was changed in the rows of a filter, "" when nothing is any longer."""
    line, dataset = line_of(said), dossier.dataset
    item = dataset.journal.line(*line) if line and dataset else None
    if item is None or dataset is None:
        return ""
    column = dataset.titles.get(item.field) or fields(dataset.version)[item.field].label
    what = f"{item.change.value}, « {column} » : {quoted(item.before)} → {quoted(item.after)}."
    return typographic(what)
