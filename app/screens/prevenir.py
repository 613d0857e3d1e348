"""Beside the flow: the import of the Passeport de prévention, for who declares there too."""

import dom
import entries
import flow
import handing
from gestures import reglages
from parts.checks import prevention_form as form
from parts.checks import prevention_verdict as outcome


class Prevenir(entries.Screen):
    """The import of the Passeport de prévention, beside the flow; ``back`` is where it was opened.

    ``view`` is the engine's form; ``nir`` the user's word about the national numbers, never kept;
    ``typing`` the columns whose value for all is being typed; ``asked`` says that what lacks is to
    be shown; ``made`` is the verdict on these very answers, ``saved`` that the file was taken.
    """

    def __init__(self, back, view):
        self.back = back
        self.step = back.step
        self.view = view
        self.nir = False
        self.typing = set()
        self.asked = False
        self.made = None
        self.saved = False


def entry():
    """Make the quiet way in, at the bottom of the screens of a checked list."""
    return dom.el(
        "p",
        dom.button("Préparer aussi l’import du Passeport de prévention", "pp_open", "quiet"),
        cls="actions",
    )


async def enter(app):
    """Open the screen, with the answers of the last time."""
    view = await flow.ask(app, "prevention")
    flow.go(app, Prevenir(app.screen, view))


def draw(app):
    """Show whom it is for, the two layouts, the form of the chosen one, the verdict once asked."""
    screen = app.screen
    view = screen.view
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button("‹ Revenir", "pp_leave", "small quiet"), cls="up"),
        dom.el("h2", "Import du Passeport de prévention", id="titre-ecran", tabindex="-1"),
        dom.el("p", view["sentence"], cls="lead"),
        dom.el("p", view["note"], cls="hint"),
        form.layouts(view),
        dom.el("div", id=form.PLACE),
        dom.el("div", id=outcome.PLACE),
        form.facts(view),
    )
    draw_form(app)


def draw_form(app):
    """Show the form again and, below it, the verdict when it still stands."""
    screen = app.screen
    dom.redraw("#" + form.PLACE, form.form(screen))
    dom.redraw("#" + outcome.PLACE, outcome.outcome(screen.made))


async def answer(app, args):
    """Hand answers over; what was made of the ones before is no more. Return whether it stands."""
    screen = app.screen
    args["nir"] = screen.nir
    view = await flow.ask(app, "prevention_answer", args)
    if app.screen is not screen:
        return False
    before = form.shape(screen)
    screen.view, screen.made = view, None
    await reglages.keep(app)
    if app.screen is not screen:
        return False
    if form.shape(screen) == before:
        form.refresh(screen)
        dom.redraw("#" + outcome.PLACE, outcome.outcome(None))
    else:
        draw_form(app)
    return True


async def choose_model(app, key):
    """Take one of the two layouts."""
    app.screen.asked = False
    if await answer(app, {"model": key}):
        dom.announce(app.screen.view["state"])


async def choose(app, name, choice):
    """Take what feeds a column; a value for all is to be typed first."""
    screen = app.screen
    screen.typing.discard(name)
    if choice == form.VALUE:
        screen.typing.add(name)
        choice = ""
    if await answer(app, {"answers": {name: {"choice": choice}}}) and name in screen.typing:
        dom.focus_id(form.value_id(name))


async def type_value(app, name, text):
    """Take the value of a column that is the same for all."""
    app.screen.typing.add(name)
    choice = form.VALUE if text else ""
    await answer(app, {"answers": {name: {"choice": choice, "value": text}}})


async def agree(app, *, wanted):
    """Take the word, or its withdrawal, that lets the national numbers into the file."""
    app.screen.nir = wanted
    await answer(app, {})


async def check(app):
    """Have the import checked and written, or show what is still to be given."""
    screen = app.screen
    answers = {}
    for name, text in form.typed():
        answers[name] = {"choice": form.VALUE if text else "", "value": text}
    if not await answer(app, {"answers": answers}):
        return
    if screen.view["missing"]:
        screen.asked = True
        draw_form(app)
        dom.focus_id(form.first_gap(screen))
        dom.announce(screen.view["state"])
        return

    async def run(card):
        return await app.bridge.job("make_prevention", {"nir": screen.nir}, None, card.step)

    screen.made = await flow.work(app, "Contrôle pour le Passeport", run)
    app.draw()
    dom.focus_id(outcome.TITLE)
    dom.announce(screen.made["verdict"]["sentence"])


async def save(app, op):
    """Hand over one of the files that were made."""
    await handing.save(app, op)
    app.screen.saved = app.screen.saved or op == "prevention_file"


def leave(app):
    """Go back to where the screen was opened."""
    flow.go(app, app.screen.back)


entries.screen(
    "prevenir",
    Prevenir,
    draw,
    title="Passeport de prévention",
    help=("passeport", "le Passeport de prévention"),
    actions={
        "pp_leave": lambda app, _arg: leave(app),
        "pp_open": lambda app, _arg: app.run(enter(app)),
        "pp_save": lambda app, arg: app.run(save(app, arg)),
    },
    changes={
        "pp_choice": lambda app, node: app.run(
            choose(app, node.getAttribute("data-arg"), str(node.value))
        ),
        "pp_model": lambda app, node: app.run(choose_model(app, str(node.value))),
        "pp_nir": lambda app, node: app.run(agree(app, wanted=bool(node.checked))),
        "pp_value": lambda app, node: app.run(
            type_value(app, node.getAttribute("data-arg"), str(node.value))
        ),
    },
    submits={
        "pp_check": lambda app, _arg: app.run(check(app)),
    },
)
