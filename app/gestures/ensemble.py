"""What is done to several rows at once: shown first, applied on the user's word."""

import dom
import flow
from parts.workshop import workshop_cell, workshop_preview
from parts.workshop import workshop_tools as tools
from screens import atelier

from gestures import corriger


def key(arg):
    """Part what a button carries: the row, the field and, if so, the rule."""
    row, field, code = (arg + "  ").split(" ")[:3]
    return int(row), field, code


def chosen():
    """Return the rank of the proposal that is chosen in the list; None, once said, for none."""
    rank = 0
    while dom.present("choix-" + str(rank)):
        if dom.checked("choix-" + str(rank)):
            return rank
        rank += 1
    words = "Choisissez d’abord une proposition. Sans preuve, mettez plutôt la ligne de côté."
    dom.fill(dom.get(workshop_cell.ERROR), dom.icon("error"), " ", words)
    dom.focus_id("choix-0")
    dom.announce(words)
    return None


def asked(row, field, code, rank):
    """Return what asks for a proposal."""
    return {"row": row, "field": field, "code": code, "rank": int(rank)}


async def outdated(app, refusal):
    """Show the rows anew when a proposal is no longer made, and say so."""
    app.screen.acting = None
    await atelier.load(app)
    dom.focus_id("titre-ecran")
    dom.announce(refusal["title"] + " " + refusal["remedy"])


async def same(app, arg):
    """Show what it changes to type the same text in every identical cell."""
    row, field, _ = key(arg)
    args = {"row": row, "field": field, "text": dom.value(workshop_cell.INPUT)}
    await preview(app, "edit_same", args)


async def fix_same(app, arg, rank=None):
    """Show what it changes to apply a proposal to every row that is alike."""
    row, field, code = key(arg)
    rank = arg.split(" ")[3] if rank is None else rank
    await preview(app, "fix_same", asked(row, field, code, rank))


async def choose_same(app, arg):
    """Show what the chosen proposal changes in every row that is alike."""
    rank = chosen()
    if rank is not None:
        await fix_same(app, arg, rank)


async def tool(app):
    """Show what the action on several rows would change."""
    screen = app.screen
    if screen.tool:
        op, args = tools.request(screen)
        await preview(app, op, args)


def place(screen):
    """Return the cell (row, field) where a block would be pasted: the one in focus, or None."""
    focused = dom.focused()
    if screen.editing is not None and focused == workshop_cell.INPUT:
        return screen.editing
    return workshop_cell.of_name(focused)


def no_place(app):
    """Say how to paste a block of cells while no cell is chosen; nothing is changed."""
    words = "Choisissez d’abord la première cellule à remplacer : touche F8 ou bouton "
    words += "« Modifier », puis collez de nouveau. Rien n’est changé."
    _show(app, ("paste_cells", None), {"changed": 0, "sentence": dom.fr(words)})


async def turn_preview(app, offset):
    """Show other rows that the action would change."""
    await preview(app, *app.screen.pending, offset=offset)


async def preview(app, op, args, offset=0):
    """Show what an action would change, with « Appliquer » and « Renoncer »."""
    screen = app.screen
    trial = dict(args)
    trial["preview"], trial["preview_offset"] = True, offset
    reply, refusal = await flow.attempt(app, op, trial)
    if app.screen is not screen:
        return
    if refusal is not None:
        words = refusal["title"] + " " + refusal["message"] + " " + refusal["remedy"]
        reply = {"changed": 0, "sentence": words}
    _show(app, (op, args), reply)


def _show(app, pending, reply):
    app.screen.pending = pending
    atelier.draw_left(app)
    dom.fill(dom.get(workshop_preview.PLACE), workshop_preview.preview(reply))
    dom.focus_id(workshop_preview.TITLE)
    dom.announce(reply["sentence"])


def close_preview(app):
    """Take the preview away."""
    app.screen.pending = None
    dom.fill(dom.get(workshop_preview.PLACE))
    atelier.draw_left(app)


async def apply(app):
    """Do what the preview shows."""
    screen = app.screen
    op, args = screen.pending
    screen.editing = screen.acting = None
    reply, refusal = await corriger.change(app, op, args)
    if app.screen is not screen:
        return
    close_preview(app)
    if refusal is not None:
        await outdated(app, refusal)
        return
    screen.ticked = set()
    await corriger.show_again(app)
    _draw_scope(app)
    dom.focus_id("titre-ecran" if screen.left or not dom.present("fini") else "fini")
    left = dom.count(screen.left, "ligne reste", "lignes restent")
    dom.announce(reply["sentence"] + " " + left + " dans ce filtre.")


async def choose_tool(app, name):
    """Show what an action on several rows needs."""
    screen = app.screen
    screen.tool = name
    if screen.fields is None and name in tools.COLUMN:
        view = await flow.peek(app, "person", {"row": 0})
        screen.fields = tools.targets(view["fields"])
    if app.screen is screen and dom.present(tools.FORM):
        dom.fill(dom.get(tools.FORM), tools.inputs(screen))


def choose_column(app, target):
    """Offer the values of the chosen column."""
    found = [one for one in app.screen.fields if one["target"] == target]
    if found and dom.present("outil-valeurs"):
        dom.swap("outil-valeurs", tools.values(found[0]["options"]))


def tick(app, node):
    """Choose a row for the actions on several rows, or not any more."""
    row = int(node.getAttribute("data-arg"))
    ticked = app.screen.ticked
    if node.checked:
        ticked.add(row)
    else:
        ticked.discard(row)
    _draw_scope(app)


def _draw_scope(app):
    dom.swap("outil-lignes", tools.scope(app.screen))
