"""Invented lists of France compétences, in the shape of the true ones: CSV and XML, in zips."""

import io
import unicodedata
import zipfile
from dataclasses import dataclass, field

from certiflux.base.work import drain
from certiflux.fiches.known import KeptFiches, KnownFiches
from certiflux.fiches.reading import read_list
from certiflux.fiches.register import Register

DAY = "2026-08-29"
WAYS = {
    "VAE": "Par expérience",
    "CL": "Par candidature individuelle",
    "FI": "Après un parcours de formation sous statut d’élève ou d’étudiant",
    "CA": "En contrat d’apprentissage",
    "CQ": "En contrat de professionnalisation",
    "FC": "Après un parcours de formation continue",
}
STANDARD = (
    *("Id_Fiche", "Numero_Fiche", "Intitule", "Abrege_Libelle", "Abrege_Intitule"),
    *("Nomenclature_Europe_Niveau", "Nomenclature_Europe_Intitule"),
    *("Accessible_Nouvelle_Caledonie", "Accessible_Polynesie_Francaise", "Date_dernier_jo"),
    *("Date_Decision", "Date_Fin_Enregistrement", "Date_Effet", "Type_Enregistrement"),
    *("Validation_Partielle", "Actif"),
)


@dataclass
class Invented:
    """One invented fiche; its days are written as the lists write them."""

    code: str
    title: str
    active: bool = True
    effect: str = ""
    end: str = "31/08/2028"
    limit: str = ""
    ways: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    old: tuple[str, ...] = ()
    sirets: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    former: tuple[str, ...] = field(default=())


REGISTER = (
    Invented("RNCP35584", "Manager des structures de l’économie sociale", ways=("FC", "VAE"),
             sirets=("73282932000074",), blocks=("BC01", "BC02")),
    Invented("RNCP38362", "Assistant de gestion en coopérative", ways=("FI", "CA", "FC"),
             sirets=("73282932000074",), former=("55208131766522",), effect="01/09/2023",
             blocks=("BC01", "BC02", "BC03")),
    Invented("RNCP1710", "Opérateur de moulinage\nà l’ancienne", active=False, end="31/12/2006"),
    Invented("RS5200", "Tenir la comptabilité d’une petite association", ways=("FC", "CL"),
             sirets=("55208131766522",), effect="01/01/2022"),
    Invented("RS5201", "Conduire une visite guidée en langue des signes", active=False,
             end="25/01/2026", limit="25/07/2026", ways=("FC",), new=("RS6300",),
             sirets=("55208131766522", "")),
    Invented("RS6300", "Conduire une visite guidée en langue des signes française",
             ways=("FC",), old=("RS5201",), effect="26/01/2026", sirets=("73282932000074",)),
)  # fmt: skip
"""Whatever a rule may have to say, in six fiches that nobody delivers."""


def csv_zip(fiches=REGISTER, day=DAY, *, form="NFD", leave_out=()):
    """Return the bytes of a CSV list; the accents of its names are one sign (NFC) or two."""
    rows = {
        "Standard": [STANDARD, *map(_standard, fiches)],
        "Certificateurs": [
            ("Numero_Fiche", "Siret_Certificateur", "Nom_Certificateur"),
            *((f.code, f"\t{s}" if s else "", "COOPÉRATIVE") for f in fiches for s in _all(f)),
        ],
        "Partenaires": [
            ("Numero_Fiche", "Nom_Partenaire", "Siret_Partenaire", "Habilitation_Partenaire"),
            *((f.code, "ATELIER", "\t00000000000000", "HABILITATION_ORGA_FORM") for f in fiches),
        ],
        "Ancienne_Nouvelle_Certification": [
            ("Numero_Fiche", "Ancienne_Certification", "Nouvelle_Certification"),
            *((f.code, "", one) for f in fiches for one in f.new),
            *((f.code, one, "") for f in fiches for one in f.old),
        ],
        "Blocs_De_Compétences": [
            ("Numero_Fiche", "Bloc_Competences_Code", "Bloc_Competences_Libelle"),
            *((f.code, f"{f.code}{one}", "Un bloc") for f in fiches for one in f.blocks),
        ],
        "VoixdAccès": [
            ("Numero_Fiche", "Si_Jury"),
            *((f.code, WAYS[one]) for f in fiches for one in f.ways),
        ],
        "Rome": [("Numero_Fiche", "Codes_Rome_Code", "Codes_Rome_Libelle")],
    }
    tables = {
        f"export_fiches_CSV_{unicodedata.normalize(form, name)}_{day.replace('-', '_')}.csv": lines
        for name, lines in rows.items()
        if name not in leave_out
    }
    return zipped({name: _csv(lines) for name, lines in tables.items()})


