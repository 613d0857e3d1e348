"""Blocs 8 and 9 of the dictionary: who was certified, by civil status or by CPF file number.

Source: FORMAT.md (a); birth places in FORMAT.md (b) 8 and PLACES.md; the national identifier of
the provisional schema in FORMAT.md (0).
"""

from __future__ import annotations

from certiflux.dictionary import lists
from certiflux.dictionary.kinds import Integer, Pattern, Text
from certiflux.dictionary.model import Composite, Field, Form, Group, Status
from certiflux.dictionary.naissance import (
    CODE_COMMUNE,
    CODE_PAYS,
    LIBELLE_COMMUNE,
    LIBELLE_PAYS,
)

ID_DOSSIER = Field(
    id="9.1",
    name="idDossier",
    kind=Text(1, 13),
    status=Status.OBLIGATOIRE,
    label="Identifiant du dossier de formation",
    help=(
        "Numéro du dossier CPF de la personne, si vous l'avez. Il remplace alors tout l'état civil."
    ),
    example="12345678901",
    synonyms=(
        "id dossier formation",
        "n° de dossier CPF",
        "numéro de dossier CPF",
        "dossier CPF",
        "numéro du dossier de formation",
        "numéro de dossier EDOF",
        "numéro de dossier",
    ),
    personal=True,
)

NOM_TITULAIRE = Field(
    id="9.2",
    name="nomTitulaire",
    kind=Text(1, 30),
    status=Status.OBLIGATOIRE,
    label="Nom du titulaire du dossier",
    help="Nom inscrit sur le dossier CPF, 30 caractères au plus.",
    example="MARTIN",
    synonyms=("nom du titulaire",),
    personal=True,
)

PRENOM_TITULAIRE = Field(
    id="9.3",
    name="prenom1Titulaire",
    kind=Text(1, 20),
    status=Status.OBLIGATOIRE,
    label="Prénom 1 du titulaire du dossier",
    help="Premier prénom inscrit sur le dossier CPF, 20 caractères au plus.",
    example="Camille",
    synonyms=("prénom du titulaire", "prénom 1 titulaire"),
    personal=True,
)

NOM_NAISSANCE = Field(
    id="8.1",
    name="nomNaissance",
    kind=Text(1, 60),
    status=Status.OBLIGATOIRE,
    label="Nom de naissance du titulaire",
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
    ),
    personal=True,
)

NOM_USAGE = Field(
    id="8.2",
    name="nomUsage",
    kind=Text(1, 60),
    status=Status.SAUF_NIL,
    label="Nom d'usage ou marital",
    help="Nom porté tous les jours s'il diffère du nom de naissance ; sinon laissez vide.",
    example="DURAND",
    synonyms=(
        "nom d'usage",
        "nom marital",
        "nom d'épouse",
        "nom usuel",
        "nom d'époux",
        "nom de femme mariée",
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
    help="Premier prénom de l'état civil, avec ses traits d'union (Jean-Pierre).",
    example="Camille",
    synonyms=(
        "prénom 1 du titulaire",
        "premier prénom",
        "1er prénom",
        "prénom",
        "firstName",
        "prénom usuel",
        "prénom du candidat",
        "prénom du stagiaire",
        "given name",
    ),
    personal=True,
)

PRENOM_2 = Field(
    id="8.4",
    name="prenom2",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Prénom 2",
    help="Deuxième prénom de l'état civil, s'il est connu. Il aide à départager des homonymes.",
    example="Louise",
    synonyms=(
        "deuxième prénom",
        "second prénom",
        "2e prénom",
        "firstName2",
        "middle name",
    ),
    personal=True,
)

PRENOM_3 = Field(
    id="8.5",
    name="prenom3",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Prénom 3",
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
    help="F ou M, comme à l'état civil.",
    example="F",
    synonyms=(
        "genre",
        "civilité",
        "gender",
        "H/F",
        "M/F",
        "F/M",
        "sex",
        "titre de civilité",
    ),
    personal=True,
)

COMMENTAIRES_MEN = Field(
    id="commentairesMEN",
    name="commentairesMEN",
    kind=Text(1, 250),
    status=Status.FACULTATIF,
    label="Commentaires du ministère de l'Éducation nationale",
    help="Réservé au ministère de l'Éducation nationale. Certiflux ne l'écrit pas.",
    example="",
    personal=True,
    emitted=False,
)

NIR_DU_FLUX = Field(
    id="identifiantNational.nir",
    name="nir",
    kind=Pattern(r"[12][0-9]{4}(2[AB]|[0-9]{2})[0-9]{6}", 13),
    status=Status.OBLIGATOIRE,
    label="Numéro de sécurité sociale du flux",
    help="Les 13 premiers caractères du numéro, sans la clé. Certiflux ne l'écrit pas.",
    example="",
    personal=True,
    emitted=False,
    since="1.1.5",
    source="FORMAT.md (0), 1.1.2 → 1.1.5",
)

NIR = Field(
    id="nir",
    name="nir",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Numéro de sécurité sociale (NIR)",
    help="Sert à vérifier le sexe, la date et le lieu de naissance ; il ne part jamais.",
    example="",
    synonyms=(
        "NIR",
        "numéro de sécurité sociale",
        "n° de sécurité sociale",
        "n° SS",
        "numéro SS",
        "n° sécu",
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
    help="Sert à trouver le code de la commune de naissance ; il ne part jamais.",
    example="33",
    synonyms=(
        "département de naissance",
        "dépt de naissance",
        "dpt de naissance",
        "dép. de naissance",
        "code département de naissance",
        "n° département de naissance",
        "birthDepartment",
    ),
    personal=True,
    check_only=True,
    source="FORMAT.md (b) 8",
)

NOM_NAISSANCE_NIR = Field(
    id="identifiantNational.nomNaissance",
    name="nomNaissance",
    kind=Text(1, 60),
    status=Status.OBLIGATOIRE,
    label="Nom de naissance (avec le NIR)",
    help="Nom de naissance qui accompagne le numéro de sécurité sociale.",
    example="MARTIN",
    personal=True,
    since="1.1.5",
    source="FORMAT.md (0), 1.1.2 → 1.1.5",
)

DOSSIER_FORMATION = Group(
    "dossierFormation",
    (ID_DOSSIER, NOM_TITULAIRE, PRENOM_TITULAIRE),
    type_name="dossierFormation",
    title="La personne, par son dossier CPF",
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

IDENTIFIANT_NATIONAL = Group(
    "identifiantNational",
    (NIR_DU_FLUX, NOM_NAISSANCE_NIR),
    type_name="identifiantNational",
    title="La personne, par son numéro de sécurité sociale",
    since="1.1.5",
)

IDENTIFICATION = Group(
    "identificationTitulaire",
    (DOSSIER_FORMATION, TITULAIRE, IDENTIFIANT_NATIONAL),
    Form.CHOICE,
    "identificationTitulaire",
    title="La personne certifiée",
)

DATE_NAISSANCE = Composite(
    id="8.6-8.8",
    label="Date de naissance",
    parts=("8.6", "8.7", "8.8"),
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
        "titulaire",
        "certifié(e)",
        "personne",
    ),
    asked=True,
)
