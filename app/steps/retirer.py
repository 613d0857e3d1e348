"""Step 5, what was accepted: withdraw it, or correct it and declare it again."""

import dom
import flow
import state
from parts import alert, workshop_filter
from parts import retrait_plan as written
from parts import retrait_view as shown

from steps import corriger, generer, reprendre

LIMIT = 10
BACK = "‹ Revenir à l’accusé"


def open_screen(app):
    """Show who may be withdrawn, and what is already chosen."""
    flow.go(app, _screen())


def _screen():
    screen = state.Retirer()
    # What the workshop takes from the screen that one person is opened from.
    screen.want = workshop_filter.everything()
    return screen


def draw(app):
    """Show the frame; the engine's views follow."""
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button(BACK, "go", "small quiet", arg="accuse"), cls="up"),
        dom.el("h2", "Retirer ou corriger une personne acceptée", id="titre-ecran", tabindex="-1"),
        dom.el(
            "p",
            dom.fr(
                "Ce que le portail a accepté y reste : une seconde déclaration serait refusée, ou "
                "ferait un doublon. Pour l’en retirer, ou pour corriger une donnée fausse, il faut "
                "d’abord un fichier de suppression."
            ),
            cls="lead",
        ),
        dom.el("div", id="retrait-etat"),
        dom.el("div", id="retrait-plan"),
        dom.el("div", id="retrait-choix"),
    )
    dom.title("Retirer · Certiflux")
    app.run(load(app))


async def load(app, focus=""):
    """Ask for what is chosen and for one page of people, and show them."""
    screen = app.screen
    view = await flow.peek(app, "withdraw_view")
    page = await flow.peek(app, "withdraw_people", _want(screen))
    if app.screen is not screen or not dom.present("retrait-plan"):
        return
    screen.page = page
    # Two of these may follow each other: the later keeps the focus that the first one gave.
    focus = focus or dom.focused()
    show(app, view)
    dom.focus_id(focus)


def _want(screen):
    want = {"offset": screen.offset, "limit": LIMIT, "text": screen.text}
    want["all"] = screen.everyone
    return want


def show(app, view):
    """Show the views that the screen has."""
    screen = app.screen
    screen.view = view
    can = view["schema"]["can"]
    dom.fill(
        dom.get("retrait-etat"),
        shown.sureness(view),
        None if can else shown.missing(view["schema"]),
    )
    dom.fill(
        dom.get("retrait-plan"),
        written.files(view["plan"], screen),
        written.planned(view["plan"], screen, can=can),
    )
    opened = dom.is_open("retrait-par-ids")
    dom.fill(dom.get("retrait-choix"), shown.choosing(screen.page, screen, LIMIT))
    if opened and dom.present("retrait-par-ids"):
        dom.unfold("retrait-par-ids")


async def choose(app, row, *, replaced, word=False):
    """Choose a person; one to be corrected is opened at once."""
    if not isinstance(app.screen, state.Retirer):
        app.screen = _screen()
    screen = app.screen
    args = {"row": row, "replace": replaced, "word": word or screen.everyone}
    reply, refusal = await corriger.change(app, "withdraw_ask", args)
    if refusal is not None:
        app.draw()
        alert.show(refusal)
        return
    screen.confirmed = False
    if replaced:
        open_person(app, row)
        dom.announce("Corrigez ce qui est faux, puis revenez au retrait.")
        return
    app.draw()
    await load(app, written.PLAN)
    dom.announce(reply["plan"]["sentence"])


def open_person(app, row):
    """Open the data of a person to be declared again."""
    flow.go(app, state.Personne(row, app.screen))


async def choose_ids(app):
    """Choose passages by their ids alone."""
    args = {"text": dom.value(shown.IDS), "word": app.screen.everyone}
    view = await flow.ask(app, "withdraw_ids", args)
    app.screen.confirmed = False
    await load(app, written.PLAN)
    dom.announce(view["plan"]["sentence"])


async def cancel(app, own):
    """Give a withdrawal up."""
    reply, _ = await corriger.change(app, "withdraw_cancel", {"id": own})
    app.screen.confirmed = False
    await load(app)
    dom.focus_id(written.PLAN if dom.present(written.PLAN) else shown.PEOPLE)
    dom.announce(reply["plan"]["sentence"])


