"""What is shown of the plan: the sure corrections by kind, then one question a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Final

from certiflux.base.row_numbers import row_said
from certiflux.base.words import counted, figure, quoted, typographic
from certiflux.corrections.plan import OpenChoice, Plan, PlanExample, PlanKind
from certiflux.corrections.workshop import Workshop
from certiflux.rules.catalogue import CATALOGUE
from certiflux.screens import View
from certiflux.session import Dossier

CHOICES: Final = 20
"""Questions shown at once; the others come as these are answered."""

_EXPLAINED: Final = (
    "Une correction est sûre quand elle n'a qu'une issue, que le reste de la ligne confirme et qui "
    "ne perd rien. Décochez ce que vous préférez faire vous-même ; tout peut être annulé."
)

APPLY: Final = "plan_apply"
"""The action of the page that applies what is ticked."""


def plan_view(dossier: Dossier, made: Plan, without: Collection[str], actions: list[View]) -> View:
    """Return the plan in words, but for the kinds ``without``; ``actions`` are the verdict's.

    As long as something sure is to be done, it comes first among the actions.
    """
    shop = dossier.workshop().shop
    kinds = sorted(made.kinds.values(), key=lambda one: -one.count)
    kept = sum(one.count for one in kinds if one.sure.name not in without)
    return {
        "count": made.count,
        "sentence": _sentence(made.count),
        "explained": typographic(_EXPLAINED),
        "kinds": [_kind(shop, one, taken=one.sure.name not in without) for one in kinds],
        "apply": _label(kept),
        "actions": _first(kept, actions),
        **_choices(shop, made.choices),
    }


def _sentence(count: int) -> str:
    if not count:
        return ""
    done = counted(count, "correction sûre", "corrections sûres")
    return typographic(f"Certiflux peut faire {done}.")


def _label(kept: int) -> str:
    if not kept:
        return ""
    return (
        "Faire la correction sûre" if kept == 1 else f"Faire les {figure(kept)} corrections sûres"
    )


def _first(kept: int, actions: list[View]) -> list[View]:
    """Return the actions with that of the plan before them, where it has something to do."""
    if not kept:
        return actions
    own = {"action": APPLY, "arg": "", "label": _label(kept), "primary": True}
    return [own, *({**one, "primary": False} for one in actions)]


def _kind(shop: Workshop, kind: PlanKind, *, taken: bool) -> View:
    return {
        "name": kind.sure.name,
        "title": typographic(kind.sure.title),
        "why": typographic(kind.sure.why),
        "count": kind.count,
        "told": counted(kind.count, "correction"),
        "taken": taken,
        "examples": [_example(shop, one) for one in kind.examples],
    }


def _example(shop: Workshop, example: PlanExample) -> View:
    """Return one correction: its row, what the cell says, and each datum before and after."""
    return {
        "place": f"Ligne {row_said(shop.number(example.row))}",
        "said": quoted(shop.shown(example.field, example.row)),
        "changes": [
            {
                "label": shop.name(target),
                "before": shop.shown(target, example.row) or "vide",
                "after": text or "vide",
            }
            for target, text in example.fix.values.items()
        ],
    }


def _choices(shop: Workshop, choices: list[OpenChoice]) -> View:
    """Return the first questions, the number of all, and what is accepted by the rule at once."""
    people = len({row for one in choices for row in one.rows})
    told = ""
    if choices:
        ask = counted(len(choices), "valeur demande", "valeurs demandent")
        told = typographic(f"{ask} votre choix, pour {counted(people, 'personne')}.")
    return {
        "choices_total": len(choices),
        "choices_sentence": told,
        "choices": [_choice(shop, one) for one in choices[:CHOICES]],
        "choices_more": _more(len(choices) - CHOICES),
        "alone": _alone(choices),
    }


def _more(left: int) -> str:
    """Say how many questions are not shown yet, nothing for none."""
    if left <= 0:
        return ""
    after = counted(left, "autre valeur viendra", "autres valeurs viendront")
    return typographic(f"{after} à la suite de celles-ci.")


def _choice(shop: Workshop, choice: OpenChoice) -> View:
    first, rule = choice.rows[0], CATALOGUE[choice.rule]
    people = counted(len(choice.rows), "personne")
    said = shop.shown(choice.field, first)
    return {
        "code": choice.rule,
        "field": choice.field,
        "row": first,
        "title": typographic(rule.title),
        "column": shop.name(choice.field),
        "sentence": typographic(f"« {said} » : {people}" if said else people),
        "value": said,
        "people": people,
        "options": [
            {"rank": rank, "label": typographic(one.label)} for rank, one in enumerate(choice.fixes)
        ],
    }


def _alone(choices: list[OpenChoice]) -> list[View]:
    """Return, by rule, what accepts at once every value for which one thing alone is proposed."""
    lone = Counter(one.rule for one in choices if len(one.fixes) == 1)
    several = {code: count for code, count in lone.items() if count > 1}
    return [
        {
            "code": code,
            "title": typographic(CATALOGUE[code].title),
            "label": f"Accepter les {figure(count)} propositions uniques",
        }
        for code, count in several.items()
    ]
