"""Show what is to be settled before anything else: what is missing, what is not sure."""

import dom

from parts.columns import editor, name_orders


def to_settle(sheet, editing, lists):
    """Make the block of open questions; ``editing`` is what is open: place, targets, joining.

    ``lists`` is what is shown of the list values.
    """
    blocks = [_missing([one for one in sheet["missing"] if not one["asked_apart"]])]
    columns = asked(sheet)
    if columns:
        words = dom.count(len(columns), "colonne à confirmer", "colonnes à confirmer")
        entries = [_column(sheet, one, editing) for one in columns]
        blocks.append(dom.el("h4", words, id="a-confirmer", tabindex="-1"))
        blocks.append(dom.el("ul", entries, cls="asked"))
    dates = [one for one in sheet["dates"] if one["ask"] or one["century_ask"]]
    if dates:
        blocks.append(dom.el("h4", "Dates à préciser", id="dates", tabindex="-1"))
        blocks.append(dom.el("ul", [_dates(one) for one in dates], cls="asked"))
    return dom.el(
        "section",
        dom.el("h3", "À régler", id="a-regler", tabindex="-1"),
        blocks,
        dom.el("div", lists, id="valeurs"),
        cls="settle",
    )


def asked(sheet):
    """Return the columns of which something is to be confirmed."""
    return [one for one in sheet["columns"] if one["ask"]]


def _missing(missing):
    if not missing:
        return None
    entries = [
        dom.el(
            "li",
            dom.el("strong", one["label"]),
            " (",
            one["field"],
            ", ",
            one["status"],
            dom.fr(") : "),
            one["remedy"],
        )
        for one in missing
    ]
    words = "Il manque " + dom.count(len(missing), "colonne", "colonnes")
    hint = "Une colonne de votre fichier les contient déjà sous un autre nom ? Indiquez-la dans la "
    hint += "liste des colonnes, avec « Changer ». Elle est écrite en plusieurs colonnes ? "
    hint += "« Changer » permet aussi de les réunir."
    return dom.el(
        "div",
        dom.el("h4", dom.icon("error"), " ", words),
        dom.el("ul", entries),
        dom.el("p", dom.fr(hint), cls="hint"),
        cls="missing",
    )


def _column(sheet, column, editing):
    ask = column["ask"]
    place = "q-" + str(column["index"])
    if editing["place"] == place:
        answers = editor(sheet, column, editing)
    elif ask["kind"] == "names":
        answers = name_orders(column, place)
    else:
        answers = _answers(column, ask, place)
    samples = [dom.el("span", sample, cls="samples") for sample in column["samples"]]
    proposed = "Certiflux propose : " if column["field"] else "Pourrait donner : "
    return dom.el(
        "li",
        dom.el("h5", _titled(column), id=place, tabindex="-1"),
        dom.el("p", dom.fr("Exemples : "), samples, cls="row-samples") if samples else None,
        dom.el(
            "p",
            dom.fr(proposed),
            dom.el("strong", ask["label"]),
            " (" + ask["field"] + ")",
            dom.el("span", ask["reason"] + " · " + ask["closeness"], cls="sub"),
        ),
        answers,
    )


def _titled(column):
    if not column["header"]:
        return "Colonne " + column["letter"] + ", sans titre"
    return dom.fr("Colonne " + column["letter"] + " « " + column["header"] + " »")


def _answers(column, ask, place):
    index = str(column["index"])
    named = "colonne " + column["letter"]
    unused = ask["kind"] == "use"
    yes = "Oui, l’utiliser" if unused else "C’est bien cela"
    no = None
    if not unused:
        no = dom.button(
            "Ne pas utiliser", "unused", "small", arg=index, id=place + "-non",
            aria_label="Ne pas utiliser, " + named,
        )  # fmt: skip
    return dom.el(
        "p",
        dom.button(
            yes, "assign", "small", arg=index + " " + ask["field"], id=place + "-oui",
            aria_label=yes + ", " + named,
        ),
        dom.button(
            "Autre", "edit", "small", arg=place, id=place + "-autre",
            aria_label="Autre, " + named,
        ),
        no,
        cls="actions",
    )  # fmt: skip


def _dates(dates):
    return dom.el(
        "li",
        dom.el(
            "h5", dom.fr("Colonne « ") + dates["header"] + dom.fr(" »"),
            id="d-" + str(dates["column"]), tabindex="-1",
        ),
        dom.el("p", dates["sentence"]),
        date_choices(dates, "d-" + str(dates["column"])),
    )  # fmt: skip


def date_choices(dates, place):
    """Make the buttons that say how a column of dates is read."""
    index = str(dates["column"])
    groups = []
    if len(dates["choices"]) > 1:
        now = None if dates["ask"] else dates["order"]
        groups.append(_group("Ordre", "order", index, dates["choices"], now, place))
    if dates["century_choices"]:
        now = dates["century"]
        groups.append(_group("Siècle", "century", index, dates["century_choices"], now, place))
    return groups


def _group(words, do, index, choices, now, place):
    buttons = [
        dom.button(
            one["label"],
            do,
            "small filter",
            arg=index + " " + one["value"],
            id=place + "-" + do + "-" + one["value"],
            aria_pressed="true" if one["value"] == now else "false",
        )
        for one in choices
    ]
    name = place + "-" + do
    return dom.el(
        "div",
        dom.el("span", dom.fr(words + " : "), id=name),
        buttons,
        cls="filters",
        role="group",
        aria_labelledby=name,
    )
