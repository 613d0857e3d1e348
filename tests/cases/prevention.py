"""Read the small tables of cases of the Passeport's import, and prepare each of them."""

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path

from cases.lines import FOLDER, unescape
from certiflux.base.work import drain
from certiflux.dictionary.prevention import LAYOUTS
from certiflux.mapping.prevention_file import Prevention
from certiflux.mapping.settings import Settings
from certiflux.prevention.preparing import Sheet, prepare
from certiflux.rules.context import Context
from certiflux.session.opening import open_dossier

EPOCH = 1_795_000_000.0
TRAINING = {
    "ID_DECLARATION": "S-1",
    "REFERENCE_DECLARATION": "Session de juin",
    "NOM_FORMATION": "Sauveteur secouriste du travail",
    "DATE_DEBUT_FORMATION": "15/06/2026",
    "DATE_FIN_FORMATION": "16/06/2026",
    "COMPETENCE_TRANSFERABLE": "115650/121885/400635",
    "FORMATION_CERTIFIANTE": "NON",
    "DOMAINE_FORMATION": "42829",
    "SPECIALITE_FORMATION": "344r",
    "PRESENCE_EMPLOYEUR": "NON",
    "TYPE_JDR": "CERTIFICAT",
    "NOM_JDR": "Sauveteur secouriste du travail",
    "PRESENCE_FORMATION": "OUI",
}
"""What one training gives for everybody, unless a table has a column of that name."""


@dataclass
class PreventionCase:
    """A table and the findings expected: of the whole file, then by row of the spreadsheet."""

    name: str
    data: bytes
    model: str = "ADF"
    whole: set[str] = field(default_factory=set)
    rows: dict[int, set[str]] = field(default_factory=dict)
    roles: set[tuple[str, str]] = field(default_factory=set)
    constants: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    nir: bool = True
    today: dt.date | None = None
    ceiling: int | None = None

    def take_roles(self, text: str) -> set[str]:
        """Return the findings expected; keep what is said to be right, or just right."""
        said = [one.rpartition(":") for one in text.split()]
        self.roles |= {(role or "ko", code) for role, _, code in said}
        return {code for role, _, code in said if not role}

    def prepared(self):
        """Prepare the import of the table."""
        said = Prevention(self.model, self.constants, self.columns)
        return prepared(self.data, said, nir=self.nir, today=self.today)


def prepared(data, said, *, nir=True, today=None, settings=None, aside=()):
    """Read a list, check it as for the flow, and prepare its import."""
    settings = replace(settings or Settings(), prevention=said)
    dossier = drain(open_dossier("liste.csv", data, settings))
    drain(dossier.check())
    sheet = Sheet(dossier.table, dossier.mapping, dossier.dataset, aside)
    context = Context(today=today)
    layout = LAYOUTS[said.model]
    return drain(prepare(layout, sheet, said, context, with_nir=nir, epoch=EPOCH))


def load(path: Path) -> PreventionCase:
    """Read one table: its lines of « # », then a CSV whose last column is « attendu »."""
    lines = path.read_text("utf-8").splitlines()
    body = [line for line in lines if not line.startswith("#")]
    headers = body[0].split(";")
    case = PreventionCase(path.stem, unescape("\n".join(body)).encode("utf-8", "surrogatepass"))
    case.constants = {name: value for name, value in TRAINING.items() if name not in headers}
    for line in lines:
        if line.startswith("#") and ":" in line:
            _directive(case, *map(str.strip, line[1:].split(":", 1)))
    for number, line in enumerate(body[1:], 2):
        if expected := case.take_roles(line.rsplit(";", 1)[1]):
            case.rows[number] = expected
    return case


def _directive(case: PreventionCase, name: str, text: str) -> None:
    match name:
        case "modele":
            case.model = text
        case "attendu":
            case.whole |= case.take_roles(text)
        case "sans":
            for known in text.split():
                del case.constants[known]
        case "constante":
            known, _, value = text.partition("=")
            case.constants[known] = unescape(value)
        case "colonne":
            known, _, header = text.partition("=")
            case.columns[known] = header
            case.constants.pop(known, None)
        case "nir":
            case.nir = text == "oui"
        case "aujourd'hui":
            case.today = dt.date.fromisoformat(text)
        case "plafond":
            case.ceiling = int(text)


TABLES = [load(path) for path in sorted((FOLDER / "prevention").glob("*.csv"))]
