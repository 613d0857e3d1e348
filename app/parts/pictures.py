"""Draw the pictures that the engine lays out, each with its sentence and, folded, its table."""

import dom
import flow

from parts.table import table

TAGS = ("rect", "text")


def section(app, place, names, *, unfolded=False):
    """Make the place of the pictures of these names, which are drawn when the engine sends them."""
    app.run(_fill(app, place, names, unfolded))
    return dom.el("div", id=place, cls="wide")


async def _fill(app, place, names, unfolded):
    screen = app.screen
    view = await flow.peek(app, "pictures")
    found = [one for one in view["pictures"] if one["id"] in names]
    if found and app.screen is screen and dom.present(place):
        drawn = dom.el("div", [picture(one) for one in found], cls="pictures")
        if not unfolded:
            drawn = dom.el(
                "details",
                dom.el("summary", dom.el("h3", "En images")),
                drawn,
                cls="fold",
                id=place + "-pli",
            )
        dom.fill(dom.get(place), drawn)


def picture(view):
    """Make one picture: its title, what it shows in a sentence, the drawing, the table."""
    lines = view["table"]
    more = lines["left_out"]
    return dom.el(
        "figure",
        dom.el("figcaption", dom.el("h4", view["title"]), dom.el("p", view["sentence"])),
        _drawing(view),
        dom.el("p", view["left_out"], cls="hint") if view["left_out"] else None,
        dom.el(
            "details",
            dom.el(
                "summary",
                "Voir le tableau",
                dom.el("span", dom.fr(" : ") + view["title"], cls="visually-hidden"),
            ),
            dom.el("div", table(view["title"], lines["heads"], _leading(lines)), cls="table-box"),
            dom.el("p", more, cls="hint") if more else None,
            cls="fold",
            id="tableau-" + view["id"],
        ),
        cls="picture",
        id="image-" + view["id"],
    )


def _leading(lines):
    """Return the lines of a table, the number of each made the way to what it counts."""
    place = lines["counted"]
    led = []
    for i, cells in enumerate(lines["rows"]):
        target = lines["targets"][i]
        what = [cells[j] for j in range(len(cells)) if j != place]
        about = dom.el("span", dom.fr(" : ") + ", ".join(what), cls="visually-hidden")
        button = dom.button([cells[place], about], target["do"], "small", arg=target["arg"])
        led.append([button if j == place else cells[j] for j in range(len(cells))])
    return led


def _drawing(view):
    size = "0 0 " + str(view["width"]) + " " + str(view["height"])
    told = view["title"] + dom.fr(" : ") + view["sentence"]
    drawing = dom.svg("svg", {"viewBox": size, "role": "img", "aria-label": told})
    for shape in view["shapes"]:
        if shape["tag"] in TAGS:
            drawing.append(dom.svg(shape["tag"], shape["attributes"], shape.get("text")))
    return drawing
