"""Step 5, what was accepted: withdraw it, or correct it and declare it again."""

import dom
import entries
import flow
import handing
from gestures import corriger, registre
from parts import alert
from parts.deposits import retrait_plan as written
from parts.deposits import retrait_view as shown
from parts.workshop import workshop_filter

LIMIT = 10
BACK = "‹ Revenir à l’accusé"


class Retirer(entries.Screen):
    """Accepted people to be withdrawn, or corrected and declared again.

    ``view`` is what the engine says of those chosen, ``page`` one page of those who may be, under
    ``text`` and from ``offset`` on; ``everyone``: on the user's word, others than those known to be
    accepted. ``confirmed``: what will be written was read. ``saved`` are the files downloaded.
    """

    step = "accuse"
    back_words = "‹ Revenir au retrait"

    def __init__(self):
        self.view = None
        self.page = None
        self.text = ""
        self.everyone = False
        self.offset = 0
        self.confirmed = False
        self.saved = []
        self.want = None


def open_screen(app):
    """Show who may be withdrawn, and what is already chosen."""
    flow.go(app, _screen())


def _screen():
    screen = Retirer()
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
    if not isinstance(app.screen, Retirer):
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
    flow.show(app, "personne", row, app.screen)


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
    await handing.save(app, "withdraw_download", {"index": index})
    app.screen.saved.append(index)
    show(app, app.screen.view)
    dom.focus_action("withdraw_download", index)


async def deposited(app, index, *, said):
    """Note that a file was deposited, or was not."""
    args = {"index": index, "deposited": said}
    view = await registre.together(app, lambda: flow.ask(app, "withdraw_deposited", args))
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


entries.screen(
    "retirer",
    Retirer,
    draw,
    title="Retirer",
    help=("retirer", "retirer ou corriger une déclaration"),
    actions={
        "withdraw": lambda app, _arg: open_screen(app),
        "withdraw_ask": lambda app, arg: app.run(choose(app, int(arg), replaced=False)),
        "withdraw_cancel": lambda app, arg: app.run(cancel(app, arg)),
        "withdraw_clear": lambda app, _arg: app.run(find(app, "", focus=shown.SEARCH)),
        "withdraw_deposited": lambda app, arg: app.run(deposited(app, int(arg), said=True)),
        "withdraw_download": lambda app, arg: app.run(download(app, int(arg))),
        "withdraw_ids": lambda app, _arg: app.run(choose_ids(app)),
        "withdraw_journal": lambda app, _arg: app.run(handing.save(app, "withdraw_journal")),
        "withdraw_make": lambda app, _arg: app.run(make(app)),
        "withdraw_page": lambda app, arg: app.run(find(app, app.screen.text, offset=int(arg))),
        "withdraw_person": lambda app, arg: open_person(app, int(arg)),
        "withdraw_provisional": lambda app, _arg: app.run(provisional(app)),
        "withdraw_replace": lambda app, arg: app.run(choose(app, int(arg), replaced=True)),
        "withdraw_report": lambda app, arg: app.run(answers(app, arg)),
        "withdraw_undeposited": lambda app, arg: app.run(deposited(app, int(arg), said=False)),
    },
    changes={
        "withdraw_all": lambda app, node: app.run(
            find(app, app.screen.text, everyone=bool(node.checked), focus=shown.WORD)
        ),
        "withdraw_sure": lambda app, node: sure(app, wanted=bool(node.checked)),
    },
    submits={
        "withdraw_find": lambda app, _arg: app.run(find(app, dom.value(shown.SEARCH))),
    },
)
