"""Show the values of lists that no spelling explains, each with its choice."""

import json

import dom

from parts.table import table

HEADS = ("Dans votre fichier", "Fois", "À lire comme", "État")


def listing(view):
    """Make the block of the unknown values, or nothing when there is none."""
    if not view["fields"]:
        return None
    left = view["open"]
    head = dom.count(left, "valeur de liste inconnue", "valeurs de liste inconnues")
    suggested = sum([item["suggestion"] is not None for item in _items(view)])
    apply = None
    if suggested:
        words = "Appliquer " + dom.count(suggested, "suggestion", "suggestions")
        apply = dom.el("p", dom.button(words, "suggest", id="v-suggestions"), cls="actions")
    return [
        dom.el("h4", head if left else "Valeurs de liste choisies", id="v-titre", tabindex="-1"),
        dom.el("p", HINT, cls="hint") if left else None,
        apply,
        [_field(view, rank) for rank in range(len(view["fields"]))],
    ]


HINT = dom.fr("Choisissez comment lire chacune ; votre choix vaut pour toutes ses lignes.")


def suggestions(view):
    """Return (field, raw, value) of all suggestions."""
    return [
        (field["field"], item["raw"], item["suggestion"])
        for field in view["fields"]
        for item in field["items"]
        if item["suggestion"] is not None
    ]


def _items(view):
    return [item for field in view["fields"] for item in field["items"]]


def _field(view, rank):
    field = view["fields"][rank]
    rows = [_row(field, rank, place) for place in range(len(field["items"]))]
    about = dom.el("p", field["hint"], cls="hint") if field["hint"] else None
    caption = dom.fr(field["label"] + ", colonne « " + field["column"] + " »")
    more = None
    if field["hidden"]:
        words = dom.count(field["hidden"], "autre valeur n’est", "autres valeurs ne sont")
        words += " pas montrées. Cette colonne donne peut-être autre chose"
        more = dom.el("p", dom.fr(words + " : vérifiez-la dans la liste."), cls="hint")
    return [about, dom.el("div", table(caption, HEADS, rows, "values"), cls="table-box"), more]


def _row(field, rank, place):
    item = field["items"][place]
    name = "v-" + str(rank) + "-" + str(place)
    proposed = item["choice"] if item["choice"] is not None else item["suggestion"]
    options = [("Choisissez…", None)]
    options += [(one["label"], one["value"]) for one in field["options"]]
    options.append(("Laisser vide", ""))
    select = dom.el(
        "select",
        [
            dom.el("option", label, value=json.dumps(value), selected=value == proposed)
            for label, value in options
        ],
        id=name,
        data_change="value",
        data_arg=str(rank) + " " + str(place),
        aria_label=dom.fr("Lire « " + item["shown"] + " » comme"),
    )
    chooser = _typed(item, name, rank, place) if field["typed"] else select
    shown = dom.el("span", item["shown"], cls="value")
    return (shown, dom.number(item["count"]), chooser, _state(item))


def _typed(item, name, rank, place):
    """Make the field where the user types what a value stands for; emptied, it asks again."""
    return dom.el(
        "input",
        id=name,
        type="text",
        value=item["choice"] or "",
        autocomplete="off",
        data_change="typed",
        data_arg=str(rank) + " " + str(place),
        aria_label=dom.fr("Code de « " + item["shown"] + " »"),
    )


def _state(item):
    if item["choice"] is not None:
        return "Choisi"
    return "Suggestion, à appliquer" if item["suggestion"] is not None else "À choisir"
