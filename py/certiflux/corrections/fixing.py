"""Actions that apply what the checks propose: for one row, for all alike, for a whole rule."""

from __future__ import annotations

from collections.abc import Iterable

from certiflux.base.errors import UserError
from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted
from certiflux.corrections.changes import Action, Changes
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.located import Filter, FindingsByRow
from certiflux.corrections.targets import action, editable, type_texts
from certiflux.corrections.workshop import Workshop
from certiflux.dictionary import fields
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.context import Context
from certiflux.rules.finding import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.fixes import proposals
from certiflux.rules.scene import Scene

Given = dict[str, tuple[list[int], list[str]]]


def fix(shop: Workshop, context: Context, finding: Finding, rank: int = 0) -> Action:
    """Return the action of applying the proposal of that rank for one finding.

    Raise UserError when nothing of that rank is proposed any more.
    """
    chosen = _chosen(Scene(shop.dataset, context), finding, rank)
    given: Given = {}
    give(given, finding.row or 0, chosen)
    title = CATALOGUE[finding.rule].title
    said = f"Ligne {row_said(shop.number(finding.row or 0))}, « {title} » : {_said(chosen)}."
    return action("fix", said, changes_of(shop, given))


def fix_same(
    shop: Workshop, context: Context, finding: Finding, rank: int, rows: Iterable[int]
) -> Action:
    """Return the action of applying one proposal to every row that has the same cell.

    ``rows`` are those with the same finding. A row is mended when its cell holds the same text
    and the very same proposal is made for it.
    """
    scene = Scene(shop.dataset, context)
    chosen = _chosen(scene, finding, rank)
    text = shop.text(finding.field, finding.row or 0)
    given: Given = {}
    mended = 0
    for row in rows:
        if shop.text(finding.field, row) == text:
            own = proposals(scene, Finding(finding.rule, finding.field, row))
            if any(one.values == chosen.values for one in own):
                give(given, row, chosen)
                mended += 1
    lines = counted(mended, "ligne identique corrigée", "lignes identiques corrigées")
    said = f"« {CATALOGUE[finding.rule].title} » : {lines} ({_said(chosen)})."
    return action("fix_same", said, changes_of(shop, given))


def fix_rule(shop: Workshop, context: Context, rule: str, found: Iterable[Finding]) -> Action:
    """Return the action of applying to each finding of a rule the only proposal made for it.

    Where several are made, or none, the row is left for the user to choose.
    """
    given: Given = {}
    mended = left = 0
    scene = Scene(shop.dataset, context)
    for one in found:
        own = proposals(scene, one)
        if len(own) == 1 and one.row is not None:
            give(given, one.row, own[0])
            mended += 1
        else:
            left += 1
    lines = counted(mended, "proposition appliquée", "propositions appliquées")
    more = f", {counted(left, 'ligne reste', 'lignes restent')} à choisir" if left else ""
    said = f"« {CATALOGUE[rule].title} » : {lines}{more}."
    return action("fix_rule", said, changes_of(shop, given))


def _chosen(scene: Scene, finding: Finding, rank: int) -> Fix:
    own = proposals(scene, finding)
    if not 0 <= rank < len(own) or finding.row is None:
        raise outdated()
    return own[rank]


def outdated() -> UserError:
    """Return the refusal of a proposal that is made no more."""
    return UserError(
        "PROPOSITION_PERIMEE",
        title="Cette correction n'est plus proposée.",
        message="La ligne a changé depuis que la proposition a été affichée.",
        remedy="Relisez la ligne : ses propositions sont à jour.",
    )


def give(given: Given, row: int, chosen: Fix) -> None:
    """Add the values of a proposal for a row to the texts to be typed, by field."""
    for target, text in chosen.values.items():
        rows, texts = given.setdefault(target, ([], []))
        if not rows or rows[-1] != row:
            rows.append(row)
            texts.append(text)


def changes_of(shop: Workshop, given: Given) -> tuple[Changes, ...]:
    """Return what it changes to type the texts gathered, in the cells that may be corrected."""
    found: list[Changes] = []
    for target, (rows, texts) in given.items():
        if editable(shop, target):
            found += type_texts(shop, target, rows, texts)
    return tuple(found)


def _said(chosen: Fix) -> str:
    """Say in the history which proposal was applied; no value that speaks of a person."""
    known = fields()
    if any(known[one].personal for one in chosen.values if one in known):
        return "proposition appliquée"
    return chosen.label[:1].lower() + chosen.label[1:]


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
    if CATALOGUE[rule].fix is None:
        raise UserError(
            "REGLE_SANS_PROPOSITION",
            title="Cette règle ne propose aucune correction.",
            message=f"« {CATALOGUE[rule].title} » ne se corrige pas sans vous.",
            remedy="Corrigez ces lignes dans votre liste.",
        )
    located = FindingsByRow(mended)
    found = [located.findings[index] for index in located.chosen(Filter(code=rule))]
    return fix_rule(mended.shop, mended.context, rule, found)
