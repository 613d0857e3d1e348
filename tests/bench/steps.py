"""What is measured, under the names that both sides use."""

from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any

PHASES = {
    "open": "Déposer : lire le fichier",
    "check": "Vérifier : convertir, contrôler",
    "generate": "Générer : écrire, valider (XSD)",
    "download": "Télécharger",
}
"""The phases of a piece of work, in order, with their French names."""

COUNTED = ("open", "check", "generate")
"""The phases between the drop of a file and its validated XML."""


@dataclass
class Passage:
    """One pass of a file through the engine; times in seconds, memory in bytes.

    `parts` holds, per phase, how long each label of the progress was in force, and `freezes` the
    longest time for which the page answered nothing. `heap` is the engine's WebAssembly memory,
    which never shrinks; `resident` is the most that its process held at once.
    """

    phases: dict[str, float] = field(default_factory=dict)
    parts: dict[str, dict[str, float]] = field(default_factory=dict)
    freezes: dict[str, float] = field(default_factory=dict)
    heap: int | None = None
    resident: int | None = None
    passages: int = 0
    size: int = 0
    files: int = 1

    @property
    def total(self) -> float:
        """Give the time from the drop to the validated XML."""
        return sum(self.phases[name] for name in COUNTED)

    @property
    def freeze(self) -> float | None:
        """Give the longest freeze of all, None where there is no page."""
        return max(self.freezes.values(), default=None)

    def as_dict(self) -> dict[str, Any]:
        """Give what JSON keeps."""
        return asdict(self) | {"total": self.total}


def lengths(starts: list[tuple[str, float]], begin: float, end: float) -> dict[str, float]:
    """Turn the moments at which labels first showed into how long each was in force.

    The first one counts from `begin`: the work it names began before it could be shown.
    """
    if not starts:
        return {}
    edges = [begin, *(at for _, at in starts[1:]), end]
    found: dict[str, float] = {}
    for (label, _), (start, stop) in zip(starts, pairwise(edges), strict=True):
        found[label] = found.get(label, 0.0) + stop - start
    return found
