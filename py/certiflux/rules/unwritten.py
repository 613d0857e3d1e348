"""What is not written is not checked: the civil status of who goes by national number.

What contradicts the number is told all the same: the number may be somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from certiflux.dataset.identifiers.national import civil_status
from certiflux.dataset.people import Dataset


@dataclass(frozen=True, slots=True)
class Unwritten:
    """Fields that are not written for some rows, marked 1 in ``rows``."""

    fields: frozenset[str] = frozenset()
    rows: bytes = b""

    def others(self, rows: Iterable[int]) -> list[int]:
        """Return the rows for which the fields are written."""
        return [row for row in rows if not self.rows[row]]


WRITTEN: Final = Unwritten()
"""Where everything is written."""


def unwritten(dataset: Dataset) -> Unwritten:
    """Return what the flow of a dataset does not carry, of whom."""
    rows = bytes(dataset.by_national())
    return Unwritten(civil_status(dataset.version), rows) if 1 in rows else WRITTEN
