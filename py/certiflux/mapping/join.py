"""Columns joined to feed one field: as the settings say it, and in a table."""

from __future__ import annotations

from dataclasses import dataclass

from certiflux.mapping.column_match import ColumnMatch


@dataclass(frozen=True, slots=True)
class Joining:
    """What the settings say of one field: the headers to join, in order, and the separator."""

    headers: tuple[str, ...]
    separator: str


@dataclass(frozen=True, slots=True)
class Join:
    """Columns of the table joined, in order, to feed ``target``.

    ``before`` are the columns as they were understood without it, for when it is undone.
    """

    columns: tuple[int, ...]
    target: str
    separator: str
    before: tuple[ColumnMatch, ...] = ()
