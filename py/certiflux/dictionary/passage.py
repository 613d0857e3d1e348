"""Bloc 5 of the dictionary: the certification obtained, and the whole passage.

Source: FORMAT.md (a).
"""

from __future__ import annotations

from certiflux.dictionary import lists
from certiflux.dictionary.identification import IDENTIFICATION
from certiflux.dictionary.inscription import INSCRIPTION, NUMERIQUE
from certiflux.dictionary.kinds import Boolean, Date, Text
from certiflux.dictionary.model import Doubt, Field, Group, Status, Usual, When

ID_TECHNIQUE = Field(
    id="5.1",
    name="idTechnique",
    kind=Text(1, 255),
    status=Status.OBLIGATOIRE,
    label="ID Technique du passage de la certification",
    short="identifiant du passage",
    help=(
        "Un identifiant par passage, différent pour chacun et dans tous vos envois. Le portail "
        "le rappelle dans son accusé : gardez-le."
    ),
    example="2026-SST-0001",
    synonyms=(
        *("identifiant technique", "cdcTechnicalId", "identifiant du passage", "id passage"),
        *("numéro de certificat", "n° de certificat", "numéro de parchemin"),
        *("n° de parchemin", "numéro de diplôme", "n° du certificat", "numéro d'attestation"),
        *("numéro du titre", "numéro de brevet", "n° de carte", "certificate number"),
        *("externalId", "certificateId", "identifiant unique"),
    ),
)

URL_PREUVE = Field(
    id="5.2",
    name="urlPreuve",
    kind=Text(1, 255),
    status=Status.FACULTATIF,
    label="Lien vers la preuve numérique de l'obtention du « certificat »",
    short="lien vers la preuve",
    help="Adresse durable où la preuve de la certification peut être vue.",
    example="https://exemple.fr/certificats/0001",
    synonyms=(
        "url de la preuve",
        "lien vers la preuve",
        "lien de preuve",
        "preuve numérique",
        "lien du certificat",
        "digitalProofLink",
    ),
)

LIBELLE_OPTION = Field(
    id="5.3",
    name="libelleOption",
    kind=Text(1, 255),
    status=Status.FACULTATIF,
    label="Libellé de l'option/la mention et spécialité liée à la certification",
    short="option ou spécialité",
    help="Nom de l'option ou de la spécialité, quand la certification en a.",
    example="Option commerce international",
    synonyms=("option", "spécialité", "libellé de l'option"),
)

OBTENTION = Field(
    id="5.4",
    name="obtentionCertification",
    kind=lists.OBTENTION,
    status=Status.OBLIGATOIRE,
    label="Obtention de la certification par admission ou scoring",
    short="mode d'obtention",
    help="Par admission si le dossier et les notes sont évalués ; par score s'il faut l'atteindre.",
    example="PAR_ADMISSION",
    synonyms=("mode d'obtention", "modalité d'obtention", "obtention", "type d'obtention"),
    usual=Usual(
        "PAR_ADMISSION",
        "obtention par admission",
        (
            Doubt(("5.15",), "PAR_SCORING", without="resultat"),
            Doubt(("5.13", "5.15"), "PAR_SCORING"),
        ),
    ),
)

DONNEE_CERTIFIEE = Field(
    id="5.5",
    name="donneeCertifiee",
    kind=Boolean(),
    status=Status.OBLIGATOIRE,
    label="Donnée certifiée",
    short="donnée certifiée",
    help="OUI si le résultat est définitif, NON s'il peut encore changer.",
    example="OUI",
    synonyms=("résultat définitif", "certifiedData", "données certifiées"),
    usual=Usual("true", "donnée certifiée"),
)

RESULTAT = Field(
    id="resultat",
    name="resultat",
    kind=Text(1, 60),
    status=Status.FACULTATIF,
    label="Décision : admis ou non",
    short="décision du jury",
    help="Sert à repérer qui n'a pas obtenu la certification ; elle ne part jamais.",
    example="Admis",
    synonyms=(
        *("décision du jury", "résultat du jury", "décision", "résultat", "résultat final"),
        *("admis", "admis(e)", "admis O/N", "admission O/N", "reçu(e)", "validé(e)"),
        *("validation", "certifié", "certifié(e) O/N", "certification obtenue"),
        *("diplôme obtenu", "obtenu(e)", "statut", "statut du candidat", "état", "issue"),
        *("avis du jury", "diplômé(e)", "lauréat", "réussite", "évaluation"),
        *("résultat de l'examen", "result", "outcome", "pass / fail", "status"),
        *("rés", "résult", "décis"),
    ),
    personal=True,
    check_only=True,
    source="FORMAT.md (b) 1",
)

