"""The workshop: the rows that a filter keeps, one after the other, until none is left."""

import dom
import entries
import flow
from gestures import corriger
from parts.workshop import (
    history,
    workshop_cell,
    workshop_filter,
    workshop_head,
    workshop_preview,
    workshop_rows,
)
from parts.workshop import workshop_tools as tools

LIMIT = 50
COUNT = "atelier-compte"
DONE = "atelier-fini"
MOVES = "atelier-pas"


class Atelier(entries.Screen):
    """The rows that a filter keeps, being mended.

    ``want`` is the filter as the engine takes it; ``view`` one page of its rows, ``left`` how many
    it keeps now, ``title`` what they are called. ``hand`` is the row in hand, ``editing`` the cell
    (row, field) whose input is open, ``draft`` what stood in it before the screen was drawn again,
    ``acting`` the small form open below a row (row, kind, code, field). ``ticked`` are the rows
    chosen, ``tool`` the action on several rows, ``fields`` what it may be done to. ``pending`` is
    what is shown before it is applied: the operation and its arguments.
    """

    step = "verifier"
    mends = True

    def __init__(self, want, offset=0):
        self.want = want
        self.offset = offset
        self.view = None
        self.left = 0
        self.title = ""
        self.hand = None
        self.editing = None
        self.draft = None
        self.acting = None
        self.ticked = set()
        self.tool = ""
        self.fields = None
        self.pending = None


def open_group(app, rank):
    """Open the workshop on one group of the verdict."""
    open_want(app, _of_group(app.dossier.verdict["groups"][rank]))


def _of_group(group):
    want = workshop_filter.everything()
    want["code"], want["field"] = group["code"], group["field"]
    return want


def open_people(app, kind):
    """Open it on a severity, on a kind of rows, or on those of one file."""
    open_want(app, workshop_filter.people(kind))


def open_want(app, want, offset=0):
    """Open the workshop on the rows of a filter."""
    flow.go(app, Atelier(want, offset))


def draw(app):
    """Show the frame at once; the rows follow when the engine has sent them."""
    screen = app.screen
    screen.draft = workshop_cell.draft(screen.editing)
    dom.fill(
        dom.get("ecran"),
        dom.el(
            "p", dom.button("‹ Tous les problèmes", "go", "small quiet", arg="verifier"), cls="up"
        ),
        dom.el("h2", id="titre-ecran", tabindex="-1"),
        dom.el("p", id=COUNT, cls="lead"),
        _to_send(screen),
        dom.el("div", id="atelier-regle"),
        dom.el("div", id=MOVES),
        history.section(),
        dom.el("div", id=DONE),
        dom.el("div", id=workshop_preview.PLACE),
        dom.el("div", id="filtre-place", cls="wide"),
        dom.el("div", tools.block(screen), cls="wide"),
        dom.el("div", id=workshop_rows.LIST, cls="wide"),
        history.fold(),
    )
    _draw_head(app)
    draw_filter(app)
    dom.focus_id("titre-ecran")
    app.run(load(app))
    app.run(corriger.know(app))


def _to_send(screen):
    """Make the way on from the people refused: they stay in the list once mended."""
    if not screen.want["refused"]:
        return None
    words = "Corrigez chaque personne, puis voyez ce qui partira."
    onward = dom.button("Voir ce qui partira", "go", arg="verifier")
    return dom.el("p", onward, dom.el("span", words, cls="hint"), cls="actions")


def _group(app, want):
    """Return the group of the verdict that a filter is about, None for none."""
    for group in app.dossier.verdict["groups"]:
        if group["code"] == want["code"] and want["field"] in (None, group["field"]):
            return group
    return None


