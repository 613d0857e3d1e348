"""The fields that only the « justificatif de réussite » has: what was obtained, and its proof."""

from __future__ import annotations

from functools import partial

from certiflux.dictionary import prevention_lists as lists
from certiflux.dictionary.kinds import Text
from certiflux.dictionary.model import Status
from certiflux.dictionary.prevention_fields import TRAINED, declared
from certiflux.dictionary.prevention_model import GUIDE, ImportColumn

_field = partial(declared, guide=f"{GUIDE} JDR")

TYPE_JDR = ImportColumn(
    _field(
        "TYPE_JDR",
        lists.TYPES,
        Status.OBLIGATOIRE,
        "Type de justificatif",
        "Ce que la personne a obtenu.",
        "CERTIFICAT",
        "type de justificatif",
        "type de document",
    )
)

NOM_JDR = ImportColumn(
    _field(
        "NOM_JDR",
        Text(1, 255),
        Status.OBLIGATOIRE,
        "Nom du justificatif",
        "L'intitulé du certificat, de l'habilitation, du titre ou du diplôme.",
        "Sauveteur secouriste du travail",
        "nom du justificatif",
        "intitulé de la certification",
        "nom de la certification",
        "libellé de la certification",
    )
)

OPTION = ImportColumn(
    _field(
        "NOM_OPTION_SPECIALITE",
        Text(1, 255),
        Status.FACULTATIF,
        "Option ou spécialité",
        "Le nom de l'option ou de la spécialité, s'il y en a une.",
        "Catégorie 3",
    ),
    derived="5.3",
)

MODE_OBTENTION = ImportColumn(
    _field(
        "MODE_OBTENTION",
        lists.OBTAINED,
        Status.FACULTATIF,
        "Mode d'obtention",
        "Par admission, ou par score.",
        "PAR_ADMISSION",
    ),
    derived="5.4",
)

PRESENCE_FORMATION = ImportColumn(
    _field(
        TRAINED,
        lists.YES_OR_NO,
        Status.FACULTATIF,
        "Une formation a-t-elle précédé ?",
        "OUI si une formation a préparé à l'épreuve : elle est alors à décrire. Sinon NON, ou "
        "rien.",
        "OUI",
        "présence d'une formation",
    )
)

RESULTAT = ImportColumn(
    _field(
        "RESULTAT_OBTENU",
        Text(1, 1_000),
        Status.FACULTATIF,
        "Résultat obtenu",
        "Le score ou le résultat, tel que vous l'écrivez.",
        "85/100",
    ),
    derived="5.15",
)

MENTION = ImportColumn(
    _field(
        "MENTION_OBTENUE",
        Text(1, 255),
        Status.FACULTATIF,
        "Mention obtenue",
        "La mention, s'il y en a une.",
        "Mention bien",
    ),
    derived="5.16",
    labelled=True,
)

LIEN_PREUVE = ImportColumn(
    _field(
        "LIEN_PREUVE",
        Text(1, 255),
        Status.FACULTATIF,
        "Lien vers la preuve",
        "Adresse web, qui commence par https:// ou http://.",
        "https://exemple.fr/certificats/0001",
    ),
    derived="5.2",
)

IDENTIFIANT_PREUVE = ImportColumn(
    _field(
        "IDENTIFIANT_PREUVE",
        Text(1, 255),
        Status.FACULTATIF,
        "Identifiant de la preuve",
        "Le numéro du document, s'il en a un.",
        "SST-0001",
        "identifiant de la preuve",
        "numéro du justificatif",
        "n° de carte",
    )
)
