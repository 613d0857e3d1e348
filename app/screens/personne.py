"""One person: everything about a row, editable, and the way to the one before and after."""

import dom
import entries
import flow
from gestures import corriger
from parts.workshop import (
    history,
    person,
    workshop_cell,
    workshop_filter,
    workshop_head,
    workshop_rows,
)

from screens import atelier


class Personne(entries.Screen):
    """Everything about one row; ``back`` is the workshop to go back to, ``editing`` the field.

    ``draft`` is what stood in its input before the screen was drawn again.
    """

    step = "verifier"
    mends = True

    def __init__(self, row, back):
        self.row = row
        self.back = back
        self.view = None
        self.editing = None
        self.draft = None
        self.pending = None


def open_row(app, row):
    """Show everything about one row of the workshop."""
    flow.go(app, Personne(row, app.screen))


def open_alone(app, row):
    """Show everything about one row, everybody behind it."""
    everybody = entries.make("atelier", workshop_filter.people("everyone"))
    flow.go(app, Personne(row, everybody))


def back(app):
    """Go back to the rows, with that row in hand."""
    screen = app.screen
    rows = screen.back
    rows.editing = rows.acting = rows.pending = None
    rows.hand = screen.row
    flow.go(app, rows)


def draw(app):
    """Show the frame; the row follows."""
    app.screen.draft = workshop_cell.draft(app.screen.editing)
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button(_back_words(app), "person_back", "small quiet"), cls="up"),
        dom.el("h2", id="titre-ecran", tabindex="-1"),
        dom.el("div", id="personne-pas"),
        history.section(),
        dom.el("div", id="personne", cls="wide"),
        dom.el("div", id="personne-agir"),
        history.fold(),
    )
    dom.text(dom.get("titre-ecran"), "La personne")
    app.run(load(app))
    app.run(corriger.know(app))


def _back_words(app):
    return getattr(app.screen.back, "back_words", "‹ Revenir aux lignes")


async def load(app, focus="titre-ecran"):
    """Ask for the row and show it."""
    screen = app.screen
    view = await flow.peek(app, "person", {"row": screen.row})
    if app.screen is not screen or not dom.present("personne"):
        return
    screen.view = view
    _draw(app)
    dom.focus_id(focus)


def _draw(app):
    screen = app.screen
    view = screen.view
    dom.text(dom.get("titre-ecran"), view["title"])
    dom.redraw("#personne-pas", _steps(view, atelier.noun(app, screen.back.want)))
    opened = dom.is_open("donnees-vides")
    dom.fill(dom.get("personne"), person.tables(view, screen, atelier.why(app)))
    if opened and dom.present("donnees-vides"):
        dom.get("donnees-vides").open = True
    dom.fill(dom.get("personne-agir"), _aside(screen))


def _steps(view, noun):
    place = dom.number(view["row"] + 1) + " sur " + dom.number(view["rows"])
    last = view["row"] + 1 == view["rows"]
    return dom.el(
        "nav",
        dom.button("Personne précédente", "person_step", "small", arg=-1, id="personne-avant")
        if view["row"]
        else None,
        dom.el("span", place),
        None
        if last
        else dom.button("Personne suivante", "person_step", "small", arg=1, id="personne-apres"),
        # Among everybody, the next one is the next of the sheet.
        None if noun == workshop_head.NOUNS["everyone"] else workshop_head.following(noun, "small"),
        cls="pager",
        aria_label="Personnes",
    )


def _aside(screen):
    view = screen.view
    key = str(view["row"])
    if view["aside"] is not None:
        words = "Cette personne est mise de côté : elle n’est pas envoyée."
        reason = dom.fr(" Raison : ") + view["aside"] if view["aside"] else None
        return dom.el(
            "p", dom.fr(words), reason, " ",
            dom.button("Reprendre cette personne", "back_row", "small", arg=key), cls="actions",
        )  # fmt: skip
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", "Ne pas envoyer cette personne")),
        workshop_rows.aside(key, view["number"]),
        cls="fold",
    )


def step(app, by):
    """Go to the person just before or after, as the sheet lists them."""
    screen = app.screen
    row = screen.row + by
    if 0 <= row < screen.view["rows"]:
        screen.row, screen.editing = row, None
        app.run(load(app))


async def go_next(app, direction):
    """Go to the next person with something to mend."""
    screen = app.screen
    args = {"filter": screen.back.want, "from_row": screen.row, "direction": direction}
    found = await flow.peek(app, "next_finding", args)
    if app.screen is not screen:
        return
    if found["row"] is None:
        dom.announce("Plus rien à corriger ici.")
        return
    screen.row, screen.editing = found["row"], None
    await load(app)
    dom.announce("Ligne " + dom.number(found["number"]) + ". " + screen.view["sentence"])


def open_field(app, field):
    """Open the input of one datum."""
    app.screen.editing, app.screen.draft = field, None
    _draw(app)
    dom.focus_id(workshop_cell.INPUT)
    dom.get(workshop_cell.INPUT).select()


def give_up(app):
    """Close the input; nothing changes."""
    field, app.screen.editing = app.screen.editing, None
    if field is not None:
        _draw(app)
        dom.focus_id(person.name(field))
        dom.announce("Rien n’est changé.")


async def save(app, field):
    """Type in the open datum."""
    view = app.screen.view
    (target,) = [one["target"] for one in view["fields"] if one["field"] == field]
    args = {"row": view["row"], "field": target, "text": dom.value(workshop_cell.INPUT)}
    await _do(app, "edit", args, person.name(field))


async def fix(app, arg):
    """Apply a proposal."""
    field, code, rank = arg.split(" ")
    row = app.screen.row
    args = {"row": row, "field": field, "code": code, "rank": int(rank)}
    await _do(app, "fix", args, person.name(field))


async def aside(app, op):
    """Put the person aside for the reason typed, or take them back."""
    args = {"rows": [app.screen.row]}
    if op == "aside":
        args["reason"] = dom.value(workshop_cell.REASON)
    await _do(app, op, args, "titre-ecran")


async def _do(app, op, args, focus):
    screen = app.screen
    _, refusal = await corriger.change(app, op, args)
    if app.screen is not screen:
        return
    if refusal is not None and dom.present(workshop_cell.ERROR):
        words = refusal["title"] + " " + refusal["remedy"]
        dom.fill(dom.get(workshop_cell.ERROR), dom.icon("error"), " ", words)
        dom.focus_id(workshop_cell.INPUT)
        return
    screen.editing = None
    await load(app, focus)
    if refusal is not None:
        dom.announce(refusal["title"] + " " + refusal["remedy"])
    else:
        dom.announce(screen.view["sentence"])


async def refresh(app):
    """Show the person again after something was undone."""
    app.screen.editing = None
    await load(app, "")


entries.screen(
    "personne",
    Personne,
    draw,
    title="Corriger",
    help=("corriger", "corriger dans la page"),
    refresh=refresh,
    actions={
        "field": open_field,
        "one_person": lambda app, arg: open_alone(app, int(arg)),
        "person": lambda app, arg: open_row(app, int(arg)),
        "person_back": lambda app, _arg: back(app),
        "person_fix": lambda app, arg: app.run(fix(app, arg)),
        "person_step": lambda app, arg: step(app, int(arg)),
    },
)
