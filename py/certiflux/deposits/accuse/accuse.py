"""What an accusé de traitement says, as columns: refused passages, accepted ones, file errors."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileError:
    """One reason for which the portal refused the whole file (FORMAT.md c).

    ``line`` and ``column`` count from 1 in the deposited file and stand at the end of the faulty
    tag; None when the report does not give them.
    """

    kind: str
    message: str
    line: int | None
    column: int | None


@dataclass(slots=True)
class Accuse:
    """One report: ``refused[i]`` was refused for ``messages[codes[i]]``.

    ``name`` is the name of the report's own file, ``deposited`` the one of the file it answers.
    ``withdrawal``: that file asked for passages to be withdrawn, so that those it calls OK are no
    more in the portal. The report itself does not say it (see withdrawals.py).
    """

    name: str
    deposited: str = ""
    id_flux: str = ""
    treatment: str = ""
    refused: list[str] = field(default_factory=list)
    codes: array[int] = field(default_factory=lambda: array("I"))
    messages: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)
    errors: list[FileError] = field(default_factory=list)
    withdrawal: bool = False

    @property
    def whole_file_refused(self) -> bool:
        """Say whether nothing of the file was taken."""
        return bool(self.errors) and not self.accepted and not self.refused

    def message(self, index: int) -> str:
        """Return why ``refused[index]`` was refused, as the portal says it."""
        return self.messages[self.codes[index]]
