"""Ask what to do to several rows at once: an action, what it needs, the rows it is for."""

import dom

FOLD = "outils"
FORM = "outil-corps"
TOOLS = (
    ("", "Choisissez…"),
    ("fix_rule", "Appliquer ce que Certiflux propose"),
    ("fill_empty", "Remplir les cellules vides d’une colonne"),
    ("fill", "Remplir toute une colonne"),
    ("replace", "Chercher et remplacer dans une colonne"),
    ("set_rows", "Donner une valeur aux lignes choisies"),
    ("swap", "Intervertir le nom et le prénom"),
    ("split_rows", "Séparer un nom et un prénom écrits ensemble"),
    ("aside", "Ne pas envoyer les lignes choisies"),
    ("back", "Reprendre des lignes mises de côté"),
)
COLUMN = ("fill_empty", "fill", "replace", "set_rows")
CHOSEN = ("set_rows", "swap", "split_rows", "aside", "back")
PASTE = dom.fr(
    "Un bloc copié dans votre tableur se colle aussi : ouvrez la première cellule à remplacer "
    "(« Modifier »), puis collez. Vous verrez ce qui change avant de l’appliquer."
)
ORDERS = (("nom-prenom", "NOM Prénom"), ("prenom-nom", "Prénom NOM"))


def block(screen):
    """Make the fold; its fields follow the action chosen."""
    options = [
        dom.el("option", words, value=value, selected=value == screen.tool)
        for value, words in TOOLS
        if value != "fix_rule" or screen.want["code"]
    ]
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", "Corriger plusieurs lignes d’un coup")),
        dom.el(
            "form",
            dom.el(
                "div",
                dom.el("label", dom.fr("Que faire ?"), for_="outil"),
                dom.el("select", options, id="outil", data_change="tool"),
                cls="input",
            ),
            dom.el("div", id=FORM),
            novalidate=True,
            data_submit="tool",
            cls="tool",
        ),
        dom.el("p", PASTE, cls="hint"),
        cls="fold",
        id=FOLD,
    )


def inputs(screen):
    """Make what the chosen action needs, and the button that shows what it would change."""
    tool = screen.tool
    if not tool:
        return None
    found = []
    if tool in COLUMN:
        found.append(_columns(screen))
    if tool == "replace":
        found += [_input("outil-cherche", "Texte à chercher"), _input("outil-par", "Remplacer par")]
        found.append(_check("outil-casse", "Respecter majuscules et minuscules"))
        found.append(_check("outil-entiere", "Seulement si c’est toute la cellule"))
    elif tool in COLUMN:
        found.append(_value(screen))
    elif tool == "aside":
        found.append(_input("outil-raison", "Pourquoi (facultatif)"))
    elif tool == "split_rows":
        found.append(_select("outil-ordre", "Écrits dans cet ordre", ORDERS))
    if tool in CHOSEN:
        found.append(scope(screen))
    button = dom.el(
        "button", "Voir ce que cela change", type="submit", cls="button small", id="outil-voir"
    )
    return [dom.el("div", found, cls="tool-inputs"), dom.el("p", button, cls="actions")]


def _columns(screen):
    fields = screen.fields or []
    options = [(one["target"], one["name"]) for one in fields]
    chosen = _of_group(screen)
    return _select("outil-colonne", "Colonne", options, "tool_column", chosen and chosen["target"])


def _of_group(screen):
    """Return the column that the rows are shown for, the first one when they are for none."""
    fields = screen.fields or []
    field = screen.want["field"]
    found = [one for one in fields if field in (one["target"], one["field"])]
    return (found or fields or [None])[0]


def _value(screen):
    chosen = _of_group(screen)
    return dom.el(
        "div",
        dom.el("label", "Valeur à écrire", for_="outil-texte"),
        dom.el(
            "input",
            type="text",
            id="outil-texte",
            list_="outil-valeurs",
            autocomplete="off",
            spellcheck="false",
        ),
        values(chosen["options"] if chosen else []),
        cls="input",
    )


def values(options):
    """Make the list of the values that a column takes."""
    return dom.el(
        "datalist",
        [dom.el("option", one["label"], value=one["value"]) for one in options],
        id="outil-valeurs",
    )


def _input(identifier, label):
    return dom.el(
        "div",
        dom.el("label", label, for_=identifier),
        dom.el("input", type="text", id=identifier, autocomplete="off", spellcheck="false"),
        cls="input",
    )


def _check(identifier, label):
    box = dom.el("input", type="checkbox", id=identifier)
    return dom.el("p", box, " ", dom.el("label", label, for_=identifier), cls="check")


def _select(identifier, label, options, change=None, chosen=None):
    nodes = [
        dom.el("option", words, value=value, selected=value == chosen) for value, words in options
    ]
    return dom.el(
        "div",
        dom.el("label", label, for_=identifier),
        dom.el("select", nodes, id=identifier, data_change=change),
        cls="input",
    )


def scope(screen):
    """Ask which rows: those ticked, or all that the filter keeps."""
    ticked = len(screen.ticked)
    some = dom.el("input", type="radio", name="outil-lignes", id="outil-cochees")
    every = dom.el("input", type="radio", name="outil-lignes", id="outil-filtre")
    some.checked, every.checked = ticked > 0, not ticked
    some.disabled = not ticked
    words = "Les lignes cochées (" + dom.number(ticked) + ")"
    if not ticked:
        words = "Les lignes cochées (aucune pour l’instant)"
    return dom.el(
        "fieldset",
        dom.el("legend", dom.fr("Quelles lignes ?")),
        dom.el("p", some, " ", dom.el("label", words, for_="outil-cochees"), cls="radio"),
        dom.el(
            "p",
            every,
            " ",
            dom.el(
                "label",
                "Toutes les lignes du filtre, toutes pages (" + dom.number(screen.left) + ")",
                for_="outil-filtre",
            ),
            cls="radio",
        ),
        id="outil-lignes",
    )


def targets(fields):
    """Return what may be corrected of a person, each cell of the user once."""
    found = []
    seen = set()
    for one in fields:
        target = one["target"]
        if one["editable"] and target not in seen:
            seen.add(target)
            name = one["column"] or one["whole_label"] or one["label"]
            options = one["options"] if target == one["field"] else []
            known = {"target": target, "field": one["field"], "name": name, "options": options}
            found.append(known)
    return found


def request(screen):
    """Return the operation that the form asks for, and its arguments."""
    tool, args = screen.tool, {}
    if tool in COLUMN:
        args["field"] = dom.value("outil-colonne")
    if tool == "fix_rule":
        args["code"], args["filter"] = screen.want["code"], screen.want
    elif tool == "replace":
        args["find"], args["by"] = dom.value("outil-cherche"), dom.value("outil-par")
        args["match_case"] = dom.checked("outil-casse")
        args["whole_cell"] = dom.checked("outil-entiere")
    elif tool in COLUMN:
        args["text"] = dom.value("outil-texte")
    elif tool == "aside":
        args["reason"] = dom.value("outil-raison")
    elif tool == "split_rows":
        args["order"] = dom.value("outil-ordre")
    if tool in ("fill_empty", "fill"):
        args["only_empty"], tool = tool == "fill_empty", "fill"
    if tool in CHOSEN:
        if dom.checked("outil-cochees"):
            args["rows"] = sorted(screen.ticked)
        else:
            args["filter"] = screen.want
    return tool, args
