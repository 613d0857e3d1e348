"""Show one cell of the workshop: its text, what is wrong with it, the input that mends it."""

import dom

from parts.verdict import mark

INPUT = "saisie"
ERROR = "saisie-erreur"
REASON = "raison"
WORDS = {"error": "Erreur", "warning": "Alerte", "info": "À noter"}


def name(row, field):
    """Return the id of the button that opens a cell."""
    return "m-" + str(row) + "-" + field


def of_name(identifier):
    """Return the cell (row, field) whose button has this id, None for no such button."""
    if not identifier.startswith("m-"):
        return None
    _, row, field = identifier.split("-", 2)
    return int(row), field


def shown(row, column, cell, number, *, asked=False):
    """Make a cell that is read; a faulty one has its mark and the button that opens it.

    ``asked``: the portal's refusal asks to look at it.
    """
    text = _text(cell["text"])
    if not cell["codes"] and not cell["corrected"] and not asked:
        return text
    state = None
    if cell["codes"]:
        state = mark(cell["severity"], WORDS[cell["severity"]])
    elif cell["corrected"]:
        state = mark("oui", "Corrigé")
    before = None
    if cell["corrected"]:
        before = dom.el("span", dom.fr("Fichier : "), cell["original"] or "(vide)", cls="sub")
    about = dom.fr(" « ") + column["title"] + dom.fr(" », ligne ") + dom.number(number)
    opening = dom.button(
        ["Modifier", dom.el("span", about, cls="visually-hidden")],
        "cell",
        "small",
        arg=str(row) + " " + cell["field"],
        id=name(row, cell["field"]),
    )
    return dom.el("div", state, text, before, opening if column["editable"] else None, cls="cell")


def _text(words):
    if not words:
        return dom.el("span", "(vide)", cls="hint")
    return dom.el("span", words, cls="value")


def draft(editing):
    """Return what is being typed in the open cell, None when none is open."""
    return dom.value(INPUT) if editing is not None and dom.present(INPUT) else None


def editor(arg, title, told, same=0, error=None):
    """Make the form that types in a cell; ``told`` says what its field takes.

    ``same`` is how many cells of the column hold the same as this one.
    """
    options = told["options"]
    known = INPUT + "-valeurs"
    every = None
    if same > 1:
        words = "Corriger les " + dom.number(same) + " identiques"
        every = dom.button(words, "same", "small", arg=arg)
    hint = told["expected"]
    if not options and told["example"]:
        hint += dom.fr(" Exemple : ") + told["example"] if hint else ""
    return dom.el(
        "form",
        dom.el("label", title, for_=INPUT),
        dom.el("p", hint, cls="hint", id=INPUT + "-aide") if hint else None,
        dom.el(
            "p",
            [dom.icon("error"), " ", error] if error else None,
            cls="input-error",
            id=ERROR,
        ),
        dom.el(
            "input",
            type="text",
            id=INPUT,
            value=told["text"],
            list_=known if options else None,
            aria_describedby=ERROR + (" " + INPUT + "-aide" if hint else ""),
            autocomplete="off",
            spellcheck="false",
        ),
        _values(known, options) if options else None,
        dom.el(
            "p",
            dom.el("button", "Enregistrer", type="submit", cls="button small"),
            every,
            dom.button("Renoncer", "give_up", "small quiet"),
            cls="actions",
        ),
        cls="typing",
        novalidate=True,
        data_submit="cell",
        data_arg=arg,
    )


def _values(identifier, options):
    return dom.el(
        "datalist",
        [dom.el("option", one["label"], value=one["value"]) for one in options],
        id=identifier,
    )
