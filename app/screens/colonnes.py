"""Step 2: what is to be settled about the sheet, what is understood of it, the identifiers."""

import asyncio

import dom
import entries
import flow
from gestures import flux, reglages, regler
from parts import alert, form
from parts.columns import identifiers, national, understood, values
from parts.columns.columns import listing
from parts.columns.preview import grid
from parts.columns.questions import date_choices, to_settle
from parts.columns.reading import reading

PAUSE_S = 0.3


class Colonnes(entries.Screen):
    """What the engine understood of the sheet, and the form of the identifiers.

    ``editing`` is the place ("c-3", "q-3") whose select is open, ``joining`` what is being joined
    there; ``values`` and ``preview`` are the engine's last views of the list values, by which their
    selects are numbered, and of the rows, from ``offset`` on; ``drawn`` says that the folds on the
    page are this screen's.
    """

    step = "colonnes"

    def __init__(self):
        self.editing = None
        self.joining = None
        self.offset = 0
        self.values = None
        self.preview = None
        self.drawn = False


def draw(app):
    """Show the open questions first, then the columns, the sheet, the form."""
    sheet = app.dossier.sheet
    unfolded = _unfolded(app.screen)
    editing = _editing(app)
    dom.fill(
        dom.get("ecran"),
        dom.el("h2", sheet["sentence"], id="titre-ecran", tabindex="-1"),
        _about(sheet),
        flux.section(app, whole=False),
        dom.el(
            "div",
            dom.el("div", _left(app, sheet, editing)),
            dom.el("div", _identifiers(sheet)),
            cls="wide split",
        ),
        dom.el("div", _below(app, sheet, editing, unfolded), cls="wide below"),
    )
    app.screen.drawn = True
    form.refresh(sheet["form"])
    app.run(regler.show_values(app))
    if "apercu" in unfolded:
        app.run(regler.show_preview(app))


def _editing(app):
    return {
        "place": app.screen.editing,
        "targets": app.dossier.targets or [],
        "joining": app.screen.joining,
    }


def _left(app, sheet, editing):
    # What the engine said last stands until it has answered: the focus may stay in it.
    known = app.screen.values
    lists = values.listing(known) if known else None
    settled = sheet["settled"]
    return [
        understood.block(sheet["understood"]),
        None if settled else to_settle(sheet, editing, lists),
        identifiers.block(sheet["identifiers"]),
        national.block(sheet["national"]),
        [_shape(one) for one in sheet["shapes"]],
        [_nobody(one) for one in sheet["nobody"]],
        [_accents(one) for one in sheet["accents"]],
        [_given_names(one) for one in sheet["given_names"]],
        dom.el("div", lists, id="valeurs", cls="settle") if settled else None,
    ]


def _below(app, sheet, editing, unfolded):
    """Make what is there to be looked at: the columns one by one, the sheet, how it is read."""
    rows = app.screen.preview
    return [
        _columns(sheet, editing, unfolded),
        dom.el(
            "details",
            dom.el("summary", dom.el("h3", "Voir la feuille"), data_do="preview"),
            dom.el("div", grid(rows) if rows else None, id="apercu-lignes"),
            cls="fold",
            id="apercu",
            open="apercu" in unfolded,
        ),
        reading(sheet["text"], unfolded),
        reglages.panel(app),
    ]


def _unfolded(screen):
    """Return the ids of the folds to open: as they were, none at first."""
    return dom.unfolded("#ecran") if screen.drawn else []


def _about(sheet):
    file = sheet["file"]
    chooser = None
    if sheet["sheet_choices"]:
        options = [
            dom.el("option", one["label"], value=places(one["sheets"]), selected=one["chosen"])
            for one in sheet["sheet_choices"]
        ]
        chooser = dom.el(
            "p",
            dom.el("label", dom.fr("Feuille lue : "), for_="feuille"),
            dom.el("select", options, id="feuille", data_change="sheet"),
        )
    notes = [dom.el("li", note) for note in sheet["notes"] + sheet["settings_notes"]]
    facts = [words for words in (file["format"], file["size_label"]) if words]
    return [
        dom.el("p", dom.el("strong", file["name"]), " · ", " · ".join(facts), cls="hint"),
        chooser,
        dom.el("ul", notes, cls="notes") if notes else None,
    ]


def _shape(one):
    arg = one["form"] + ("" if one["applied"] else " apply")
    return dom.el(
        "p",
        one["sentence"],
        " ",
        dom.button(one["button"], "shape", "small", arg=arg, id="forme-" + one["form"]),
        cls="totals",
    )


def _nobody(one):
    name = "personne-" + one["kind"]
    return dom.el(
        "p",
        one["sentence"],
        " ",
        dom.button(one["button"], "nobody", "small", arg=" ".join(one["then"]), id=name),
        cls="totals",
    )


def _accents(column):
    kept = column["repair"]
    words = "Les laisser tels quels" if kept else "Réparer ces accents"
    arg = str(column["column"]) + ("" if kept else " repair")
    name = "accents-" + str(column["column"])
    return dom.el(
        "p",
        column["sentence"],
        " ",
        dom.button(words, "accents", "small", arg=arg, id=name),
        cls="totals",
    )


