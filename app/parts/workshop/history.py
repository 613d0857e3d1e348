"""Show what was done, one line per action, and the way back and forth."""

import dom

BAR = "barre-historique"
FOLD = "historique"
PLACE = "historique-corps"
TITLE = "historique-titre"
NOTES = "historique-notes"


def section():
    """Make the places of the history: the buttons, what is to be known, the folded list."""
    return [
        dom.el("div", id=BAR, cls="history-bar", role="group", aria_label="Annuler et rétablir"),
        dom.el("div", id=NOTES),
    ]


def fold():
    """Make the folded list, filled when it is opened."""
    return dom.el(
        "details",
        dom.el(
            "summary",
            dom.el("h3", "Historique de vos corrections", id=TITLE, tabindex="-1"),
            data_do="history",
        ),
        dom.el("div", id=PLACE),
        cls="fold wide",
        id=FOLD,
    )


def notes(can):
    """Make the sentences about corrections that the file has left behind."""
    if can is None or not can["notes"]:
        return None
    return dom.el("ul", [dom.el("li", one) for one in can["notes"]], cls="notes")


def bar(can):
    """Make the two buttons, each with what it would do; keyboard keys in words."""
    if can is None or not (can["can_undo"] or can["can_redo"]):
        return None
    return [
        _button("Annuler", "undo", can["undo"], "Ctrl + Z"),
        _button("Rétablir", "redo", can["redo"], "Ctrl + Y"),
    ]


def _button(words, do, sentence, keys):
    if sentence is None:
        return None
    return dom.button(
        [
            dom.el("strong", words),
            dom.el("kbd", keys, cls="keys"),
            dom.el("span", dom.fr(" : "), sentence, cls="what"),
        ],
        do,
        "small history-button",
        id="bouton-" + do,
    )


def body(view):
    """Make the list of the actions, the last one first, with « Tout annuler »."""
    if not view["total"]:
        return dom.el("p", "Aucune correction pour l’instant. Chacune sera écrite ici.", cls="hint")
    items = [_line(view, one) for one in reversed(view["items"])]
    return [
        dom.el("ol", items, cls="history"),
        _more(view),
        dom.el(
            "p",
            dom.button("Tout annuler…", "undo_all", id="tout-annuler", data_count=view["done"])
            if view["done"]
            else None,
            dom.button("Tout rétablir", "move", arg=view["total"], id="tout-retablir")
            if view["done"] < view["total"]
            else None,
            cls="actions",
            id="historique-actions",
        ),
    ]


def ask(count):
    """Make the question of « Tout annuler »."""
    words = dom.count(count, "correction", "corrections")
    return [
        dom.el("strong", dom.fr("Annuler toutes les corrections (" + words + ") ?")),
        " Vous pourrez encore les rétablir.",
        dom.button("Oui, tout annuler", "move", arg=0, id="oui-annuler"),
        dom.button("Non, les garder", "history"),
    ]


def _line(view, one):
    here = one["rank"] + 1 == view["done"]
    state = "Faite" if one["done"] else "Annulée"
    back = None
    if not here:
        about = dom.el("span", dom.fr(" : ") + one["sentence"], cls="visually-hidden")
        back = dom.button(["Revenir ici", about], "move", "small quiet", arg=one["rank"] + 1)
    return dom.el(
        "li",
        dom.el("span", state + dom.fr(" : "), cls="hint") if not one["done"] else None,
        one["sentence"],
        " ",
        back,
        cls="undone" if not one["done"] else None,
        aria_current="step" if here else None,
        value=one["rank"] + 1,
    )


def _more(view):
    if not view["offset"]:
        return None
    words = dom.count(view["offset"], "action plus ancienne", "actions plus anciennes")
    return dom.el("p", "Et " + words + dom.fr(" ; « Annuler » y remonte."), cls="hint")
