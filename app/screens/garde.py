"""« Ce que ce navigateur garde »: all of it, why, how heavy, and one button that erases it."""

import dom
import entries
import flow
from gestures import reglages
from parts.returning import kept
from parts.table import table

HEADS = ("Quoi", "Pourquoi", "Combien", "Poids")
THOUSAND, MILLION = 1000, 1000000


class Garde(entries.Beside):
    """What this browser keeps; ``view`` once it was looked at, ``asking`` before it is erased."""

    def __init__(self, back):
        super().__init__(back)
        self.view = None
        self.asking = False


def open_screen(app):
    """Show what is kept, and come back after."""
    dom.fold("confidentialite")
    flow.go(app, Garde(entries.under(app.screen)))


def draw(app):
    """Say what is kept; it is counted each time."""
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button("‹ Revenir", "save_leave", "small quiet"), cls="up"),
        dom.el("h2", "Ce que ce navigateur garde", id="titre-ecran", tabindex="-1"),
        dom.el(
            "p",
            dom.fr(
                "Vos tableurs et les personnes qu’ils contiennent ne sont jamais gardés : ils "
                "disparaissent quand vous fermez l’onglet. Voici tout ce qui reste."
            ),
            cls="lead",
        ),
        dom.el("div", _shown(app.screen), id="garde", cls="wide"),
    )
    if app.screen.view is None:
        app.run(_count(app))


async def _count(app):
    screen = app.screen
    screen.view = await kept.listed(app.offline.state.get("build", ""))
    if app.screen is screen and dom.present("garde"):
        dom.fill(dom.get("garde"), _shown(screen))


def _shown(screen):
    view = screen.view
    if view is None:
        return dom.el("p", "Comptage…")
    if not view["items"]:
        words = view.get("said", "Ce navigateur ne garde rien pour Certiflux.")
        return [dom.el("div", dom.el("p", dom.el("strong", words)), cls="empty"), _rest(view)]
    rows = [
        (one["name"], dom.fr(one["why"]), dom.number(one["count"]), weight(one["size"]))
        for one in view["items"]
    ]
    total = weight(sum([one["size"] for one in view["items"]]))
    return [
        dom.el("div", table("En tout : " + total, HEADS, rows), cls="table-box"),
        _rest(view),
        _question() if screen.asking else _button(),
    ]


def _rest(view):
    words = "Aucun cookie. "
    if view["alien"]:
        words = "Cette adresse garde aussi des cookies ou des données d’un autre site : Certiflux "
        words += "n’y touche pas. "
    words += "Comme pour toute page, le navigateur a aussi sa mémoire de passage (cache) et son "
    words += "historique, que seuls ses propres réglages effacent."
    return dom.el("p", dom.fr(words), cls="hint")


def _button():
    return dom.el(
        "p", dom.button("Tout effacer", "erase_ask", "primary", id="tout-effacer"), cls="actions"
    )


def _question():
    words = "Vos réglages et votre registre gardés ici seront perdus, sauf si vous les avez "
    words += "téléchargés. Le travail ouvert à l’écran reste."
    return dom.el(
        "div",
        dom.el("h3", dom.fr("Tout effacer de ce navigateur ?"), id="titre-effacer", tabindex="-1"),
        dom.el("p", dom.fr(words)),
        dom.el(
            "p",
            dom.button("Effacer", "erase", "primary"),
            dom.button("Ne rien effacer", "erase_not", "quiet"),
            cls="actions",
        ),
        cls="erasing",
    )


def weight(size):
    """Write a size the French way: 18 ko, 20,5 Mo."""
    if size >= MILLION:
        tenths = (size * 10 + MILLION // 2) // MILLION
        whole, rest = dom.number(tenths // 10), tenths % 10
        return whole + (("," + str(rest)) if rest else "") + dom.NO_BREAK + "Mo"
    return dom.number(max(1, (size + THOUSAND // 2) // THOUSAND)) + dom.NO_BREAK + "ko"


def _ask(app, *, asking):
    app.screen.asking = asking
    dom.fill(dom.get("garde"), _shown(app.screen))
    if asking:
        dom.focus_id("titre-effacer")
    else:
        dom.focus_id("tout-effacer")


async def erase(app):
    """Erase everything, then show that nothing is left."""
    reglages.erase()
    await kept.erase()
    await app.offline.erase()
    app.screen.asking = False
    app.screen.view = view = await kept.listed("")
    # What is in use by this very page goes when its tab is closed.
    left = [one for one in view["items"] if one["name"] != kept.BASES]
    later = len(left) < len(view["items"])
    view["items"] = left
    view["said"] = "Tout est effacé." if not left else "Tout n’a pas pu être effacé."
    if later:
        view["said"] += " Un carnet vide, dont cette page se sert, part avec l’onglet."
    app.draw()
    dom.focus_id("titre-ecran")
    dom.announce(view["said"])


entries.screen(
    "garde",
    Garde,
    draw,
    title="Ce qui est gardé",
    help=("etancheite", "ce que le navigateur garde"),
    actions={
        "erase": lambda app, _arg: app.run(erase(app)),
        "erase_ask": lambda app, _arg: _ask(app, asking=True),
        "erase_not": lambda app, _arg: _ask(app, asking=False),
        "kept_screen": lambda app, _arg: open_screen(app),
    },
)
