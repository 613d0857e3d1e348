"""Show what an action would change, before it is applied."""

import dom

from parts.said import said
from parts.table import pager, table

PLACE = "apercu-action"
TITLE = "apercu-titre"
HEADS = ("Ligne", "Colonne", "Avant", "Après")


def preview(reply):
    """Make the block: the sentence with its count, the first cells, « Appliquer », « Renoncer »."""
    if not reply["changed"]:
        return dom.el(
            "div",
            dom.el("h3", reply["sentence"], id=TITLE, tabindex="-1"),
            dom.el("p", dom.button("Fermer", "give_up"), cls="actions"),
            cls="preview",
        )
    return dom.el(
        "div",
        dom.el("h3", dom.fr("Aperçu : ") + reply["sentence"], id=TITLE, tabindex="-1"),
        dom.el("p", "Rien n’est encore changé.", cls="hint"),
        _cells(reply),
        dom.el(
            "p",
            dom.button("Appliquer", "apply", "primary"),
            dom.button("Renoncer", "give_up"),
            cls="actions",
        ),
        cls="preview",
    )


def _cells(reply):
    """Make the table of one page of the cells that change, and the way to the others."""
    rows = [
        (dom.number(one["number"]), one["label"], said(one["before"]), said(one["after"]))
        for one in reply["preview"]
    ]
    caption = dom.count(reply["changed"], "cellule change", "cellules changent")
    caption += " sur " + dom.count(reply["rows"], "ligne", "lignes")
    return [
        dom.el("div", table(caption, HEADS, rows, "changes-table"), cls="table-box"),
        pager(reply["rows"], reply["offset"], reply["limit"], "preview_page"),
    ]