DEBUT_EXAMEN = Field(
    id="5.6",
    name="dateDebutExamen",
    kind=Date(),
    status=Status.FACULTATIF,
    label=(
        "Date de l'examen, du test, ou du jury ou date du début de la période de passage de "
        "l'examen ou de la formation"
    ),
    short="début de l'examen",
    help="Premier jour de l'examen ou, en contrôle continu, de la formation.",
    example="12/05/2026",
    synonyms=(
        *("date de début d'examen", "date d'examen", "date de l'examen", "date du jury"),
        *("date de début de l'examen", "date de session", "session", "date de l'épreuve"),
        *("date de passage", "date de délibération", "date de la délibération"),
        *("date du test", "date de test", "date de début de session", "début de session"),
        *("début de la session", "test date", "date d'évaluation", "examinationDate"),
        *("exam date", "examDate"),
    ),
)

FIN_EXAMEN = Field(
    id="5.7",
    name="dateFinExamen",
    kind=Date(),
    status=Status.FACULTATIF,
    label="Date de fin de l'examen, de la période de passage d'examens ou de la formation",
    short="fin de l'examen",
    help="Dernier jour de l'examen ; le même que le premier s'il n'a duré qu'un jour.",
    example="13/05/2026",
    synonyms=(
        "date de fin d'examen",
        "date de fin de l'examen",
        "date de fin de session",
        "date de fin d'épreuve",
        "fin de session",
        "examinationEndDate",
        "fin de la session",
    ),
)

MODALITE_PASSAGE = Field(
    id="5.8",
    name="modalitePassageExamen",
    kind=lists.MODALITE_PASSAGE,
    status=Status.FACULTATIF,
    label="Modalités de passage des examens",
    short="modalité d'examen",
    help="Comment l'examen s'est passé.",
    example="EN_PRESENTIEL",
    synonyms=(
        "modalité de passage",
        "modalité d'examen",
        "modalité de l'examen",
        "mode de passage",
        "présentiel / distanciel",
    ),
)

CODE_POSTAL_CENTRE = Field(
    id="5.9",
    name="codePostalCentreExamen",
    kind=Text(1, 9, pad=5),
    status=Status.FACULTATIF,
    label="Code postal du centre d'examen principal",
    short="code postal du centre d'examen",
    help="Code postal du centre, avec son zéro de tête.",
    example="06000",
    synonyms=(
        "code postal du centre d'examen",
        "code postal du centre",
        "CP centre d'examen",
        "CP du centre",
        "code postal du lieu d'examen",
        "code postal de l'examen",
        "examinationCenterZipCode",
    ),
)

DEBUT_VALIDITE = Field(
    id="5.10",
    name="dateDebutValidite",
    kind=Date(),
    status=Status.OBLIGATOIRE,
    label="Date de début de validité et de délivrance de la certification",
    short="date de délivrance",
    help="Date inscrite sur le parchemin. Le délai légal de trois mois court depuis ce jour.",
    example="20/05/2026",
    synonyms=(
        *("date de début de validité", "début de validité"),
        *("date de délivrance de la certification", "date de délivrance"),
        *("date d'obtention de la certification", "date d'obtention", "délivré(e) le"),
        *("obtenu(e) le", "date du parchemin", "date du certificat", "date du diplôme"),
        *("issueDate", "date of issue", "award date", "date de certification"),
        *("date de validation", "attribué(e) le", "certifié(e) le", "délivrance"),
    ),
)

FIN_VALIDITE = Field(
    id="5.11",
    name="dateFinValidite",
    kind=Date(),
    status=Status.SAUF_NIL,
    label="Date de fin de validité de la certification",
    short="fin de validité",
    help="Dernier jour de validité ; laissez vide si la certification n'expire pas.",
    example="19/05/2029",
    synonyms=(
        *("date de fin de validité", "fin de validité", "valable jusqu'au"),
        *("date d'expiration", "expire le", "valide jusqu'au", "validité jusqu'au"),
        *("expirationDate", "expiry date", "valid until", "date d'échéance"),
        *("date limite de validité", "à recycler avant le", "recyclage avant le"),
        "date de recyclage",
    ),
)

