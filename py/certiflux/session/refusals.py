"""What a piece of work refuses, in sentences."""

from certiflux.base.errors import UserError
from certiflux.rules.catalogue import CATALOGUE


def no_people_below(row: int | None) -> UserError:
    """Return the refusal of a header under which nobody is left."""
    return UserError(
        "TITRES_INUTILISABLES",
        title="Cette ligne ne peut pas servir de titres.",
        message=(
            "La feuille ne contient aucune personne."
            if row is None
            else f"Aucune ligne n'est remplie sous la ligne {row}."
        ),
        remedy="Choisissez la ligne qui nomme vos colonnes, juste au-dessus des personnes.",
    )


def not_checked() -> UserError:
    """Return the refusal of a correction before any check."""
    return UserError(
        "FICHIER_A_VERIFIER",
        title="Le fichier n'est pas encore vérifié.",
        message="Une correction demande de savoir ce que contient chaque ligne.",
        remedy="Lancez la vérification, puis corrigez.",
    )


def answers_changed() -> UserError:
    """Return the refusal of what was under way when the answers changed."""
    return UserError(
        "REPONSES_CHANGEES",
        title="Vos réponses ont changé entre-temps.",
        message="Ce qui était en cours portait sur les réponses d'avant et n'a pas été gardé.",
        remedy="Recommencez : les nouvelles réponses seront prises en compte.",
    )


def no_place_for_numbers() -> UserError:
    """Return the refusal of national numbers under a schema that has no place for them."""
    rule = CATALOGUE["NIR_SANS_PLACE"]
    said = rule.message
    return UserError(
        rule.code,
        title=f"{rule.title}.",
        message=f"{said[0].upper()}{said[1:]}",
        remedy=rule.remedy,
    )
