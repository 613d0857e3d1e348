"""Columns that are no field of any flow: those that feed several, those that check the others.

What was decided about a result is in ``passage``, beside what it checks.
"""

from __future__ import annotations

from certiflux.dictionary.kinds import Text
from certiflux.dictionary.model import Composite, Field, Status

NIR = Field(
    id="nir",
    name="nir",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Numéro de sécurité sociale (NIR)",
    short="numéro de sécurité sociale",
    help=(
        "Sert à vérifier le sexe, la date et le lieu de naissance. Il ne part dans le fichier que "
        "si le schéma en vigueur a une place pour lui et que vous le demandez."
    ),
    example="",
    synonyms=(
        "NIR",
        "numéro de sécurité sociale",
        "n° de sécurité sociale",
        "n° SS",
        "numéro SS",
        "n° sécu",
        "NNI",
        "numéro INSEE",
        "socialSecurityNumber",
        "identifiantNational.nir",
    ),
    personal=True,
    check_only=True,
    secret=True,
    source="FORMAT.md (0), 1.1.2 → 1.1.5",
)

DEPARTEMENT = Field(
    id="departement",
    name="departement",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Département de naissance",
    short="département de naissance",
    help="Sert à trouver le code de la commune de naissance ; il ne part jamais.",
    example="33",
    synonyms=(
        "département de naissance",
        "dépt de naissance",
        "dpt de naissance",
        "dép. de naissance",
        "code département de naissance",
        "n° département de naissance",
        "département naissance",
        "dept naissance",
        "code département naissance",
        "dept naiss",
        "birthDepartment",
    ),
    personal=True,
    check_only=True,
    source="FORMAT.md (b) 8",
)

DATE_NAISSANCE = Composite(
    id="8.6-8.8",
    label="Date de naissance",
    parts=("8.6", "8.7", "8.8"),
    short="date de naissance",
    help="Une colonne qui porte toute la date : Certiflux en tire l'année, le mois et le jour.",
    example="07/05/1990",
    synonyms=(
        "date de naissance",
        "dateOfBirth",
        "birthDate",
        "né(e) le",
        "née le",
        "né le",
        "date naissance",
        "DDN",
        "DOB",
        "naissance",
    ),
)

NOM_PRENOM = Composite(
    id="8.1+8.3",
    label="Nom et prénom",
    parts=("8.1", "8.3"),
    short="nom et prénom",
    help="Une colonne qui porte le nom et le prénom : dites lequel vient en premier.",
    example="MARTIN Camille",
    synonyms=(
        "nom & prénom",
        "nom prénom",
        "nom-prénom",
        "prénom nom",
        "prénom et nom",
        "nom complet",
        "nom et prénoms",
        "nom/prénom",
        "NOM Prénom du candidat",
        "nom et prénom du candidat",
        "nom et prénom du stagiaire",
        "fullName",
        "identité",
        "candidat",
        "stagiaire",
        "apprenant",
        "bénéficiaire",
        "participant",
        "salarié",
        "collaborateur",
        "agent",
        "étudiant",
        "élève",
        "apprenti",
        "titulaire",
        "certifié(e)",
        "personne",
    ),
    asked=True,
)
