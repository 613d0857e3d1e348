"""Show who may not be found: the portal's way of looking, then the people, most fragile first."""

import dom
import entries
import flow

LIMIT = 20
PLACE = "fragiles"
MORE = "fragiles-suite"


def section(app):
    """Make the place of the list, which is filled when the engine has sent its first page."""
    app.run(_first(app))
    return dom.el("div", id=PLACE, cls="wide")


async def _first(app):
    screen = app.screen
    page = await flow.ask(app, "fragile", {"offset": 0, "limit": LIMIT})
    if app.screen is screen and dom.present(PLACE):
        dom.fill(dom.get(PLACE), _fold(page))


async def more(app, offset):
    """Add the next people below those that are shown, and bring the focus to the first of them."""
    screen = app.screen
    page = await flow.ask(app, "fragile", {"offset": offset, "limit": LIMIT})
    if app.screen is screen and dom.present(MORE):
        dom.add(dom.get(PLACE + "-liste"), _people(page, offset))
        dom.fill(dom.get(MORE), _next(page, offset))
        dom.focus_id(_name(offset))


def _fold(page):
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", page["sentence"])),
        dom.el("p", dom.fr("Comment l'État cherche une personne :")),
        dom.el("ol", [_step(one) for one in page["steps"]], cls="notes"),
        dom.el("ul", _people(page, 0), cls="groups", id=PLACE + "-liste")
        if page["total"]
        else None,
        dom.el("p", _next(page, 0), cls="actions", id=MORE),
        cls="fold",
    )


def _step(one):
    return dom.el("li", dom.el("strong", one["title"] + ". "), one["text"])


def _people(page, offset):
    return [_person(item, offset + rank) for rank, item in enumerate(page["items"])]


def _name(rank):
    return PLACE + "-" + str(rank)


def _person(item, rank):
    words = "Ligne " + dom.number(item["row"])
    about = dom.el("span", dom.fr(" : voir toute la personne"), cls="visually-hidden")
    row = dom.button([words, about], "one_person", "small", arg=item["index"])
    return dom.el(
        "li",
        dom.el("p", row),
        dom.el("h4", item["name"] or "(sans nom)", id=_name(rank), tabindex="-1", translate="no"),
        dom.el("p", dom.fr("Peut échouer à l'étape : "), item["step"], cls="hint"),
        [_reason(one) for one in item["reasons"]],
    )


def _reason(one):
    words = dom.fr("Proposé : ")
    proposals = [dom.el("span", words, fix["label"], cls="sub") for fix in one["fixes"]]
    return dom.el("p", one["sentence"], " ", one["remedy"], proposals)


def _next(page, offset):
    """Make the button of the next people, or nothing when all are shown."""
    after = offset + len(page["items"])
    if after >= page["total"]:
        return None
    left = dom.count(min(LIMIT, page["total"] - after), "autre", "autres")
    return dom.button("En voir " + left, "fragile", "small", arg=after)


entries.gestures(
    actions={
        "fragile": lambda app, arg: app.run(more(app, int(arg))),
    },
)