def _given_names(column):
    name = "prenoms-" + str(column["column"])
    arg = str(column["column"]) + ("" if column["together"] else " together")
    button = dom.button(column["button"], "given_names", "small", arg=arg, id=name)
    return dom.el("p", column["sentence"], " ", button, cls="totals")


def _columns(sheet, editing, unfolded):
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", sheet["summary"], id="resume")),
        listing(sheet, editing, date_choices),
        cls="fold",
        id="colonnes-lues",
        open="colonnes-lues" in unfolded,
    )


def _identifiers(sheet):
    return dom.el("section", _form(sheet), cls="panel")


def _form(sheet):
    confirm = sheet["confirm"]
    submit = [
        dom.el("p", confirm["sentence"], cls="hint") if confirm["sentence"] else None,
        dom.el(
            "p",
            dom.el("button", confirm["label"], type="submit", cls="button primary", id="confirmer"),
            cls="actions",
        ),
    ]
    return [dom.el("h3", "Vos identifiants"), form.form(sheet["form"], submit)]


async def confirm(app):
    """Take the best answer of every question that has one; return whether none of them is left."""
    dossier = app.dossier
    if not [one for one in dossier.sheet["questions"] if not one["open"]]:
        return True
    view = await flow.ask(app, "confirm")
    if app.dossier is not dossier:
        return False
    dossier.sheet = view
    regler.note_shapes(dossier)
    dossier.forget_verdict()
    await reglages.keep(app)
    left = [one for one in view["questions"] if not one["open"]]
    if left:
        app.draw()
        dom.focus_id(left[0]["id"])
        dom.announce(view["summary"])
    return not left


def places(sheets):
    """Return sheets as the value of an option: their indexes."""
    return " ".join([str(one) for one in sheets])


async def choose_sheet(app, wanted, *, sure=False):
    """Read other sheets of the same workbook; ask first when corrections would be lost."""
    dossier = app.dossier
    if dossier.touched and not sure:
        ask_sheet(dossier, wanted)
        return
    args = {"sheets": [int(one) for one in wanted.split()]}

    async def read(card):
        return await app.bridge.job("sheet", args, None, card.step)

    sheet = await flow.work(app, "Lecture de la feuille", read)
    dossier.sheet = sheet
    dossier.choices["sheet"] = args
    dossier.understood = None
    dossier.corrections, dossier.unsaved, dossier.touched = None, [], False
    regler.forget_rows(dossier)
    dossier.forget_verdict()
    regler.close(app.screen)
    app.screen.offset = 0
    app.draw()
    dom.focus_id("feuille")
    dom.announce(sheet["sentence"])


def ask_sheet(dossier, wanted):
    """Say that the corrections belong to the present sheet, and let the user choose."""
    now = [one["sheets"] for one in dossier.sheet["sheet_choices"] if one["chosen"]]
    dom.get("feuille").value = places(now[0])
    alert.show(
        {
            "title": "Vos corrections portent sur la feuille ouverte",
            "message": "Changer de feuille les efface : elles ne servent pas à une autre feuille.",
            "remedy": "Gardez cette feuille, ou générez d’abord son fichier.",
        },
        (dom.button("Changer de feuille et les effacer", "sheet_sure", arg=wanted),),
    )


async def hear(app):
    """Take a change of the form at once, tell the engine a little later.

    An error that appeared at once would move the button from under the pointer that goes to it.
    """
    dossier = app.dossier
    dossier.values = values = form.values()
    dossier.forget_verdict()
    await asyncio.sleep(PAUSE_S)
    if app.dossier is dossier and dossier.values is values and not app.busy:
        await keep(app, values)


async def keep(app, values):
    """Hand all values of the form to the engine and show what it says of them; return its view."""
    dossier = app.dossier
    dossier.values = values
    dossier.forget_verdict()
    view = await flow.ask(app, "settings", {"values": values})
    dossier.sheet["form"] = view
    await reglages.keep(app)
    if dom.present("identifiants"):
        if form.shown() != [item["key"] for item in form.items(view)]:
            dom.redraw(".panel", _form(dossier.sheet))
        form.refresh(view)
        app.draw_steps()
    return view


def show_gaps(view):
    """List what is missing or wrong in the form, each entry leading to its input."""
    links = []
    for item in form.items(view):
        if item["error"]:
            links.append((form.identifier(item["key"]), item["error"]))
        elif item["required"] and not item["value"]:
            links.append((form.identifier(item["key"]), item["label"] + dom.fr(" : à compléter")))
    alert.show(
        {"title": view["sentence"], "remedy": "Complétez le formulaire puis cliquez sur Vérifier."},
        (),
        links,
    )


entries.screen(
    "colonnes",
    Colonnes,
    draw,
    title="Colonnes",
    help=("etape-colonnes", "régler les colonnes"),
    actions={
        "sheet_sure": lambda app, arg: app.run(choose_sheet(app, arg, sure=True)),
    },
    changes={
        "sheet": lambda app, node: app.run(choose_sheet(app, node.value)),
    },
)
