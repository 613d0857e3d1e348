"""Read the small tables of cases: a file as a user has it, and what is to be found in it."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from cases.communes import COMMUNES
from cases.fiches import known as known_fiches
from cases.lines import FOLDER
from certiflux.base.work import drain
from certiflux.corrections.people import take_back
from certiflux.dictionary import CURRENT, Version, fields, version_called
from certiflux.fiches.known import KeptFiches, KnownFiches
from certiflux.mapping.settings import Settings
from certiflux.places.source import NO_PLACES, PlacesSource
from certiflux.rules.context import Context
from certiflux.rules.exclusion import fingerprint
from certiflux.session.opening import open_dossier

PERSON = {
    "2.1": "12ABC345",
    "3.1": "12ABC345",
    "3.2": "MCFCER000123",
    "4.1": "RS",
    "4.2": "RS5200",
    "5.4": "PAR_ADMISSION",
    "5.5": "true",
    "5.10": "2026-05-20",
    "5.12": "false",
    "5.14": "false",
    "8.1": "MARCHAND",
    "8.3": "Élodie",
    "8.6": "1988",
    "8.9": "F",
}
"""Everything obligatory about one valid person but the idTechnique."""


@dataclass
class TableCase:
    """A table and its expected findings: of the whole file, then by row of the spreadsheet."""

    name: str
    data: bytes
    whole: set[str] = field(default_factory=set)
    rows: dict[int, set[str]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=lambda: dict(PERSON))
    ceiling: int | None = None
    today: dt.date | None = None
    weight: int | None = None
    roles: set[tuple[str, str]] = field(default_factory=set)
    columns: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    identifiers: str = ""
    national: str = ""
    version: Version = CURRENT
    places: PlacesSource = NO_PLACES
    excluded: frozenset[str] = frozenset()
    sent: frozenset[str] = frozenset()
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    brought_back: tuple[int, ...] = ()
    fiches: KnownFiches = field(default_factory=KnownFiches)
    siret: str = ""

    def codes(self) -> set[str]:
        """Return every finding expected, as RULE@field."""
        return self.whole.union(*self.rows.values())

    def take_roles(self, text: str) -> set[str]:
        """Return the findings expected; keep what is said to be right, or just right."""
        said = [one.rpartition(":") for one in text.split()]
        self.roles |= {(role or "ko", code) for role, _, code in said}
        return {code for role, _, code in said if not role}

    def context(self):
        """Return what the checks are handed."""
        return Context(
            today=self.today,
            places=self.places,
            sent=self._sent,
            excluded=self.excluded,
            fiches=self.fiches,
        )

    def _sent(self, dataset):
        """Return the rows whose identifier was sent before for something else."""
        return [row for row, own in enumerate(dataset.values("5.1")) if own in self.sent]

    def dossier(self):
        """Open the table with its constants, and check it."""
        settings = Settings(
            constants=self.constants,
            columns=self.columns,
            readings=self.readings,
            identifiers=self.identifiers,
            national=self.national,
            values=self.values,
            fiches=KeptFiches(self.siret),
        )
        dossier = drain(open_dossier(f"{self.name}.csv", self.data, settings, self.version))
        drain(dossier.check(self.context()))
        if self.brought_back:
            numbers = list(dossier.dataset.row_numbers)
            rows = [numbers.index(number) for number in self.brought_back]
            dossier.correct(take_back(dossier.workshop().shop, rows), 0)
        return dossier


def load(path: Path) -> TableCase:
    """Read one table: its lines of « # », then a CSV whose last column is « attendu »."""
    lines = path.read_text("utf-8").splitlines()
    body = [line for line in lines if not line.startswith("#")]
    case = TableCase(path.stem, "\n".join(body).encode())
    for line in lines:
        if line.startswith("#") and ":" in line:
            _directive(case, *map(str.strip, line[1:].split(":", 1)))
    for number, line in enumerate(body[1:], 2):
        if expected := case.take_roles(line.rsplit(";", 1)[1]):
            case.rows[number] = expected
    return case


_SAID_AS_IS = {
    "identifiants": ("identifiers", str),
    "nir": ("national", str),
    "schema": ("version", version_called),
    "aujourd'hui": ("today", dt.date.fromisoformat),
    "plafond": ("ceiling", int),
    "octets": ("weight", int),
    "exclus": ("excluded", lambda text: frozenset({fingerprint(text)})),
    "reprises": ("brought_back", lambda text: tuple(map(int, text.split()))),
    "envoyes": ("sent", lambda text: frozenset(text.split())),
    "fiches": ("fiches", lambda text: known_fiches(*text.split())),
    "siret": ("siret", str),
    "lieux": ("places", {"table": COMMUNES}.__getitem__),
}


def _directive(case: TableCase, name: str, text: str) -> None:
    match name:
        case "attendu":
            case.whole |= case.take_roles(text)
        case "sans":
            for known in text.split():
                del case.constants[known]
        case "constante":
            known, value = text.split("=", 1)
            assert known in fields(case.version)
            case.constants[known] = value
        case "colonne":
            header, target = text.split("=", 1)
            case.columns[header] = target
        case "lecture":
            header, words = text.split("=", 1)
            case.readings[header] = words
        case "valeur":
            known, said = text.split(" ", 1)
            raw, value = said.split("=", 1)
            case.values.setdefault(known, {})[raw] = value
        case _ if name in _SAID_AS_IS:
            attribute, read = _SAID_AS_IS[name]
            setattr(case, attribute, read(text))


TABLES = [load(path) for path in sorted((FOLDER / "tables").glob("*.csv"))]
