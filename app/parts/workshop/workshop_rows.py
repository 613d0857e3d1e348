"""Show the rows to mend: the user's own columns, and below each row what is wrong with it."""

import dom

from parts import help as help_page
from parts.verdict import mark
from parts.workshop import workshop_cell

LIST = "lignes"


def place(row):
    """Return the id of what shows one row."""
    return "r-" + str(row)


def listing(screen, why):
    """Make the table of one page of rows; ``why`` explains each rule by its code."""
    view = screen.view
    heads = [
        dom.el("th", words, scope="col", role="columnheader") for words in _heads(view["columns"])
    ]
    return dom.el(
        "table",
        dom.el("caption", view["sentence"]),
        dom.el("thead", dom.el("tr", heads, role="row"), role="rowgroup"),
        [person(screen, one, why) for one in view["rows"]],
        cls="table workshop",
        role="table",
    )


def _heads(columns):
    return ["Ligne"] + [
        one["title"] + (" (" + one["letter"] + ")" if one["letter"] else "") for one in columns
    ]


def person(screen, row, why):
    """Make the two lines of one row: its cells, then what is wrong and what may be done."""
    columns = screen.view["columns"]
    cells = [_cell(screen, row, columns[i], row["cells"][i]) for i in range(len(columns))]
    return dom.el(
        "tbody",
        dom.el("tr", _number(screen, row), cells, role="row"),
        dom.el(
            "tr",
            dom.el(
                "td",
                _portal(row),
                [_finding(screen, row, one, why) for one in row["findings"]],
                dom.el("div", _state(row), _acts(screen, row), cls="row-foot"),
                role="cell",
                colspan=len(columns) + 1,
                cls="told",
            ),
            role="row",
        ),
        id=place(row["row"]),
        role="rowgroup",
        cls="mended" if not row["findings"] and row["portal"] is None else None,
    )


def _number(screen, row):
    box = dom.el(
        "input",
        type="checkbox",
        data_change="tick",
        data_arg=row["row"],
        aria_label="Choisir la ligne " + dom.number(row["number"]),
    )
    box.checked = row["row"] in screen.ticked
    return dom.el(
        "th",
        dom.el("span", box, " ", dom.number(row["number"]), cls="tick"),
        scope="row",
        role="rowheader",
        data_label="Ligne",
    )


def _cell(screen, row, column, cell):
    if screen.editing == (row["row"], cell["field"]):
        told = dict(column)
        told["text"] = cell["text"] if screen.draft is None else screen.draft
        title = column["title"] + ", ligne " + dom.number(row["number"])
        arg = str(row["row"]) + " " + cell["field"]
        shown = workshop_cell.editor(arg, title, told, cell["same"])
    else:
        portal = row["portal"]
        asked = portal is not None and cell["field"] in portal["fields"]
        shown = workshop_cell.shown(row["row"], column, cell, row["number"], asked=asked)
    faulty = "faulty faulty-" + cell["severity"] if cell["codes"] else None
    return dom.el("td", shown, role="cell", data_label=column["title"], cls=faulty)


def _portal(row):
    if row["portal"] is None:
        return None
    words = row["portal"]["sentence"]
    return dom.el("p", mark("error", "Refusée"), " ", words, cls="one-finding")


def _finding(screen, row, one, why):
    expected = None
    if one["expected"] and one["expected"] not in one["remedy"]:
        expected = [dom.fr(" Attendu : "), one["expected"], "."]
    return dom.el(
        "div",
        dom.el(
            "p",
            mark(one["severity"], one["severity_label"]),
            " ",
            dom.el("strong", one["column"] or one["field_label"]),
            dom.fr(" : "),
            one["what"],
            dom.el("span", one["remedy"], expected, cls="sub"),
        ),
        _fixes(screen, row, one),
        _why(one, why.get(one["code"])),
        cls="one-finding",
    )


