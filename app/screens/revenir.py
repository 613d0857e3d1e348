"""A corrected file dropped again: what becomes of the corrections, what it solved, the way back."""

import dom
import entries
import flow
from gestures import corriger
from parts.returning import returning_view as view_of
from parts.workshop import workshop_filter

LIMIT = 50
PANEL = "depuis"


class Oublier(entries.Beside):
    """The question asked before the file that waits behind is forgotten."""


class Revenir(entries.Screen):
    """What a corrected file changed; ``view`` is what the engine says of it.

    ``conflicts`` is a page of the cells corrected in two ways. Once answered, ``kind`` is what
    became of the findings shown, ``rule`` the rank of one of its rules, ``offset`` its page.
    """

    step = "verifier"

    def __init__(self, view):
        self.view = view
        self.conflicts = None
        self.kind = None
        self.rule = None
        self.offset = 0


async def arrive(app):
    """After a check, ask about the corrections of the file before; return whether it was asked."""
    view = await flow.ask(app, "returned")
    if not view["available"]:
        app.before = None
        return False
    if view["question"] is None:
        if not view["related"]:
            await _forget(app)
        return False
    screen = Revenir(view)
    if view["question"]["counts"]["conflicting"]:
        screen.conflicts = await flow.ask(app, "conflicts", {"offset": 0, "limit": LIMIT})
    flow.go(app, screen)
    return True


async def _forget(app):
    await flow.ask(app, "forget_previous")
    app.before = None
    app.draw_steps()


def draw(app):
    """Show the question, or the findings followed from the file before."""
    screen = app.screen
    view = screen.view
    asked = view["question"] if screen.kind is None else None
    old, new = (dom.fr("« ") + one + dom.fr(" »") for one in (view["name"], app.dossier.name()))
    title = asked["title"] if asked else "Ce qui a changé depuis " + old
    up = None if asked else dom.button("‹ Revenir au verdict", "go", "small quiet", arg="verifier")
    dom.fill(
        dom.get("ecran"),
        dom.el("p", up, cls="up") if up else None,
        dom.el("h2", title, id="titre-ecran", tabindex="-1"),
        dom.el("p", new, " remplace ", old, ".", cls="lead") if asked else None,
        _notes(view),
        view_of.question(asked, screen.conflicts, LIMIT) if asked else _followed(screen),
    )
    if not asked and screen.rule is not None:
        app.run(_load(app))


def _notes(view):
    if not view["notes"]:
        return None
    return dom.el("ul", [dom.el("li", one) for one in view["notes"]], cls="notes")


def _followed(screen):
    told = screen.view["progress"]
    return [
        dom.el("p", told["sentence"], cls="lead"),
        view_of.tallies(told, screen.kind),
        view_of.rules(told, screen.kind, screen.rule),
        dom.el("div", id="suivis", cls="wide"),
    ]


async def turn_conflicts(app, offset):
    """Show another page of the cells in conflict, the answer kept."""
    screen = app.screen
    answer = view_of.chosen(screen.view["question"])
    screen.conflicts = await flow.ask(app, "conflicts", {"offset": offset, "limit": LIMIT})
    app.draw()
    dom.get(view_of.ANSWER + "-" + answer).checked = True
    flow.focus_title(app)


async def answer(app):
    """Take up the corrections as the user says, then show the verdict."""
    choice = view_of.chosen(app.screen.view["question"])
    reply, refusal = await corriger.change(app, "carry", {"choice": choice})
    if refusal is None:
        app.dossier.answered = True
        flow.show(app, "verifier")
        dom.announce(reply["sentence"] + " " + app.dossier.verdict["verdict"]["sentence"])


async def give_back(app):
    """Go back to the file before, as it was."""
    reply = await flow.ask(app, "give_back")
    app.dossier, app.before = app.before, None
    app.dossier.sheet = reply["sheet"]
    if not reply["checked"]:
        app.dossier.forget_verdict()
    flow.show(app, "verifier" if app.dossier.verdict else "colonnes")
    name = dom.fr("« ") + app.dossier.name() + dom.fr(" »")
    dom.announce(name + " est de nouveau ouvert, comme vous l’aviez laissé.")


