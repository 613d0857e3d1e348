"""One finding: what a rule says of a field in a row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the rule, the field (dictionary id) and the row, counted from 0."""

    rule: str
    field: str
    row: int | None
