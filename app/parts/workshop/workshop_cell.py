"""Show one cell of the workshop: its text, what is wrong with it, the input that mends it."""

import dom

from parts.said import in_file, said
from parts.verdict import mark

INPUT = "saisie"
ERROR = "saisie-erreur"
HINT = "saisie-aide"
KNOWN = "saisie-valeurs"
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
    text = said(cell["text"])
    if not cell["codes"] and not cell["corrected"] and not asked:
        return text
    state = None
    if cell["codes"]:
        state = mark(cell["severity"], WORDS[cell["severity"]])
    elif cell["corrected"]:
        state = mark("oui", "Corrigé")
    before = None
    if cell["corrected"]:
        before = in_file(cell["original"])
    about = dom.fr(" « ") + column["title"] + dom.fr(" », ligne ") + dom.number(number)
    opening = dom.button(
        ["Modifier", dom.el("span", about, cls="visually-hidden")],
        "cell",
        "small",
        arg=str(row) + " " + cell["field"],
        id=name(row, cell["field"]),
    )
    return dom.el("div", state, text, before, opening if column["editable"] else None, cls="cell")


def draft(editing):
    """Return what is being typed in the open cell, None when none is open."""
    return dom.value(INPUT) if editing is not None and dom.present(INPUT) else None


def editor(arg, title, told, same=0):
    """Make the form that types in a cell; ``told`` says what its field takes.

    ``same`` is how many cells of the column hold the same as this one.
    """
    every = None
    if same > 1:
        words = "Corriger les " + dom.number(same) + " identiques"
        every = dom.button(words, "same", "small", arg=arg)
    return dom.el(
        "form",
        dom.el("label", title, for_=INPUT),
        _input(told),
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


def _input(told):
    """Make the input, what helps to fill it, and the place of what is wrong with it."""
    options = told["options"]
    hint = told["expected"]
    if hint and told["example"] and not options:
        hint += dom.fr(" Exemple : ") + told["example"]
    return [
        dom.el("p", hint, cls="hint", id=HINT) if hint else None,
        dom.el("p", cls="input-error", id=ERROR),
        dom.el(
            "input",
            type="text",
            id=INPUT,
            value=told["text"],
            list_=KNOWN if options else None,
            aria_describedby=ERROR + (" " + HINT if hint else ""),
            autocomplete="off",
            spellcheck="false",
        ),
        _values(options) if options else None,
    ]


def _values(options):
    return dom.el(
        "datalist",
        [dom.el("option", one["label"], value=one["value"]) for one in options],
        id=KNOWN,
    )
