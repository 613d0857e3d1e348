"""Show the question of the identifiers of passages: create them, choose a column, take it back."""

import dom

FIELD = "5.1"
PLACE = "passages"


def block(view):
    """Make what concerns the identifiers; None where there is nothing to say."""
    parts = [_question(view)] if view["ask"] else [_said(view)]
    parts.append(_warnings(view["warnings"]))
    parts = [part for part in parts if part is not None]
    return dom.el("section", parts, cls="settle", id=PLACE) if parts else None


def _question(view):
    why, lasting, made = view["explanation"]
    return dom.el(
        "div",
        dom.el("h4", view["title"], id=PLACE + "-titre", tabindex="-1"),
        dom.el("p", why),
        dom.el("p", lasting),
        dom.el(
            "details",
            dom.el("summary", "De quoi est-il fait", dom.fr(" ?")),
            dom.el("p", made),
            id=PLACE + "-detail",
        ),
        dom.el("p", _proposed(view["accept"]), cls="actions"),
        _chooser(view["columns"]),
        cls="asking",
    )


def _proposed(accept):
    mark = dom.el("span", " (proposé)", cls="proposed")
    return _button([accept["label"], mark], accept["mode"], "small best")


def _button(label, mode, cls="small"):
    # The answer and what takes it back have one id: the focus stays on it.
    return dom.button(label, "identifiers", cls, arg=mode, id=PLACE + "-creer")


def _chooser(columns):
    if not columns:
        return None
    options = [dom.el("option", one["label"], value=one["index"]) for one in columns]
    name = PLACE + "-colonne"
    return dom.el(
        "p",
        dom.el("label", dom.fr("Une colonne en donne un ? "), for_=name),
        dom.el("select", options, id=name),
        dom.button("Utiliser cette colonne", "ids_column", "small", id=name + "-ok"),
        cls="actions",
    )


def _said(view):
    if not view["sentence"]:
        return None
    answer = None
    if view["undo"]:
        answer = _button(view["undo"], "none")
    elif view["accept"]:
        answer = _button(view["accept"]["label"], view["accept"]["mode"])
    form = None
    if view["form"]:
        form = dom.el("span", dom.fr("De cette forme : "), dom.el("code", view["form"]))
    return dom.el("p", dom.el("span", view["sentence"]), form, answer, cls="totals")


def _warnings(warnings):
    if not warnings:
        return None
    lines = [dom.el("li", dom.icon("warning"), " ", one["sentence"]) for one in warnings]
    columns = [one["column"] for one in warnings if one["column"] is not None]
    leave = None
    if columns:
        leave = dom.button(
            "Ne pas utiliser cette colonne", "unused", "small",
            arg=columns[0], id=PLACE + "-laisser",
        )  # fmt: skip
    return dom.el("div", dom.el("ul", lines, cls="warned"), leave)