async def find(app, text, *, everyone=None, offset=0, focus=shown.PEOPLE):
    """Show another page of people."""
    screen = app.screen
    screen.text, screen.offset = text, offset
    if everyone is not None:
        screen.everyone = everyone
    await load(app, focus)
    dom.announce(dom.count(screen.page["total"], "personne", "personnes"))


async def provisional(app):
    """Follow our own schema, provisional, for withdrawals."""
    view = await flow.ask(app, "withdraw_provisional", {"wanted": True})
    await reprendre.keep(app)
    await load(app, "titre-ecran")
    dom.announce(view["schema"]["provisional"])


def sure(app, *, wanted):
    """Take the word that it takes to write."""
    app.screen.confirmed = wanted
    show(app, app.screen.view)
    dom.focus_id(written.CONFIRM)


async def make(app):
    """Have the files written."""
    screen = app.screen

    async def run(card):
        return await app.bridge.job("withdraw_make", {"confirmed": True}, None, card.step)

    await flow.work(app, "Écriture des fichiers", run)
    screen.saved, screen.confirmed = [], False
    app.draw()
    await load(app, written.FILES)
    dom.announce("Fichiers écrits. Déposez-les dans l’ordre indiqué.")


async def download(app, index):
    """Save one of the files."""
    await generer.save(app, "withdraw_download", {"index": index})
    app.screen.saved.append(index)
    show(app, app.screen.view)
    dom.focus_action("withdraw_download", index)


async def deposited(app, index, *, said):
    """Note that a file was deposited, or was not."""
    args = {"index": index, "deposited": said}
    view = await app.together(lambda: flow.ask(app, "withdraw_deposited", args))
    if app.accuse is not None:
        app.accuse = view["accuse"]
    await load(app, written.FILES)
    dom.announce("Noté : déposé." if said else "Noté : pas déposé.")


async def answers(app, arg):
    """Say whether a report answers a withdrawal."""
    index, said = arg.split(" ")
    args = {"index": int(index), "withdrawal": said == "oui"}
    view = await flow.ask(app, "withdraw_report", args)
    app.accuse = view
    app.draw()
    flow.focus_title(app)
    dom.announce(view["verdict"]["sentence"])


def actions(app):
    """Return what each button of this screen does, by its name."""
    run = app.run
    return {
        "withdraw": lambda _arg: open_screen(app),
        "withdraw_ask": lambda arg: run(choose(app, int(arg), replaced=False)),
        "withdraw_cancel": lambda arg: run(cancel(app, arg)),
        "withdraw_clear": lambda _arg: run(find(app, "", focus=shown.SEARCH)),
        "withdraw_deposited": lambda arg: run(deposited(app, int(arg), said=True)),
        "withdraw_download": lambda arg: run(download(app, int(arg))),
        "withdraw_ids": lambda _arg: run(choose_ids(app)),
        "withdraw_journal": lambda _arg: run(generer.save(app, "withdraw_journal")),
        "withdraw_make": lambda _arg: run(make(app)),
        "withdraw_page": lambda arg: run(find(app, app.screen.text, offset=int(arg))),
        "withdraw_person": lambda arg: open_person(app, int(arg)),
        "withdraw_provisional": lambda _arg: run(provisional(app)),
        "withdraw_replace": lambda arg: run(choose(app, int(arg), replaced=True)),
        "withdraw_report": lambda arg: run(answers(app, arg)),
        "withdraw_undeposited": lambda arg: run(deposited(app, int(arg), said=False)),
    }


def changes(app):
    """Return what each box of this screen does, by its name."""
    run = app.run
    return {
        "withdraw_all": lambda node: run(
            find(app, app.screen.text, everyone=bool(node.checked), focus=shown.WORD)
        ),
        "withdraw_sure": lambda node: sure(app, wanted=bool(node.checked)),
    }


def submits(app):
    """Return what the form of this screen does."""
    return {"withdraw_find": lambda _arg: app.run(find(app, dom.value(shown.SEARCH)))}