def _fixes(screen, row, one):
    """Make the proposals: one as a button, several as a list to choose in."""
    fixes = one["fixes"]
    if not fixes:
        return None
    key = " ".join((str(row["row"]), one["field"], one["code"]))
    same = _same(row, one["field"])
    if len(fixes) == 1:
        every = None
        if same > 1:
            words = "Appliquer aux " + dom.number(same) + " identiques"
            every = dom.button(words, "fix_same", "small", arg=key + " 0")
        label = _about(dom.fr("Appliquer : ") + fixes[0]["label"], row)
        return dom.el("p", dom.button(label, "fix", "small", arg=key + " 0"), every, cls="actions")
    if screen.acting == (row["row"], "choose", one["code"], one["field"]):
        return _choices(key, fixes, same)
    words = "Choisir parmi " + dom.number(len(fixes)) + " propositions"
    about = dom.el("span", ", ligne " + dom.number(row["number"]), cls="visually-hidden")
    opening = dom.button([words, about], "act", "small", arg=key + " choose", aria_expanded="false")
    return dom.el("p", opening, cls="actions")


def _same(row, field):
    return max([cell["same"] for cell in row["cells"] if cell["field"] == field] or [0])


def _choices(key, fixes, same):
    radios = []
    for rank, fix in enumerate(fixes):
        name = "choix-" + str(rank)
        box = dom.el("input", type="radio", name="choix", value=rank, id=name)
        radios.append(dom.el("p", box, " ", dom.el("label", fix["label"], for_=name), cls="radio"))
    every = None
    if same > 1:
        words = "Appliquer aux " + dom.number(same) + " identiques"
        every = dom.button(words, "choose_same", "small", arg=key)
    return dom.el(
        "form",
        dom.el("fieldset", dom.el("legend", dom.fr("Quelle proposition ?")), radios),
        dom.el("p", id=workshop_cell.ERROR, cls="input-error"),
        dom.el(
            "p",
            dom.el("button", "Appliquer ce choix", type="submit", cls="button small"),
            every,
            dom.button("Renoncer", "give_up", "small quiet"),
            cls="actions",
        ),
        cls="typing",
        novalidate=True,
        data_submit="choice",
        data_arg=key,
    )


def _why(one, why):
    about = dom.el("span", dom.fr(" : ") + one["title"], cls="visually-hidden")
    return dom.el(
        "details",
        dom.el("summary", dom.fr("Pourquoi ?"), about),
        dom.el("p", why or one["title"], " ", help_page.rule(one["code"], one["title"])),
        cls="why",
    )


def _state(row):
    """Say what became of a row that has nothing left to mend here."""
    others = None
    if row["others"]:
        words = dom.count(row["others"], "autre point", "autres points")
        others = dom.el("span", words + " sur cette ligne, hors de ce filtre.", cls="hint")
    if row["aside"] is not None:
        reason = dom.fr(" : ") + row["aside"] if row["aside"] else "."
        return dom.el("p", mark("attente", "Mise de côté"), reason)
    if row["held"]:
        return dom.el("p", mark("attente", "Ne repart pas"), " ", row["held"], " ", others)
    if row["findings"]:
        return dom.el("p", others) if others else None
    return dom.el("p", mark("oui", "Rien à corriger ici"), " ", others)


def _acts(screen, row):
    key = str(row["row"])
    whole = dom.button(_about("Toute la personne", row), "person", "small quiet", arg=key)
    whole.id = "p-" + key
    if row["aside"] is not None:
        again = dom.button(_about("Reprendre", row), "back_row", "small", arg=key)
        return dom.el("p", again, whole, cls="actions")
    if screen.acting is not None and screen.acting[:2] == (row["row"], "aside"):
        return aside(key, row["number"])
    opening = dom.button(
        _about("Ne pas envoyer…", row),
        "act",
        "small quiet",
        arg=key + " - - aside",
        aria_expanded="false",
    )
    return dom.el("p", whole, opening, cls="actions")


def _about(words, row):
    """Name a button, and for screen readers the row that it is about."""
    return [words, dom.el("span", ", ligne " + dom.number(row["number"]), cls="visually-hidden")]


def aside(key, number):
    """Make the form that puts a row aside for a reason."""
    return dom.el(
        "form",
        dom.el(
            "label",
            dom.fr("Pourquoi ne pas envoyer la ligne ") + dom.number(number) + dom.fr(" ?"),
            dom.el("span", " (facultatif)", cls="hint"),
            for_=workshop_cell.REASON,
        ),
        dom.el("input", type="text", id=workshop_cell.REASON, autocomplete="off"),
        dom.el(
            "p",
            dom.el("button", "Mettre de côté", type="submit", cls="button small"),
            dom.button("Renoncer", "give_up", "small quiet"),
            cls="actions",
        ),
        cls="typing",
        novalidate=True,
        data_submit="aside",
        data_arg=key,
    )
