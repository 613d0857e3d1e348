"""The question of the format: asked once, before the first file made without an official schema."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import typographic
from certiflux.dictionary import CURRENT, LATEST
from certiflux.schema.force import SchemaWhy
from certiflux.screens import View
from certiflux.screens.schema.schema import schema_told
from certiflux.session.desk import Desk

TITLE: Final = "Déposez le kit du portail (10 secondes, une fois)"
LEAD: Final = (
    "Deux formats de fichier sont connus, et rien de public ne dit lequel le portail attend "
    "aujourd'hui : un fichier à l'autre format serait refusé en entier. Le schéma officiel, qui "
    "est dans le kit, tranche pour vous."
)
STEPS: Final = (
    (
        "Sur le site du portail des certificateurs, ouvrez « Ressources », puis « Le dépôt des "
        "données »."
    ),
    "Téléchargez « Exemple de fichier XML avec son XSD » : c'est un fichier .zip.",
    "Glissez ce .zip sur cette page, sans l'ouvrir. Certiflux dit ce qu'il change, puis le suit.",
)
WITHOUT: Final = "Sans le kit : choisissez un format"
AFTER: Final = (
    "Ce choix est gardé dans vos réglages et peut changer à tout moment. Si le portail refuse le "
    "fichier entier, déposez ici son accusé ou collez son message : quand il parle du format, "
    "l'autre est proposé, pour les mêmes personnes et les mêmes identifiants."
)
_FORMATS: Final = {
    CURRENT.number: (
        "Le format de 2023",
        (
            "Son texte officiel est connu : Certiflux l'écrit à l'identique.",
            "Il ne peut qu'ajouter des personnes : il n'a pas de balise « action ».",
            (
                "Il n'a pas de place pour le numéro de sécurité sociale : ce numéro sert à "
                "vérifier, et ne part pas."
            ),
            (
                "Un très grand certificateur écrivait encore ainsi en 2026, et aucun refus pour "
                "cette raison n'est public."
            ),
        ),
    ),
    LATEST.number: (
        "Le format du kit du 30/03/2026",
        (
            "Son texte officiel n'est pas public : Certiflux l'écrit d'après ce qui en est connu.",
            "Il ajoute la balise « action », sans doute obligatoire : Certiflux y écrit CREATION.",
            (
                "Il permet de désigner une personne par son numéro de sécurité sociale et son nom "
                "de naissance, si vous le demandez."
            ),
            (
                "Le portail le refuserait en entier si un détail inconnu diffère, ou s'il attend "
                "l'autre."
            ),
        ),
    ),
}
"""What is known of each format that may be followed without its official text (FORMAT.md 0, h)."""

CHOICES: Final = tuple(_FORMATS)


def card_view(desk: Desk) -> View:
    """Return the question, what is known of each format, and whether it is still to be asked."""
    told = schema_told(desk)
    return {
        "asked": told["why"] == SchemaWhy.ASSUMED.value,
        "title": typographic(TITLE),
        "lead": typographic(LEAD),
        "note": told["settings_note"],
        "steps": [typographic(one) for one in STEPS],
        "without": typographic(WITHOUT),
        "formats": [_format(number, told) for number in CHOICES],
        "after": typographic(AFTER),
    }


def _format(number: str, told: View) -> View:
    title, facts = _FORMATS[number]
    followed = told["why"] == SchemaWhy.CHOSEN.value and told["follows"] == number
    return {
        "number": number,
        "title": typographic(f"{title} (schéma {number})"),
        "facts": [typographic(one) for one in facts],
        "followed": followed,
        "label": f"Suivre le schéma {number}",
    }
