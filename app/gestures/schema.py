"""The schema in force: ours, or the one of the official kit that the user drops."""

import dom
import entries
import flow
import opening
import storage
from parts import alert, schema_chip
from parts.schema_chip import HELD, HOLD
from pyscript import window
from pyscript.ffi import to_js

ENDINGS = (".xsd", ".zip")
CHIP = "schema"
KEY = "certiflux.schema"
# Why a schema is followed where nobody said anything of it.
ASSUMED = "suppose"
REFUSED = "Ce navigateur ne garde rien : il refuse, ou il n’a plus de place. Redéposez le kit."


def is_schema(name):
    """Say whether a file is, by its name, a schema or the kit that holds it."""
    return str(name).lower().endswith(ENDINGS)


async def take(app, file):
    """Follow the schema of a file from now on; what was open is understood again."""

    async def load(card):
        return await follow(app, card, "schema_load", file)

    await _change(app, dom.fr("Lecture de « ") + str(file.name) + dom.fr(" »"), load)
    app.schema_file = await opening.kept(file)
    if stored() is not None:
        await _keep(app)


async def reset(app):
    """Follow our own schema again; the official one is kept here no more."""

    async def load(card):
        return await follow(app, card, "schema_reset", None)

    await _change(app, "Retour au schéma de Certiflux", load)
    app.schema_file = None
    storage.erase(KEY)


def chosen(app, view):
    """Follow one of our own versions, on the user's word: no official one is kept any more."""
    app.schema, app.schema_file = view, None
    storage.erase(KEY)
    draw(app)


async def wake(app):
    """Have an engine that has just started follow the official schema that is kept here."""
    text = stored()
    if text is None or app.schema_file is not None:
        return
    view, refusal = await flow.attempt(app, "schema_kept_load", {"text": text})
    if refusal is not None:
        storage.erase(KEY)
        alert.show(refusal)
        return
    described, blob = await flow.ask(app, "schema_file")
    app.schema_file = window.File.new(to_js([blob]), described["name"])
    app.schema = view
    if app.dossier is not None and "sheet" in view:
        app.dossier.sheet = view["sheet"]
        app.dossier.forget_verdict()
        flow.show(app, "colonnes")
    draw(app)


async def hold(app, *, wanted):
    """Keep the official schema in this browser, or erase it from there."""
    if not wanted:
        storage.erase(KEY)
        dom.announce("Schéma effacé de cet ordinateur.")
    elif await _keep(app):
        dom.announce("Schéma gardé sur cet ordinateur.")
    else:
        dom.get(HOLD).checked = False
        dom.text(dom.get(HELD), dom.fr(REFUSED))


async def _keep(app):
    """Keep the schema as it is now; tell whether this browser took it."""
    return storage.put(KEY, (await flow.ask(app, "schema_kept"))["text"])


def stored():
    """Return the official schema kept in this browser, as a text; None for none."""
    return storage.get(KEY)


async def follow(app, card, op, file):
    """Ask the engine to follow a schema; return what it says, the dossier brought up to it."""
    args = {} if file is None else {"name": str(file.name), "size": int(file.size)}
    view = await app.bridge.call(op, args, file)
    app.schema = view
    dossier = app.dossier
    if dossier is not None and "sheet" in view:
        dossier.sheet = view["sheet"]
        dossier.forget_verdict()
        await opening.judge(app, dossier, card)
    return view


async def _change(app, title, load):
    view = await flow.work(app, title, load)
    flow.show(app, "deposer" if app.dossier is None else "colonnes")
    draw(app)
    dom.get(CHIP).open = True
    dom.focus_id("schema-resume")
    dom.announce(view["sentence"])


def draw(app):
    """Show in the header which schema is in force, why, and what it changes."""
    view = app.schema
    label = app.bridge.hello["schema"] if view is None else view["label"]
    asked = view is None or view["why"] == ASSUMED
    own = view is None or not view["brought"]
    whose = " (à confirmer)" if asked else "" if own else " (le vôtre)"
    dom.text(dom.get("schema-texte"), dom.fr("Schéma " + label + whose))
    if asked:
        dom.get(CHIP).setAttribute("data-asked", "")
    else:
        dom.get(CHIP).removeAttribute("data-asked")
    body = schema_chip.question(view) if own else schema_chip.changes(view, held=stored())
    dom.fill(dom.get("schema-corps"), body)


entries.gestures(
    actions={
        "schema_reset": lambda app, _arg: app.run(reset(app)),
    },
    changes={
        "schema_hold": lambda app, node: app.run(hold(app, wanted=node.checked)),
    },
)
