"""Show what is to be settled: one question a datum, its best answer first and marked."""

import dom

from parts.columns.columns import editor

MANY = 5


def to_settle(sheet, editing, lists):
    """Make the block of open questions; ``editing`` is what is open: place, targets, joining.

    ``lists`` is what is shown of the list values.
    """
    entries = [_question(sheet, one, editing) for one in asked(sheet)]
    dates = {one["column"]: one for one in sheet["dates"]}
    entries += [
        _dates(one, dates[one["column"]]) for one in sheet["questions"] if one["kind"] == "dates"
    ]
    return dom.el(
        "section",
        dom.el("h3", "À régler", id="a-regler", tabindex="-1"),
        dom.el("ul", entries, cls="asked") if entries else None,
        dom.el("div", lists, id="valeurs"),
        cls="settle",
    )


def asked(sheet):
    """Return the questions about columns and data, the one that weighs most first."""
    return [one for one in sheet["questions"] if one["choices"]]


def _question(sheet, asked, editing):
    place = asked["id"]
    column = None
    if asked["column"] is not None:
        column = sheet["columns"][_rank(sheet, asked["column"])]
    if column and editing["place"] == place:
        answers = editor(sheet, column, editing)
    elif len(asked["choices"]) > MANY:
        answers = _select(asked)
    else:
        answers = _answers(asked, other=column is not None)
    samples = []
    if column and not asked["examples"]:
        samples = [dom.el("span", sample, cls="samples") for sample in column["samples"]]
    return dom.el(
        "li",
        dom.el("h4", asked["title"], id=place, tabindex="-1"),
        dom.el("p", dom.fr("Exemples : "), samples, cls="row-samples") if samples else None,
        _examples(asked["examples"]),
        dom.el("p", asked["reason"], cls="sub") if asked["reason"] else None,
        answers,
        cls="missing-datum" if asked["open"] else None,
    )


def _examples(examples):
    if not examples:
        return None
    return dom.el("ul", [dom.el("li", words) for words in examples], cls="two-names")


def _rank(sheet, index):
    for rank in range(len(sheet["columns"])):
        if sheet["columns"][rank]["index"] == index:
            return rank
    return 0


def _answers(asked, other):
    place = asked["id"]
    buttons = [_button(asked, one) for one in asked["choices"]]
    if other:
        # What the column gives may be none of the answers offered.
        words = dom.fr("Autre chose…")
        named = words + dom.fr(" : ") + asked["title"]
        buttons.append(
            dom.button(words, "edit", "small", arg=place, id=place + "-autre", aria_label=named)
        )
    return dom.el("div", buttons, cls="filters", role="group", aria_labelledby=place)


def _button(asked, choice):
    place = asked["id"]
    words = choice["label"]
    return dom.button(
        [words, dom.el("span", " (proposé)", cls="proposed") if choice["best"] else None],
        "answer",
        "small best" if choice["best"] else "small",
        arg=place + " " + choice["key"],
        id=place + "-" + choice["key"],
    )


def _select(asked):
    name = asked["id"] + "-choix"
    options = [dom.el("option", one["label"], value=one["key"]) for one in asked["choices"]]
    blank = dom.el("option", "Choisissez…", value="")
    return dom.el(
        "p",
        dom.el("label", dom.fr("La colonne qui la donne : "), for_=name),
        dom.el("select", blank, options, id=name),
        dom.button("Valider", "answer_chosen", "small", arg=asked["id"], id=name + "-ok"),
        cls="actions",
    )


def _dates(asked, dates):
    return dom.el(
        "li",
        dom.el("h4", asked["title"], id=asked["id"], tabindex="-1"),
        dom.el("p", asked["reason"]),
        date_choices(dates, asked["id"]),
    )


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
