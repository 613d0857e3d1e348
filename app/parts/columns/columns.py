"""Show the columns as a readable list; one line at a time opens to be changed."""

import dom

from parts import help as help_page
from parts.columns import joining
from parts.table import table

HEADS = ("Lettre", "Colonne du fichier", "Comprise comme", "Exemples", "Action")


def listing(sheet, editing, dates):
    """Make the table of the columns; ``editing`` is what is open: place, targets, joining.

    ``dates(view, place)`` makes the choices of a column of dates.
    """
    read = {one["column"]: one for one in sheet["dates"]}
    rows = []
    for column in sheet["columns"]:
        known = read.get(column["index"])
        if column["join"] is None:
            rows.append(_column(sheet, column, editing, known, dates))
        else:
            rows.append(_joined(column, known))
    caption = "Les colonnes de votre fichier et ce que Certiflux en comprend"
    return dom.el("div", table(caption, HEADS, rows, "columns"), cls="table-box")


def _column(sheet, column, editing, read, dates):
    place = "c-" + str(column["index"])
    edited = editing["place"] == place
    meaning = [_meaning(column), _order(read)]
    if edited:
        meaning.append(editor(sheet, column, editing))
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
        _samples(column),
        change,
    )


def _joined(column, read):
    """Make the line of columns that are joined, with the way to part them again."""
    field, first = column["field"], str(column["join"]["columns"][0])
    part = dom.button(
        "Séparer",
        "part",
        "small",
        arg=field + " " + first,
        id="s-" + str(column["index"]),
        aria_label=dom.fr("Séparer les colonnes réunies " + column["letter"]),
    )
    meaning = dom.el("div", _meaning(column), _order(read))
    return column["letter"], column["header"], meaning, _samples(column), part


def _samples(column):
    return [dom.el("span", sample, cls="samples") for sample in column["samples"]] or "—"


def _order(read):
    known = read is not None and not (read["ask"] or read["century_ask"])
    return dom.el("span", read["sentence"], cls="sub") if known else None


def _meaning(column):
    joined = column["joined"]
    if column["field"] is None:
        if joined:
            return [dom.el("span", words, cls="line") for words in joined]
        why = column["how"]
        return ["Non utilisée", dom.el("span", why, cls="sub") if why else None]
    official = column["label"] + " (" + column["field"] + ")"
    why = [words for words in (official, column["status"], column["how"]) if words]
    also = [dom.el("span", words, cls="sub") for words in joined]
    return [
        help_page.field(column["field"], _capital(column["short"])),
        dom.el("span", " · ".join(why), cls="sub"),
        also,
    ]


def editor(sheet, column, editing):
    """Make the select of all that one column may feed, its alternates first."""
    place, joins = editing["place"], editing["joining"]
    choice = place + "-champ"
    present = joins["field"] if joins else column["field"]
    # In the middle of joining, the field decides what the columns would give.
    change = "joining" if joins else None
    options = _options(column, editing["targets"], present)
    label = "Ensemble, ces colonnes donnent" if joins else "Cette colonne donne"
    return dom.el(
        "div",
        dom.el("label", label, for_=choice),
        dom.el("select", options, id=choice, data_change=change),
        joining.panel(sheet, joins) if joins else _names(column, place),
        dom.el("p", _decisions(column, place, joins), cls="actions"),
        cls="editor",
    )


def _decisions(column, place, joins):
    close = dom.button("Laisser ainsi", "edit", "small quiet", arg="", id=place + "-laisser")
    if joins:
        return [joining.accept(joins), close]
    arg = str(column["index"]) + " " + place + "-champ"
    confirm = dom.button("Valider", "confirm", "small", arg=arg, id=place + "-ok")
    return [confirm, joining.opener(place), close]


def _options(column, targets, present):
    groups = []
    if column["alternates"]:
        options = [_option(one, present) for one in column["alternates"]]
        groups.append(dom.el("optgroup", options, label="Les plus proches"))
    for group in targets:
        options = [_option(one, present) for one in group["targets"]]
        groups.append(dom.el("optgroup", options, label=group["title"]))
    return [dom.el("option", "Ne pas utiliser cette colonne", value=""), groups]


def _capital(words):
    return words[:1].upper() + words[1:]


def _option(target, present):
    words = _capital(target["short"]) + dom.fr(" : ") + target["label"]
    words += " (" + target["field"] + ")"
    return dom.el("option", words, value=target["field"], selected=target["field"] == present)


def _names(column, place):
    return name_orders(column, place) if column["names"] else None


def name_orders(column, place):
    """Make the two ways to part « NOM et prénom dans une seule colonne »."""
    index = str(column["index"])
    buttons = [
        dom.button(
            one["label"],
            "split",
            "small",
            arg=index + " " + one["value"],
            id=place + "-" + one["value"],
        )
        for one in column["names"]
    ]
    return dom.el(
        "div",
        dom.el("span", dom.fr("NOM et prénom dans une seule colonne : "), id=place + "-noms"),
        buttons,
        cls="filters",
        role="group",
        aria_labelledby=place + "-noms",
    )
