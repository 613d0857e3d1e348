"""How the portal looks for a person (FORMAT.md b 10), and what the looks at it share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from certiflux.dataset.values import FieldColumn
from certiflux.rules.findings import Findings

SOURCE: Final = "FORMAT.md (b) 10"
FIRST_STEP: Final = (
    "L'État cherche d'abord le nom de naissance, le prénom, le sexe et l'année : si l'un des "
    "quatre diffère de l'état civil, personne n'est trouvé."
)

Add = Callable[[str, str, Iterable[int]], None]


def adding(findings: Findings, left_out: bytearray) -> Add:
    """Return what adds a finding about some rows, but for those left out."""

    def add(rule: str, field: str, rows: Iterable[int]) -> None:
        findings.add(rule, field, [row for row in rows if not left_out[row]])

    return add


def flagged(column: FieldColumn, flags: Sequence[bool]) -> list[int]:
    """Return the rows whose code is flagged; nothing is looked at when none is."""
    if True not in flags:
        return []
    return [row for row, code in enumerate(column.codes) if flags[code]]
