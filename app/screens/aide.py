"""Help beside the work: the pack for assistance, shown before it is saved; the GDPR documents."""

import dom
import entries
import flow
import handing
from parts import alert
from parts.leaving import gdpr_kit, support_pack

MENU = "aide"


class Assistance(entries.Beside):
    """A request for assistance; ``view`` is what the engine says of the pack that it made."""

    def __init__(self, back):
        super().__init__(back)
        self.view = None
        self.saved = False


class Rgpd(entries.Beside):
    """The documents that help with the GDPR."""


def open_support(app):
    """Show what a request for assistance would hold."""
    _open(app, Assistance)


def open_gdpr(app):
    """Show the documents that help with the GDPR."""
    _open(app, Rgpd)


def _open(app, screen):
    dom.fold(MENU)
    flow.go(app, screen(entries.under(app.screen)))


def leave(app):
    """Go back to what was shown before."""
    flow.go(app, app.screen.back)


def draw_support(app):
    """Say what the pack is and may be made of; once made, what it holds and the proof."""
    view = app.screen.view
    head = support_pack.head(back=_may_go_back(app))
    if view is None:
        body = support_pack.before(_missing(app))
    else:
        body = support_pack.made(view, saved=app.screen.saved)
    dom.fill(dom.get("ecran"), head, body, support_pack.details(_versions(app), alert.last))


def _may_go_back(app):
    return app.screen.back.name != "deposer"


def _missing(app):
    """Return the step where what the pack needs is to be done, None when nothing is missing."""
    if app.dossier is None:
        return "deposer"
    return None if app.dossier.verdict is not None else "colonnes"


def _versions(app):
    hello = app.bridge.hello
    if hello is None:
        return [dom.fr("Moteur : pas encore prêt")]
    schema = hello["schema"] if app.schema is None else dom.fr("donné par vos soins")
    return [
        dom.fr("Certiflux : ") + hello["version"],
        dom.fr("Schéma : ") + schema,
        dom.fr("Étape : ") + app.screen.step,
    ]


async def make(app):
    """Have the pack made, then show what it holds."""
    screen = app.screen

    async def run(card):
        return await app.bridge.job("make_support", {}, None, card.step)

    view = await flow.work(app, "Préparation du message", run)
    screen.view = view
    flow.go(app, screen)
    dom.announce(view["proof"]["sentence"])


async def save(app):
    """Save the pack that is shown."""
    await handing.save(app, "support")
    app.screen.saved = True
    app.draw()
    dom.focus_id(support_pack.SAVE)


def draw_gdpr(app):
    """Show the documents, or what they are made from when no file is open."""
    dom.fill(
        dom.get("ecran"),
        gdpr_kit.head(back=_may_go_back(app)),
        gdpr_kit.without_file() if app.dossier is None else dom.el("div", id=gdpr_kit.PLACE),
    )
    app.run(show_kit(app))


async def show_kit(app):
    """Show the documents where the screen has a place for them."""
    if app.dossier is None or not dom.present(gdpr_kit.PLACE):
        return
    screen = app.screen
    view = await flow.peek(app, "gdpr_kinds")
    if app.screen is screen and dom.present(gdpr_kit.PLACE):
        heading = "h3" if isinstance(screen, Rgpd) else "h4"
        dom.fill(dom.get(gdpr_kit.PLACE), gdpr_kit.documents(view, heading))


async def save_document(app, kind):
    """Save one of the documents."""
    await handing.save(app, "gdpr", {"kind": kind})


entries.screen(
    "assistance",
    Assistance,
    draw_support,
    title="Assistance",
    help=("assistance", "le message d’assistance"),
)
entries.screen(
    "rgpd",
    Rgpd,
    draw_gdpr,
    title="RGPD",
    help=("rgpd", "les documents pour le RGPD"),
    actions={
        "gdpr": lambda app, _arg: open_gdpr(app),
        "gdpr_file": lambda app, arg: app.run(save_document(app, arg)),
        "help_leave": lambda app, _arg: leave(app),
        "support": lambda app, _arg: open_support(app),
        "support_make": lambda app, _arg: app.run(make(app)),
        "support_save": lambda app, _arg: app.run(save(app)),
    },
)
