"""Look at the numbers of the bodies: a SIRET is no client number, a fiche no contract."""

from __future__ import annotations

import re
from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.dataset.texts.lookalikes import latinised
from certiflux.dictionary.model import Field
from certiflux.rules.context import Context
from certiflux.rules.findings import Finding
from certiflux.rules.fix import Fix, shown
from certiflux.rules.ids import BODIES, CONTRAT

_COMPANY: Final = re.compile(r"[0-9]{9}|[0-9]{14}")
_FICHE: Final = re.compile(r"(?:RNCP|RS)[0-9]{1,6}", re.IGNORECASE)
_CLIENT: Final = re.compile(r"[0-9]{2}[A-Z]{3}[0-9]{3}")
"""How the client numbers that are shown in the guides are made."""


def body_problem(field: Field, value: str) -> str | None:
    """Return the rule that the number of a body breaks by being that of something else."""
    if field.id in BODIES and _COMPANY.fullmatch(value):
        return "SIRET_POUR_CLIENT"
    return None


def body_alert(field: Field, value: str) -> str | None:
    """Return the rule by which a number of the envelope is to be looked at again, None for none."""
    if latinised(value):
        return "LETTRES_SOSIES"
    strange = _FICHE.fullmatch(value) or _COMPANY.fullmatch(value) or _CLIENT.fullmatch(value)
    return "CONTRAT_INATTENDU" if field.id == CONTRAT and strange else None


def number_said(value: str) -> str:
    """Say of what a number taken for a contract has the form."""
    if _FICHE.fullmatch(value):
        return "du code d'une certification"
    return "d'un numéro de fiche client" if _CLIENT.fullmatch(value) else "d'un SIRET ou d'un SIREN"


def fix_letters(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose a text with its letters of other alphabets in ours."""
    mended = latinised(shown(dataset, finding.field, finding.row))
    return (
        [Fix(f"Remplacer par « {mended} », en lettres latines", {finding.field: mended})]
        if mended
        else []
    )
