"""Show everything about one row: each datum, what the file says, what the flow will carry."""

import dom

from parts import help as help_page
from parts.said import in_file, said
from parts.verdict import mark
from parts.workshop import workshop_cell

HEADS = ("Donnée", "Dans votre fichier", "Dans le flux", "À savoir")


def name(field):
    """Return the id of the button that opens a field."""
    return "d-" + field


def tables(view, screen, why):
    """Make the table of what the row says, and the folded one of what it leaves empty."""
    used = [one for one in view["fields"] if _used(one, screen)]
    rest = [one for one in view["fields"] if not _used(one, screen)]
    more = None
    if rest:
        words = dom.count(len(rest), "autre donnée, vide ici", "autres données, vides ici")
        more = dom.el(
            "details",
            dom.el("summary", dom.el("h3", words)),
            _table("Vous pouvez les remplir.", rest, screen, why),
            cls="fold wide",
            id="donnees-vides",
        )
    return [dom.el("div", _table(view["sentence"], used, screen, why), cls="wide"), more]


def _used(one, screen):
    told = one["raw"] or one["value"] or one["findings"] or one["corrected"]
    return bool(told) or one["field"] == screen.editing


def _table(caption, fields, screen, why):
    heads = [dom.el("th", words, scope="col", role="columnheader") for words in HEADS]
    table = dom.el(
        "table",
        dom.el("caption", caption),
        dom.el("thead", dom.el("tr", heads, role="row"), role="rowgroup"),
        dom.el("tbody", [_row(one, screen, why) for one in fields], role="rowgroup"),
        cls="table person",
        role="table",
    )
    return dom.el("div", table, cls="table-box")


def _row(one, screen, why):
    column = dom.fr("Colonne « ") + one["column"] + dom.fr(" »") if one["column"] else None
    return dom.el(
        "tr",
        dom.el(
            "th",
            dom.el(
                "div",
                help_page.field(one["field"], one["label"]),
                dom.el("span", column or one["status"], cls="sub"),
            ),
            scope="row",
            role="rowheader",
            data_label=HEADS[0],
        ),
        dom.el("td", _source(one, screen), role="cell", data_label=HEADS[1]),
        dom.el("td", _flow(one), role="cell", data_label=HEADS[2]),
        dom.el("td", dom.el("div", _told(one, why)), role="cell", data_label=HEADS[3]),
        role="row",
        cls="faulty-row" if one["findings"] else None,
    )


def _source(one, screen):
    if one["field"] == screen.editing:
        told = {"options": [], "expected": one["expected"], "example": one["example"]}
        if one["target"] == one["field"]:
            told["options"] = one["options"]
        told["text"] = one["raw"] if screen.draft is None else screen.draft
        return workshop_cell.editor(one["field"], one["whole_label"] or one["label"], told)
    before = None
    if one["corrected"]:
        before = in_file(one["original"])
    about = dom.el("span", dom.fr(" : ") + one["label"], cls="visually-hidden")
    opening = dom.button(
        ["Modifier", about], "field", "small", arg=one["field"], id=name(one["field"])
    )
    return dom.el(
        "div",
        mark("oui", "Corrigé") if one["corrected"] else None,
        said(one["raw"]),
        before,
        opening if one["editable"] else None,
        cls="cell",
    )


def _flow(one):
    if any(found["severity"] == "error" for found in one["findings"]):
        return dom.el("span", "À corriger d’abord", cls="hint")
    if not one["value"]:
        return dom.el("span", "—", cls="hint")
    if one["title"]:
        return _with_words(one["value"], one["title"])
    for option in one["options"]:
        if option["value"] == one["value"] and option["label"] != one["value"]:
            return _with_words(one["value"], option["label"])
    return dom.el("span", one["value"], cls="value")


def _with_words(value, words):
    return dom.el("div", dom.el("span", value, cls="value"), dom.el("span", words, cls="sub"))


def _told(one, why):
    if not one["findings"]:
        return dom.el("span", mark("oui", "Rien à signaler"), cls="hint") if one["value"] else None
    return [_finding(found, why) for found in one["findings"]]


def _finding(one, why):
    key = one["field"] + " " + one["code"] + " "
    fixes = [
        dom.button(fix["label"], "person_fix", "small", arg=key + str(rank))
        for rank, fix in enumerate(one["fixes"])
    ]
    about = dom.el("span", dom.fr(" : ") + one["title"], cls="visually-hidden")
    return dom.el(
        "div",
        mark(one["severity"], one["severity_label"]),
        " ",
        one["what"],
        dom.el("span", one["remedy"], cls="sub"),
        dom.el("p", dom.fr("Proposé : "), fixes, cls="actions") if fixes else None,
        dom.el(
            "details",
            dom.el("summary", dom.fr("Pourquoi ?"), about),
            dom.el(
                "p",
                why.get(one["code"]) or one["title"],
                " ",
                help_page.rule(one["code"], one["title"]),
            ),
            cls="why",
        ),
        cls="one-finding",
    )
