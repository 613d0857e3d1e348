"""What a rule is: a stable code, its severity, and every sentence that explains it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from certiflux.rules.finding import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.scene import Scene
from certiflux.rules.sure import Sure

Say = Callable[[Scene, Finding], str]
"""What a sentence quotes of the row, or of the file, beside the cell itself."""

Propose = Callable[[Scene, Finding], list[Fix]]
"""What may mend a finding, the likeliest first; empty when only the user knows."""


Alike = Callable[[Scene], Callable[[int], Hashable]]
"""What tells rows apart for the proposals of a rule: the same for two, the same is proposed."""


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

    ``say`` gives ``{other}``; ``quote`` gives ``{value}`` where it is not what the cell holds;
    ``fix`` makes the proposals, ``reads`` are the fields that it looks at beside that of the
    finding (``alike`` in their place, where the rows of one proposal are told otherwise), ``sure``
    says which of them need nobody's choice. ``remedies`` stand, by field, for a remedy that would
    leave a way out unsaid. ``always`` marks a rule told even of what the flow does not carry.
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
    say: Say | None = None
    fix: Propose | None = None
    reads: tuple[str, ...] = ()
    alike: Alike | None = None
    sure: tuple[Sure, ...] = ()
    quote: Say | None = None
    remedies: Mapping[str, str] = field(default_factory=dict, compare=False)
    always: bool = False

    def sentences(self) -> tuple[Any, ...]:
        """Return everything that the rule says by itself, severity and fields among it."""
        own = (self.code, self.severity, self.title, self.message, self.remedy)
        more = (self.explanation, self.source, self.whole_file, self.since)
        return (*own, *more, self.example, self.fields)


@dataclass(frozen=True, slots=True)
class Family:
    """Rules about one thing: its name (never changed, pages link to it), its title in the help."""

    name: str
    title: str
    rules: tuple[Rule, ...]
