"""« La liste de France compétences »: what is read of it, where to take it, a code by its title."""

import dom
import entries
import flow
from gestures import fiches
from parts.verdict import mark

from screens import verifier


class Fiches(entries.Beside):
    """What the lists say: ``view`` of the engine, ``found`` by ``words``, ``siret`` as typed."""

    def __init__(self, back, view=None):
        super().__init__(back)
        self.view = view
        self.words = ""
        self.found = None
        self.siret = None
        self.error = None


def draw(app):
    """Say which list is read, where to take one; then one's own codes, and the search."""
    screen = app.screen
    view = screen.view
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button("‹ Revenir", "save_leave", "small quiet"), cls="up"),
        dom.el(
            "h2",
            view["title"] if view else "La liste de France compétences",
            id="titre-ecran",
            tabindex="-1",
        ),
        _body(screen, view) if view else dom.el("p", "Un instant…"),
    )
    if view is None:
        app.run(fiches.look(app))


def _body(screen, view):
    return [
        dom.el("p", view["sentence"], cls="lead"),
        _lists(view),
        _again(view),
        _search(screen, view) if view["may_search"] else None,
        _own(view) if view["may_keep"] else None,
        _siret(screen, view) if view["may_keep"] else None,
        _source(view),
    ]


def _lists(view):
    lines = [
        dom.el("li", mark("warning", "Ancienne") if one["old"] else None, " ", one["sentence"])
        for one in view["lists"]
    ]
    return dom.el("ul", lines, cls="notes", id="fiches-listes") if lines else None


def _again(view):
    """Lead on from a list that was just read: the findings are to be made with it."""
    if not (view["lists"] and view["may_keep"]):
        return None
    words = "Vérifier avec cette liste"
    return dom.el(
        "p", dom.button(words, "fiches_check", "primary", id="fiches-verifier"), cls="actions"
    )


def _source(view):
    source = view["source"]
    link = dom.el(
        "a",
        source["words"],
        dom.el("span", " (nouvel onglet)", cls="visually-hidden"),
        href=source["address"],
        target="_blank",
        rel="noopener noreferrer",
        id="fiches-source",
    )
    return dom.el(
        "section",
        dom.el("h3", dom.fr("Où la prendre ?")),
        dom.el("p", view["why"]),
        dom.el("p", source["help"], cls="hint"),
        dom.el("p", link),
        dom.el("p", dom.button("Choisir la liste", "pick", id="fiches-choisir"), cls="actions"),
    )


def _search(screen, view):
    typed = dom.el("input", type="text", id=fiches.SEARCH, autocomplete="off", size=40)
    typed.value = screen.words
    found = screen.found
    return dom.el(
        "section",
        dom.el("h3", "Chercher une certification"),
        dom.el(
            "form",
            dom.el("label", "Un code, ou des mots de l’intitulé", for_=fiches.SEARCH),
            typed,
            dom.el("p", dom.el("button", "Chercher", type="submit", cls="button"), cls="actions"),
            novalidate=True,
            data_submit="fiches_search",
            cls="input",
        ),
        dom.el("p", found["sentence"], id="fiches-trouvees") if found else None,
        _listed(found["items"], take=view["may_take"]) if found and found["items"] else None,
    )


def _listed(items, *, take):
    return dom.el("ul", [_fiche(one, take) for one in items], cls="fiches")


def _fiche(one, take):
    about = dom.el("span", dom.fr(" : ") + one["told"], cls="visually-hidden")
    button = dom.button(
        ["Prendre pour tous", about],
        "fiches_take",
        "small",
        arg=one["code"],
        id="prendre-" + one["code"],
    )
    return dom.el(
        "li",
        dom.el("strong", one["told"]),
        " ",
        None if one["active"] else mark("warning", "Inactive"),
        dom.el("span", one["facts"], cls="sub"),
        button if take else None,
    )


def _own(view):
    return dom.el(
        "section",
        dom.el("h3", view["own_title"]),
        dom.el("p", view["own_note"], cls="hint"),
        _listed(view["own"], take=view["may_take"]) if view["own"] else None,
        id="fiches-vos",
    )


def _siret(screen, view):
    node = dom.el(
        "input",
        type="text",
        id=fiches.SIRET,
        autocomplete="off",
        inputmode="numeric",
        aria_describedby=fiches.SIRET + "-aide " + fiches.SIRET + "-erreur",
        aria_invalid="true" if screen.error else None,
        size=18,
    )
    node.value = view["siret"] if screen.siret is None else screen.siret
    why = "Il est comparé à ceux de chaque fiche, et gardé dans vos réglages. Il ne part pas."
    return dom.el(
        "form",
        dom.el("h3", "Votre SIRET de certificateur"),
        dom.el("label", "SIRET, 14 chiffres (facultatif)", for_=fiches.SIRET),
        dom.el("p", why, cls="hint", id=fiches.SIRET + "-aide"),
        dom.el("p", screen.error, cls="input-error", id=fiches.SIRET + "-erreur"),
        node,
        dom.el(
            "p", dom.el("button", "Garder ce SIRET", type="submit", cls="button"), cls="actions"
        ),
        novalidate=True,
        data_submit="fiches_siret",
        cls="input",
    )


async def check(app):
    """Check with the lists at once when the form is filled, else go to what it lacks."""
    if app.dossier.sheet["form"]["ready"]:
        await verifier.check(app)
    else:
        flow.show(app, "colonnes")


entries.screen(
    "fiches",
    Fiches,
    draw,
    title="France compétences",
    help=("liste-france-competences", "la liste de France compétences"),
    actions={"fiches_check": lambda app, _arg: app.run(check(app))},
)