def _draw_head(app):
    """Show what is being mended; the rule is explained while it has rows, and named after."""
    screen, group = app.screen, _group(app, app.screen.want)
    if group is not None:
        screen.title = group["title"]
        column = dom.fr("Colonne « ") + group["column"] + dom.fr(" ». ")
        dom.fill(dom.get("atelier-regle"), dom.el("p", column, group["explanation"]))
    elif not screen.want["code"]:
        screen.title = workshop_head.title(screen.want)
    dom.text(dom.get("titre-ecran"), screen.title)


def noun(app, want):
    """Return what the keys go to the next of under a filter: of NOUNS, or a line."""
    group = _group(app, want)
    kind = (workshop_filter.whole(want) or want["severity"] or "").partition(" ")[0]
    return workshop_head.NOUNS.get(kind or (group and group["severity"]), "Ligne")


def draw_filter(app):
    """Show the filter as it is now, open if it was."""
    opened = dom.is_open(workshop_filter.FOLD)
    form = workshop_filter.form(app.screen.want, app.dossier.verdict["groups"])
    form.open = opened
    dom.redraw("#filtre-place", form)


async def load(app):
    """Ask for the present page of rows and show it."""
    screen = app.screen
    args = {"filter": screen.want, "offset": screen.offset, "limit": LIMIT}
    view = await flow.peek(app, "rows", args)
    if not view["rows"] and view["total"]:
        args["offset"] = screen.offset = (view["total"] - 1) // LIMIT * LIMIT
        view = await flow.peek(app, "rows", args)
    if app.screen is not screen or not dom.present(workshop_rows.LIST):
        return
    screen.view, screen.left = view, view["total"]
    draw_rows(app)
    draw_left(app)
    dom.swap("outil-lignes", tools.scope(screen))


def why(app):
    """Return the explanation of each rule found, by its code."""
    return {group["code"]: group["explanation"] for group in app.dossier.verdict["groups"]}


def draw_rows(app):
    """Show the page of rows as the screen holds it."""
    screen = app.screen
    view = screen.view
    if not view["rows"]:
        dom.fill(dom.get(workshop_rows.LIST))
        return
    box = dom.el("div", workshop_rows.listing(screen, why(app)), cls="table-box")
    dom.fill(
        dom.get(workshop_rows.LIST), box, workshop_head.pager(view["total"], screen.offset, LIMIT)
    )


def draw_row(app, row):
    """Show one row again, as the engine has just sent it."""
    screen = app.screen
    for rank, known in enumerate(screen.view["rows"]):
        if known["row"] == row["row"]:
            screen.view["rows"][rank] = row
    node = workshop_rows.person(screen, row, why(app))
    if row["row"] == screen.hand:
        node.setAttribute("aria-current", "true")
    dom.swap(workshop_rows.place(row["row"]), node)


def draw_left(app):
    """Show how many rows are left, how to go from one to the next, or that all is done."""
    screen = app.screen
    words = dom.count(screen.left, "ligne", "lignes")
    if workshop_filter.whole(screen.want) in (None, "blocked"):
        words += " à corriger" if screen.want["severity"] != "info" else " à relire"
    about = " " + screen.view["about"] if screen.view["about"] else ""
    dom.text(dom.get(COUNT), words + "." + about)
    shown = screen.left and not screen.pending
    dom.fill(dom.get(MOVES), workshop_head.moves(noun(app, screen.want)) if shown else None)
    dom.redraw(
        "#" + DONE, None if screen.left else workshop_head.done(screen.want, app.dossier.verdict)
    )


async def go_next(app, direction):
    """Bring the next or the previous faulty row in hand; over the last one it begins again."""
    screen = app.screen
    args = {"filter": screen.want, "from_row": screen.hand, "direction": direction}
    found = await flow.peek(app, "next_finding", args)
    if app.screen is not screen:
        return
    if found["row"] is None:
        finished(app)
        return
    if not _row(screen, found["row"]):
        screen.offset = (found["position"] - 1) // LIMIT * LIMIT
        await load(app)
    words = "De nouveau depuis le début. " if found["wrapped"] and direction > 0 else ""
    take_in_hand(app, found["row"], words)


