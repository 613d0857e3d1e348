"""Show the files that were written, what may be taken away, who stays behind, what comes next."""

import dom

from parts.verdict import mark
from parts.workshop.workshop_filter import FLOW

ALL = "all"
DEPOSIT = "titre-depot"


def files(view, saved):
    """Make the list of the files, each with its facts; a lone file has the filled button."""
    several = len(view["files"]) > 1
    return dom.el("ul", [_file(view, item, saved, several) for item in view["files"]], cls="files")


def _file(view, item, saved, several):
    index = item["index"]
    done = index in saved
    style = "primary" if not several and not saved and _ready(view) else ""
    facts = [item["size_label"], _people(item)]
    if several:
        rank = dom.number(index + 1) + " sur " + dom.number(len(view["files"]))
        facts.insert(0, "Fichier " + rank)
    state = "oui" if item["verdict"]["state"] == "ok" else item["verdict"]["state"]
    return dom.el(
        "li",
        dom.el(
            "div",
            dom.el("p", dom.el("strong", item["name"], cls="file-name")),
            dom.el(
                "ul",
                [dom.el("li", words) for words in facts],
                dom.el("li", mark(state, item["verdict"]["sentence"])),
                cls="facts",
            ),
        ),
        dom.button(
            [dom.icon("down"), "Télécharger à nouveau" if done else "Télécharger"],
            "download",
            style,
            arg=index,
            aria_label="Télécharger " + item["name"],
        ),
        dom.el("p", dom.fr("Empreinte SHA-256 : "), dom.el("code", item["sha256"]), cls="print"),
    )


def _people(item):
    """Make the count of the people of a file, as the way to them."""
    words = dom.count(item["passages"], "personne", "personnes")
    about = dom.el("span", dom.fr(" : ") + item["name"], cls="visually-hidden")
    return dom.button([words, about], "people", "small", arg=FLOW + item["id_flux"])


def _ready(view):
    return view["verdict"]["level"] != "error"


def take_away(view, saved):
    """Make the buttons that take everything, or the corrected list, and say what is in them."""
    several = len(view["files"]) > 1
    style = "primary" if several and ALL not in saved and _ready(view) else ""
    content = view["zip"]["content"]
    inside = dom.count(len(content), "fichier", "fichiers")
    return [
        dom.el(
            "div",
            dom.button([dom.icon("down"), view["zip"]["label"]], "make", style, arg="make_all"),
            dom.button([dom.icon("down"), "Télécharger le journal"], "journal_file"),
            dom.button([dom.icon("down"), view["list"]["label"]], "make", arg="make_workbook"),
            cls="take",
        ),
        dom.el("p", view["list"]["sentence"], cls="hint"),
        dom.el(
            "details",
            dom.el("summary", dom.fr("Ce que contient le zip : ") + inside),
            dom.el(
                "ul",
                [
                    dom.el("li", dom.el("code", one["name"]), dom.fr(" : ") + one["what"])
                    for one in content
                ],
                cls="zip-content",
            ),
            cls="fold",
            id="contenu-zip",
        ),
    ]


def deposit(view):
    """Show what is known of the deposit, with what says it, or takes it back."""
    words = "J’ai déposé ces fichiers"
    do = "deposited"
    if view["deposited"]:
        words, do = dom.fr("Finalement, ce n’est pas déposé"), "undeposited"
    return dom.el(
        "section",
        dom.el("h3", "Votre dépôt", id=DEPOSIT, tabindex="-1"),
        dom.el("p", mark("attente", "Envoyé, en attente")) if view["deposited"] else None,
        dom.el("p", view["sentence"]),
        dom.el("p", dom.button(words, do), cls="actions"),
        cls="panel registre",
        aria_labelledby=DEPOSIT,
    )


def left_out(view):
    """Say who is not in the files, by reason, each with a way to see them, and what about later."""
    if not view["total"]:
        return None
    return dom.el(
        "section",
        dom.el("p", mark("warning", "À reprendre"), cls="banner-mark"),
        dom.el("h3", view["sentence"], id="titre-restants"),
        dom.el("ul", [_reason(one) for one in view["reasons"]], cls="reasons"),
        [dom.el("p", sentence) for sentence in view["later"]],
        cls="left",
        aria_labelledby="titre-restants",
    )


def _reason(one):
    words = [one["label"], dom.fr(" : "), dom.el("strong", dom.number(one["count"]))]
    do, arg = "workshop", one["rank"]
    if arg is None:
        do, arg = "people", one["people"]
    way = see(one["count"], arg, do, dom.fr(" : ") + one["label"])
    return dom.el("li", dom.el("span", words), way)


def see(count, arg, do="people", about=""):
    """Make the button that shows the rows which a number counts."""
    lines = "Voir cette ligne" if count == 1 else "Voir ces lignes"
    return dom.button([lines, dom.el("span", about, cls="visually-hidden")], do, "small", arg=arg)


def next_steps(steps):
    """Make the numbered list of what to do on the portal."""
    return [
        dom.el("h3", "Et maintenant, sur le portail"),
        dom.el("ol", [dom.el("li", step) for step in steps], cls="path next"),
    ]
