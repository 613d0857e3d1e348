"""What is done to the rows of the workshop: a cell typed, a proposal applied, a row put aside."""

import dom
import flow
from parts.workshop import workshop_cell
from screens import atelier

from gestures import corriger, ensemble


def _close(app):
    """Close the input or the small form that is open."""
    screen = app.screen
    opened = [one[0] for one in (screen.editing, screen.acting) if one is not None]
    screen.editing = screen.acting = screen.draft = None
    for row in opened:
        _redraw(app, row)


def _redraw(app, row):
    for one in app.screen.view["rows"]:
        if one["row"] == row:
            atelier.draw_row(app, one)


def open_cell(app, arg):
    """Open the input of a cell."""
    row, field, _ = ensemble.key(arg)
    _close(app)
    screen = app.screen
    screen.hand, screen.editing = row, (row, field)
    _redraw(app, row)
    dom.focus_id(workshop_cell.INPUT)
    dom.get(workshop_cell.INPUT).select()


def act(app, arg):
    """Open the choice between proposals, or the question of a row put aside."""
    row, field, code, kind = arg.split(" ")
    _close(app)
    screen = app.screen
    screen.hand = row = int(row)
    screen.acting = (row, kind, code, field)
    _redraw(app, row)
    dom.focus_id(workshop_cell.REASON if kind == "aside" else "choix-0")


def give_up(app):
    """Close what is open without changing anything; the focus goes back to where it came from."""
    screen = app.screen
    if screen.pending is not None:
        ensemble.close_preview(app)
        dom.focus_id("titre-ecran")
        return
    row = screen.editing or screen.acting
    if row is None:
        return
    name = workshop_cell.name(*screen.editing) if screen.editing else "p-" + str(row[0])
    _close(app)
    dom.focus_id(name)
    dom.announce("Rien n’est changé.")


async def save_cell(app, arg):
    """Type in the open cell, then go on to the next faulty row once this one is mended."""
    row, field, _ = ensemble.key(arg)
    args = {"row": row, "field": field, "text": dom.value(workshop_cell.INPUT)}
    refusal = await do_row(app, "edit", args)
    if refusal is not None:
        words = refusal["title"] + " " + refusal["remedy"]
        dom.fill(dom.get(workshop_cell.ERROR), dom.icon("error"), " ", words)
        dom.get(workshop_cell.INPUT).setAttribute("aria-invalid", "true")
        dom.focus_id(workshop_cell.INPUT)


async def fix(app, arg):
    """Apply one proposal to one row."""
    row, field, code = ensemble.key(arg)
    await do_row(app, "fix", ensemble.asked(row, field, code, arg.split(" ")[3]))


async def choose(app, arg):
    """Apply the proposal that is chosen in the list."""
    row, field, code = ensemble.key(arg)
    rank = ensemble.chosen()
    if rank is not None:
        await do_row(app, "fix", ensemble.asked(row, field, code, rank))


async def do_row(app, op, args):
    """Do one action on one row, show the row at once, go on; return the refusal, if so."""
    screen = app.screen
    args["columns"], args["filter"] = atelier.columns(screen), screen.want
    reply, refusal = await corriger.change(app, op, args)
    if app.screen is not screen:
        return None
    if refusal is not None:
        if op != "edit":
            await ensemble.outdated(app, refusal)
            return None
        return refusal
    screen.editing = screen.acting = screen.draft = None
    screen.hand = args["row"]
    screen.left = reply["left"]
    atelier.draw_row(app, reply["row"])
    atelier.draw_left(app)
    app.run(atelier.others(app, args["row"]))
    await _go_on(app, reply)
    return None


async def _go_on(app, reply):
    """Stay on a row that is still wrong, else take the next one in hand."""
    screen, row = app.screen, reply["row"]
    number = dom.number(row["number"])
    if row["findings"]:
        atelier.focus_row(row)
        dom.announce("Ligne " + number + ", encore à corriger. " + row["findings"][0]["message"])
        return
    if not screen.left:
        atelier.finished(app)
        return
    words = "Ligne " + number + " corrigée, il en reste " + dom.number(screen.left) + ". "
    following = [one for one in screen.view["rows"] if one["findings"]]
    after = [one["row"] for one in following if one["row"] > row["row"]]
    if after:
        atelier.take_in_hand(app, after[0], words)
    else:
        await atelier.go_next(app, 1)


async def put_aside(app, arg):
    """Put a row aside for the reason that was typed."""
    args = {"rows": [int(arg)], "reason": dom.value(workshop_cell.REASON)}
    await _aside(app, "aside", args, "Ligne mise de côté.")


async def take_back(app, arg):
    """Send again a row that was put aside."""
    await _aside(app, "back", {"rows": [int(arg)]}, "Ligne reprise.")


async def _aside(app, op, args, words):
    screen = app.screen
    _, _ = await corriger.change(app, op, args)
    if app.screen is not screen:
        return
    screen.editing = screen.acting = None
    view = {"rows": args["rows"], "columns": atelier.columns(screen), "filter": screen.want}
    shown = await flow.peek(app, "rows", view)
    count = await flow.peek(app, "rows", {"filter": screen.want, "limit": 0})
    if app.screen is not screen:
        return
    screen.left = count["total"]
    for one in shown["rows"]:
        atelier.draw_row(app, one)
    atelier.draw_left(app)
    app.run(atelier.others(app, args["rows"][0]))
    dom.focus_id("p-" + str(args["rows"][0]))
    dom.announce(words + " " + app.dossier.verdict["verdict"]["sentence"])
