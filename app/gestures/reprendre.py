"""Take up what no file of the user holds: the reports read, the deposits, the files made.

The engine hands over a copy of them after each change; the page keeps it in its memory for an
engine that would have to start again. A saved dossier brings its own.
"""

import bridge
import dom
import flow
from parts import alert
from pyscript import window
from pyscript.ffi import to_js

from gestures import schema

COPY = "reponses.zip"
REMAKING = "Les fichiers générés sont refaits"


async def changed(app, op):
    """Take a copy after a change; the dossier that was saved before lacks it.

    The example's reports are invented as its list is; files made are written again at will.
    """
    if op != "generate" and (app.dossier is None or not app.dossier.invented):
        app.told = True
    if app.dossier is not None:
        app.dossier.saved = False
        app.draw_steps()
    await keep(app)


async def keep(app):
    """Keep a copy of the answers as they are now."""
    app.stale = True
    try:
        _, blob = await app.bridge.call("answers")
    except (bridge.LostError, bridge.RefusedError, bridge.CancelledError):
        return  # the copy before serves; what it lacks is told
    app.kept, app.stale = blob, False


async def take_up(app, card):
    """Give a new engine the answers that the last one had; a check is to follow."""
    if app.stale:
        app.lost.append(
            "Ce qui venait d’être fait aux étapes « Générer » ou « Accusé » est à refaire."
        )
        app.stale = False
    if app.kept is None:
        return
    args = {"name": COPY, "size": int(app.kept.size)}
    try:
        told = await app.bridge.job("answers_load", args, app.kept, card.step)
        if told["lost"]:
            app.lost.append(told["lost"])
    except bridge.RefusedError as refused:
        app.lost.append(refused.error["title"] + " " + refused.error["remedy"])


async def remake(app, dossier, card):
    """Have the files made before written again, the same to the byte, or say that they are lost."""
    told = await app.bridge.job("remake", {}, None, card.step)
    dossier.files = told["files"]
    if told["lost"]:
        app.lost.append(told["lost"])


async def see(app):
    """Show again what the reports tell of the list that is open."""
    view = await app.bridge.call("accuse_view")
    app.accuse = view if view["available"] else None


async def reopened(app):
    """Go on from where a saved dossier was left: the answer, the files made, or the verdict."""
    dossier = app.dossier
    if dossier.verdict is not None and dossier.sheet["kept"]["files"]:

        async def run(card):
            await remake(app, dossier, card)

        await flow.work(app, REMAKING, run)
    if dossier.sheet["kept"]["lost"]:
        app.lost.append(dossier.sheet["kept"]["lost"])
    view = await flow.ask(app, "accuse_view")
    app.accuse = view if view["available"] else None
    await keep(app)
    if app.accuse is not None:
        flow.show(app, "accuse")
    elif dossier.files is not None:
        flow.show(app, "generer")
    elif dossier.verdict is not None:
        app.draw()
    tell_lost(app)


async def follow_schema(app, view):
    """Follow the schema that a saved dossier brings; it is kept as if the user had dropped it."""
    described, blob = await flow.ask(app, "schema_file")
    app.schema_file = window.File.new(to_js([blob]), described["name"])
    app.schema = view
    schema.draw(app)


def tell_lost(app):
    """Say what could not be taken up, if anything."""
    lost, app.lost = app.lost, []
    if lost:
        alert.show(
            {
                "title": "Une partie du travail est à refaire",
                "message": dom.fr(" ".join(lost)),
                "remedy": "Le reste a été repris comme vous l’aviez laissé.",
            }
        )