def _all(fiche):
    return (*fiche.sirets, *fiche.former)


def _standard(one):
    state = "ACTIVE" if one.active else "INACTIVE"
    told = {"Numero_Fiche": one.code, "Intitule": one.title, "Actif": state}
    told |= {"Date_Fin_Enregistrement": one.end, "Date_Effet": one.effect}
    return tuple(told.get(name, "") for name in STANDARD)


def _csv(lines):
    """Every cell is quoted but the empty ones, the lines end as those of Windows do."""
    return "".join(";".join(map(_cell, line)) + "\r\n" for line in lines).encode()


def _cell(text):
    return '"{}"'.format(text.replace('"', '""')) if text else ""


def zipped(parts):
    """Return the bytes of a zip of these parts, by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def xml(fiches):
    """Return the XML of a list of one register."""
    inside = "\n".join(map(fiche_xml, fiches))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<FICHES>\n'
    return f"{head}  <VERSION_FLUX>4.1</VERSION_FLUX>\n{inside}\n</FICHES>\n".encode()


def fiche_xml(one, long=""):
    """Return the element of a fiche; ``long`` is what its longest text says."""
    juries = [tag for tag in WAYS if tag != "CA" or one.code.startswith("RNCP")]
    parts = [
        _leaf("ID_FICHE", "1"),
        _leaf("NUMERO_FICHE", one.code),
        *(
            f"<NOUVELLES_CERTIFICATIONS><NOUVELLE_CERTIFICATION>"
            f"{_leaf('ID_FICHE_NOUVELLE_CERTIFICATION', new)}"
            f"</NOUVELLE_CERTIFICATION></NOUVELLES_CERTIFICATIONS>"
            for new in one.new
        ),
        _leaf("INTITULE", one.title),
        _leaf("ETAT_FICHE", "Publiée"),
        f"<CERTIFICATEURS>{''.join(map(_certifier, _all(one)))}</CERTIFICATEURS>",
        _leaf("CAPACITES_ATTESTEES", long),
        *(
            f"<SI_JURY_{tag}>{_leaf('ACTIF', 'Oui' if tag in one.ways else 'Non')}</SI_JURY_{tag}>"
            for tag in juries
        ),
        _leaf("DATE_EFFET", one.effect),
        _leaf("DATE_FIN_ENREGISTREMENT", one.end),
        "<BLOCS_COMPETENCES>"
        + "".join(
            f"<BLOC_COMPETENCES>{_leaf('CODE', one.code + b)}</BLOC_COMPETENCES>"
            for b in one.blocks
        )
        + "</BLOCS_COMPETENCES>",
        _leaf("ACTIF", "Oui" if one.active else "Non"),
        _leaf("DATE_LIMITE_DELIVRANCE", one.limit),
    ]
    return "  <FICHE>\n    " + "\n    ".join(part for part in parts if part) + "\n  </FICHE>"


def _certifier(siret):
    return f"<CERTIFICATEUR>{_leaf('SIRET_CERTIFICATEUR', siret)}</CERTIFICATEUR>"


def _leaf(tag, text):
    return f"<{tag}>{text}</{tag}>" if text else ""


def xml_zip(prefix, fiches=REGISTER, day=DAY):
    """Return the bytes of the XML list of a register."""
    own = [one for one in fiches if one.code.startswith(prefix)]
    return zipped({f"export_fiches_{prefix}_V4_1_{day}.xml": xml(own)})


def lists(*wanted, day=DAY):
    """Return the lists asked for, as they are read: « csv », « rncp », « rs »."""
    made = {
        "csv": lambda: csv_zip(day=day),
        "rncp": lambda: xml_zip("RNCP", day=day),
        "rs": lambda: xml_zip("RS", day=day),
    }
    return [drain(read_list(f"{one}.zip", made[one]())) for one in wanted]


def known(*wanted, day=DAY, siret=""):
    """Return what the lists asked for tell, and the number of the certifier."""
    register = Register(tuple(lists(*wanted, day=day))) if wanted else None
    return KnownFiches(register, KeptFiches(siret))
