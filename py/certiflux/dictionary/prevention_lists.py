"""The closed lists of the Passeport de prévention's import, in the spellings that people use."""

from __future__ import annotations

from typing import Final

from certiflux.dictionary.kinds import Listing, Option
from certiflux.dictionary.lists import OBTENTION, YES_NO

YES, NO = "OUI", "NON"

YES_OR_NO: Final = Listing(
    "ouiNon",
    (
        Option(YES, "Oui", tuple(word for word, value in YES_NO.items() if value == "true")),
        Option(NO, "Non", tuple(word for word, value in YES_NO.items() if value == "false")),
    ),
)

TYPES: Final = Listing(
    "typeJdr",
    (
        Option("CERTIFICAT", "Certificat", ("certification", "certificats")),
        Option("HABILITATION", "Habilitation"),
        Option("TITRE", "Titre", ("titre professionnel",)),
        Option("DIPLOME", "Diplôme"),
    ),
)

OBTAINED: Final = Listing("modeObtention", OBTENTION.options)

MODALITES: Final = Listing(
    "modaliteDispense",
    (
        Option("PRESENTIEL", "En présentiel", ("présentiel", "en salle", "sur place")),
        Option("A_DISTANCE", "À distance", ("distanciel", "en ligne", "e-learning", "foad")),
        Option("MIXTE", "Mixte", ("hybride", "blended", "présentiel et distanciel")),
    ),
)

QUALIFICATIONS: Final = Listing(
    "qualificationFormateur",
    (
        Option("ENSEIGNANT", "Enseignant", ("professeur",)),
        Option(
            "FORMATEUR_D_ADULTES_FORMATION_SPECIALISEE",
            "Formateur d'adultes, formé au domaine",
            ("formateur", "formateur d'adultes", "formatrice"),
        ),
        Option("INGENIEUR", "Ingénieur", ("ingénieure",)),
        Option("PREVENTEUR", "Préventeur", ("préventrice",)),
        Option("PSYCHOLOGUE", "Psychologue"),
        Option("RESPONSABLE_QHSE", "Responsable QHSE", ("qhse", "hse")),
        Option("ANCIEN_PROFESSIONNEL", "Ancien professionnel du secteur"),
    ),
)
