"""Blocs 1 to 4 of the dictionary: the flow, who sends it, who certifies, which certification.

Source: FORMAT.md (a) and, for the provisional ``action``, FORMAT.md (0) « 1.1.2 → 1.1.5 ».
"""

from __future__ import annotations

from certiflux.dictionary import lists
from certiflux.dictionary.kinds import Listing, Option, Text, Timestamp
from certiflux.dictionary.model import Field, Group, GroupForm, Status
from certiflux.dictionary.passage import PASSAGE

ID_FLUX = Field(
    id="1.1",
    name="idFlux",
    kind=Text(1, 50),
    status=Status.OBLIGATOIRE,
    label="Identifiant du flux",
    help="Numéro unique du fichier envoyé. Certiflux en crée un nouveau à chaque fichier.",
    example="6e3c7378-bda4-497a-9bd6-dc203f903ed9",
    generated=True,
)

HORODATAGE = Field(
    id="1.2",
    name="horodatage",
    kind=Timestamp(),
    status=Status.OBLIGATOIRE,
    label="Horodatage",
    help="Date et heure de création du fichier, à l'heure de Paris. Certiflux les écrit.",
    example="2026-06-10T14:24:12+02:00",
    generated=True,
)

ACTION = Field(
    id="action",
    name="action",
    kind=Listing(
        "action",
        (
            Option("CREATION", "Création", ("création", "ajout")),
            Option("SUPPRESSION", "Suppression", ("retrait",)),
        ),
    ),
    status=Status.OBLIGATOIRE,
    label="Action demandée",
    help="Ce que le portail doit faire des passages du fichier : les créer ou les supprimer.",
    example="CREATION",
    setting="flux.action",
    since="1.1.5",
    source="FORMAT.md (0), 1.1.2 → 1.1.5",
)

ID_CLIENT_EMETTEUR = Field(
    id="2.1",
    name="idClient",
    kind=Text(8, 8),
    status=Status.OBLIGATOIRE,
    label="N° de la fiche client de l'émetteur",
    short="identifiant de l'émetteur",
    help=(
        "Identifiant de celui qui dépose le fichier, reçu par courriel de la Caisse des Dépôts "
        "lors de l'accrochage (aussi appelé BCR). C'est le même que celui du certificateur "
        "quand vous déclarez pour vous-même."
    ),
    example="12ABC345",
    synonyms=(
        "Id Client",
        "idClient émetteur",
        "id client de l'émetteur",
        "émetteur idClient",
        "fiche client émetteur",
        "BCR émetteur",
    ),
    setting="emetteur.id_client",
)

ID_CLIENT_CERTIFICATEUR = Field(
    id="3.1",
    name="idClient",
    kind=Text(8, 8),
    status=Status.OBLIGATOIRE,
    label="N° de la fiche client Certificateur",
    short="identifiant du certificateur",
    help=(
        "Identifiant du certificateur, reçu par courriel de la Caisse des Dépôts lors de "
        "l'accrochage (aussi appelé BCR)."
    ),
    example="12ABC345",
    synonyms=(
        "Id Client 2",
        "idClient certificateur",
        "id client du certificateur",
        "certificateur idClient",
        "fiche client du certificateur",
        "BCR certificateur",
    ),
    setting="certificateur.id_client",
)

ID_CONTRAT = Field(
    id="3.2",
    name="idContrat",
    kind=Text(1, 20),
    status=Status.OBLIGATOIRE,
    label="Numéro de contrat spécifique Certificateur",
    short="numéro de contrat",
    help="Numéro du contrat de certificateur, reçu par courriel de la Caisse des Dépôts.",
    example="MCFCER000123",
    synonyms=("numéro de contrat", "n° de contrat", "contrat", "id du contrat"),
    setting="certificateur.id_contrat",
)

TYPE = Field(
    id="4.1",
    name="type",
    kind=Text(1, 255),
    status=Status.OBLIGATOIRE,
    label="Type de certification",
    short="répertoire",
    help=(
        "Le répertoire de France compétences : RNCP ou RS. Il doit être celui du code : "
        "RNCP avec RNCP38362, RS avec RS5200."
    ),
    example="RS",
    synonyms=(
        "type certification",
        "répertoire",
        "type de répertoire",
        "RNCP ou RS",
        "certificationType",
    ),
    suggestions=(
        "RS",
        "RNCP",
        "Diplôme d'Etablissement",
        "Diplôme Universitaire",
        "Habilitation",
        "Reconnaissance",
    ),
    setting="certification.type",
)

CODE = Field(
    id="4.2",
    name="code",
    kind=Text(1, 100),
    status=Status.OBLIGATOIRE,
    label="Code (RNCP / RS ou diplôme)",
    short="code de la certification",
    help="Le numéro de la fiche France compétences, préfixe compris : RNCP38362 ou RS5200.",
    example="RS5200",
    synonyms=(
        "code certification",
        "code de la certification",
        "code RNCP/RS",
        "code RNCP",
        "code RS",
        "numéro de fiche",
        "n° de fiche",
        "RNCP/RS",
        "fiche France compétences",
        "numéro RNCP",
        "n° RNCP",
        "numéro RS",
        "n° RS",
        "certificationCode",
        "fiche RNCP",
        "fiche RS",
        "fiche",
        "code fiche",
        "certification",
        "certification visée",
        "intitulé de la certification",
        "RNCP",
        "formation RNCP",
    ),
    setting="certification.code",
)

NATURE_DEPOSANT = Field(
    id="4.3",
    name="natureDeposant",
    kind=lists.NATURE_DEPOSANT,
    status=Status.FACULTATIF,
    label="Nature du déposant auprès de France Compétences",
    short="nature du déposant",
    help="Qui a déposé la certification auprès de France compétences.",
    example="CERTIFICATEUR",
    synonyms=("nature du déposant", "déposant"),
    setting="certification.nature_deposant",
)

CERTIFICATION = Group(
    "certification",
    (
        TYPE,
        CODE,
        NATURE_DEPOSANT,
        Group("passageCertifications", (PASSAGE,), GroupForm.LIST),
    ),
    type_name="certification",
    title="La certification",
    repeated=True,
)

CERTIFICATEUR = Group(
    "certificateur",
    (
        ID_CLIENT_CERTIFICATEUR,
        ID_CONTRAT,
        Group("certifications", (CERTIFICATION,), GroupForm.LIST),
    ),
    type_name="certificateur",
    title="Le certificateur",
)

EMETTEUR = Group(
    "emetteur",
    (
        ID_CLIENT_EMETTEUR,
        Group("certificateurs", (CERTIFICATEUR,), type_name="certificateurs"),
    ),
    type_name="emetteur",
    title="L'émetteur du fichier",
)

FLUX = Group("flux", (ID_FLUX, HORODATAGE, ACTION, EMETTEUR), type_name="flux", title="Le flux")
