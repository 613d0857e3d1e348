"""Step 2, the answers: each goes to the engine, and the sheet that comes back is drawn again."""

import json

import dom
import entries
import flow
import handing
import state
from parts import form
from parts.columns import identifiers, questions, values
from parts.columns.preview import ROWS, grid, span

from gestures import reglages


async def act(app, op, args, job=None, focus=None):
    """Do one thing to the sheet, draw what comes back, keep the focus where the user was.

    ``focus`` names another node to go to, when what was pressed goes with the change.
    """
    dossier, screen = app.dossier, app.screen
    await keep_form(app)
    before = focus or dom.focused()
    if job is None:
        view = await flow.ask(app, op, args)
    else:

        async def run(card):
            return await app.bridge.job(op, args, None, card.step)

        view = await flow.work(app, job, run)
    if app.dossier is dossier:
        await _take(app, screen, before, view)


async def _take(app, screen, before, view):
    """Take another view of the sheet, draw it, say what it comes to."""
    dossier = app.dossier
    dossier.sheet = view
    dossier.forget_verdict()
    close(screen)
    if app.screen is screen:
        app.draw()
        _focus(before, view)
    dom.announce("Rien à régler. " + view["summary"] if view["settled"] else view["summary"])
    await reglages.keep(app)


def close(screen):
    """Close the select that is open, and what was being joined there."""
    screen.editing = screen.joining = None


async def keep_form(app):
    """Hand over what was typed and not yet sent: the form is about to be drawn again."""
    if not dom.present("identifiants"):
        return
    typed = form.values()
    known = {item["key"]: item["value"] for item in form.items(app.dossier.sheet["form"])}
    if typed != known:
        app.dossier.values = typed
        await flow.ask(app, "settings", {"values": typed})


def _focus(before, view):
    """Keep the focus on what was pressed; when it is gone, go to what is still to be settled."""
    for name in (before, before.split("-ok")[0].split("-champ")[0]):
        if name and dom.present(name):
            dom.focus_id(name)
            return
    left = questions.asked(view)
    if left:
        dom.focus_id(left[0]["id"])
    elif dom.present("a-regler"):
        dom.focus_id("a-regler")
    else:
        dom.focus_id("titre-ecran")


def forget_rows(dossier):
    """Forget the choices that were about the rows of another reading."""
    for op in state.SHEET_CHOICES:
        dossier.choices.pop(op, None)


async def edit(app, place):
    """Open the select of one column where it was asked for, or close it when there is no place."""
    dossier, screen = app.dossier, app.screen
    if place and dossier.targets is None:
        dossier.targets = (await flow.ask(app, "targets"))["groups"]
    await keep_form(app)
    if app.screen is not screen:
        return
    closed, screen.editing = screen.editing, place or None
    screen.joining = None
    app.draw()
    dom.focus_id(place + "-champ" if place else closed)


async def assign(app, index, field):
    """Feed a field from a column, or none."""
    await act(app, "assign", {"column": int(index), "field": field or None})


async def answer(app, question, choice):
    """Give one answer to one question; nothing while none is chosen."""
    if choice:
        await act(app, "answer", {"question": question, "choice": choice})
        note_shapes(app.dossier)


def pair(arg):
    """Part the two words that a button carries; the second may be missing."""
    first, _, second = arg.partition(" ")
    return first, second


async def read_dates(app, op, name, arg):
    """Read a column of dates as the user says."""
    column, value = pair(arg)
    await act(app, op, {"column": int(column), name: value})


async def split(app, arg):
    """Part name and given name written in one column."""
    column, order = pair(arg)
    await act(app, "split", {"column": int(column), "order": order})


async def confirm(app, index, choice):
    """Feed what the open select says."""
    await assign(app, index, str(dom.get(choice).value))


async def header(app, row):
    """Take another row for the header, or none."""
    args = {"row": int(row) if row else None}
    await act(app, "header", args)
    app.dossier.choices["header"] = args


async def national(app, send):
    """Have people identified by their national number, or not, and say what it comes to."""
    await act(app, "national", {"sent": bool(send)})
    view = app.dossier.sheet["national"]
    dom.announce(view["sentence"] if view else "Aucun numéro de sécurité sociale ne part.")


async def shape(app, arg):
    """Read a shape of table as one person a row, or leave its rows as they are."""
    parts = arg.split()
    form, apply = parts[0], len(parts) > 1
    await act(app, "shape", {"forms": {form: apply}})
    note_shapes(app.dossier)


def note_shapes(dossier):
    """Keep what the user said of the shapes of the table, for an engine that starts again."""
    said = {}
    for one in dossier.sheet["shapes"]:
        if one["by_user"]:
            said[one["form"]] = one["applied"]
    if said:
        dossier.choices["shape"] = {"forms": said}


async def nobody(app, kept):
    """Send rows that are nobody all the same, those of the kinds given, or leave them out."""
    args = {"kept": kept.split()}
    await act(app, "nobody", args)
    app.dossier.choices["nobody"] = args


