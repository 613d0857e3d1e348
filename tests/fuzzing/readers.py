"""Every reader of what a user brings, with whole files to start from."""

import json
from dataclasses import dataclass

from cases.fiches import REGISTER, csv_zip, xml, xml_zip
from cases.lines import FOLDER
from cases.talk import ANSWERS, EPOCH, ID, people
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.deposits.accuse.reading import read_accuse
from certiflux.deposits.registre.file import parse_registre, write_registre
from certiflux.deposits.registre.registre import (
    PassageState,
    Registre,
    RegistreFlow,
    RegistrePassage,
)
from certiflux.fiches.reading import read_list
from certiflux.mapping.settings import Settings, parse
from certiflux.mapping.settings_file import write
from certiflux.protocol import Session
from certiflux.reading.source import open_source, read_whole
from certiflux.schema.flow import validate_flow
from certiflux.schema.force import bring, built_in
from certiflux.schema.xsd import generate
from certiflux.session.opening import open_cells, open_dossier
from certiflux.session.saved import load, save
from fuzzing.spoiling import spoilt, spoilt_zip
from schema.flows import FULL, SHORT, flow
from unit.reading import workbooks

LIST = people(3)
TABBED = LIST.replace(b";", b"\t")
ROWS = [line.split(";") for line in LIST.decode().splitlines()]
WORKBOOK = workbooks.xlsx(ROWS)
TOML = (
    '[emetteur]\nid_client = "12ABC345"\nsituation = "soi"\n[certification]\ntype = "RS"\n'
    '[constantes]\nobtentionCertification = "PAR_ADMISSION"\n[colonnes]\n"Nom" = "8.1"\n'
    '[valeurs."8.9"]\n"Mme" = "F"\n[lectures]\n"Né le" = "jma 1900"\n'
    '[identifiants]\ntechnique = "generes"\n'
    '[fiches]\nsiret = "73282932000074"\n[fiches.RS5200]\nintitule = "Titre"\nfin = "2028-08-31"\n'
    '[reunions."8.1"]\ncolonnes = ["Nom", "Suite"]\nseparateur = " "\n'
).encode()
XML_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="F1"><Table>'
    + "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row)
        + "</Row>"
        for row in ROWS
    )
    + "</Table></Worksheet></Workbook>"
).encode()
PAGE = (
    "<html><body><table>"
    + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    + "</table></body></html>"
).encode()


@dataclass(frozen=True)
class Reader:
    """A reader, the files to spoil, and how they are spoilt: raw, or inside their zip."""

    read: object
    seeds: tuple[bytes, ...]
    zipped: bool = False

    def spoil(self, seed, edits, *, raw=False):
        """Return one of the files spoilt."""
        data = self.seeds[seed % len(self.seeds)]
        return (spoilt_zip if self.zipped and not raw else spoilt)(data, edits)


def table(name):
    """Return what reads a file as a table: each sheet, then its people, to the checks."""

    def read(data):
        source = open_source(name, data)
        for sheet in source.sheets[:3]:
            try:
                read_whole(source, sheet.index)
            except UserError:
                continue
        dossier = drain(open_dossier(name, data, Settings()))
        drain(dossier.check())

    return read


def saved_dossier():
    """Return the bytes of a saved dossier."""
    return save(drain(open_dossier("liste.csv", LIST, Settings())))


def unwrapped(data):
    """Read the body of a dossier under a first line that tells its length rightly."""
    drain(load(b"CERTIFLUX-DOSSIER 2 clair %d\n" % len(data) + data))


def registre_text():
    """Return the text of a registre of one passage."""
    registre = Registre("12ABC345", "clé d'essai")
    person = registre.fingerprint(("MARCHAND", "Élodie"))
    passage = RegistrePassage("A-1", person, "RS5200", "2026-05-20", 0, PassageState.SENT)
    registre.record_sent(RegistreFlow("f1", "flux-1.xml", "2026-06-01"), [passage])
    return write_registre(registre).encode()


