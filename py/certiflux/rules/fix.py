"""What a proposal is, and what the functions that make them have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from certiflux.dataset.people import Dataset
from certiflux.rules.context import Context
from certiflux.rules.findings import Finding


@dataclass(frozen=True, slots=True)
class Fix:
    """One proposal: what it is called, and the values it gives to fields of the row.

    ``values`` are texts as a user would type them in the cell, by field id; "" empties it.
    """

    label: str
    values: dict[str, str]


Propose = Callable[[Dataset, Context, Finding], list[Fix]]


def shown(dataset: Dataset, field: str, row: int | None) -> str:
    """Return what the user wrote for a field in a row, "" for nothing."""
    column = dataset.columns.get(field)
    return column.shown(row or 0) if column is not None and len(column) else ""


def canonical(dataset: Dataset, field: str, row: int | None) -> str:
    """Return the value of a field in a row as the flow spells it, "" for nothing."""
    column = dataset.columns.get(field)
    value = column[row or 0] if column is not None and len(column) else None
    return value if isinstance(value, str) else ""
