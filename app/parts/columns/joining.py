"""Join several columns to feed one field: which, in what order, what between, and what comes."""

import dom

PLACES = ("Première colonne", "Deuxième colonne", "Troisième colonne (facultatif)")
FEWEST = 2


def opener(place):
    """Make the button that opens the choice of the other columns."""
    words = "Réunir avec une autre colonne"
    return dom.button(words, "joining", "small", arg=place, id=place + "-reunir")


def panel(sheet, joining):
    """Make the choice of the columns and, once the engine has answered, what they would give."""
    place = joining["place"]
    return dom.el(
        "div",
        dom.el(
            "div",
            [_column(sheet, joining, rank) for rank in range(len(PLACES))],
            dom.el("div", _separator(joining), id=place + "-entre-place"),
            cls="inputs",
        ),
        dom.el("div", outcome(joining), role="status", id=place + "-resultat", cls="outcome"),
        cls="joining",
        id=place + "-reunion",
        role="group",
        aria_label="Réunir plusieurs colonnes",
    )


def refresh(joining):
    """Show the choice anew; the focus stays on the select that was changed."""
    dom.redraw("#" + joining["place"] + "-entre-place", _separator(joining))
    dom.redraw("#" + joining["place"] + "-resultat", outcome(joining))


def _column(sheet, joining, rank):
    name = joining["place"] + "-colonne-" + str(rank)
    chosen = joining["columns"][rank]
    options = [dom.el("option", "Aucune" if rank > 1 else "Choisissez…", value="")]
    for column in sheet["columns"]:
        if column["join"] is None:
            words = column["letter"] + dom.fr(" : ") + (column["header"] or "(sans titre)")
            here = column["index"] == chosen
            options.append(dom.el("option", words, value=column["index"], selected=here))
    return dom.el(
        "div",
        dom.el("label", PLACES[rank], for_=name),
        dom.el("select", options, id=name, data_change="joining"),
        cls="input",
    )


def _separator(joining):
    view, name = joining["view"], joining["place"] + "-entre"
    if view is None:
        return None
    options = [
        dom.el(
            "option", one["label"], value=one["value"], selected=one["value"] == view["separator"]
        )
        for one in view["separators"]
    ]
    return dom.el(
        "div",
        dom.el("label", "Entre les valeurs", for_=name),
        dom.el("select", options, id=name, data_change="joining"),
        cls="input",
    )


def outcome(joining):
    """Make what joining would give, or what is still to be chosen."""
    if joining["error"]:
        error = joining["error"]
        return dom.el("p", dom.icon("error"), " ", error["message"] + " " + error["remedy"])
    view = joining["view"]
    if view is None:
        words = "Choisissez la donnée en haut, puis au moins deux colonnes."
        return dom.el("p", words, cls="hint")
    samples = [
        dom.el(
            "li",
            dom.el("span", one["before"], cls="value"),
            " donne ",
            dom.el("span", one["after"], cls="value strong"),
        )
        for one in view["samples"]
    ]
    return [dom.el("p", view["sentence"]), dom.el("ul", samples) if samples else None]


def accept(joining):
    """Make the button that joins what is shown."""
    place = joining["place"]
    return dom.button("Réunir ces colonnes", "join", "small", id=place + "-ok-reunir")


def chosen(joining):
    """Return the indexes of the columns that are chosen, in order."""
    return [index for index in joining["columns"] if index is not None]


def read(joining):
    """Take what the selects say now."""
    place = joining["place"]
    joining["field"] = str(dom.get(place + "-champ").value)
    for rank in range(len(PLACES)):
        value = str(dom.get(place + "-colonne-" + str(rank)).value)
        joining["columns"][rank] = int(value) if value else None
    if dom.present(place + "-entre"):
        joining["separator"] = str(dom.get(place + "-entre").value)


def start(place, index, field):
    """Return the choice as it begins: this column first, nothing else.

    ``view`` is what the engine shows of it, ``ready`` what it shows, as it is to be asked for.
    """
    return {
        "place": place,
        "columns": [index, None, None],
        "field": field,
        "separator": None,
        "view": None,
        "ready": None,
        "error": None,
    }
