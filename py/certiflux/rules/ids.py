"""The fields that each check looks at, by dictionary id; rules and steps name them alike."""

from __future__ import annotations

from typing import Any, Final

from certiflux.dataset.identifiers.national import NUMBER, NUMBERS
from certiflux.dataset.people import DOSSIER
from certiflux.dictionary import VERSIONS, fields
from certiflux.dictionary.kinds import Text
from certiflux.dictionary.model import Field, Status

EVERY: Final[dict[str, Field]] = {
    field.id: field
    for version in VERSIONS
    for field in fields(version).values()
    if not field.generated
}
"""Every datum that a user may give, in any version of the schema."""


def of_kind(*kinds: type[Any]) -> tuple[str, ...]:
    """Return the fields whose kind is one of these."""
    return tuple(field.id for field in EVERY.values() if isinstance(field.kind, kinds))


OBLIGATORY: Final = tuple(f.id for f in EVERY.values() if f.status is Status.OBLIGATOIRE)
SETTINGS: Final = tuple(
    f.id for f in EVERY.values() if f.status is Status.OBLIGATOIRE and f.setting
)
BODIES: Final = ("2.1", "3.1")
"""The bodies that a flow speaks for: its sender and its certifier."""

CONTRAT: Final = "3.2"
ENVELOPE: Final = (*BODIES, CONTRAT)
"""Fields that the flow carries once: one sender, one certifier, one contract."""

ID_TECHNIQUE: Final = "5.1"
TYPE: Final = "4.1"
CODE: Final = "4.2"
CERTIFICATION: Final = (TYPE, CODE)

DEBUT_EXAMEN: Final = "5.6"
FIN_EXAMEN: Final = "5.7"
DELIVRANCE: Final = "5.10"
FIN_VALIDITE: Final = "5.11"
INSCRIPTION: Final = "7.4"
VALIDITY: Final = (DELIVRANCE, FIN_VALIDITE)
ORDERED_DATES: Final = ((DEBUT_EXAMEN, FIN_EXAMEN), VALIDITY)

NOM: Final = "8.1"
NOM_USAGE: Final = "8.2"
PRENOM: Final = "8.3"
PRENOM_2: Final = "8.4"
PRENOM_3: Final = "8.5"
PRENOMS: Final = (PRENOM, PRENOM_2, PRENOM_3)
ANNEE: Final = "8.6"
MOIS: Final = "8.7"
JOUR: Final = "8.8"
SEXE: Final = "8.9"
INSEE: Final = "8.10"
POSTAL: Final = "8.11"
COMMUNE: Final = "8.12"
CODE_PAYS: Final = "8.13"
PAYS: Final = "8.14"
PLACE: Final = (INSEE, POSTAL, COMMUNE, CODE_PAYS, PAYS)
"""Everything that says where somebody was born."""

NIR: Final = NUMBERS
"""Column of national numbers."""

CIVIL_STATUS: Final = (NOM, PRENOM)
"""Names that only a person known by civil status has."""

IDENTITY: Final = (DOSSIER, *CIVIL_STATUS)

CONDITIONS: Final = {f.id: f.when for f in EVERY.values() if f.when}
"""Fields to be filled if and only if another one holds a value."""

ANNOUNCED: Final = tuple(
    sorted({one for field, when in CONDITIONS.items() for one in (field, when.field)})
)
"""Those fields, and the ones that announce them."""

OBTENTION: Final = "5.4"
DEFINITIF: Final = "5.5"
NIVEAU_LANGUE: Final = "5.13"
SCORE: Final = "5.15"
NIVEAU: Final = "6.2"
DOMAINE: Final = "6.3"
COMPETENCE: Final = "6.4"
DIGCOMP: Final = (NIVEAU, DOMAINE, COMPETENCE)
SCORED: Final = (OBTENTION, SCORE, "6.1")
"""How it was obtained, and the two scores: in general, and of DigComp."""

DECISION: Final = "resultat"
"""Column that says who was admitted; no flow carries it."""

RESULTS: Final = (*SCORED, DEFINITIF, NIVEAU_LANGUE, DECISION)
"""What was obtained, and how."""

EXAM: Final = (DEBUT_EXAMEN, FIN_EXAMEN, DELIVRANCE)
ENROLMENT: Final = (INSCRIPTION, *EXAM)
BIRTH: Final = (ANNEE, MOIS, JOUR)
PAST: Final = (*EXAM, INSCRIPTION)
"""Days that cannot be yet to come when a certification is declared."""

NAMES: Final = (NOM, NOM_USAGE)
SECONDARY: Final = (NOM_USAGE, PRENOM_2, PRENOM_3)
"""Names that the portal does not begin its search with."""

GIVEN: Final = (*NAMES, *PRENOMS, "9.2", "9.3")
"""Names and given names."""

LABELS: Final = (COMMUNE, PAYS)
"""Names of a town and a country, shorter in the dictionary than in the schema."""

POSTCODES: Final = ("5.9", POSTAL)
FREE_TEXTS: Final = tuple(
    f.id
    for f in EVERY.values()
    if isinstance(f.kind, Text)
    and not (f.kind.exact or f.check_only or f.multiple)
    and f.id not in OBLIGATORY
)
PLAUSIBLE: Final = tuple(dict.fromkeys((*BODIES, *POSTCODES, *GIVEN, *LABELS, ANNEE, *FREE_TEXTS)))
"""Data that people fill in with anything when they do not know them."""

PERSON: Final = (NOM, PRENOM, DOSSIER, *BIRTH)
PASSAGE: Final = (*PERSON, NUMBER, DELIVRANCE, CODE, "5.3")
"""What makes a passage: a person, a certification and its option, a day."""
