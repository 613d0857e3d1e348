"""Help with the GDPR from the file that is open: which data, about how many people; no value.

Three documents to complete: an entry for the register of processing (GDPR art. 30), an information
notice for the certified people (art. 13 and 14), a retention reminder (art. 5, 1, e). They are made
from the fields that the file really feeds, and hold nothing of any person.
"""

from __future__ import annotations

from typing import Any, Final

from certiflux.dataset.identifiers.national import NUMBERS
from certiflux.dataset.people import Dataset
from certiflux.dictionary import composites, fields, takes_national
from certiflux.dictionary.ids import (
    ANNEE_NAISSANCE,
    CODE_INSEE,
    CODE_PAYS,
    CODE_POSTAL,
    DEPARTEMENT,
    ID_DOSSIER,
    JOUR_NAISSANCE,
    LIBELLE_COMMUNE,
    LIBELLE_PAYS,
    MOIS_NAISSANCE,
    NOM_NAISSANCE,
    NOM_TITULAIRE,
    NOM_USAGE,
    PRENOM_1,
    PRENOM_2,
    PRENOM_3,
    PRENOM_TITULAIRE,
    SEXE,
)
from certiflux.dictionary.model import Field
from certiflux.session import Dossier

HELP: Final = (
    "Ce document est une aide à compléter : ce n'est pas un conseil juridique. Relisez-le avec "
    "votre délégué à la protection des données, ou avec la personne qui en tient lieu."
)

LAW: Final = (
    (
        "Code du travail, art. L. 6323-8",
        "le système d'information du compte personnel de formation",
    ),
    (
        "Code du travail, art. L. 6113-8",
        "l'obligation de transmettre les informations sur les titulaires",
    ),
    (
        "Code du travail, art. R. 6113-17-1 et R. 6113-17-2",
        "les informations transmises, sous trois mois, et leur correction, sous trois mois aussi",
    ),
    (
        "Décret n° 2024-1236 du 30 décembre 2024",
        "le numéro de sécurité sociale parmi ces informations, depuis le 1er janvier 2025",
    ),
    ("Règlement (UE) 2016/679, art. 4, 5", "ce qu'est la pseudonymisation"),
    ("Règlement (UE) 2016/679, art. 6, 1, c", "la base légale : une obligation légale"),
    ("Règlement (UE) 2016/679, art. 13 et 14", "l'information des personnes"),
    ("Règlement (UE) 2016/679, art. 30", "le registre des activités de traitement"),
)

CATEGORIES: Final = {
    "État civil": (
        NOM_NAISSANCE,
        NOM_USAGE,
        PRENOM_1,
        PRENOM_2,
        PRENOM_3,
        SEXE,
        NOM_TITULAIRE,
        PRENOM_TITULAIRE,
    ),
    "Naissance": (
        ANNEE_NAISSANCE,
        MOIS_NAISSANCE,
        JOUR_NAISSANCE,
        CODE_INSEE,
        CODE_POSTAL,
        LIBELLE_COMMUNE,
        CODE_PAYS,
        LIBELLE_PAYS,
        DEPARTEMENT,
    ),
    "Numéro de dossier de formation": (ID_DOSSIER,),
    "Numéro de sécurité sociale (NIR)": (NUMBERS,),
}
"""Fields by kind of personal data; every other personal field is about the passage itself."""

OTHER: Final = "Certification et parcours"


def categories(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the kinds of data that the file feeds, each with the labels of its fields."""
    known = fields(dossier.version)
    fed = [known[one] for one in _fed(dossier) if one in known and _of_people(known[one])]
    groups: dict[str, list[Field]] = {}
    for field in fed:
        groups.setdefault(_category(field.id), []).append(field)
    order = [*CATEGORIES, OTHER]
    return [
        {"name": name, "fields": [{"id": one.id, "label": one.label} for one in groups[name]]}
        for name in order
        if name in groups
    ]


def people(dossier: Dossier) -> int:
    """Return how many people the file lists; rows, where it was not checked yet."""
    dataset: Dataset | None = dossier.dataset
    return len(dataset) if dataset is not None else sum(dossier.mapping.filled_rows(dossier.table))


def left_aside(dossier: Dossier) -> int:
    """Return how many columns of the file feed nothing: they are not sent."""
    return sum(column.target is None or column.target == "" for column in dossier.mapping.own)


def keeps_nir(dossier: Dossier) -> bool:
    """Say whether a column holds national numbers, be it only to compare."""
    return NUMBERS in _fed(dossier)


def sends_nir(dossier: Dossier) -> bool:
    """Say whether national numbers go into the flow, on the user's word."""
    return (
        keeps_nir(dossier) and bool(dossier.settings.national) and takes_national(dossier.version)
    )


def _fed(dossier: Dossier) -> list[str]:
    """Return the ids of the fields that a column feeds, in the dictionary's order."""
    if dossier.dataset is not None:
        fed = {one for one, column in dossier.dataset.columns.items() if column.source is not None}
    else:
        fed = {column.target for column in dossier.mapping.columns if column.target}
    parts = {part for one in fed if one in composites() for part in composites()[one].parts}
    return [one for one in fields(dossier.version) if one in fed | parts]


def _of_people(field: Field) -> bool:
    return not field.generated and not field.setting.startswith(("emetteur.", "certificateur."))


def _category(field_id: str) -> str:
    return next((name for name, ids in CATEGORIES.items() if field_id in ids), OTHER)
