"""What every operation shares: the dossier, the jobs, the shapes of arguments and results."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.jobs import Jobs
from certiflux.base.sealing import Sealing
from certiflux.corrections.comparing import OtherExport
from certiflux.dataset.people import Dataset
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.registre.rows import elsewhere
from certiflux.places.source import Load, PlacesSource
from certiflux.reading.formats import endings
from certiflux.rules.context import Context
from certiflux.schema.force import InForce
from certiflux.session import Dossier

PAGE_ROWS = 200
"""Most lines that one reply carries."""

ACCEPT = ",".join((*endings(), ".dossier"))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Args = dict[str, Any]
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Download:
    """Bytes handed to the user under a name."""

    name: str
    media_type: str
    parts: list[bytes]
    told: Result = field(default_factory=dict)
    """What the reply says besides."""

    def described(self) -> Result:
        """Return what the reply says of the file."""
        size = sum(map(len, self.parts))
        return {"name": self.name, "type": self.media_type, "size": size, **self.told}


class Base:
    """One user's work: at most one dossier, replaced only when another one is whole."""

    def __init__(
        self,
        clock: Callable[[], float],
        new_id: Callable[[], str],
        load_places: Load | None = None,
        build: str = "",
    ) -> None:
        """Start empty. ``clock`` gives seconds since 1970 UTC, ``new_id`` a fresh UUID.

        ``load_places`` gives the bytes of the table of communes, the first time that they serve;
        ``build`` names the published copy that this engine is part of.
        """
        self._build = build
        self._clock = clock
        self._new_id = new_id
        self._places = PlacesSource(load_places)
        self._jobs = Jobs(clock)
        self._dossier: Dossier | None = None
        self._brought: InForce | None = None
        self._previous: Dossier | None = None
        self._answered = False
        self._answers = Answers()
        self._registre: Registre | None = None
        # Whether withdrawals may follow our own provisional schema, on the user's word.
        self._provisional = False
        self._compared: OtherExport | None = None
        self._sealing: Sealing | None = None

    def _context(self) -> Context:
        """Return what the checks may use besides the file."""
        sent = self._elsewhere if self._registre is not None else None
        return Context(day(self._clock()), self._clock, self._places, sent)

    def _elsewhere(self, dataset: Dataset) -> Iterable[int]:
        """Return the rows whose idTechnique was sent for somebody or something else."""
        registre = self._registre
        return elsewhere(registre, dataset) if registre else ()

    def _require(self) -> Dossier:
        if self._dossier is None:
            raise UserError(
                "AUCUN_FICHIER",
                title="Aucun fichier n'est ouvert.",
                message="Cette action demande un fichier.",
                remedy="Déposez d'abord votre fichier.",
            )
        return self._dossier


def other_build() -> UserError:
    """Return the refusal to work for a page of another build."""
    return UserError(
        "VERSIONS_DIFFERENTES",
        title="La page et son moteur n'ont pas la même version.",
        message="Une mise à jour a eu lieu pendant que la page était ouverte.",
        remedy="Rechargez la page.",
    )


def optional(args: Args, name: str) -> str | None:
    """Return an argument as text, None where it is missing or null."""
    value = args.get(name)
    return None if value is None else str(value)


def page_of(args: Args) -> tuple[int, int]:
    """Return the offset and the limit asked for, the limit never above PAGE_ROWS."""
    limit = int(args.get("limit", PAGE_ROWS))
    return max(0, int(args.get("offset", 0))), max(0, min(PAGE_ROWS, limit))
