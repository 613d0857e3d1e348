"""Apply what a rule proposes to every row that it concerns, on the user's word."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.corrections.changes import Action
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.fixing import fix_rule
from certiflux.corrections.located import Filter, FindingsByRow
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.fixes import FIXES


def fix_by_rule(mended: CheckedWorkshop, rule: str) -> Action:
    """Return the action of applying, to each finding of a rule, the only proposal made for it.

    Raise UserError for a rule that does not exist, or that never proposes anything.
    """
    if rule not in CATALOGUE:
        raise UserError(
            "REGLE_INCONNUE",
            title="Cette règle n'existe pas.",
            message=f"« {rule} » n'est le code d'aucune règle.",
            remedy="Reprenez le code tel que le rapport le donne, par exemple MOJIBAKE.",
        )
    if rule not in FIXES:
        raise UserError(
            "REGLE_SANS_PROPOSITION",
            title="Cette règle ne propose aucune correction.",
            message=f"« {CATALOGUE[rule].title} » ne se corrige pas sans vous.",
            remedy="Corrigez ces lignes dans votre liste.",
        )
    located = FindingsByRow(mended)
    found = [located.findings[index] for index in located.chosen(Filter(code=rule))]
    return fix_rule(mended.shop, mended.context, rule, found)
