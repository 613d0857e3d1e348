"""Compare the open file with another export of the same list, which does not replace it."""

import dom
import entries
import flow
import handing
from parts.said import said
from parts.table import pager, table

FILE = "autre-fichier"
LIMIT = 50
PLACE = "comparaison"


class Comparer(entries.Screen):
    """Two exports side by side; ``view`` is the engine's page of those who differ."""

    step = "verifier"

    def __init__(self, view, back):
        self.view = view
        self.back = back


async def take(app, file):
    """Read the other export and show what the two say differently."""
    args = {"name": str(file.name), "size": int(file.size)}
    back = app.screen.back if isinstance(app.screen, Comparer) else app.screen

    async def read(card):
        return await app.bridge.job("compare_open", args, file, card.step)

    words = dom.fr("Lecture de « ") + str(file.name) + dom.fr(" »")
    view = await flow.work(app, words, read)
    flow.go(app, Comparer(view, back))
    dom.announce(view["sentence"])


def draw(app):
    """Show the counts, each leading to its people, and one page of them."""
    view = app.screen.view
    other = "plus ancien" if view["newer"] else "plus récent"
    dom.fill(
        dom.get("ecran"),
        dom.el("p", dom.button("‹ Revenir", "compare_leave", "small quiet"), cls="up"),
        dom.el("h2", "Deux exports comparés", id="titre-ecran", tabindex="-1"),
        dom.el("p", view["sentence"], cls="lead"),
        dom.el("ul", [dom.el("li", one) for one in view["notes"]], cls="notes")
        if view["notes"]
        else None,
        dom.el("div", _kinds(view), cls="filters", role="group", aria_label="Qui montrer"),
        dom.el("div", _people(view), id=PLACE, cls="wide", tabindex="-1"),
        dom.el(
            "p",
            dom.button([dom.icon("down"), "Télécharger tout (CSV)"], "compare_file"),
            dom.button("L’autre fichier est le " + other, "compare_turn", id="comparer-inverser"),
            cls="actions",
        ),
    )


def _kinds(view):
    return [
        dom.button(
            [one["label"] + " ", dom.el("strong", dom.number(one["count"]))],
            "compare_kind",
            "small filter",
            arg=one["kind"],
            aria_pressed="true" if one["kind"] == view["kind"] else "false",
        )
        for one in view["tallies"]
    ]


def _people(view):
    if not view["total"]:
        return dom.el("div", dom.el("p", "Personne ici."), cls="empty")
    heads = ["Ligne"] + view["who"]
    if view["kind"] == "changed":
        heads.append("Avant → après")
    rows = [_line(one) for one in view["items"]]
    return [
        dom.el("div", table(view["caption"], heads, rows), cls="table-box"),
        pager(view["total"], view["offset"], LIMIT, "compare_page"),
    ]


def _line(one):
    number = dom.number(one["number"])
    if "changes" not in one:
        return [number] + one["who"]
    if one["before_number"] != one["number"]:
        number += " (avant : " + dom.number(one["before_number"]) + ")"
    changes = [
        dom.el(
            "li",
            dom.el("strong", one_change["label"]),
            dom.fr(" : "),
            said(one_change["before"]),
            dom.el("span", " → ", aria_hidden="true"),
            dom.el("span", " devient ", cls="visually-hidden"),
            said(one_change["after"]),
        )
        for one_change in one["changes"]
    ]
    return [dom.fr(number)] + one["who"] + [dom.el("ul", changes, cls="changes")]


async def look(app, kind=None, offset=0, *, turn=False):
    """Show others of those who differ, from ``offset`` on; ``turn`` exchanges old and recent."""
    view = app.screen.view
    newer = not view["newer"] if turn else view["newer"]
    args = {"kind": kind, "offset": offset, "limit": LIMIT, "newer": newer}
    app.screen.view = await flow.ask(app, "compare", args)
    app.draw()
    if turn:
        flow.focus_title(app)
    elif offset:
        dom.focus_id(PLACE)
    else:
        dom.focus_action("compare_kind", app.screen.view["kind"])
    dom.announce(app.screen.view["caption"])


async def save(app):
    """Hand over everything that differs."""
    await handing.save(app, "compare_file", {"newer": app.screen.view["newer"]})


async def leave(app):
    """Go back to the open file; the other one is forgotten."""
    back = app.screen.back
    await flow.ask(app, "compare_close")
    flow.go(app, back)


entries.screen(
    "comparer",
    Comparer,
    draw,
    title="Comparer",
    help=("corriger", "corriger et comparer"),
    actions={
        "compare_file": lambda app, _arg: app.run(save(app)),
        "compare_kind": lambda app, arg: app.run(look(app, arg)),
        "compare_leave": lambda app, _arg: app.run(leave(app)),
        "compare_page": lambda app, arg: app.run(look(app, app.screen.view["kind"], int(arg))),
        "compare_pick": lambda _app, _arg: dom.get(FILE).click(),
        "compare_turn": lambda app, _arg: app.run(look(app, turn=True)),
    },
)
