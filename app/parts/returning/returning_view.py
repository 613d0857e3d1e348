"""Show what a corrected file changed: the question about the corrections, the findings followed."""

import dom

from parts.said import said
from parts.table import pager, table

ANSWER = "reprendre"
CONFLICTS = (
    "Ligne",
    "Personne",
    "Colonne",
    "Ancien fichier",
    "Votre correction",
    "Nouveau fichier",
)
WORDS = {"solved": "Réglés", "remaining": "Restants", "new": "Nouveaux"}


def question(asked, conflicts, limit):
    """Make the form that asks what becomes of the corrections, with each consequence."""
    several = len(asked["choices"]) > 1
    return dom.el(
        "form",
        dom.el("ul", [dom.el("li", one) for one in asked["sentences"]]),
        _gone(asked["gone"]),
        _conflicts(conflicts, limit),
        dom.el(
            "fieldset",
            dom.el("legend", "Votre réponse" if several else "Ce qui se passe ensuite"),
            [_choice(rank, one, several) for rank, one in enumerate(asked["choices"])],
            cls="choices",
        ),
        dom.el(
            "p",
            dom.el("button", "Continuer", type="submit", cls="button primary"),
            dom.button("Revenir à l’ancien fichier", "give_back", "quiet"),
            cls="actions",
        ),
        novalidate=True,
        data_submit="carry",
        id="reprise",
    )


def _choice(rank, one, several):
    name = ANSWER + "-" + one["value"]
    box = dom.el(
        "input",
        type="radio",
        name=ANSWER,
        id=name,
        value=one["value"],
        checked=rank == 0,
        aria_describedby=name + "-aide",
        hidden=not several,
    )
    return dom.el(
        "div",
        dom.el("label", box, dom.el("span", one["label"]), for_=name),
        dom.el("p", one["consequence"], cls="hint", id=name + "-aide"),
        cls="choice",
    )


def chosen(asked):
    """Return the answer that is chosen."""
    for one in asked["choices"]:
        if dom.checked(ANSWER + "-" + one["value"]):
            return one["value"]
    return asked["choices"][0]["value"]


def _gone(cells):
    if not cells:
        return None
    told = [
        dom.el(
            "li",
            "Ligne " + dom.number(one["number"]) + " de l’ancien fichier, " + one["label"],
        )
        for one in cells
    ]
    return dom.el(
        "details",
        dom.el("summary", "Corrections sans objet"),
        dom.el("ul", told),
        cls="fold",
    )


def _conflicts(page, limit):
    if page is None or not page["total"]:
        return None
    rows = [
        (
            dom.number(one["number"]),
            dom.el("span", one["who"], cls="who"),
            one["label"],
            said(one["before"]),
            said(one["ours"]),
            said(one["theirs"]),
        )
        for one in page["items"]
    ]
    return dom.el(
        "div",
        dom.el("div", table(page["caption"], CONFLICTS, rows), cls="table-box"),
        pager(page["total"], page["offset"], limit, "conflicts"),
        cls="wide",
    )


def tallies(view, kind=None):
    """Make the counts of what was solved, remains and is new, each leading to its lines."""
    return dom.el(
        "div",
        [
            dom.button(
                [one["label"] + " ", dom.el("strong", dom.number(one["count"]))],
                "followed",
                "small filter",
                arg=one["kind"],
                aria_pressed=None if kind is None else "true" if one["kind"] == kind else "false",
            )
            for one in view["tallies"]
        ],
        cls="filters",
        role="group",
        aria_label="Constats depuis l’ancien fichier",
    )


def rules(view, kind, chosen_rule):
    """Make the list of the rules of one kind, each with its count as the way to its lines."""
    found = view[kind]
    if not found:
        empty = {
            "solved": "Aucun constat réglé entre les deux fichiers.",
            "remaining": "Rien ne reste de l’ancien fichier.",
            "new": "Rien de nouveau.",
        }
        return dom.el("div", dom.el("p", empty[kind]), cls="empty")
    items = []
    for rank, one in enumerate(found):
        label = [dom.el("strong", dom.number(one["count"])), " ", one["title"]]
        pressed = "true" if rank == chosen_rule else "false"
        items.append(
            dom.el(
                "li",
                dom.button(label, "followed_rule", "small filter", arg=rank, aria_pressed=pressed),
            )
        )
    return dom.el("ul", items, cls="rules")


def lines(page, kind, limit):
    """Make the table of the people of one rule; those who remain or are new lead to their row."""
    heads = ["Ligne", "Personne"] + ([page["label"]] if page["label"] else [])
    rows = []
    for one in page["items"]:
        number = one["number"] or "—"
        if kind != "solved" and one["row"] is not None:
            about = dom.el("span", "Voir la ligne ", cls="visually-hidden")
            number = dom.button([about, number], "followed_row", "small", arg=one["row"])
        cells = [number, dom.el("span", one["who"], cls="who")]
        rows.append(cells + ([said(one["text"])] if page["label"] else []))
    where = " de l’ancien fichier" if kind == "solved" else ""
    return [
        dom.el("div", table(page["caption"] + where, heads, rows), cls="table-box"),
        pager(page["total"], page["offset"], limit, "followed_page"),
    ]
