"""Show findings one by one: where each is, what is wrong, what is expected, what to do."""

import dom

from parts import help as help_page
from parts.said import said
from parts.table import pager, table
from parts.verdict import mark

HEADS = ("Ligne", "Colonne", "Valeur lue", "Ce qui ne va pas", "Attendu", "Que faire")


def listing(page, rule, limit, groups=(), step=None):
    """Make the table of one page of findings; ``rule`` is their group when one was chosen.

    ``groups`` are the rules found: they explain the findings. ``step`` is the step of the checks
    that made them, when one was chosen.
    """
    chosen = _rule(rule) or _step(step)
    if not page["items"]:
        return [chosen, dom.el("p", "Rien ici.", cls="hint")]
    why = {group["code"]: group["explanation"] for group in groups}
    rows = [_finding(item, why.get(item["code"])) for item in page["items"]]
    caption = dom.count(page["total"], "point à revoir", "points à revoir")
    box = dom.el("div", table(caption, HEADS, rows, "findings"), cls="table-box")
    return [chosen, box, pager(page["total"], page["offset"], limit, "page")]


def _rule(rule):
    if rule is None:
        return None
    column = dom.fr(", colonne « ") + rule["column"] + dom.fr(" »")
    words = dom.fr("Règle : ") + rule["title"] + column
    clear = dom.button("Voir toutes les règles", "rule", "small", arg="")
    return dom.el("p", words, " ", clear, cls="actions")


def _step(step):
    if step is None:
        return None
    clear = dom.button("Voir toutes les étapes", "rule", "small", arg="")
    return dom.el("p", dom.fr("Étape : ") + step["label"], " ", clear, cls="actions")


def _finding(item, why):
    where = dom.number(item["place"]) if item["place"] is not None else "Toute la feuille"
    return (
        [where, dom.el("br"), mark(item["severity"], item["severity_label"])],
        _place(item),
        said(item["value"]),
        dom.el("div", item["what"], _why(item, why), _detail(item)),
        item["expected"] or "—",
        dom.el("div", item["remedy"], _fixes(item.get("fixes"))),
    )


def _place(item):
    """Name the column as the file does, and what it stands for; or the datum that has no column."""
    field = help_page.field(item["field"], item["field_label"])
    if not item["column"]:
        return dom.el("div", field, dom.el("span", "aucune colonne", cls="sub"))
    return dom.el("div", item["column"], dom.el("span", field, cls="sub"))


def _why(item, why):
    """Explain the rule on demand, with a link to all that the help says of it."""
    if not why:
        return None
    row = "" if item["place"] is None else ", ligne " + dom.number(item["place"])
    about = dom.el("span", dom.fr(" : ") + item["title"] + row, cls="visually-hidden")
    return dom.el(
        "details",
        dom.el("summary", dom.fr("Pourquoi ?"), about),
        dom.el("p", why, " ", help_page.rule(item["code"], item["title"])),
        cls="why",
    )


def _detail(item):
    """Keep the words of the schema itself for whoever wants them."""
    if not item.get("detail"):
        return None
    return dom.el(
        "details",
        dom.el("summary", "Détail technique"),
        dom.el("pre", item["detail"]),
        cls="why",
    )


def _fixes(fixes):
    """Show what is proposed: one in a sentence, several as a short list."""
    if not fixes:
        return None
    if len(fixes) == 1:
        return dom.el("p", dom.fr("Proposé : "), dom.el("strong", fixes[0]["label"]), cls="fixes")
    items = [dom.el("li", dom.el("strong", one["label"])) for one in fixes]
    return dom.el("div", dom.fr("Proposés, au choix :"), dom.el("ul", items), cls="fixes")
