"""Remedies of single fields, where that of the rule leaves a way out unsaid."""

from __future__ import annotations

from typing import Final

from certiflux.rules.findings import Finding
from certiflux.rules.rule import Rule

REMEDIES: Final = {
    ("COLONNE_ABSENTE", "5.1"): (
        "À l'étape « Colonnes », indiquez la colonne qui donne un identifiant à chaque passage, ou "
        "demandez à Certiflux d'en créer."
    ),
    ("VALEUR_ABSENTE", "5.1"): (
        "Donnez à ce passage un identifiant à lui, par exemple {example}, ou demandez à Certiflux "
        "de créer ceux qui manquent, à l'étape « Colonnes »."
    ),
}
"""By rule and field; the sentences are written as those of the rules."""


def remedy(rule: Rule, finding: Finding) -> str:
    """Return what to do about a finding, its words still to be put in."""
    return REMEDIES.get((rule.code, finding.field), rule.remedy)
