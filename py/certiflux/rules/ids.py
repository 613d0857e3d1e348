"""The fields that each check looks at, by dictionary id; rules and steps name them alike."""

from __future__ import annotations

from typing import Any, Final

from certiflux.dataset.identifiers.national import NUMBER, NUMBERS
from certiflux.dataset.people import DOSSIER
from certiflux.dictionary import VERSIONS, fields, ids
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
BODIES: Final = (ids.ID_CLIENT_EMETTEUR, ids.ID_CLIENT_CERTIFICATEUR)
"""The bodies that a flow speaks for: its sender and its certifier."""

CONTRAT: Final = ids.ID_CONTRAT
ENVELOPE: Final = (*BODIES, CONTRAT)
"""Fields that the flow carries once: one sender, one certifier, one contract."""

ID_TECHNIQUE: Final = ids.ID_TECHNIQUE
TYPE: Final = ids.TYPE
CODE: Final = ids.CODE
CERTIFICATION: Final = (TYPE, CODE)

DEBUT_EXAMEN: Final = ids.DEBUT_EXAMEN
FIN_EXAMEN: Final = ids.FIN_EXAMEN
DELIVRANCE: Final = ids.DEBUT_VALIDITE
FIN_VALIDITE: Final = ids.FIN_VALIDITE
INSCRIPTION: Final = ids.DATE_INSCRIPTION
VALIDITY: Final = (DELIVRANCE, FIN_VALIDITE)
ORDERED_DATES: Final = ((DEBUT_EXAMEN, FIN_EXAMEN), VALIDITY)

NOM: Final = ids.NOM_NAISSANCE
NOM_USAGE: Final = ids.NOM_USAGE
PRENOM: Final = ids.PRENOM_1
PRENOM_2: Final = ids.PRENOM_2
PRENOM_3: Final = ids.PRENOM_3
PRENOMS: Final = (PRENOM, PRENOM_2, PRENOM_3)
ANNEE: Final = ids.ANNEE_NAISSANCE
MOIS: Final = ids.MOIS_NAISSANCE
JOUR: Final = ids.JOUR_NAISSANCE
SEXE: Final = ids.SEXE
INSEE: Final = ids.CODE_INSEE
POSTAL: Final = ids.CODE_POSTAL
COMMUNE: Final = ids.LIBELLE_COMMUNE
CODE_PAYS: Final = ids.CODE_PAYS
PAYS: Final = ids.LIBELLE_PAYS
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

OBTENTION: Final = ids.OBTENTION
DEFINITIF: Final = ids.DONNEE_CERTIFIEE
NIVEAU_LANGUE: Final = ids.NIVEAU_LANGUE
SCORE: Final = ids.SCORING
NIVEAU: Final = ids.NIVEAU
DOMAINE: Final = ids.DOMAINE
COMPETENCE: Final = ids.COMPETENCE
DIGCOMP: Final = (NIVEAU, DOMAINE, COMPETENCE)
SCORED: Final = (OBTENTION, SCORE, ids.SCORE_GENERAL)
"""How it was obtained, and the two scores: in general, and of DigComp."""

DECISION: Final = ids.RESULTAT
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

GIVEN: Final = (*NAMES, *PRENOMS, ids.NOM_TITULAIRE, ids.PRENOM_TITULAIRE)
"""Names and given names."""

LABELS: Final = (COMMUNE, PAYS)
"""Names of a town and a country, shorter in the dictionary than in the schema."""

POSTCODES: Final = (ids.CODE_POSTAL_CENTRE, POSTAL)
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
PASSAGE: Final = (*PERSON, NUMBER, DELIVRANCE, CODE, ids.LIBELLE_OPTION)
"""What makes a passage: a person, a certification and its option, a day."""
