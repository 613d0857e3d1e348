"""Step 2, joining columns: which ones, what they would give, then together or apart again."""

import dom
import entries
import flow
from parts.columns import joining

from gestures import regler


async def start(app, place):
    """Open the choice of the columns to join, this one first."""
    screen = app.screen
    index, field = int(place.split("-")[1]), str(dom.get(place + "-champ").value)
    await regler.keep_form(app)
    if app.screen is screen:
        screen.joining = joining.start(place, index, field)
        app.draw()
        dom.focus_id(place + "-colonne-1")


async def hear(app, node):
    """Take what the selects say and show what it would give; another field, its own separator."""
    screen = app.screen
    now = screen.joining
    joining.read(now)
    if node.id == now["place"] + "-champ":
        now["separator"] = None
    now["ready"] = now["error"] = None
    columns = joining.chosen(now)
    if not now["field"] or len(columns) < joining.FEWEST:
        now["view"] = None
    else:
        args = {"columns": columns, "field": now["field"], "separator": now["separator"]}
        view, now["error"] = await flow.attempt(app, "join_preview", args)
        if view is not None:
            now["view"] = view
            now["ready"] = {
                "columns": columns,
                "field": view["field"],
                "separator": view["separator"],
            }
    if app.screen is screen and screen.joining is now and dom.present(now["place"] + "-reunion"):
        joining.refresh(now)


async def join(app):
    """Join the columns as shown; while nothing is shown, say what is to be chosen."""
    now = app.screen.joining
    if now["ready"] is None:
        dom.focus_id(now["place"] + ("-colonne-1" if now["field"] else "-champ"))
        dom.announce(dom.fr("Rien n’est encore réuni : choisissez la donnée et les colonnes."))
        return
    await regler.act(app, "join", now["ready"])


async def part(app, arg):
    """Part columns that were joined; the focus goes to the first of them."""
    field, first = regler.pair(arg)
    args = {"columns": [], "field": field, "separator": None}
    await regler.act(app, "join", args, focus="c-" + first)


entries.gestures(
    actions={
        "join": lambda app, _arg: app.run(join(app)),
        "joining": lambda app, arg: app.run(start(app, arg)),
        "part": lambda app, arg: app.run(part(app, arg)),
    },
    changes={
        "joining": lambda app, node: app.run(hear(app, node)),
    },
)
