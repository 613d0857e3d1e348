"""Show rows of the sheet as found, page by page, with the row of headers marked and movable."""

import dom

ROLES = {"title": "titre", "header": "titres de colonnes", "skipped": "non lue", "data": "personne"}
ROWS = 12
HINT = "Cliquez sur le numéro de la ligne qui nomme vos colonnes si ce n’est pas la bonne."


def grid(view):
    """Make the table of the rows, the way to the others, the way to say « no headers »."""
    heads = ["Ligne", "Lue comme"] + view["columns"]
    head = dom.el("tr", [dom.el("th", words, scope="col") for words in heads])
    rows = [_row(row) for row in view["rows"]]
    tab = dom.el(
        "table",
        dom.el("caption", span(view), cls="visually-hidden"),
        dom.el("thead", head),
        dom.el("tbody", rows),
        cls="grid",
    )
    # The hint stands outside: in a caption as wide as the table, a narrow screen would cut it.
    return [
        dom.el("p", HINT, cls="hint", id="apercu-aide"),
        dom.el(
            "div",
            tab,
            cls="table-box",
            tabindex="0",
            role="region",
            aria_label="Lignes de la feuille",
            aria_describedby="apercu-aide",
        ),
        _pager(view),
        dom.el(
            "p",
            dom.button("Pas de ligne de titres", "header", "small", arg="", id="sans-titres"),
            cls="actions",
        ),
    ]


def span(view):
    """Say which rows are shown, by the numbers that the spreadsheet shows."""
    if not view["rows"]:
        return "Aucune ligne"
    numbers = [dom.number(view["rows"][place]["number"]) for place in (0, -1)]
    total = dom.count(view["total"], "ligne", "lignes")
    return "Lignes " + " à ".join(numbers) + ", sur " + total


def _pager(view):
    before, after = view["offset"] - ROWS, view["offset"] + len(view["rows"])
    return dom.el(
        "nav",
        dom.button(
            "Lignes précédentes", "rows", "small", arg=max(0, before), id="lignes-avant"
        ) if view["offset"] else None,
        dom.el("span", span(view) + "."),
        dom.button(
            "Lignes suivantes", "rows", "small", arg=after, id="lignes-apres"
        ) if after < view["total"] else None,
        cls="pager",
        aria_label="Lignes de la feuille montrées",
    )  # fmt: skip


def _row(row):
    number = str(row["number"])
    label = "Prendre la ligne " + number + " comme titres"
    here = row["role"] == "header"
    button = dom.button(
        number,
        "header",
        "small",
        arg=str(row["at"]),
        id="ligne-" + str(row["at"]),
        aria_label=label,
        title=label,
        aria_pressed="true" if here else "false",
    )
    cell = "th" if here else "td"
    return dom.el(
        "tr",
        dom.el("th", button, scope="row"),
        dom.el("td", ROLES[row["role"]]),
        [dom.el(cell, words, translate="no") for words in row["cells"]],
        cls="row-" + row["role"],
    )