def finished(app):
    """Say that nothing is left under this filter, and lead to what is next."""
    dom.focus_id("fini" if dom.present("fini") else "titre-ecran")
    dom.announce("Plus rien à corriger ici. " + app.dossier.verdict["verdict"]["sentence"])


def _row(screen, row):
    for one in screen.view["rows"]:
        if one["row"] == row:
            return one
    return None


def take_in_hand(app, row, words=""):
    """Put the focus on the faulty cell of a row, and say what is wrong with it."""
    screen = app.screen
    if screen.hand is not None and dom.present(workshop_rows.place(screen.hand)):
        dom.get(workshop_rows.place(screen.hand)).removeAttribute("aria-current")
    screen.hand = row
    one = _row(screen, row)
    if one is None:
        return
    dom.get(workshop_rows.place(row)).setAttribute("aria-current", "true")
    focus_row(one)
    said = one["findings"][0]["message"] if one["findings"] else ""
    dom.announce(words + said)


def focus_row(one):
    """Focus the button of the first faulty cell of a row, else the row's own."""
    codes = [found["code"] for found in one["findings"]]
    for cell in one["cells"]:
        name = workshop_cell.name(one["row"], cell["field"])
        if any(code in cell["codes"] for code in codes) and dom.present(name):
            dom.focus_id(name)
            return
    dom.focus_id("p-" + str(one["row"]))


async def refresh(app):
    """Show everything again after an action on several rows, or one undone."""
    _draw_head(app)
    draw_filter(app)
    await load(app)


async def others(app, changed):
    """Show again the other rows of the page that an edit of one of them touched."""
    screen = app.screen
    shown = [one["row"] for one in screen.view["rows"] if one["row"] != changed]
    if not shown:
        return
    args = {"rows": shown, "columns": columns(screen), "filter": screen.want}
    view = await flow.peek(app, "rows", args)
    if app.screen is not screen or not dom.present(workshop_rows.LIST):
        return
    known = {one["row"]: one for one in screen.view["rows"]}
    for one in view["rows"]:
        if known.get(one["row"], one) != one and not _busy(screen, one["row"]):
            focused = dom.focused()
            draw_row(app, one)
            dom.focus_id(focused)


def _busy(screen, row):
    """Tell whether an input is open in a row: what is being typed there stays."""
    open_cell = screen.editing is not None and screen.editing[0] == row
    return open_cell or (screen.acting is not None and screen.acting[0] == row)


def columns(screen):
    """Return what the columns of the page stand for."""
    return [one["field"] for one in screen.view["columns"]]


def turn(app, offset):
    """Show another page of the same filter."""
    screen = app.screen
    screen.offset, screen.hand, screen.editing, screen.acting = max(0, offset), None, None, None
    dom.focus_id("titre-ecran")
    app.run(load(app))


def filter_by(app, want):
    """Show the rows of another filter; the focus stays in its form."""
    screen = app.screen
    screen.want, screen.offset, screen.hand = want, 0, None
    screen.editing = screen.acting = None
    screen.ticked = set()
    app.run(_filtered(app))


async def _filtered(app):
    await load(app)
    if not app.screen.want["code"]:
        dom.fill(dom.get("atelier-regle"))
    _draw_head(app)
    dom.announce(dom.count(app.screen.left, "ligne", "lignes") + ".")


entries.screen(
    "atelier",
    Atelier,
    draw,
    title="Corriger",
    help=("corriger", "corriger dans la page"),
    refresh=refresh,
    actions={
        "people": open_people,
        "rows_page": lambda app, arg: turn(app, int(arg)),
        "workshop": lambda app, arg: open_group(app, int(arg)),
    },
    changes={
        "want": lambda app, _node: filter_by(app, workshop_filter.wanted()),
    },
    submits={
        "want": lambda app, _arg: filter_by(app, workshop_filter.wanted()),
    },
)
