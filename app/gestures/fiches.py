"""The lists of France compétences: read, asked by words, one's own certification taken."""

import dom
import entries
import flow

from gestures import reglages

SEARCH = "fiches-mots"
SIRET = "fiches-siret"


async def take(app, files):
    """Read lists one after another, then show what they say."""
    view = None
    for file in files:
        view = await _read(app, file)
    open_screen(app, view)
    dom.announce(view["sentence"])


async def _read(app, file):
    name = str(file.name)
    args = {"name": name, "size": int(file.size)}

    async def read(card):
        return await app.bridge.job("fiches_load", args, file, card.step)

    view = await flow.work(app, dom.fr("Lecture de « ") + name + dom.fr(" »"), read)
    app.lists = [one for one in app.lists if str(one.name) != name] + [file]
    dossier = app.dossier
    if dossier is not None and "sheet" in view:
        dossier.sheet = view["sheet"]
        dossier.forget_verdict()
    return view


def open_screen(app, view=None):
    """Show what the lists say, and come back after."""
    back = entries.under(app.screen)
    if back.step in ("verifier", "generer") and app.dossier is not None and not app.dossier.verdict:
        back = entries.make("colonnes")
    flow.show(app, "fiches", back, view)


async def look(app):
    """Ask what the lists say, and draw it."""
    screen = app.screen
    view = await flow.peek(app, "fiches_view")
    if app.screen is screen:
        screen.view = view
        app.draw()


async def search(app):
    """Find certifications by the words that were typed."""
    screen = app.screen
    screen.words = str(dom.get(SEARCH).value)
    screen.found = await flow.ask(app, "fiches_search", {"words": screen.words})
    if app.screen is screen:
        app.draw()
        dom.focus_id(SEARCH)
        dom.announce(screen.found["sentence"])


async def choose(app, code):
    """Take a certification for all the people of the list, and go to where it is written."""
    dossier = app.dossier
    sheet = await flow.ask(app, "fiches_take", {"code": code})
    if app.dossier is not dossier:
        return
    dossier.sheet, dossier.values = sheet, {}
    dossier.forget_verdict()
    flow.show(app, "colonnes")
    dom.announce(dom.fr("Certification prise pour tous : ") + code + ".")
    await reglages.keep(app)


async def say_siret(app):
    """Take the SIRET that was typed, or say what is wrong with it beside it."""
    screen, typed = app.screen, str(dom.get(SIRET).value)
    view, error = await flow.attempt(app, "fiches_siret", {"siret": typed})
    if app.screen is not screen:
        return
    screen.siret, screen.error = typed, error and error["message"] + " " + error["remedy"]
    if view is not None:
        screen.view, screen.siret = view, None
        app.dossier.forget_verdict()
        await reglages.keep(app)
    app.draw()
    dom.focus_id(SIRET)
    dom.announce(screen.error or "SIRET pris en compte au prochain contrôle.")


entries.gestures(
    actions={
        "fiches_screen": lambda app, _arg: open_screen(app),
        "fiches_take": lambda app, arg: app.run(choose(app, arg)),
    },
    submits={
        "fiches_search": lambda app, _arg: app.run(search(app)),
        "fiches_siret": lambda app, _arg: app.run(say_siret(app)),
    },
)