async def forget(app):
    """Forget the file before, once the user has what is needed of it."""
    asked = isinstance(app.screen, Oublier)
    if app.before.touched and not asked:
        flow.go(app, Oublier(app.screen))
        return
    back = app.screen.back if asked else app.screen
    await _forget(app)
    flow.go(app, back if not isinstance(back, Revenir) else entries.make("verifier"))
    dom.announce("L’ancien fichier est oublié.")


def draw_forget(app):
    """Ask before corrections that are saved nowhere are forgotten with their file."""
    name = dom.fr("« ") + app.before.name() + dom.fr(" »")
    words = " et les corrections faites dessus ne sont pas enregistrés. Ce que vous en avez repris "
    words += "dans le nouveau fichier y reste."
    dom.fill(
        dom.get("ecran"),
        dom.el("h2", dom.fr("Oublier l’ancien fichier ?"), id="titre-ecran", tabindex="-1"),
        dom.el("p", name, words, cls="lead"),
        dom.el(
            "p",
            dom.button("Le garder", "save_leave", "primary"),
            dom.button("L’oublier", "forget_before"),
            cls="actions",
        ),
    )


async def show_panel(app):
    """Show on the verdict what changed since the file before, when there was one."""
    if app.before is None or app.dossier.reopened:
        return
    view = await flow.peek(app, "returned")
    if not dom.present(PANEL) or not view["available"] or not view["related"]:
        return
    name = dom.fr("« ") + view["name"] + dom.fr(" »")
    waiting = None if app.dossier.answered else view["question"]
    dom.fill(
        dom.get(PANEL),
        dom.el("h3", "Depuis " + name),
        dom.el("p", view["progress"]["sentence"]),
        view_of.tallies(view["progress"]),
        _notes(view),
        dom.el("p", waiting["title"], " ", dom.button("Répondre", "returned", "small"))
        if waiting
        else None,
    )


async def follow(app, kind):
    """Show the findings of one kind, the first rule unfolded."""
    view = await flow.ask(app, "returned")
    screen = Revenir(view)
    screen.kind, screen.rule = kind, 0 if view["progress"][kind] else None
    flow.go(app, screen)


async def choose_rule(app, rank):
    """Show the lines of another rule."""
    app.screen.rule, app.screen.offset = rank, 0
    app.draw()
    dom.focus_action("followed_rule", rank)


async def turn(app, offset):
    """Show another page of lines."""
    app.screen.offset = offset
    await _load(app)
    dom.focus_id("suivis")


async def _load(app):
    screen = app.screen
    one = screen.view["progress"][screen.kind][screen.rule]
    args = {"kind": screen.kind, "code": one["code"], "field": one["field"]}
    page = await flow.peek(app, "followed", dict(args, offset=screen.offset, limit=LIMIT))
    if app.screen is screen and dom.present("suivis"):
        dom.fill(dom.get("suivis"), view_of.lines(page, screen.kind, LIMIT))


def open_row(app, row):
    """Show everything about one row, the workshop of its rule behind it."""
    screen = app.screen
    one = screen.view["progress"][screen.kind][screen.rule]
    want = workshop_filter.everything()
    want["code"], want["field"] = one["code"], one["field"]
    flow.show(app, "personne", row, entries.make("atelier", want))


entries.screen(
    "revenir",
    Revenir,
    draw,
    title="Fichier corrigé",
    help=("corriger", "reprendre un fichier corrigé"),
)
entries.screen(
    "oublier",
    Oublier,
    draw_forget,
    title="Oublier",
    help=("enregistrer", "enregistrer son travail"),
    actions={
        "conflicts": lambda app, arg: app.run(turn_conflicts(app, int(arg))),
        "followed": lambda app, arg: app.run(follow(app, arg)),
        "followed_page": lambda app, arg: app.run(turn(app, int(arg))),
        "followed_row": lambda app, arg: open_row(app, int(arg)),
        "followed_rule": lambda app, arg: app.run(choose_rule(app, int(arg))),
        "forget_before": lambda app, _arg: app.run(forget(app)),
        "give_back": lambda app, _arg: app.run(give_back(app)),
        "returned": lambda app, _arg: app.run(arrive(app)),
    },
    submits={
        "carry": lambda app, _arg: app.run(answer(app)),
    },
)
