"""Show the question of national numbers: what is at stake, the word, and how to take it back."""

import dom

PLACE = "numeros"


def block(view):
    """Make the question, or what was answered; None where it does not arise."""
    if view is None:
        return None
    answer = view["answer"]
    icon = dom.icon("error") if view["refused"] else None
    provisional = view["provisional"]
    note = dom.el("p", dom.icon("warning"), " ", provisional, cls="warned") if provisional else None
    button = _button(view, answer) if answer else dom.button("Comparer les formats", "schema_ask")
    return dom.el(
        "section",
        dom.el(
            "div",
            dom.el("h4", icon, " " if icon else None, view["title"], id=PLACE + "-titre"),
            dom.el("p", view["sentence"], id=PLACE + "-dit"),
            dom.el("p", view["stakes"], id=PLACE + "-enjeu") if view["stakes"] else None,
            note,
            dom.el("p", button, cls="actions"),
            cls="asking" if view["refused"] else "asking offered",
        ),
        cls="settle",
        id=PLACE,
        aria_labelledby=PLACE + "-titre",
    )


def _button(view, answer):
    return dom.button(
        answer["label"],
        "national",
        "small",
        arg="send" if answer["sent"] else "",
        # The word and what takes it back have one id: the focus stays on it.
        id=PLACE + "-reponse",
        aria_describedby=PLACE + "-enjeu" if view["stakes"] else PLACE + "-dit",
    )
