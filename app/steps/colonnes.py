"""Step 2: show what the engine understood of the sheet and ask for the identifiers."""

import asyncio

import dom
import flow
from parts import alert, form
from parts.table import table
from pyscript import window

HEADS = ("Lettre", "Colonne du fichier", "Comprise comme", "Statut", "Exemples")
NARROW = 760
PAUSE_S = 0.3


def draw(app):
    """Show the sheet, what is missing, the columns, the form."""
    sheet = app.dossier.sheet
    dom.fill(
        dom.get("ecran"),
        dom.el("h2", sheet["sentence"], id="titre-ecran", tabindex="-1"),
        _about(sheet),
        _missing(sheet["missing"]),
        dom.el("div", _columns(sheet), _identifiers(sheet["form"]), cls="wide split"),
    )
    form.refresh(sheet["form"])
    dom.title("Colonnes · Certiflux")


def _about(sheet):
    file = sheet["file"]
    chooser = None
    if len(sheet["sheets"]) > 1:
        options = [
            dom.el(
                "option", one["name"], value=one["index"], selected=one["index"] == sheet["sheet"]
            )
            for one in sheet["sheets"]
        ]
        chooser = dom.el(
            "p",
            dom.el("label", dom.fr("Feuille lue : "), for_="feuille"),
            dom.el("select", options, id="feuille", data_change="sheet"),
        )
    notes = [dom.el("li", note) for note in sheet["notes"]]
    return [
        dom.el(
            "p",
            dom.el("strong", file["name"]),
            " · ",
            file["format"],
            " · ",
            file["size_label"],
            cls="hint",
        ),
        chooser,
        dom.el("ul", notes, cls="notes") if notes else None,
    ]


def _missing(missing):
    if not missing:
        return None
    entries = [
        dom.el(
            "li",
            dom.el("strong", one["label"]),
            " (",
            one["field"],
            ", ",
            one["status"],
            dom.fr(") : "),
            one["remedy"],
        )
        for one in missing
    ]
    words = "Il manque " + dom.count(len(missing), "colonne", "colonnes")
    head = dom.el("h3", dom.icon("error"), " ", words)
    return dom.el("section", head, dom.el("ul", entries), cls="missing")


def _columns(sheet):
    rows = [_column(column) for column in sheet["columns"]]
    words = dom.count(sheet["mapped"], "colonne comprise", "colonnes comprises")
    if sheet["unused"]:
        words += ", " + dom.count(sheet["unused"], "non utilisée", "non utilisées")
    caption = "Les colonnes de votre fichier et ce que Certiflux en comprend"
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", words)),
        dom.el("div", table(caption, HEADS, rows, "columns"), cls="table-box"),
        cls="fold",
        open=int(window.innerWidth) > NARROW,
    )


def _column(column):
    known = column["field"] is not None
    meaning = (
        [column["label"], dom.el("span", column["field"] + " · " + column["how"], cls="sub")]
        if known
        else "Non utilisée"
    )
    return (
        column["letter"],
        column["header"],
        meaning,
        column["status"] or "—",
        [dom.el("span", sample, cls="samples") for sample in column["samples"]] or "—",
    )


def _identifiers(view):
    return dom.el("section", _form(view), cls="panel")


def _form(view):
    submit = dom.el(
        "p", dom.el("button", "Vérifier", type="submit", cls="button primary"), cls="actions"
    )
    return [dom.el("h3", "Vos identifiants"), form.form(view, submit)]


async def choose_sheet(app, index):
    """Read another sheet of the same workbook."""
    dossier = app.dossier

    async def read(card):
        return await app.bridge.job("sheet", {"index": index}, None, card.step)

    sheet = await flow.work(app, "Lecture de la feuille", read)
    dossier.sheet = sheet
    dossier.forget_verdict()
    app.draw()
    dom.focus_id("feuille")
    dom.announce(sheet["sentence"])


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
    if dom.present("identifiants"):
        if form.shown() != [item["key"] for item in form.items(view)]:
            dom.redraw(".panel", _form(view))
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
