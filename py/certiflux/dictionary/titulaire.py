"""Bloc 8 of the dictionary, first half: the civil status of who was certified.

Source: FORMAT.md (a); where the person was born is in ``naissance``.
"""

from __future__ import annotations

from certiflux.dictionary import lists
from certiflux.dictionary.kinds import Integer, Text
from certiflux.dictionary.model import Field, Group, Status
from certiflux.dictionary.naissance import (
    CODE_COMMUNE,
    CODE_PAYS,
    LIBELLE_COMMUNE,
    LIBELLE_PAYS,
)

NOM_NAISSANCE = Field(
    id="8.1",
    name="nomNaissance",
    kind=Text(1, 60),
    status=Status.OBLIGATOIRE,
    label="Nom de naissance du titulaire",
    short="nom de naissance",
    help="Nom de l'acte de naissance, jamais le nom marital : c'est lui que l'État recherche.",
    example="MARTIN",
    synonyms=(
        "nom de naissance",
        "birthName",
        "nom de jeune fille",
        "nom patronymique",
        "nom de famille de naissance",
        "nom à l'état civil",
        "nom du titulaire à la naissance",
        "nom de famille",
        "lastNameAtBirth",
        "nom",
        "nom du candidat",
        "nom du stagiaire",
        "nom à la naissance",
        "nom de fille",
        "birth surname",
        "family name",
        "surname",
        "maiden name",
        "last name",
    ),
    personal=True,
)

NOM_USAGE = Field(
    id="8.2",
    name="nomUsage",
    kind=Text(1, 60),
    status=Status.SAUF_NIL,
    label="Nom d'usage ou marital",
    short="nom d'usage",
    help="Nom porté tous les jours s'il diffère du nom de naissance ; sinon laissez vide.",
    example="DURAND",
    synonyms=(
        "nom d'usage",
        "nom marital",
        "nom d'épouse",
        "nom usuel",
        "nom d'époux",
        "nom de femme mariée",
        "married name",
        "nom 2",
        "autre nom",
        "si vous portez un autre nom",
        "nom utilisé",
        "nom d'usage ou d'époux",
        "usageName",
        "lastName",
    ),
    personal=True,
)

PRENOM_1 = Field(
    id="8.3",
    name="prenom1",
    kind=Text(1, 60),
    status=Status.OBLIGATOIRE,
    label="Prénom 1",
    short="prénom",
    help="Premier prénom de l'état civil, avec ses traits d'union (Jean-Pierre).",
    example="Camille",
    synonyms=(
        "prénom 1 du titulaire",
        "premier prénom",
        "1er prénom",
        "prénom",
        "firstName",
        "prénom usuel",
        "prénoms",
        "prénom du candidat",
        "prénom du stagiaire",
        "given name",
        "forename",
    ),
    personal=True,
)

PRENOM_2 = Field(
    id="8.4",
    name="prenom2",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Prénom 2",
    short="deuxième prénom",
    help="Deuxième prénom de l'état civil, s'il est connu. Il aide à départager des homonymes.",
    example="Louise",
    synonyms=(
        "deuxième prénom",
        "second prénom",
        "2e prénom",
        "firstName2",
        "middle name",
        "autres prénoms",
    ),
    personal=True,
)

PRENOM_3 = Field(
    id="8.5",
    name="prenom3",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Prénom 3",
    short="troisième prénom",
    help="Troisième prénom de l'état civil, s'il est connu.",
    example="Anne",
    synonyms=(
        "troisième prénom",
        "3e prénom",
        "firstName3",
    ),
    personal=True,
)

ANNEE_NAISSANCE = Field(
    id="8.6",
    name="anneeNaissance",
    kind=Integer(1900, 2099),
    status=Status.OBLIGATOIRE,
    label="Année de naissance",
    short="année de naissance",
    help="Les quatre chiffres de l'année.",
    example="1990",
    synonyms=(
        "année naissance",
        "yearOfBirth",
        "birthYear",
        "an de naissance",
    ),
    personal=True,
)

MOIS_NAISSANCE = Field(
    id="8.7",
    name="moisNaissance",
    kind=Integer(1, 12, month=True),
    status=Status.SAUF_NIL,
    label="Mois de naissance",
    short="mois de naissance",
    help="De 1 à 12 ; laissez vide si le mois est inconnu de l'état civil.",
    example="5",
    synonyms=(
        "mois naissance",
        "monthOfBirth",
        "birthMonth",
    ),
    personal=True,
)

JOUR_NAISSANCE = Field(
    id="8.8",
    name="jourNaissance",
    kind=Integer(1, 31),
    status=Status.SAUF_NIL,
    label="Jour de naissance",
    short="jour de naissance",
    help="De 1 à 31 ; laissez vide si le jour est inconnu de l'état civil.",
    example="7",
    synonyms=(
        "jour naissance",
        "dayOfBirth",
        "birthDay",
    ),
    personal=True,
)

SEXE = Field(
    id="8.9",
    name="sexe",
    kind=lists.SEXE,
    status=Status.OBLIGATOIRE,
    label="Sexe",
    short="sexe",
    help="F ou M, comme à l'état civil.",
    example="F",
    synonyms=(
        "genre",
        "civilité",
        "vous êtes",
        "code sexe",
        "code civilité",
        "gender",
        "H/F",
        "M/F",
        "F/M",
        "sex",
        "titre de civilité",
        "titre",
    ),
    personal=True,
)

COMMENTAIRES_MEN = Field(
    id="commentairesMEN",
    name="commentairesMEN",
    kind=Text(1, 250),
    status=Status.FACULTATIF,
    label="Commentaires du ministère de l'Éducation nationale",
    short="commentaires du ministère",
    help="Réservé au ministère de l'Éducation nationale. Certiflux ne l'écrit pas.",
    example="",
    personal=True,
    emitted=False,
)

TITULAIRE = Group(
    "titulaire",
    (
        NOM_NAISSANCE,
        NOM_USAGE,
        PRENOM_1,
        PRENOM_2,
        PRENOM_3,
        ANNEE_NAISSANCE,
        MOIS_NAISSANCE,
        JOUR_NAISSANCE,
        SEXE,
        CODE_COMMUNE,
        LIBELLE_COMMUNE,
        CODE_PAYS,
        LIBELLE_PAYS,
        COMMENTAIRES_MEN,
    ),
    type_name="titulaire",
    title="La personne, par son état civil",
)
