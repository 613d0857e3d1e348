"""The exclusive ways of saying who was certified: civil status, CPF file, national number.

Source: FORMAT.md (a), bloc 9; the national identifier of the provisional schema in FORMAT.md (0).
"""

from __future__ import annotations

from certiflux.dictionary.kinds import Pattern, Text
from certiflux.dictionary.model import Field, Group, GroupForm, Status
from certiflux.dictionary.titulaire import TITULAIRE

ID_DOSSIER = Field(
    id="9.1",
    name="idDossier",
    kind=Text(1, 13),
    status=Status.OBLIGATOIRE,
    label="Identifiant du dossier de formation",
    short="n° de dossier CPF",
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
        "dossier EDOF",
        "numéro EDOF",
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
    short="nom (dossier CPF)",
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
    short="prénom (dossier CPF)",
    help="Premier prénom inscrit sur le dossier CPF, 20 caractères au plus.",
    example="Camille",
    synonyms=("prénom du titulaire", "prénom 1 titulaire"),
    personal=True,
)

NIR_DU_FLUX = Field(
    id="identifiantNational.nir",
    name="nir",
    kind=Pattern(r"[12][0-9]{4}(2[AB]|[0-9]{2})[0-9]{6}", 13),
    status=Status.OBLIGATOIRE,
    label="Numéro de sécurité sociale du flux",
    help=(
        "Les 13 premiers caractères du numéro, sans la clé. Certiflux ne les écrit qu'à votre "
        "demande, à la place de l'état civil."
    ),
    example="",
    generated=True,
    personal=True,
    secret=True,
    since="1.1.5",
    source="FORMAT.md (0), 1.1.2 → 1.1.5",
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
    GroupForm.CHOICE,
    "identificationTitulaire",
    title="La personne certifiée",
)