async def accents(app, arg):
    """Repair the misread accents of a column, or leave them."""
    column, repair = pair(arg)
    await act(app, "accents", {"column": int(column), "repair": bool(repair)})


async def given_names(app, arg):
    """Keep the given names of a cell together, or part them."""
    column, together = pair(arg)
    await act(app, "given_names", {"column": int(column), "together": bool(together)})


async def save(app):
    """Save the settings, with what is being typed."""
    await keep_form(app)
    await handing.save(app, "settings_file")


async def reread(app):
    """Read the text with the encoding and the separator of the selects."""
    args = {
        "encoding": str(dom.get("encodage").value),
        "separator": str(dom.get("separateur").value),
    }
    await act(app, "reread", args, "Nouvelle lecture")
    app.dossier.choices["reread"] = args
    app.screen.offset = 0
    forget_rows(app.dossier)


async def show_preview(app):
    """Show the rows of the sheet from where they were left."""
    screen = app.screen
    args = {"offset": screen.offset, "limit": ROWS}
    screen.preview = view = await flow.peek(app, "preview", args)
    if app.screen is screen and dom.present("apercu-lignes"):
        dom.redraw("#apercu-lignes", grid(view))


async def move_rows(app, offset):
    """Show the next or the previous rows; the focus stays on the button, or on the other one."""
    screen, pressed = app.screen, dom.focused()
    screen.offset = offset
    await show_preview(app)
    if app.screen is screen:
        if not dom.present(pressed):
            dom.focus_id("lignes-avant" if pressed == "lignes-apres" else "lignes-apres")
        dom.announce(span(screen.preview))


async def show_values(app):
    """Show the list values that no spelling explains."""
    screen = app.screen
    view = await flow.peek(app, "values")
    if app.screen is screen and screen.name == "colonnes":
        screen.values = view
        if dom.present("valeurs"):
            dom.redraw("#valeurs", values.listing(view))


async def choose(app, place, value):
    """Read a value of a list as the user says; ``value`` is JSON: null takes the choice back."""
    rank, line = place.split(" ")
    field = app.screen.values["fields"][int(rank)]
    raw = field["items"][int(line)]["raw"]
    await _choose_all(app, [(field["field"], raw, json.loads(value))])


async def type_in(app, place, text):
    """Read a name as what the user typed; nothing takes it back."""
    await choose(app, place, json.dumps(text.strip() or None))


async def suggest(app):
    """Choose all that is suggested."""
    await _choose_all(app, values.suggestions(app.screen.values))


async def _choose_all(app, choices):
    dossier, screen, before = app.dossier, app.screen, dom.focused()
    await keep_form(app)
    args = [{"field": field, "raw": raw, "value": value} for field, raw, value in choices]
    answer = await flow.ask(app, "choose", {"choices": args})
    if app.dossier is dossier:
        screen.values = answer["values"]
        await _take(app, screen, before, answer["sheet"])


entries.gestures(
    actions={
        "accents": lambda app, arg: app.run(accents(app, arg)),
        "given_names": lambda app, arg: app.run(given_names(app, arg)),
        "answer": lambda app, arg: app.run(answer(app, *pair(arg))),
        "answer_chosen": lambda app, arg: app.run(
            answer(app, arg, str(dom.get(arg + "-choix").value))
        ),
        "assign": lambda app, arg: app.run(assign(app, *pair(arg))),
        "century": lambda app, arg: app.run(read_dates(app, "century", "century", arg)),
        "confirm": lambda app, arg: app.run(confirm(app, *pair(arg))),
        "edit": lambda app, arg: app.run(edit(app, arg)),
        "header": lambda app, arg: app.run(header(app, arg)),
        "identifiers": lambda app, arg: app.run(act(app, "identifiers", {"mode": arg})),
        "ids_column": lambda app, _arg: app.run(
            assign(app, str(dom.get(identifiers.PLACE + "-colonne").value), identifiers.FIELD)
        ),
        "national": lambda app, arg: app.run(national(app, arg)),
        "nobody": lambda app, arg: app.run(nobody(app, arg)),
        "order": lambda app, arg: app.run(read_dates(app, "date_order", "order", arg)),
        "preview": lambda app, _arg: app.run(show_preview(app)),
        "reread": lambda app, _arg: app.run(reread(app)),
        "rows": lambda app, arg: app.run(move_rows(app, int(arg))),
        "settings": lambda app, _arg: app.run(save(app)),
        "shape": lambda app, arg: app.run(shape(app, arg)),
        "split": lambda app, arg: app.run(split(app, arg)),
        "suggest": lambda app, _arg: app.run(suggest(app)),
        "unused": lambda app, arg: app.run(assign(app, arg, "")),
    },
    changes={
        "typed": lambda app, node: app.run(
            type_in(app, node.getAttribute("data-arg"), str(node.value))
        ),
        "value": lambda app, node: app.run(
            choose(app, node.getAttribute("data-arg"), str(node.value))
        ),
    },
)
