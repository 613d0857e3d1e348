"""The fields of the Passeport de prévention's import, each declared once for both layouts.

Column names and order: layouts.json. Lengths, lists and obligations: the public readings of the
official guides of February 2026; the source of each field says how sure it is.
"""

from __future__ import annotations

from typing import Final

from certiflux.dictionary import prevention_lists as lists
from certiflux.dictionary.kinds import Date, Kind, Text
from certiflux.dictionary.model import Field, Status, When
from certiflux.dictionary.prevention_model import GUIDE, Codes, ImportColumn, Sure

_MUST, _MAY, _IF = Status.OBLIGATOIRE, Status.FACULTATIF, Status.CONDITIONNEL
CERTIFYING: Final = "FORMATION_CERTIFIANTE"
EMPLOYED: Final = "PRESENCE_EMPLOYEUR"
TRAINED: Final = "PRESENCE_FORMATION"
_WITH_EMPLOYER: Final = When(EMPLOYED, lists.YES)


def declared(  # noqa: PLR0913  # a declaration has as many parts as a field
    name: str,
    kind: Kind,
    status: Status,
    label: str,
    help_: str,
    example: str,
    *synonyms: str,
    when: When | None = None,
    personal: bool = False,
    sure: Sure = Sure.REPORTED,
    guide: str = GUIDE,
) -> Field:
    """Return a field whose id is its column; ``guide`` names the document that tells of it."""
    return Field(
        id=name,
        name=name,
        kind=kind,
        status=status,
        label=label,
        help=help_,
        example=example,
        synonyms=synonyms,
        when=when,
        personal=personal,
        secret=name == "NIR",
        source=f"{guide} (février 2026), {sure.value}",
    )


ID_DECLARATION = ImportColumn(
    declared(
        "ID_DECLARATION",
        Text(1, 255),
        _MUST,
        "Identifiant de la déclaration",
        "Un nom de votre choix pour chaque session déclarée : toutes les personnes d'une même "
        "session ont le même, et une déclaration en compte 500 au plus.",
        "SST-2026-06-15",
        "identifiant de la déclaration",
        "n° de session",
        "numéro de session",
        "code session",
        "id session",
        "référence session",
    )
)

REFERENCE = ImportColumn(
    declared(
        "REFERENCE_DECLARATION",
        Text(1, 280),
        _MUST,
        "Référence de la déclaration",
        "Le libellé sous lequel vous retrouverez cette déclaration sur le portail.",
        "Session SST du 15 juin 2026",
        "référence de la déclaration",
        "libellé de la session",
        "nom de la session",
        "intitulé de la session",
    ),
    shared=True,
)

ID_UNIQUE = ImportColumn(
    declared(
        "ID_UNIQUE_PARTENAIRE",
        Text(1, 255),
        _MUST,
        "Identifiant unique de la ligne",
        "Différent pour chaque personne, dans ce fichier et dans tous ceux que vous déposerez : "
        "un identifiant déjà vu est pris pour une double déclaration, et refusé.",
        "2026-SST-0001",
        "identifiant unique partenaire",
    ),
    derived="5.1",
)

NOM_FORMATION = ImportColumn(
    declared(
        "NOM_FORMATION",
        Text(1, 250),
        _MUST,
        "Nom de la formation",
        "L'intitulé de la formation suivie.",
        "Sauveteur secouriste du travail",
        "nom de la formation",
        "intitulé de la formation",
        "formation",
        "stage",
        "libellé de la formation",
    ),
    shared=True,
)

DEBUT = ImportColumn(
    declared(
        "DATE_DEBUT_FORMATION",
        Date(),
        _MUST,
        "Premier jour de la formation",
        "Le jour où la formation a commencé ; jamais après aujourd'hui.",
        "15/06/2026",
        "date de début de formation",
        "début de la formation",
        "début de formation",
        "date de début de session",
        "début de session",
        "date de début de stage",
    ),
    shared=True,
)

FIN = ImportColumn(
    declared(
        "DATE_FIN_FORMATION",
        Date(),
        _MUST,
        "Dernier jour de la formation",
        "Le jour où la formation s'est terminée ; jamais après aujourd'hui.",
        "16/06/2026",
        "date de fin de formation",
        "fin de la formation",
        "fin de formation",
        "date de fin de session",
        "fin de session",
        "date de fin de stage",
    ),
    shared=True,
)

MODALITE = ImportColumn(
    declared(
        "MODALITE_DISPENSE",
        lists.MODALITES,
        _MAY,
        "Modalité de la formation",
        "En présentiel, à distance, ou les deux.",
        "PRESENTIEL",
        "modalité de dispense",
        "modalité de formation",
        "modalité pédagogique",
        sure=Sure.CROSSED,
    ),
    shared=True,
)

COMPETENCES = ImportColumn(
    declared(
        "COMPETENCE_TRANSFERABLE",
        Text(1, 70),
        _MUST,
        "Compétences transférables (codes ROME)",
        "De 3 à 10 codes de compétence du référentiel ROME, séparés par « / ». Le portail en "
        "publie la liste pour la santé et la sécurité au travail.",
        "115650/121885/400635",
        "compétences transférables",
        "codes compétences",
        "compétences ROME",
        "codes ROME",
    ),
    codes=Codes(r"\d{4,7}|[A-Z]\d{4}", 3, 10, "codes de compétence"),
    shared=True,
)

