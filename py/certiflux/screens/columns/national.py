"""The question of national numbers: may they leave in the flow, in the place of civil status?"""

from __future__ import annotations

from typing import NamedTuple

from certiflux.base.words import quoted, typographic
from certiflux.dataset.identifiers.national import NUMBERS, civil_status
from certiflux.dictionary import takes_national
from certiflux.screens import View
from certiflux.session import Dossier

STAKES = (
    "Depuis le 1er janvier 2025, la loi compte ce numéro parmi les données à transmettre (code du "
    "travail, art. L. 6113-8 ; décret n° 2024-1236). Il reste une donnée sensible : dites-le dans "
    "l'information des personnes, et au besoin demandez à votre délégué à la protection des "
    "données."
)


class _Said(NamedTuple):
    """What is told where things stand so, and what the button does about it."""

    title: str
    sentence: str
    answer: str


_KEPT = _Said(
    "Transmettre les numéros de sécurité sociale ?",
    "Pour l'instant, la colonne « {header} » ne sert qu'à vérifier les autres : aucun numéro ne "
    "part. Le schéma en vigueur ({schema}) permet de désigner une personne par ce numéro et son "
    "nom de naissance ; elle est alors cherchée par son numéro, et son prénom, son sexe, sa "
    "date et son lieu de naissance ne partent pas.",
    "Les transmettre",
)
_SENT = _Said(
    "Des numéros de sécurité sociale sont transmis",
    "À votre demande, qui a un numéro valide dans la colonne « {header} » est désigné par ce "
    "numéro, sans sa clé, et par son nom de naissance, à la place de son état civil. Les autres "
    "gardent leur état civil.",
    "Ne plus les transmettre",
)
_IDLE = _Said(
    "Aucun numéro de sécurité sociale à transmettre",
    "Vos réglages demandent de transmettre les numéros de sécurité sociale, mais aucune colonne "
    "de ce fichier n'est comprise comme telle : personne n'est désigné ainsi.",
    "Ne plus les transmettre",
)
_REFUSED = _Said(
    "Les numéros de sécurité sociale ne peuvent pas être transmis",
    "Vos réglages demandent de transmettre les numéros de sécurité sociale, mais le schéma en "
    "vigueur ({schema}) n'a pas de place pour eux : c'est refusé, et aucun numéro ne part. "
    "Renoncez-y, ou déposez le schéma officiel qui les prévoit.",
    "Ne plus le demander",
)
_CHECKED = _Said(
    "Les numéros de sécurité sociale servent à vérifier, et ne partent pas",
    "La colonne « {header} » est comparée au sexe, à la date et au lieu de naissance. La loi "
    "compte ce numéro parmi les données à transmettre depuis le 1er janvier 2025 (code du travail, "
    "art. L. 6113-8 ; décret n° 2024-1236), mais le schéma suivi ({schema}) n'a aucune place pour "
    "lui. Le schéma 1.1.5 en a une : suivez-le pour que la question vous soit posée.",
    "",
)
PROVISIONAL = (
    "Provisoire : le schéma officiel {schema} n'a pas été déposé ici. La place de ce numéro suit "
    "ce qui en est connu ; le portail peut refuser le fichier."
)


def national_view(dossier: Dossier) -> View | None:
    """Return the question, or what was answered; None where there is no such column.

    ``sent`` is the answer, ``answer`` what the button would make of it, None where nothing can be
    asked; ``refused`` says that numbers are wanted where the schema has no place for them.
    """
    match = dossier.mapping.by_target().get(NUMBERS)
    sent, place = bool(dossier.settings.national), takes_national(dossier.version)
    if not sent and match is None:
        return None
    said = (_IDLE if match is None else _SENT if sent else _KEPT) if place else _REFUSED
    if not sent and not place:
        said = _CHECKED
    schema = dossier.schema.label
    header = quoted(match.header) if match else ""
    return {
        "sent": sent,
        "refused": sent and not place,
        "title": typographic(said.title),
        "sentence": typographic(said.sentence.format(header=header, schema=schema)),
        "stakes": typographic(STAKES) if place else None,
        "provisional": _provisional(dossier, schema) if place else None,
        "answer": {"sent": not sent, "label": said.answer} if said.answer else None,
    }


def _provisional(dossier: Dossier, schema: str) -> str | None:
    return None if dossier.schema.brought else typographic(PROVISIONAL.format(schema=schema))


def spared(dossier: Dossier) -> frozenset[str]:
    """Return the fields that nobody has to give as long as their national number is valid."""
    asked = dossier.settings.national and takes_national(dossier.version)
    there = NUMBERS in dossier.mapping.by_target()
    return civil_status(dossier.version) if asked and there else frozenset()
