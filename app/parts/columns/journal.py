"""Show what was changed between the user's file and the flow, in words."""

import dom

from parts.table import pager, table

HEADS = ("Changement", "Colonne", "Dans votre fichier", "Dans le flux", "Fois", "Lignes")


def journal(page, limit, kind, *, unfolded):
    """Make the folded list of one page of the journal."""
    total = sum([one["count"] for one in page["kinds"]])
    count = dom.count(total, "changement", "changements")
    words = dom.fr("Ce que Certiflux a changé pour vous : ") + count
    rows = [_change(item) for item in page["items"]]
    listing = table("Votre fichier, lui, n’est jamais modifié.", HEADS, rows, "journal")
    return dom.el(
        "details",
        dom.el("summary", dom.el("h3", words)),
        _filter(page["kinds"], kind),
        dom.el("div", listing, cls="table-box"),
        pager(page["total"], page["offset"], limit, "journal"),
        dom.el(
            "p",
            dom.button([dom.icon("down"), "Télécharger le journal"], "journal_file"),
            dom.el("span", "Un fichier CSV pour votre tableur.", cls="hint"),
            cls="actions",
        ),
        cls="fold",
        open=unfolded,
    )


def _filter(kinds, kind):
    options = [dom.el("option", "Tous les changements", value="")]
    for one in kinds:
        words = one["label"] + " (" + dom.number(one["count"]) + ")"
        options.append(dom.el("option", words, value=one["kind"], selected=one["kind"] == kind))
    return dom.el(
        "p",
        dom.el("label", dom.fr("Montrer : "), for_="journal-sorte"),
        dom.el("select", options, id="journal-sorte", data_change="kind"),
        cls="actions",
    )


def _change(item):
    return (
        item["label"],
        item["column"] or "—",
        item["before"] or "(vide)",
        item["after"] or "(vide)",
        _count(item),
        item["rows"] or "—",
    )


def _count(item):
    """Make the number of a change, which leads to its rows when the engine knows them."""
    said = dom.number(item["count"])
    if not item["people"]:
        return said
    about = item["label"] + (", " + item["column"] if item["column"] else "")
    hidden = dom.el("span", dom.fr(" : ") + about, cls="visually-hidden")
    return dom.button([said, hidden], "people", "small", arg=item["people"])
