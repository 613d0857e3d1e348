"""The Passeport de prévention's import: two layouts of the same dictionary mechanism.

The second layout is a delta on the first: what only it has, and what it asks otherwise.
Source: layouts.json and FORMAT.md (e); the guides of February 2026 as publicly read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from certiflux.dictionary import prevention_fields as known
from certiflux.dictionary.model import Status, When
from certiflux.dictionary.prevention_fields import TRAINED
from certiflux.dictionary.prevention_jdr import (
    IDENTIFIANT_PREUVE,
    LIEN_PREUVE,
    MENTION,
    MODE_OBTENTION,
    NOM_JDR,
    OPTION,
    PRESENCE_FORMATION,
    RESULTAT,
    TYPE_JDR,
)
from certiflux.dictionary.prevention_lists import YES
from certiflux.dictionary.prevention_model import GUIDE, Fact, ImportColumn, Layout, Sure

__all__ = ["ADF", "FACTS", "JDR", "LAYOUTS", "Fact", "ImportColumn", "Layout"]

SEPARATOR: Final = "|"
MANY: Final = "/"
"""What parts several codes in one value."""

END: Final = "\r\n"
"""End of a line: supposed, the guide does not say."""

ENDING: Final = ".csv"
MAX_BYTES: Final = 200_000_000
"""Ceiling of one file's size in bytes (FORMAT.md e, 200 Mo)."""

MAX_PEOPLE: Final = 500
"""Most people of one declaration (FORMAT.md e)."""

LONGEST_NAME: Final = 200
UNSAFE_IN_NAME: Final = '@<>:"/\\|?*%'
"""Characters that the name of a file must not hold (FORMAT.md e)."""

DECLARATION: Final = "ID_DECLARATION"
UNIQUE: Final = "ID_UNIQUE_PARTENAIRE"

FACTS: Final = (
    Fact("Un fichier .csv en UTF-8, valeurs séparées par « | », ligne de titres.", Sure.CROSSED),
    Fact("Les dates s'écrivent jj/mm/aaaa ; plusieurs codes, séparés par « / ».", Sure.CROSSED),
    Fact("500 personnes au plus par déclaration, 200 Mo au plus par fichier.", Sure.REPORTED),
    Fact("Les lignes d'une déclaration décrivent toutes la même formation.", Sure.REPORTED),
    Fact(
        "Un écart sur le fichier entier le fait refuser en entier ; un numéro de sécurité sociale "
        "qui ne va pas avec le nom fait refuser la ligne.",
        Sure.REPORTED,
    ),
    Fact(
        "Les lignes finissent par CR LF, le fichier n'a pas de marque d'ordre (BOM) et aucune "
        "valeur n'est mise entre guillemets.",
        Sure.SUPPOSED,
    ),
)
"""What is known of the file as a whole."""

_BETWEEN: Final = (
    ("DATE_DEBUT_FORMATION", "DATE_FIN_FORMATION"),
    ("DATE_FIN_FORMATION", "DATE_DEBUT_VALIDITE"),
    ("DATE_DEBUT_VALIDITE", "DATE_FIN_VALIDITE"),
)
_PAST: Final = ("DATE_DEBUT_FORMATION", "DATE_FIN_FORMATION")
_EMPLOYER: Final = (known.EMPLOYEUR, known.SIRET, known.REFERENCE_EMPLOYEUR)
_VALIDITY: Final = (known.DEBUT_VALIDITE, known.FIN_VALIDITE)

ADF: Final = Layout(
    key="ADF",
    label="Attestation de formation (ADF)",
    applies=(
        "La personne a suivi une formation en santé et sécurité au travail et a reçu une "
        "attestation, sans épreuve réussie : présence, fin de stage, ou échec à l'épreuve."
    ),
    columns=(
        known.ID_DECLARATION,
        known.REFERENCE,
        known.ID_UNIQUE,
        known.NOM_FORMATION,
        known.DEBUT,
        known.FIN,
        known.MODALITE,
        known.COMPETENCES,
        known.QUALIFICATION,
        known.CERTIFIANTE,
        known.VISEE,
        known.DOMAINE,
        known.SPECIALITE,
        known.NIR,
        known.NOM,
        *_EMPLOYER,
        *_VALIDITY,
    ),
    orders=_BETWEEN,
    past=_PAST,
    counts_from="DATE_FIN_FORMATION",
    source=f"{GUIDE} ADF (27/02/2026)",
)


def _when_trained(given: ImportColumn) -> ImportColumn:
    """Return a column that only a training followed before the certificate has."""
    field, when = given.field, When(TRAINED, YES)
    status = Status.CONDITIONNEL if field.status is Status.OBLIGATOIRE else field.status
    if field.when is None:
        field = replace(field, status=status, when=when)
    return replace(given, field=field)


JDR: Final = Layout(
    key="JDR",
    label="Justificatif de réussite (JDR)",
    applies=(
        "La personne a réussi une épreuve et a reçu un certificat, une habilitation, un titre ou "
        "un diplôme en santé et sécurité au travail. Quand une formation donne les deux documents, "
        "seul le justificatif de réussite se déclare."
    ),
    columns=(
        known.ID_DECLARATION,
        known.REFERENCE,
        known.ID_UNIQUE,
        TYPE_JDR,
        NOM_JDR,
        OPTION,
        MODE_OBTENTION,
        known.COMPETENCES,
        PRESENCE_FORMATION,
        _when_trained(known.NOM_FORMATION),
        _when_trained(known.DEBUT),
        _when_trained(known.FIN),
        _when_trained(known.MODALITE),
        _when_trained(known.QUALIFICATION),
        _when_trained(known.CERTIFIANTE),
        known.VISEE,
        known.DOMAINE,
        known.SPECIALITE,
        known.NIR,
        known.NOM,
        *_EMPLOYER,
        *_VALIDITY,
        RESULTAT,
        MENTION,
        LIEN_PREUVE,
        IDENTIFIANT_PREUVE,
    ),
    orders=_BETWEEN,
    past=_PAST,
    counts_from="DATE_DEBUT_VALIDITE",
    source=f"{GUIDE} JDR (février 2026)",
)

LAYOUTS: Final = {layout.key: layout for layout in (JDR, ADF)}
"""The layouts by their key; the one that most certifiers need comes first."""

COLUMNS: Final = {one.name: one for layout in (ADF, JDR) for one in layout.columns}
"""Every column by its name; those of both layouts as the second asks for them."""