QUALIFICATION = ImportColumn(
    declared(
        "QUALIFICATION_FORMATEUR",
        lists.QUALIFICATIONS,
        _MAY,
        "Qualification du formateur",
        "Celle de la personne qui a dispensé la formation.",
        "PREVENTEUR",
        "qualification du formateur",
        sure=Sure.CROSSED,
    ),
    shared=True,
)

CERTIFIANTE = ImportColumn(
    declared(
        CERTIFYING,
        lists.YES_OR_NO,
        _MUST,
        "La formation est-elle certifiante ?",
        "OUI si elle mène à une certification enregistrée : son code suffit. NON sinon : le "
        "domaine et la spécialité sont alors à donner.",
        "OUI",
        "formation certifiante",
    ),
    shared=True,
)

VISEE = ImportColumn(
    declared(
        "CERTIFICATION_VISEE",
        Text(1, 9),
        _IF,
        "Certification visée",
        "Le code de la certification à laquelle la formation mène, de la forme RS6550.",
        "RS6550",
        "certification visée",
        "code RS",
        when=When(CERTIFYING, lists.YES),
    ),
    derived="4.2",
    shared=True,
)

DOMAINE = ImportColumn(
    declared(
        "DOMAINE_FORMATION",
        Text(1, 30),
        _IF,
        "Domaine de la formation (Formacodes)",
        "De 1 à 5 Formacodes de cinq chiffres, séparés par « / ».",
        "42829/42817",
        "domaine de formation",
        "formacode",
        "formacodes",
        when=When(CERTIFYING, lists.NO),
    ),
    codes=Codes(r"\d{5}", 1, 5, "Formacodes"),
    shared=True,
)

SPECIALITE = ImportColumn(
    declared(
        "SPECIALITE_FORMATION",
        Text(1, 15),
        _IF,
        "Spécialité de la formation (codes NSF)",
        "De 1 à 3 codes NSF, trois chiffres et parfois une lettre, séparés par « / ».",
        "344r/344p",
        "spécialité de formation",
        "code NSF",
        "codes NSF",
        "NSF",
        when=When(CERTIFYING, lists.NO),
    ),
    codes=Codes(r"\d{3}[a-z]?", 1, 3, "codes NSF"),
    shared=True,
)

NIR = ImportColumn(
    declared(
        "NIR",
        Text(13, 13),
        _MUST,
        "Numéro de sécurité sociale",
        "Ses 13 premiers caractères, sans la clé. Le portail vérifie qu'il va avec le nom de "
        "naissance, et refuse la ligne sinon.",
        "2 88 05 99 109 000",
        personal=True,
        sure=Sure.CROSSED,
    ),
    derived="nir",
    digits=True,
)

NOM = ImportColumn(
    declared(
        "NOM_TITULAIRE",
        Text(1, 30),
        _MUST,
        "Nom de naissance du titulaire",
        "Le nom de naissance, tel qu'une pièce officielle l'écrit, 30 caractères au plus.",
        "MARCHAND",
        personal=True,
        sure=Sure.CROSSED,
    ),
    derived="8.1",
)

EMPLOYEUR = ImportColumn(
    declared(
        EMPLOYED,
        lists.YES_OR_NO,
        _MUST,
        "Y a-t-il un employeur ?",
        "OUI si la formation a été suivie pour un employeur : son SIRET est alors à donner.",
        "OUI",
        "présence d'un employeur",
    ),
    told_by="SIRET_EMPLOYEUR",
)

SIRET = ImportColumn(
    declared(
        "SIRET_EMPLOYEUR",
        Text(14, 14),
        _IF,
        "SIRET de l'employeur",
        "Les 14 chiffres de l'établissement qui emploie la personne.",
        "732 829 320 00074",
        "SIRET de l'employeur",
        "SIRET employeur",
        "SIRET entreprise",
        "SIRET client",
        "SIRET",
        when=_WITH_EMPLOYER,
    ),
    digits=True,
)

REFERENCE_EMPLOYEUR = ImportColumn(
    declared(
        "REFERENCE_EMPLOYEUR",
        Text(1, 255),
        _MAY,
        "Référence de l'employeur",
        "Celle que l'employeur vous a donnée, s'il en a une.",
        "CMD-2026-118",
        "référence employeur",
        "référence client",
        when=_WITH_EMPLOYER,
    )
)

DEBUT_VALIDITE = ImportColumn(
    declared(
        "DATE_DEBUT_VALIDITE",
        Date(),
        _MUST,
        "Début de validité",
        "Le jour à partir duquel le document vaut ; jamais avant la fin de la formation.",
        "16/06/2026",
    ),
    derived="5.10",
)

FIN_VALIDITE = ImportColumn(
    declared(
        "DATE_FIN_VALIDITE",
        Date(),
        _MAY,
        "Fin de validité",
        "Le dernier jour où le document vaut, s'il en a un.",
        "15/06/2028",
    ),
    derived="5.11",
)
