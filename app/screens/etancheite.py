"""« Tester l'étanchéité »: the page tries to send something out, and shows each try refused."""

import dom
import entries
import flow
import tried
from parts import alert
from parts.checks import sealed
from parts.table import table
from parts.verdict import mark
from pyscript import document, window

FIELD = "adresse-essai"
NOBODY = "https://exemple.invalid"
PRIVACY = "static/confidentialite.html"
HEADS = ("Moyen", "Depuis", "Résultat", "Comment")


class Etancheite(entries.Beside):
    """The test of what may go out of this page; its result is the application's."""


def open_screen(app):
    """Show the test, and come back after."""
    dom.fold("confidentialite")
    flow.go(app, Etancheite(entries.under(app.screen)))


def draw(app):
    """Say what is tried, from where, and show how it ended the last time."""
    view = app.sealing
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button("‹ Revenir", "save_leave", "small quiet"), cls="up"),
        dom.el("h2", "Tester l’étanchéité", id="titre-ecran", tabindex="-1"),
        dom.el(
            "p",
            dom.fr(
                "La page essaie elle-même d’envoyer un mot (« essai », rien de votre fichier) vers "
                "une autre adresse, par chaque moyen qu’une page possède. Elle montre ensuite ce "
                "qui l’en a empêchée."
            ),
            cls="lead",
        ),
        _form(app),
        dom.el("div", _result(view) if view is not None else None, id="essais", cls="wide"),
        dom.el(
            "p",
            dom.fr("Pour le constater sans nous croire : "),
            dom.el(
                "a",
                "les gestes à faire et les limites",
                dom.el("span", " (nouvel onglet)", cls="visually-hidden"),
                href=PRIVACY,
                target="_blank",
                rel="noopener",
            ),
            ".",
        ),
    )


def _form(app):
    known = app.sealing["target"] if app.sealing is not None else NOBODY
    style = "button" if app.sealing is not None else "button primary"
    field = dom.el(
        "input",
        id=FIELD,
        type="url",
        value=known,
        spellcheck="false",
        autocomplete="off",
        aria_describedby=FIELD + "-aide",
    )
    words = "Une adresse réservée, que personne ne possède. Vous pouvez mettre celle d’un serveur "
    words += "à vous, pour y regarder ce qui arrive : rien."
    return dom.el(
        "form",
        dom.el("label", "Adresse vers laquelle essayer", for_=FIELD),
        field,
        dom.el("p", dom.fr(words), cls="hint", id=FIELD + "-aide"),
        dom.el("p", dom.el("button", "Lancer les essais", type="submit", cls=style), cls="actions"),
        novalidate=True,
        data_submit="sealing",
        cls="sealing",
    )


def _result(view):
    rows = [
        (one["label"], one["where"], mark(one["level"], one["verdict"]), one["how"])
        for one in view["rows"]
    ]
    name = {"ok": "ok", "warning": "warning", "error": "error"}[view["level"]]
    return [
        dom.el(
            "div",
            dom.el("p", mark(view["level"], view["word"]), cls="banner-mark"),
            dom.el("h3", view["sentence"], id="titre-essais", tabindex="-1"),
            dom.el("p", view["next"]),
            cls="banner banner-" + name,
        ),
        dom.el("div", table("Essais du " + view["when"], HEADS, rows), cls="table-box"),
        dom.el("p", view["limits"], cls="hint"),
    ]


async def run(app):
    """Make every attempt, have the engine judge them, and show its verdict."""
    target = dom.value(FIELD).strip().rstrip("/")
    if not _elsewhere(target):
        alert.show(
            {
                "title": "Cette adresse ne convient pas",
                "message": "Il faut une adresse complète, qui ne soit pas celle de cette page.",
                "remedy": dom.fr("Tapez par exemple : ") + NOBODY,
            },
            links=[(FIELD, "Adresse vers laquelle essayer")],
        )
        return

    async def make(card):
        card.wait("Essais en cours…")
        app.sealed_facts = await sealed.facts(app, target)
        return await app.bridge.call("sealing", app.sealed_facts)

    app.sealing = await flow.work(app, "Essais d’étanchéité", make)
    app.draw()
    dom.focus_id("titre-essais")
    dom.announce(app.sealing["sentence"])


def _elsewhere(target):
    if not target.startswith(("http://", "https://")):
        return False
    address, error = tried.make(window, "URL", target)
    return not error and str(address.origin) != str(document.location.origin)


async def wake(app):
    """Tell an engine that has just started again what the test came to."""
    if app.sealed_facts is not None:
        app.sealing = await app.bridge.call("sealing", app.sealed_facts)


entries.screen(
    "etancheite",
    Etancheite,
    draw,
    title="Étanchéité",
    help=("etancheite", "tester l’étanchéité"),
    actions={
        "sealing_screen": lambda app, _arg: open_screen(app),
    },
    submits={
        "sealing": lambda app, _arg: app.run(run(app)),
    },
)
