"""Show what an action would change, before it is applied."""

import dom

from parts.table import table

PLACE = "apercu-action"
TITLE = "apercu-titre"
HEADS = ("Ligne", "Colonne", "Avant", "Après")


def preview(reply):
    """Make the block: the sentence with its count, the first cells, « Appliquer », « Renoncer »."""
    changed = reply["changed"]
    if not changed:
        return dom.el(
            "div",
            dom.el("h3", reply["sentence"], id=TITLE, tabindex="-1"),
            dom.el("p", dom.button("Fermer", "give_up"), cls="actions"),
            cls="preview",
        )
    lines = reply["preview"]
    rows = [
        (dom.number(one["number"]), one["label"], _text(one["before"]), _text(one["after"]))
        for one in lines
    ]
    hidden = changed - len(lines)
    more = None
    if hidden > 0:
        words = dom.count(hidden, "autre cellule change", "autres cellules changent")
        more = dom.el("p", "Et " + words + " de la même façon.", cls="hint")
    caption = dom.count(changed, "cellule change", "cellules changent")
    caption += " sur " + dom.count(reply["rows"], "ligne", "lignes")
    return dom.el(
        "div",
        dom.el("h3", dom.fr("Aperçu : ") + reply["sentence"], id=TITLE, tabindex="-1"),
        dom.el("p", "Rien n’est encore changé.", cls="hint"),
        dom.el("div", table(caption, HEADS, rows, "changes-table"), cls="table-box"),
        more,
        dom.el(
            "p",
            dom.button("Appliquer", "apply", "primary"),
            dom.button("Renoncer", "give_up"),
            cls="actions",
        ),
        cls="preview",
    )


def _text(words):
    if not words:
        return dom.el("span", "(vide)", cls="hint")
    return dom.el("span", words, cls="value")
