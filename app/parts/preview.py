"""Show the first rows of the sheet as found, with the row of headers marked and movable."""

import dom

ROLES = {"title": "titre", "header": "titres de colonnes", "skipped": "non lue", "data": "personne"}
ROWS = 12


def grid(view):
    """Make the table of the rows and the way to say that there are no headers."""
    heads = ["Ligne", "Lue comme"] + view["columns"]
    head = dom.el("tr", [dom.el("th", words, scope="col") for words in heads])
    rows = [_row(row) for row in view["rows"]]
    words = "Cliquez sur le numéro de la ligne qui nomme vos colonnes si ce n’est pas la bonne."
    tab = dom.el(
        "table", dom.el("caption", words), dom.el("thead", head), dom.el("tbody", rows), cls="grid"
    )
    shown = dom.number(len(view["rows"])) + " lignes montrées sur " + dom.number(view["total"])
    return [
        dom.el(
            "div",
            tab,
            cls="table-box",
            tabindex="0",
            role="region",
            aria_label="Début de la feuille",
        ),
        dom.el(
            "p",
            dom.button("Pas de ligne de titres", "header", "small", arg="", id="sans-titres"),
            dom.el("span", shown + ".", cls="hint"),
            cls="actions",
        ),
    ]


def _row(row):
    number = str(row["number"])
    label = "Prendre la ligne " + number + " comme titres"
    here = row["role"] == "header"
    button = dom.button(
        number,
        "header",
        "small",
        arg=number,
        id="ligne-" + number,
        aria_label=label,
        title=label,
        aria_pressed="true" if here else "false",
    )
    cell = "th" if here else "td"
    return dom.el(
        "tr",
        dom.el("th", button, scope="row"),
        dom.el("td", ROLES[row["role"]]),
        [dom.el(cell, words) for words in row["cells"]],
        cls="row-" + row["role"],
    )