def signed_registre(data):
    """Read a registre whose check figure was made right again by a hand that knows how."""
    text = data.decode("utf-8", "replace")
    try:
        content = json.loads(text)
        content.pop("controle", None)
        from certiflux.deposits.registre.file import _control

        text = json.dumps(content | {"controle": _control(content)})
    except (ValueError, RecursionError, AttributeError, TypeError):
        pass
    parse_registre(text, "12ABC345")


def talk():
    """Return a session with three people checked, one cell corrected."""
    session = Session(lambda: EPOCH, lambda: ID)

    def ask(op, payload=None, **args):
        text = json.dumps({"v": 1, "id": 1, "gen": 1, "op": op, "args": args})
        return session.dispatch(text, payload)

    ask("open", LIST, name="liste.csv", size=len(LIST))
    ask("settings", values=ANSWERS)
    ask("check")
    ask("edit", row=0, field="8.9", text="F")
    return ask


SHARED = talk()
CORRECTIONS = b"".join(SHARED("corrections").parts or ())


class DefectError(Exception):
    """The engine answered that it has a defect."""


def _answered(reply):
    error = json.loads(reply.text).get("error") or {}
    if error.get("kind") == "bug":
        raise DefectError(error["detail"])


def corrections(data):
    """Give back corrections through the boundary, where a defect is told and not raised."""
    _answered(SHARED("corrections_load", data))


def settings_text(data):
    """Read settings, and write what was read."""
    write(parse(data.decode("utf-8", "replace")))


def sample(name):
    """Return a workbook of the tests of the readers."""
    return (workbooks.DATA / name).read_bytes()


READERS = {
    "xlsx": Reader(
        table("l.xlsx"), (WORKBOOK, (workbooks.DATA / "liste-1904.xlsx").read_bytes()), True
    ),
    "xlsb": Reader(table("l.xlsb"), (workbooks.xlsb(),), True),
    "xls": Reader(table("l.xls"), (sample("liste-1900.xls"),)),
    "ods": Reader(table("l.ods"), (sample("liste-1900.ods"),), zipped=True),
    "csv": Reader(table("l.csv"), (LIST, TABBED, LIST.decode().encode("utf-16"))),
    "pasted": Reader(
        lambda data: drain(open_cells(data.decode("utf-8", "replace"), Settings())),
        (TABBED,),
    ),
    "html": Reader(table("l.xls"), (PAGE,)),
    "xml2003": Reader(table("l.xls"), (XML_2003,)),
    "flow": Reader(table("f.xml"), (flow([SHORT, FULL]).encode(),)),
    "validate": Reader(
        lambda data: drain(validate_flow(data, built_in().xsd)), (flow([SHORT, FULL]).encode(),)
    ),
    "accuse": Reader(
        lambda data: drain(read_accuse("a.xml", data)),
        tuple(path.read_bytes() for path in sorted((FOLDER / "accuses").glob("*.xml"))),
    ),
    "schema": Reader(lambda data: bring("s.xsd", data), (generate().encode(),)),
    "kit": Reader(
        lambda data: bring("k.zip", data), (workbooks.zipped({"a/s.xsd": generate()}),), True
    ),
    "fiches": Reader(
        lambda data: drain(read_list("f.zip", data)), (csv_zip(), xml_zip("RS")), zipped=True
    ),
    "fiches xml": Reader(lambda data: drain(read_list("f.xml", data)), (xml(REGISTER[3:]),)),
    "settings": Reader(settings_text, (TOML,)),
    "dossier": Reader(lambda data: drain(load(data)), (saved_dossier(),)),
    "dossier body": Reader(unwrapped, (saved_dossier().partition(b"\n")[2],), zipped=True),
    "registre": Reader(signed_registre, (registre_text(),)),
    "corrections": Reader(corrections, (CORRECTIONS,)),
}
"""Every reader by its name."""
