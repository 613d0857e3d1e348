"""Checks of what one flow may carry: how many people, how many bytes."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import (
    BY_DOSSIER,
    MAX_BYTES,
    MAX_PASSAGES,
    PREFIX,
    branches,
    passage_fields,
    schema,
)
from certiflux.dictionary.model import Field, Group
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import ID_TECHNIQUE

HEAVIEST: Final = 6_000
"""Bytes that a passage hardly ever reaches: shorter files need no weighing."""

_NIL: Final = len(f'<{PREFIX}: xsi:nil="true"/>')
_TAGS: Final = len(f"<{PREFIX}:></{PREFIX}:>")


def check_size(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find that the people go in several files: one carries so many, of so many bytes."""
    if estimated_files(dataset) > 1:
        findings.add("FLUX_REPARTI", ID_TECHNIQUE)


def estimated_files(dataset: Dataset) -> int:
    """Return in how many files every row would be written, at least and about (FORMAT.md f)."""
    heavy = len(dataset) * HEAVIEST > MAX_BYTES
    by_weight = -(-estimated_bytes(dataset) // MAX_BYTES) if heavy else 1
    return max(by_weight, -(-len(dataset) // MAX_PASSAGES))


def estimated_bytes(dataset: Dataset) -> int:
    """Return about how many bytes the flow of every row would weigh."""
    total = 0
    for field in passage_fields(dataset.version):
        column = dataset.columns.get(field.id)
        if column is not None:
            sizes = [_bytes(field, value) for value in column.values]
            total += sum(map(sizes.__getitem__, column.codes))
        elif branches(dataset.version).get(field.id) != BY_DOSSIER:
            total += _bytes(field, None) * len(dataset)
    return total + _wrapping(schema(dataset.version).find("passageCertification")) * len(dataset)


def _bytes(field: Field, value: Value) -> int:
    if isinstance(value, str):
        return _TAGS + 2 * len(field.name) + len(value.encode("utf-8", "replace"))
    return _NIL + len(field.name) if field.nillable else 0


def _wrapping(group: Group) -> int:
    """Return the bytes of the tags that hold the data of a person known by civil status."""
    if group.optional or group.name == BY_DOSSIER:
        return 0
    own = _TAGS + 2 * len(group.name)
    return own + sum(_wrapping(child) for child in group.children if isinstance(child, Group))
