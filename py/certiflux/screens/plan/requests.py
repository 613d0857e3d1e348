"""What is asked of the plan of repairs: to see it, and to do all of it at once."""

from __future__ import annotations

from certiflux.base.operation import Result, operation
from certiflux.base.words import counted, typographic
from certiflux.corrections.plan import plan, plan_actions
from certiflux.screens.plan.plan import plan_view
from certiflux.screens.verify.verdict import verdict_view
from certiflux.screens.workshop.workshop import can_view
from certiflux.session.desk import Desk


@operation("plan")
def plan_shown(desk: Desk, *, without: list[str] | None = None) -> Result:
    """Return the plan of repairs, the kinds ``without`` left out of what is to be done."""
    dossier = desk.require()
    made = plan(dossier.workshop())
    return plan_view(dossier, made, without or (), verdict_view(dossier)["actions"])


@operation("plan_apply")
def plan_apply(desk: Desk, *, kinds: list[str]) -> Result:
    """Apply the sure corrections of some kinds, each a line of history; return the verdict."""
    dossier, mended = desk.require(), desk.require().workshop()
    made = plan(mended)
    actions = [one for one in plan_actions(mended, made, kinds) if one.changes]
    done = sum(one.count for name, one in made.kinds.items() if name in kinds)
    dossier.correct_all(actions, desk.clock())
    said = "Rien à changer."
    if actions:
        what = counted(done, "correction sûre faite", "corrections sûres faites")
        lines = counted(len(actions), "ligne", "lignes")
        said = f"{what}, en {lines} d'historique : « Annuler » revient sur chacune."
    view = {"sentence": typographic(said), "changed": done, "applied": bool(actions)}
    return {**view, **verdict_view(dossier), **can_view(mended)}
