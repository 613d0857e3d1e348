"""Say why a file named .xml cannot be opened, with the line, as the portal would refuse it."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final, TypeVar

from certiflux.base.errors import UserError
from certiflux.base.work import Work, drain
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.words.flow import render_fault
from certiflux.schema.flow import validate_flow
from certiflux.schema.validate import compiled

T = TypeVar("T")

_OTHERWISE: Final = frozenset(
    {
        "FLUX_MAL_FORME",
        "XML_AVEC_DOCTYPE",
        "XML_NON_RECONNU",
        "FICHIER_ILLISIBLE",
        "COLONNES_NON_RECONNUES",
        "TEXTE_ILLISIBLE",
        "SEPARATEUR_ABSENT",
        "AUCUNE_PERSONNE",
        "CSV_LIGNES_INEGALES",
        "CSV_GUILLEMETS",
    }
)
"""Refusals that may hide a flow that is only badly written."""


def explained(work: Work[T], name: str, data: bytes) -> Work[T]:
    """Run the opening of a file; a flow that cannot be read again is refused with its line."""
    try:
        return (yield from work)
    except UserError as error:
        raise explain(error, name, data) from None


def explain(error: UserError, name: str, data: bytes) -> UserError:
    """Return the refusal of a file, in the terms of the catalogue when it is a broken flow."""
    if error.code not in _OTHERWISE or PurePath(name).suffix.lower() != ".xml":
        return error
    try:
        verdict = drain(validate_flow(data, compiled()))
    except UserError:
        return error
    number, fault = verdict.faults[0] if verdict.faults else (None, None)
    if fault is None or not CATALOGUE[fault.rule].whole_file:
        return error
    told = render_fault(number, fault, verdict.version)
    return UserError(
        fault.rule,
        title=f"{told['title']}.",
        message=f"{told['message']} Le portail refuserait tout le fichier.",
        remedy=f"{told['remedy']} Ou déposez le tableau qui a servi à le faire.",
        detail=fault.anonymous_detail() or None,
    )
