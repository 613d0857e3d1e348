"""Show findings one by one: where each is, what is wrong, what is expected, what to do."""

import dom

from parts.table import pager, table
from parts.verdict import mark

HEADS = ("Ligne", "Colonne", "Valeur lue", "Ce qui ne va pas", "Attendu", "Que faire")


def listing(page, rule, limit):
    """Make the table of one page of findings; ``rule`` is their group when one was chosen."""
    if not page["items"]:
        return [_rule(rule), dom.el("p", "Rien ici.", cls="hint")]
    rows = [_finding(item) for item in page["items"]]
    caption = dom.count(page["total"], "point à revoir", "points à revoir")
    box = dom.el("div", table(caption, HEADS, rows, "findings"), cls="table-box")
    return [_rule(rule), box, pager(page["total"], page["offset"], limit, "page")]


def _rule(rule):
    if rule is None:
        return None
    column = dom.fr(", colonne « ") + rule["column"] + dom.fr(" »")
    words = dom.fr("Règle : ") + rule["title"] + column
    clear = dom.button("Voir toutes les règles", "rule", "small", arg="")
    return dom.el("p", words, " ", clear, cls="actions")


def _finding(item):
    where = dom.number(item["row"]) if item["row"] is not None else "Toute la feuille"
    return (
        [where, dom.el("br"), mark(item["severity"], item["severity_label"])],
        _place(item),
        dom.el("span", item["value"], cls="value")
        if item["value"]
        else dom.el("span", "(vide)", cls="hint"),
        item["what"],
        item["expected"] or "—",
        item["remedy"],
    )


def _place(item):
    """Name the column as the file does, and what it stands for; or the datum that has no column."""
    if not item["column"]:
        return [item["field_label"], dom.el("span", "aucune colonne", cls="sub")]
    return [item["column"], dom.el("span", item["field_label"], cls="sub")]
