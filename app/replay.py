"""Bring a new engine to where the last one was: the files, the answers, the corrections."""

import bridge
import entries
import opening
import state
from gestures import corriger, reprendre


async def everything(app, card):
    """Give a new engine the schema, the open dossiers and the answers of the portal."""
    if app.schema_file is not None:
        args = {"name": str(app.schema_file.name), "size": int(app.schema_file.size)}
        app.schema = await app.bridge.call("schema_load", args, app.schema_file)
    await _lists(app, card)
    if app.dossier is not None:
        await _dossiers(app, card)
    else:
        await reprendre.take_up(app, card)
    await reprendre.see(app)


async def _lists(app, card):
    """Read the lists of France compétences again; one that cannot be is said, and nothing stops."""
    files, app.lists = app.lists, []
    for file in files:
        args = {"name": str(file.name), "size": int(file.size)}
        try:
            await app.bridge.job("fiches_load", args, file, card.step)
        except bridge.RefusedError:
            words = "La liste de France compétences n’a pas pu être relue : déposez-la de nouveau."
            app.lost.append(words)
        else:
            app.lists.append(file)


async def _dossiers(app, card):
    """Replay what is open and what was before it; keep the screen, or the last one that stands."""
    if app.before is not None:
        await _replay(app, app.before, card)
    await _replay(app, app.dossier, card)
    screen, dossier = app.screen, app.dossier
    if screen.name == "generer" and dossier.files is not None:
        return
    if screen.step in ("verifier", "generer") and not (screen.mends and dossier.verdict):
        app.screen = entries.make("verifier" if dossier.verdict else "colonnes")


async def _replay(app, dossier, card):
    """Open a dossier in a new engine, its choices and corrections with it."""
    before = dossier.verdict, dossier.files
    checked, made = before[0] is not None, before[1] is not None
    dossier.forget_verdict()
    try:
        await opening.load(app, dossier, card)
    except bridge.RefusedError:
        dossier.verdict, dossier.files = before
        raise
    await _choose(app, dossier, card)
    if dossier.understood is not None:
        await _understand(app, dossier)
    if dossier.values:
        dossier.sheet["form"] = await app.bridge.call("settings", {"values": dossier.values})
    await corriger.restore(app, dossier)
    if dossier is app.dossier:
        await reprendre.take_up(app, card)
    if checked and dossier.sheet["form"]["ready"]:
        dossier.verdict = await app.bridge.job("check", {}, None, card.step)
        await corriger.catch_up(app, dossier)
        if made:
            await reprendre.remake(app, dossier, card)


async def _choose(app, dossier, card):
    """Do again what was chosen about the sheet, in order."""
    for op in state.SHEET_JOBS:
        if op in dossier.choices:
            dossier.sheet = await app.bridge.job(op, dossier.choices[op], None, card.step)
    for op in state.SHEET_CHOICES:
        if op in dossier.choices:
            dossier.sheet = await app.bridge.call(op, dossier.choices[op])


async def _understand(app, dossier):
    """Have the columns understood as they were, even those that have no header."""
    try:
        dossier.sheet = await app.bridge.call("understood_again", dossier.understood)
    except bridge.RefusedError as refused:
        app.lost.append(refused.error["title"] + " " + refused.error["remedy"])
