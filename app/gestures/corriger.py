"""Correct: each action goes to the engine; the verdict, the history and the safety copy follow.

The copy of the corrections stays in the memory of the page: a new engine takes it up. What the
engine was asked since the last copy is done again after it.
"""

import bridge
import dom
import entries
import flow
import tasks
from parts.workshop import history

CAN = ("can_undo", "can_redo", "undo", "redo", "corrected_cells", "notes")
LINES = 50


async def change(app, op, args):
    """Do one action; return (reply, None), or (None, the refusal) when nothing was changed."""
    dossier = app.dossier
    asked = (op, args)
    dossier.unsaved.append(asked)
    try:
        reply, refusal = await flow.attempt(app, op, args)
    except tasks.StoppedError:
        _withdraw(dossier, asked)
        raise
    if refusal is not None or not reply["applied"]:
        _withdraw(dossier, asked)
    if refusal is not None:
        return None, refusal
    take(app, reply)
    return reply, None


def _withdraw(dossier, asked):
    if asked in dossier.unsaved:
        dossier.unsaved.remove(asked)


def take(app, reply):
    """Show the verdict that comes with a reply; files that were written are no more."""
    dossier = app.dossier
    for key in dossier.verdict:
        if key in reply:
            dossier.verdict[key] = reply[key]
    dossier.files = None
    dossier.can = {key: reply[key] for key in CAN}
    dossier.touched = dossier.can["can_undo"]
    app.draw_steps()
    draw_bar(app)
    app.run(keep(app))
    if dom.is_open(history.FOLD):
        app.run(show_history(app))


async def keep(app):
    """Keep a copy of the corrections, for an engine that would have to start again."""
    dossier = app.dossier
    count = len(dossier.unsaved)
    try:
        _, blob = await app.bridge.call("corrections")
    except (bridge.LostError, bridge.RefusedError, bridge.CancelledError):
        return  # what is lost with the engine is done again from the last copy
    dossier.corrections = blob
    del dossier.unsaved[:count]


async def restore(app, dossier):
    """Give a new engine the corrections that the last one had; a check is to follow."""
    if dossier.corrections is not None:
        args = {"name": "corrections.json", "size": int(dossier.corrections.size)}
        await app.bridge.call("corrections_load", args, dossier.corrections)


async def catch_up(app, dossier):
    """Do again, once checked, what was asked after the last copy."""
    late, dossier.unsaved = dossier.unsaved, []
    for op, args in late:
        try:
            reply = await app.bridge.call(op, args)
        except bridge.RefusedError:
            continue
        dossier.unsaved.append((op, args))
        for key in dossier.verdict:
            if key in reply:
                dossier.verdict[key] = reply[key]
    if dossier.corrections is not None or late:
        dossier.can = None


async def know(app):
    """Ask what may be undone, once per verdict."""
    dossier = app.dossier
    if dossier.can is None:
        view = await flow.peek(app, "history", {"offset": 0, "limit": 0})
        dossier.can = {key: view[key] for key in CAN}
        app.draw_steps()
    draw_bar(app)


def draw_bar(app):
    """Show the two buttons of the history, and what is to be known of the corrections."""
    can = app.dossier.can
    if dom.present(history.BAR):
        dom.redraw("#" + history.BAR, history.bar(can))
    if dom.present(history.NOTES):
        dom.fill(dom.get(history.NOTES), history.notes(can))


async def undo(app, op):
    """Undo the last action, or do the next one again."""
    can = app.dossier.can
    if can is None or not can["can_" + op]:
        dom.announce("Rien à annuler." if op == "undo" else "Rien à rétablir.")
        return
    reply, _ = await change(app, op, {})
    words = "Annulé : " if op == "undo" else "Rétabli : "
    await _after(app, dom.fr(words) + reply["sentence"], "bouton-" + op)


async def move(app, place):
    """Undo or do again up to a line of the history."""
    reply, _ = await change(app, "move", {"to": place})
    await _after(app, reply["sentence"] + ".", history.TITLE)


async def _after(app, words, focus):
    await show_again(app)
    for name in (focus, "bouton-undo", "bouton-redo", "titre-ecran"):
        if dom.present(name):
            dom.focus_id(name)
            break
    dom.announce(words + " " + app.dossier.verdict["verdict"]["sentence"])


async def show_again(app):
    """Show the present screen again after an action undone or done again."""
    refresh = entries.of(app.screen).refresh
    if refresh is not None:
        await refresh(app)
        return
    opened = dom.is_open(history.FOLD)
    app.draw()
    if opened:
        dom.get(history.FOLD).open = True
        await show_history(app)


async def show_history(app):
    """Show the last actions in the fold."""
    known = await flow.peek(app, "history", {"offset": 0, "limit": 0})
    offset = max(0, known["total"] - LINES)
    view = await flow.peek(app, "history", {"offset": offset, "limit": LINES})
    if dom.present(history.PLACE):
        dom.redraw("#" + history.PLACE, history.body(view))


def ask_all():
    """Ask before everything is undone."""
    done = dom.get("tout-annuler").getAttribute("data-count")
    dom.fill(dom.get("historique-actions"), history.ask(int(done)))
    dom.focus_id("oui-annuler")
