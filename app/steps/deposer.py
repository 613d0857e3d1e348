"""Step 1: take a file and follow its reading; what was open stays until the new file stands."""

import dom
import flow
import state
from parts import alert
from pyscript import window
from pyscript.ffi import to_js

from steps import verifier

EXAMPLE = "static/exemple/exemple.csv"
EXAMPLE_SETTINGS = "static/exemple/exemple.certiflux.toml"


def draw(app):
    """Complete the first screen, which the page already holds, with the way back."""
    dossier = app.dossier
    back = dom.get("revenir")
    if dossier is not None:
        words = dom.fr("Revenir à « ") + dossier.name() + dom.fr(" »")
        dom.fill(
            back, dom.button(words, "back"), dom.el("span", "Rien n’en est perdu.", cls="hint")
        )
    dom.show(back, visible=dossier is not None)
    dom.title("Déposer · Certiflux")


async def open_file(app, file, settings=None):
    """Read a file into a new dossier, with the identifiers typed for the last one."""
    before = app.dossier
    again = app.screen.step in ("verifier", "generer")
    dossier = state.Dossier(file, settings)
    if before is not None and settings is None:
        dossier.values = dict(before.values)

    async def read(card):
        await flow.load(app, dossier, card)
        if dossier.values:
            dossier.sheet["form"] = await app.bridge.call("settings", {"values": dossier.values})

    app.screen = state.Deposer()
    await flow.work(app, dom.fr("Lecture de « ") + str(file.name) + dom.fr(" »"), read)
    app.dossier = dossier
    flow.go(app, state.Colonnes())
    dom.announce(dossier.sheet["sentence"])
    # A corrected file dropped on the list of findings goes straight to its new verdict.
    if again and dossier.sheet["form"]["ready"] and not dossier.sheet["missing"]:
        await verifier.check(app)


async def open_example(app):
    """Open the invented people that come with the page."""
    try:
        blob = await (await _fetched(EXAMPLE)).blob()
        settings = str(await (await _fetched(EXAMPLE_SETTINGS)).text())
    except Exception:  # noqa: BLE001 (whatever the network did)
        alert.show(
            {
                "title": "L’exemple n’a pas pu être chargé",
                "message": "La page n’a pas pu lire le fichier d’exemple qui l’accompagne.",
                "remedy": "Vérifiez votre connexion puis recommencez, ou déposez votre fichier.",
            }
        )
        return
    file = window.File.new(to_js([blob]), "exemple.csv", to_js({"type": "text/csv"}))
    await open_file(app, file, settings)


async def _fetched(path):
    response = await window.fetch(path)
    if not response.ok:
        raise OSError(path)
    return response
