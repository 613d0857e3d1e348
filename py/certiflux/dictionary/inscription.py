"""Blocs 6 and 7 of the dictionary: the digital level, the enrolment.

Source: FORMAT.md (a).
"""

from __future__ import annotations

from certiflux.dictionary import lists
from certiflux.dictionary.kinds import Date, Integer, Text
from certiflux.dictionary.model import Field, Group, GroupForm, Status, When

SCORE_GENERAL = Field(
    id="6.1",
    name="scoreGeneral",
    kind=Integer(1, 1000),
    status=Status.CONDITIONNEL,
    label="Score général DIGCOMP",
    short="score numérique",
    help="Score d'ensemble, de 1 à 1000.",
    example="640",
    synonyms=("score général", "score DigComp"),
    when=When("5.14", "true"),
)

NIVEAU = Field(
    id="6.2",
    name="niveau",
    kind=Integer(1, 8),
    status=Status.CONDITIONNEL,
    label="Niveau obtenu pour la compétence",
    short="niveau numérique",
    help="De 1 à 8. Plusieurs compétences : séparez par un point-virgule, dans le même ordre.",
    example="5",
    synonyms=("niveau de la compétence", "niveau DigComp"),
    when=When("5.14", "true"),
    multiple=True,
)

DOMAINE = Field(
    id="6.3",
    name="domaineCompetenceId",
    kind=Text(1, 1),
    status=Status.CONDITIONNEL,
    label="Identifiant du domaine de compétence",
    short="domaine numérique",
    help="Numéro du domaine DigComp, de 1 à 5.",
    example="3",
    synonyms=("domaine de compétence", "domaine DigComp"),
    when=When("5.14", "true"),
    multiple=True,
)

COMPETENCE = Field(
    id="6.4",
    name="competenceId",
    kind=Text(1, 1),
    status=Status.CONDITIONNEL,
    label="Identifiant de la compétence",
    short="compétence numérique",
    help="Numéro de la compétence dans son domaine.",
    example="2",
    synonyms=("compétence DigComp",),
    when=When("5.14", "true"),
    multiple=True,
)

MODALITE_ACCES = Field(
    id="7.1",
    name="modaliteAcces",
    kind=lists.MODALITE_ACCES,
    status=Status.SAUF_NIL,
    label="Modalités d'accès à la certification",
    short="modalité d'accès",
    help="Par quelle voie la personne est venue à la certification ; laissez vide si inconnue.",
    example="CANDIDAT_LIBRE",
    synonyms=(
        "modalité d'accès à la certification",
        "modalité d'accès",
        "voie d'accès",
        "voie d'accès à la certification",
        "type d'accès",
        "accessModality",
        "régime d'inscription",
        "statut",
        "statut du candidat",
        "type de contrat",
        "voie de formation",
        "type d'inscription",
    ),
)

VOIE_VAE = Field(
    id="7.2",
    name="voieAccessVAE",
    kind=lists.VOIE_VAE,
    status=Status.CONDITIONNEL,
    label="Voie d'accès VAE",
    short="voie de la VAE",
    help="À remplir pour une VAE seulement.",
    example="VAE_CLASSIQUE",
    synonyms=("voie VAE",),
    when=When("7.1", "VAE"),
)

INITIATIVE = Field(
    id="7.3",
    name="initiativeInscription",
    kind=lists.INITIATIVE,
    status=Status.FACULTATIF,
    label="Initiative de l'inscription à la certification",
    short="qui a inscrit",
    help="Qui a inscrit la personne.",
    example="OF",
    synonyms=(
        "initiative de l'inscription",
        "initiative",
        "à l'initiative de",
        "inscrit par",
    ),
)

DATE_INSCRIPTION = Field(
    id="7.4",
    name="dateInscription",
    kind=Date(),
    status=Status.FACULTATIF,
    label="Date d'inscription à la certification",
    short="date d'inscription",
    help="Jour de l'inscription à l'examen.",
    example="02/03/2026",
    synonyms=(
        "date d'inscription",
        "inscription le",
        "inscrit(e) le",
        "enrollmentDate",
    ),
)

RESULTAT = Group(
    "resultat", (NIVEAU, DOMAINE, COMPETENCE), type_name="resultat", optional=True, repeated=True
)

NUMERIQUE = Group(
    "niveauNumeriqueEuropeen",
    (SCORE_GENERAL, Group("resultats", (RESULTAT,), GroupForm.LIST, optional=True)),
    type_name="niveauNumeriqueEuropeen",
    title="Le niveau numérique européen",
    optional=True,
    when=When("5.14", "true"),
)

INSCRIPTION = Group(
    "modalitesInscription",
    (MODALITE_ACCES, VOIE_VAE, INITIATIVE, DATE_INSCRIPTION),
    type_name="modalitesInscription",
    title="L'inscription",
)
