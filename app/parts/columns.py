"""Show the columns as a readable list; one line at a time opens to be changed."""

import dom

from parts.table import table

HEADS = ("Lettre", "Colonne du fichier", "Comprise comme", "Exemples", "Action")
JOINED = "8.1+8.3"
LIKELY, POSSIBLE = 70, 50
ORDERS = (("nom-prenom", "NOM puis prénom"), ("prenom-nom", "Prénom puis NOM"))


def listing(sheet, editing, targets, dates):
    """Make the table of the columns; ``editing`` is the place whose select is open.

    ``dates(view, place)`` makes the choices of a column of dates.
    """
    read = {one["column"]: one for one in sheet["dates"]}
    rows = []
    for column in sheet["columns"]:
        known = read.get(column["index"])
        rows.append(_column(column, editing == "c-" + str(column["index"]), targets, known, dates))
    caption = "Les colonnes de votre fichier et ce que Certiflux en comprend"
    return dom.el("div", table(caption, HEADS, rows, "columns"), cls="table-box")


def _column(column, edited, targets, read, dates):
    place = "c-" + str(column["index"])
    known = read is not None and not (read["ask"] or read["century_ask"])
    said = dom.el("span", read["sentence"], cls="sub") if known else None
    meaning = [_meaning(column), said]
    if edited:
        meaning.append(editor(column, targets, place))
        if read:
            meaning.append(dom.el("div", dates(read, place)))
    change = dom.button(
        "Changer",
        "edit",
        "small",
        arg="" if edited else place,
        id=place,
        aria_expanded="true" if edited else "false",
        aria_label=dom.fr("Changer la colonne " + column["letter"] + " : " + column["header"]),
    )
    return (
        column["letter"],
        column["header"] or "(sans titre)",
        dom.el("div", meaning),
        [dom.el("span", sample, cls="samples") for sample in column["samples"]] or "—",
        change,
    )


def _meaning(column):
    if column["field"] is None:
        why = column["how"]
        return ["Non utilisée", dom.el("span", why, cls="sub") if why else None]
    why = [words for words in (column["field"], column["status"], column["how"]) if words]
    return [column["label"], dom.el("span", " · ".join(why), cls="sub")]


def score_words(score):
    """Say in words how close a proposal is."""
    if score >= LIKELY:
        return "probable"
    return "possible" if score >= POSSIBLE else "incertain"


def editor(column, targets, place):
    """Make the select of all that one column may feed, its alternates first."""
    index = str(column["index"])
    choice = place + "-champ"
    near = column["alternates"]
    groups = []
    if near:
        options = [_option(one, column["field"]) for one in near]
        groups.append(dom.el("optgroup", options, label="Les plus proches"))
    for group in targets:
        options = [_option(one, column["field"]) for one in group["targets"]]
        groups.append(dom.el("optgroup", options, label=group["title"]))
    unused = dom.el("option", "Ne pas utiliser cette colonne", value="")
    return dom.el(
        "div",
        dom.el("label", "Cette colonne donne", for_=choice),
        dom.el("select", unused, groups, id=choice),
        _names(column, place),
        dom.el(
            "p",
            dom.button("Valider", "confirm", "small", arg=index + " " + choice, id=place + "-ok"),
            dom.button("Laisser ainsi", "edit", "small quiet", arg="", id=place + "-laisser"),
            cls="actions",
        ),
        cls="editor",
    )


def _option(target, present):
    words = target["label"] + " (" + target["field"] + ")"
    return dom.el("option", words, value=target["field"], selected=target["field"] == present)


def _names(column, place):
    near = [one["field"] for one in column["alternates"]]
    joined = column["field"] == JOINED or JOINED in near
    return name_orders(column, place) if joined else None


def name_orders(column, place):
    """Make the two ways to part « NOM et prénom dans une seule colonne »."""
    index = str(column["index"])
    buttons = [
        dom.button(label, "split", "small", arg=index + " " + order, id=place + "-" + order)
        for order, label in ORDERS
    ]
    other = dom.button("Autre", "edit", "small", arg=place, id=place + "-autre")
    return dom.el(
        "div",
        dom.el("span", dom.fr("NOM et prénom dans une seule colonne : "), id=place + "-noms"),
        buttons,
        None if place.startswith("c-") else other,
        cls="filters",
        role="group",
        aria_labelledby=place + "-noms",
    )