PRESENCE_LANGUE = Field(
    id="5.12",
    name="presenceNiveauLangueEuro",
    kind=Boolean(),
    status=Status.OBLIGATOIRE,
    label="Présence du niveau de langue européen",
    short="présence d'un niveau de langue",
    help="OUI si un niveau de langue (A1 à C2) accompagne la certification, NON sinon.",
    example="NON",
    synonyms=(
        "présence niveau langue",
        "présence du niveau de langue",
        "niveau de langue présent",
        "niveau de langue",
    ),
    usual=Usual("false", "sans niveau de langue"),
)

NIVEAU_LANGUE = Field(
    id="5.13",
    name="niveauLangueEuropeen",
    kind=lists.NIVEAU_LANGUE,
    status=Status.CONDITIONNEL,
    label="Niveau langue européen",
    short="niveau de langue",
    help="Niveau du cadre européen (CECRL), si et seulement si sa présence vaut OUI.",
    example="B2",
    synonyms=(
        *("niveau CECRL", "niveau européen de langue", "CECRL", "niveau de langue européen"),
        *("niveau de langue", "niveau linguistique", "europeanLanguageLevel"),
        *("niveau atteint", "niveau obtenu", "CEFR level", "CEFR"),
    ),
    when=When("5.12", "true"),
)

PRESENCE_NUMERIQUE = Field(
    id="5.14",
    name="presenceNiveauNumeriqueEuro",
    kind=Boolean(),
    status=Status.OBLIGATOIRE,
    label="Présence du niveau numérique européen",
    short="présence d'un niveau numérique",
    help="OUI si un niveau numérique (DigComp) accompagne la certification, NON sinon.",
    example="NON",
    synonyms=(
        "présence niveau numérique",
        "présence du niveau numérique",
        "niveau numérique présent",
        "niveau numérique",
    ),
    usual=Usual("false", "sans niveau numérique"),
)

SCORING = Field(
    id="5.15",
    name="scoring",
    kind=Text(1, 255),
    status=Status.SAUF_NIL,
    label="Scoring ou base de notation",
    short="score",
    help="Score ou note atteints ; laissez vide s'il n'y en a pas.",
    example="955",
    synonyms=(
        *("score obtenu", "score", "note obtenue", "note", "note finale", "note globale"),
        *("score total", "total score", "overall score", "detailedResult", "total du cours"),
    ),
)

MENTION = Field(
    id="5.16",
    name="mentionValidee",
    kind=lists.MENTION,
    status=Status.SAUF_NIL,
    label="Mention(s) validée(s)",
    short="mention",
    help="Mention obtenue ; laissez vide si la certification n'en donne pas.",
    example="MENTION_BIEN",
    synonyms=(
        "mention obtenue",
        "mention",
        "mention au diplôme",
        "mention au jury",
        "gradePass",
        "grade",
    ),
)

VERBATIM = Field(
    id="5.17",
    name="verbatim",
    kind=Text(1, 255),
    status=Status.FACULTATIF,
    label="Verbatim",
    short="verbatim",
    help="Une précision libre sur la certification.",
    example="Session du printemps",
    synonyms=("commentaire", "information complémentaire"),
)

PASSAGE = Group(
    "passageCertification",
    (
        ID_TECHNIQUE,
        URL_PREUVE,
        LIBELLE_OPTION,
        OBTENTION,
        DONNEE_CERTIFIEE,
        DEBUT_EXAMEN,
        FIN_EXAMEN,
        MODALITE_PASSAGE,
        CODE_POSTAL_CENTRE,
        DEBUT_VALIDITE,
        FIN_VALIDITE,
        PRESENCE_LANGUE,
        NIVEAU_LANGUE,
        PRESENCE_NUMERIQUE,
        NUMERIQUE,
        SCORING,
        MENTION,
        INSCRIPTION,
        IDENTIFICATION,
        VERBATIM,
    ),
    type_name="passageCertification",
    title="Le passage de la certification",
    repeated=True,
)
