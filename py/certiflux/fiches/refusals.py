"""Why a file cannot serve as a list of France compétences."""

from __future__ import annotations

from typing import Final

from certiflux.base.errors import UserError

DATASET: Final = "https://www.data.gouv.fr/fr/datasets/repertoire-national-des-certifications-professionnelles-et-repertoire-specifique/"
"""Where France compétences publishes its lists, every day (Licence Ouverte 2.0)."""

_NAMES: Final = "export-fiches-csv-AAAA-MM-JJ.zip"


def refused(message: str, detail: str | None = None) -> UserError:
    """Return the refusal of a list that is spoilt, or none."""
    return UserError(
        "FICHES_ILLISIBLES",
        title="Cette liste de France compétences ne peut pas être lue.",
        message=message,
        remedy=(
            f"Reprenez le fichier « {_NAMES} » sur data.gouv.fr et déposez-le tel quel, sans "
            "l'ouvrir ni l'extraire. La liste lue avant, s'il y en a une, reste en place."
        ),
        detail=detail,
    )


def spoilt(error: Exception) -> UserError:
    """Return the refusal of an archive that is cut, or made as no program makes one."""
    return refused("L'archive est incomplète ou abîmée.", type(error).__name__)


def without(what: str) -> UserError:
    """Return the refusal of a list that lacks what every one has."""
    return refused(f"Il y manque {what}.")


def unzipped() -> UserError:
    """Return the refusal of a list that was taken out of its zip: it is too heavy to be read."""
    return refused("Extraite de son archive, elle est trop lourde pour être lue ici.")


def huge() -> UserError:
    """Return the refusal of what is larger than any list of fiches."""
    return refused("Elle est démesurée : ce n'est pas une liste de fiches.")
