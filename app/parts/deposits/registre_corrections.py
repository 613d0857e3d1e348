"""Show the requests of correction that the registre holds, and note a new one."""

import dom

from parts.verdict import mark

PLACE, ID, DAY = "demandes", "demande-id", "demande-jour"


def block(view):
    """Make the list of the requests, and the form that notes one."""
    if view is None:
        return None
    items = [_item(one) for one in view["items"]]
    return dom.el(
        "details",
        dom.el("summary", dom.el("h4", "Les demandes de correction")),
        dom.el("p", view["rule"]),
        dom.el("p", dom.el("strong", view["sentence"])) if view["sentence"] else None,
        dom.el("ul", items, cls="standings") if items else None,
        dom.el(
            "p",
            dom.button([dom.icon("down"), "Mettre les délais dans mon agenda"], "calendar"),
            cls="actions",
        )
        if view["waiting"]
        else None,
        _form(view),
        cls="fold",
        id=PLACE,
        open=bool(view["waiting"]),
    )


def _item(one):
    rank = str(one["rank"])
    if one["open"]:
        todo = [("Corrigée", "corrigee"), ("Justifiée", "justifiee")]
    else:
        todo = [("Pas encore répondue", "")]
    return dom.el(
        "li",
        mark(one["level"], "À répondre" if one["open"] else "Répondue"),
        " ",
        dom.el("code", one["id"]),
        dom.fr(" : "),
        one["sentence"],
        dom.el(
            "p",
            [_button(words, rank + " " + answer, one["id"]) for words, answer in todo],
            cls="actions",
        ),
    )


def _button(words, arg, own):
    about = dom.el("span", dom.fr(" : ") + own, cls="visually-hidden")
    return dom.button([words, about], "request_answer", "small", arg=arg)


def _form(view):
    return dom.el(
        "form",
        dom.el("label", "Identifiant technique du passage", for_=ID),
        dom.el("input", id=ID, type="text", maxlength="255", required=True, autocomplete="off"),
        dom.el("label", "Demandée le", for_=DAY),
        dom.el("input", id=DAY, type="date", max=view["today"], required=True),
        dom.el(
            "p",
            dom.el("button", "Noter cette demande", type="submit", cls="button"),
            cls="actions",
        ),
        data_submit="request_note",
        data_arg="",
        cls="requests",
    )
