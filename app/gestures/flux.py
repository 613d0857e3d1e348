"""A flow made elsewhere: what the schema in force says of the file as it is."""

import dom
import entries
import flow
from parts.table import pager, table
from parts.verdict import mark

LIMIT = 50
HEADS = ("Ligne du fichier", "Passage", "Donnée", "Ce qui ne va pas", "Que faire")
WORDS = {"ok": "Conforme", "error": "Non conforme"}


def section(app, *, whole=True):
    """Show the verdict on the file as it is; ``whole`` with the list of what is refused."""
    view = app.dossier.flow
    if view is None:
        return None
    verdict, counts = view["verdict"], view["counts"]
    words = dom.count(counts["rows"], "passage", "passages")
    if counts["errors"]:
        words += ", " + dom.count(counts["errors"], "point refusé", "points refusés")
        words += " par le schéma. Le portail refuserait tout le fichier."
    else:
        words += ". Nos contrôles regardent ce que le schéma ne voit pas."
    listed = dom.el("div", _page(view["findings"]), id="flux-liste")
    return dom.el(
        "section",
        dom.el(
            "p",
            mark(verdict["level"], WORDS[verdict["level"]]),
            " ",
            dom.el("strong", verdict["sentence"]),
        ),
        dom.el("p", words, cls="hint"),
        listed if whole and counts["errors"] else None,
        cls="as-is wide",
        id="flux-tel-quel",
        aria_label="Le fichier XML tel quel",
    )


def _page(page):
    caption = dom.count(page["total"], "point refusé par le schéma", "points refusés par le schéma")
    rows = [_finding(item) for item in page["items"]]
    box = dom.el("div", table(caption, HEADS, rows, "findings"), cls="table-box")
    return [box, pager(page["total"], page["offset"], LIMIT, "flow_page")]


def _finding(item):
    passage = "—" if item["row"] is None else dom.number(item["row"])
    named = item["technical_id"]
    return (
        dom.number(item["line"]),
        [passage, dom.el("span", named, cls="sub") if named else None],
        item["field_label"] or "—",
        [item["what"], _details(item)],
        item["remedy"],
    )


def _details(item):
    """Fold the parser's own words away, for whoever asks for help."""
    if not item["detail"]:
        return None
    return dom.el("details", dom.el("summary", "Détail technique"), dom.el("pre", item["detail"]))


def written(faults):
    """Show what the schema refuses in the files that were written, on the user's own lines."""
    if not faults:
        return None
    heads = ("Ligne de votre fichier", "Donnée", "Ce qui ne va pas", "Que faire")
    rows = [
        (
            "—" if one["row"] is None else dom.number(one["row"]),
            [one["column"] or one["field_label"] or "—"],
            [one["what"], _details(one)],
            one["remedy"],
        )
        for one in faults
    ]
    caption = "Ce que le schéma refuse dans le fichier écrit"
    box = dom.el("div", table(caption, heads, rows, "findings"), cls="table-box")
    return dom.el("section", box, cls="as-is wide", id="fautes-du-schema")


async def turn(app, offset):
    """Show another page of what the schema refuses."""
    args = {"offset": offset, "limit": LIMIT}
    page = await flow.ask(app, "flow_findings", args)
    if dom.present("flux-liste"):
        dom.fill(dom.get("flux-liste"), _page(page))
        dom.announce("Page suivante de la liste." if offset else "Début de la liste.")


entries.gestures(
    actions={
        "flow_page": lambda app, arg: app.run(turn(app, int(arg))),
    },
)
