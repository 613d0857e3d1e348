"""The plan of repairs: shown below the verdict, done in one gesture, its questions answered."""

import dom
import entries
import flow
from parts import plan as shown
from parts.verdict import buttons

from gestures import corriger

ACTIONS = "gestes-verdict"


async def show(app, without=()):
    """Ask for the plan and show it; what comes first among the actions follows it."""
    screen = app.screen
    view = await flow.peek(app, "plan", {"without": list(without)})
    if app.screen is not screen or not dom.present(shown.PLACE):
        return
    screen.plan = view
    dom.fill(dom.get(shown.PLACE), shown.plan(view))
    if view["actions"] != screen.actions:  # a button in focus stays where it is
        screen.actions = view["actions"]
        dom.fill(dom.get(ACTIONS), buttons(view["actions"]))


async def leave_out(app, name):
    """Take a kind out of the plan, or put it back."""
    await show(app, shown.left_out(app.screen.plan))
    dom.focus_id(shown.BOX + name)
    dom.announce(app.screen.plan["apply"] or app.screen.plan["sentence"])


async def apply(app):
    """Do every correction of the kinds that are ticked."""
    view = app.screen.plan
    left = shown.left_out(view)
    kinds = [one["name"] for one in view["kinds"] if one["name"] not in left]
    await _done(app, "plan_apply", {"kinds": kinds}, "titre-ecran")


async def choose(app, arg):
    """Give the answer to a question to everybody whom it concerns."""
    row, field, code, rank = arg.split(" ")
    args = {"row": int(row), "field": field, "code": code, "rank": int(rank)}
    await _done(app, "fix_same", args, "titre-choix")


async def accept_alone(app, code):
    """Accept every proposal of a rule that is made alone."""
    await _done(app, "fix_rule", {"code": code}, "titre-choix")


async def _done(app, op, args, focus):
    screen = app.screen
    reply, refusal = await corriger.change(app, op, args)
    if app.screen is not screen:
        return
    await corriger.show_again(app)
    dom.focus_id(focus if dom.present(focus) else "titre-ecran")
    if refusal is not None:
        dom.announce(refusal["title"] + " " + refusal["remedy"])
    else:
        dom.announce(reply["sentence"] + " " + app.dossier.verdict["verdict"]["sentence"])


entries.gestures(
    actions={
        "plan_alone": lambda app, arg: app.run(accept_alone(app, arg)),
        "plan_apply": lambda app, _arg: app.run(apply(app)),
        "plan_choice": lambda app, arg: app.run(choose(app, arg)),
    },
    changes={
        "plan_kind": lambda app, node: app.run(leave_out(app, str(node.getAttribute("data-arg")))),
    },
)
