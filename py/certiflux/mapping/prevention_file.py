"""What the user said for the Passeport de prévention, kept in the same file of settings.

The word that lets the national numbers into a file is never kept: it is given each time.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import Final

from certiflux.dictionary.prevention import COLUMNS, LAYOUTS
from certiflux.mapping.joining_file import short, unreadable

PREVENTION: Final = "prevention"
MODEL: Final = "modele"
HEADERS: Final = "colonnes"
CONSTANTS: Final = "constantes"

TOLD: Final = "selon "
"""Begins a value that is told by another column, whose name follows."""

Strings = Callable[[str, object], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Prevention:
    """The answers: the layout, and by column of the import, one value for all or a header.

    An empty value says that the column is to stay empty, an empty header that none feeds it.
    What is personal is in neither: it comes from the list, and from nowhere else.
    """

    model: str = ""
    constants: Dict[str, str] = field(default_factory=dict)
    columns: Dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether anything was answered."""
        return bool(self.model or self.constants or self.columns)


def parse_prevention(said: object, strings: Strings) -> Prevention:
    """Return the answers that a section holds, or raise UserError; ``strings`` reads a table."""
    if not isinstance(said, dict):
        raise unreadable(f"« {PREVENTION} » devrait être une section.")
    rest = dict(said)
    model = str(rest.pop(MODEL, ""))
    if model and model not in LAYOUTS:
        raise unreadable(f"« {PREVENTION}.{MODEL} » devrait être l'un de : {', '.join(LAYOUTS)}.")
    found = {
        name: strings(f"{PREVENTION}.{name}", rest.pop(name, {})) for name in (CONSTANTS, HEADERS)
    }
    for name in (*rest, *(one for entries in found.values() for one in entries)):
        if name in rest or name not in COLUMNS or COLUMNS[name].field.personal:
            raise unreadable(f"« {PREVENTION}.{short(name)} » n'est pas un réglage connu.")
    return Prevention(model, found[CONSTANTS], found[HEADERS])


def prevention_sections(said: Prevention) -> dict[str, dict[str, str]]:
    """Return the sections of the file that ``parse_prevention`` reads back equal."""
    sections: dict[str, dict[str, str]] = {}
    if said.model:
        sections[PREVENTION] = {MODEL: said.model}
    if said.constants:
        sections[f"{PREVENTION}.{CONSTANTS}"] = dict(said.constants)
    if said.columns:
        sections[f"{PREVENTION}.{HEADERS}"] = dict(said.columns)
    return sections
