"""What a rule is: a stable code, its severity, and every sentence that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters to the portal."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SEVERITY_LABELS = {
    Severity.ERROR: "Erreur",
    Severity.WARNING: "Alerte",
    Severity.INFO: "Information",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    ``message`` and ``remedy`` may quote ``{value}``, ``{label}``, ``{expected}``, ``{example}``,
    ``{limit}``, ``{length}`` and ``{other}``. ``whole_file`` marks a rule about every row at
    once. ``source`` cites the paragraph of FORMAT.md or the dictionary. ``example`` shows what
    breaks the rule, and what mends it; ``fields`` are the dictionary ids that it may concern,
    empty for any field of its kind.
    """

    code: str
    severity: Severity
    title: str
    message: str
    remedy: str
    explanation: str
    source: str
    whole_file: bool = False
    since: str = "1.1.1"
    example: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Rules about one thing: its name (never changed, pages link to it), its title in the help."""

    name: str
    title: str
    rules: tuple[Rule, ...]
