"""What is proposed to mend a finding: values for fields of its row, applied on the user's word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from certiflux.checks.context import Context
from certiflux.checks.findings import Finding
from certiflux.dataset.dataset import Dataset
from certiflux.dataset.mojibake import repaired
from certiflux.dataset.text import clean


@dataclass(frozen=True, slots=True)
class Fix:
    """One proposal: what it is called, and the values it gives to fields of the row.

    ``values`` are texts as a user would type them in the cell, by field id; "" empties it.
    """

    label: str
    values: dict[str, str]


Propose = Callable[[Dataset, Context, Finding], list[Fix]]


def proposals(dataset: Dataset, context: Context, finding: Finding) -> list[Fix]:
    """Return what may mend a finding, the likeliest first; empty when only the user knows."""
    propose = FIXES.get(finding.rule)
    return propose(dataset, context, finding) if propose else []


def shown(dataset: Dataset, field: str, row: int | None) -> str:
    """Return what the user wrote for a field in a row, "" for nothing."""
    column = dataset.columns.get(field)
    return column.shown(row or 0) if column is not None and len(column) else ""


def mended_accents(value: str) -> str:
    """Return a text with its damaged accents put back, clean as the flow would carry it."""
    return clean(repaired(value) or value)[0]


def _accents(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    mended = mended_accents(shown(dataset, finding.field, finding.row))
    return [Fix(f"Remplacer par « {mended} »", {finding.field: mended})]


FIXES: Final[dict[str, Propose]] = {
    "MOJIBAKE": _accents,
}
"""By rule: what proposes its fixes."""
