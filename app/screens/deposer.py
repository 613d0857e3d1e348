"""Step 1: take a file and follow its reading; what was open stays until the new file stands."""

import dom
import entries
import flow
import handing
import opening
import recovery
import state
import tried
from gestures import reglages, rouvrir
from parts import alert
from pyscript import window
from pyscript.ffi import to_js

from screens import enregistrer, verifier

EXAMPLE = "static/exemple/exemple.csv"
# What the engine needs of a file to say what it is.
HEAD = 65536
EXAMPLE_SETTINGS = "static/exemple/exemple.certiflux.toml"


class Deposer(entries.Screen):
    """Waiting for a file."""

    step = "deposer"


def draw(app):
    """Complete the first screen, which the page already holds: the way back, the settings."""
    dossier = app.dossier
    back = dom.get("revenir")
    if dossier is not None:
        words = dom.fr("Revenir à « ") + dossier.name() + dom.fr(" »")
        dom.fill(
            back, dom.button(words, "back"), dom.el("span", "Rien n’en est perdu.", cls="hint")
        )
    dom.show(back, visible=dossier is not None)
    reglages.offer(app)


async def receive(app, file, settings=None):
    """Take a file for what the engine says that it is."""
    if app.awaited and app.dossier is not None and str(file.name) == app.dossier.name():
        app.awaited = False
        app.dossier.file, app.dossier.held = file, False
        await recovery.again(app)
        return
    args = {"name": str(file.name), "size": int(file.size)}
    head = file.slice(0, HEAD)

    async def identify(_card):
        return await app.bridge.call("identify", args, head)

    if app.bridge.up:
        what = await flow.ask(app, "identify", args, head)
    else:
        what = await flow.work(app, rouvrir.title(file), identify)
    if what["kind"] == "dossier":
        await enregistrer.reopen(app, file, what["seal"])
    else:
        await open_file(app, file, settings)


async def open_file(app, file, settings=None, *, invented=False):
    """Read a file, or the text of pasted cells, into a new dossier.

    Without ``settings`` it takes over the answers of the last one, unless they were invented; a
    corrected file, which comes from the list of findings, takes over its columns too.
    """
    again = _again(app)
    dossier = _new(app, file, settings, again, invented)

    async def read(card):
        await opening.load(app, dossier, card)
        dossier.choices = dossier.sheet["choices"]
        if dossier.values:
            answers = {"values": dossier.values}
            dossier.sheet["form"] = await app.bridge.call("settings", answers)

    app.screen = Deposer()
    await flow.work(app, rouvrir.title(file), read)
    rouvrir.adopt(app, dossier)
    if not invented:
        app.waiting = None
    flow.show(app, "colonnes")
    dom.announce(dossier.sheet["sentence"])
    await reglages.keep(app)
    # A corrected file goes straight to its new verdict: the same settings apply, and what is not
    # settled is told by its findings, as it was for the file before.
    if again and dossier.sheet["form"]["ready"]:
        await verifier.check(app)


def _again(app):
    """Tell whether a file that comes now is the list of the last one, corrected."""
    before = app.dossier
    if before is None or before.invented:
        return False
    mended = before.can is not None and before.can["can_undo"]
    return mended or app.screen.step in ("verifier", "generer")


def _new(app, file, settings, again, invented):
    """Return the dossier of a file, with what it takes over of the last one."""
    before = app.dossier
    if settings is None:
        settings = app.waiting
    fresh = settings is None
    if fresh and again:
        settings = before.settings
    dossier = state.Dossier(file, settings, invented=invented)
    if fresh and not again and before is not None and not before.invented:
        dossier.values = {key: value for key, value in before.values.items() if value}
    if again and not isinstance(file, str):
        dossier.again = True
        dossier.sheet_name = before.sheet["sheets"][before.sheet["sheet"]]["name"]
    return dossier


async def paste(app):
    """Read the cells that the text area holds."""
    area = dom.get("cellules")
    text = str(area.value)
    if not text.strip():
        dom.announce("Collez d’abord vos cellules dans la zone.")
        dom.focus(area)
        return
    await open_file(app, text)
    area.value = ""
    dom.get("coller").open = False


async def template(app, kind):
    """Hand over the empty file to fill, once the engine is ready."""

    async def write(_card):
        return await app.bridge.call("template", {"kind": kind})

    described, blob = await flow.work(app, "Le modèle se prépare", write)
    app.draw()
    dom.focus_id("modele-" + kind)
    handing.hand_over(described, blob)


async def open_example(app):
    """Open the invented people that come with the page."""
    blob = await _fetched(EXAMPLE, "blob")
    settings = await _fetched(EXAMPLE_SETTINGS, "text")
    if blob is None or settings is None:
        alert.show(
            {
                "title": "L’exemple n’a pas pu être chargé",
                "message": "La page n’a pas pu lire le fichier d’exemple qui l’accompagne.",
                "remedy": "Vérifiez votre connexion puis recommencez, ou déposez votre fichier.",
            }
        )
        return
    file = window.File.new(to_js([blob]), "exemple.csv", to_js({"type": "text/csv"}))
    await open_file(app, file, str(settings), invented=True)


async def _fetched(path, kind):
    """Return a file of the page as a Blob or a text; None when it does not come."""
    response, _ = await tried.ask(window, "fetch", path)
    if response is None or not response.ok:
        return None
    return (await tried.ask(response, kind))[0]


async def restart(app, *, sure):
    """Close the dossier and wait for another file; ask first when something would be lost."""
    if not sure and enregistrer.ask_restart(app):
        return
    app.dossier = app.before = app.accuse = None
    app.kept, app.stale, app.told = None, False, False
    flow.show(app, "deposer")
    await flow.ask(app, "close")


entries.screen(
    "deposer",
    Deposer,
    draw,
    title="Déposer",
    help=("etape-deposer", "déposer sa liste"),
    actions={
        "example": lambda app, _arg: app.run(open_example(app)),
        "paste": lambda app, _arg: app.run(paste(app)),
        "restart": lambda app, arg: app.run(restart(app, sure=arg == "oui")),
        "template": lambda app, arg: app.run(template(app, arg)),
    },
)
