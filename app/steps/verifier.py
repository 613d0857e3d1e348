"""Step 3: the verdict, the findings by rule and one by one, and what was changed on the way."""

import dom
import flow
import state
from parts.table import pager, table
from parts.verdict import banner, mark

from steps import generer

LIMIT = 50
HEADS = ("Ligne", "Colonne", "Valeur lue", "Ce qui ne va pas", "Attendu", "Que faire")
# What the engine writes between the place of a finding and what it says of it.
END_OF_PLACE = "»" + dom.NO_BREAK + ": "
FILTERS = (
    (None, "Tout", ""),
    ("error", "Erreurs", "errors"),
    ("warning", "Avertissements", "warnings"),
    ("info", "Informations", "infos"),
)


async def check(app):
    """Have the engine check all rows, then show its verdict."""
    dossier = app.dossier

    async def run(card):
        return await app.bridge.job("check", {}, None, card.step)

    verdict = await flow.work(app, "Vérification en cours", run)
    dossier.forget_verdict()
    dossier.verdict = verdict
    flow.go(app, state.Verifier())
    dom.announce(verdict["verdict"]["sentence"])


def draw(app):
    """Show the verdict at once; the list and the journal follow when the engine has sent them."""
    view = app.dossier.verdict
    dom.fill(
        dom.get("ecran"),
        banner(view["verdict"], *_actions(view["summary"])),
        _lists(app, view),
        dom.el("div", id="journal", cls="wide"),
        dom.el("p", dom.button("Télécharger le rapport", "report", "quiet"), cls="actions"),
    )
    dom.title("Vérifier · Certiflux")
    if _total(view):
        app.run(show_findings(app))
    app.run(show_journal(app))


def _actions(summary):
    valid = summary["valid_rows"]
    again = "Déposer le fichier corrigé"
    if not summary["blocked_rows"]:
        return (
            dom.button("Générer le fichier XML", "generate", "primary"),
            dom.button("Déposer un autre fichier", "pick"),
        )
    if not valid:
        return (dom.button(again, "pick", "primary"),)
    return dom.button(again, "pick", "primary"), dom.button(generer.label(valid), "choose")


def _total(view):
    summary = view["summary"]
    return summary["errors"] + summary["warnings"] + summary["infos"]


def _lists(app, view):
    if not _total(view):
        words = "Toutes les personnes de la feuille peuvent entrer dans le fichier XML."
        return dom.el("div", dom.el("p", dom.el("strong", "0 erreur. "), words), cls="empty")
    return [
        dom.el("h3", "Les problèmes, règle par règle"),
        dom.el(
            "ul",
            [_group(rank, group) for rank, group in enumerate(view["groups"])],
            cls="groups wide",
        ),
        dom.el("h3", "La liste complète", id="titre-liste", tabindex="-1"),
        dom.el(
            "div", _filters(app, view), cls="filters", role="group", aria_label="Filtrer la liste"
        ),
        dom.el("div", id="liste", cls="wide"),
    ]


def _filters(app, view):
    summary = view["summary"]
    buttons = []
    for severity, words, key in FILTERS:
        number = summary[key] if key else _total(view)
        pressed = "true" if app.screen.severity == severity else "false"
        label = [words + " ", dom.el("strong", dom.number(number))]
        buttons.append(
            dom.button(label, "severity", "small filter", arg=severity or "", aria_pressed=pressed)
        )
    return buttons


def _group(rank, group):
    words = (
        "Voir cette ligne"
        if group["count"] == 1
        else "Voir ces " + dom.number(group["count"]) + " lignes"
    )
    place = [dom.fr("Colonne « ") + group["column"] + dom.fr(" ». ")] if group["column"] else None
    return dom.el(
        "li",
        dom.el(
            "p",
            mark(group["severity"], group["severity_label"]),
            dom.el("strong", dom.number(group["count"]), cls="tally"),
        ),
        dom.el("h4", group["title"]),
        dom.el("p", place, group["explanation"]),
        dom.button(words, "rule", "small", arg=rank),
    )


async def show_findings(app):
    """Ask for one page of findings under the present filters and show it."""
    screen = app.screen
    args = {"offset": screen.offset, "limit": LIMIT, "severity": screen.severity}
    if screen.rule is not None:
        args["code"], args["field"] = screen.rule["code"], screen.rule["field"]
    page = await flow.ask(app, "findings", args)
    if app.screen is not screen or not dom.present("liste"):
        return
    rows = [_finding(item) for item in page["items"]]
    caption = dom.count(page["total"], "ligne à regarder", "lignes à regarder")
    more = pager(page["total"], page["offset"], LIMIT, "Lignes")
    listing = dom.el("div", table(caption, HEADS, rows, "findings"), cls="table-box")
    dom.fill(
        dom.get("liste"),
        _rule(app),
        listing if rows else dom.el("p", "Rien ici.", cls="hint"),
        more,
    )


def _rule(app):
    rule = app.screen.rule
    if rule is None:
        return None
    words = (
        dom.fr("Règle : ") + rule["title"] + dom.fr(", colonne « ") + rule["column"] + dom.fr(" »")
    )
    return dom.el(
        "p",
        words,
        " ",
        dom.button("Voir toutes les règles", "rule", "small", arg=""),
        cls="actions",
    )


def _finding(item):
    where = dom.number(item["row"]) if item["row"] is not None else "Toute la feuille"
    return (
        [where, dom.el("br"), mark(item["severity"], item["severity_label"])],
        [
            item["column"] or "—",
            dom.el("span", item["field_label"], cls="sub") if item["field_label"] else None,
        ],
        dom.el("span", item["value"], cls="value")
        if item["value"]
        else dom.el("span", "(vide)", cls="hint"),
        _said(item),
        item["expected"] or "—",
        item["remedy"],
    )


def _said(item):
    """Return the sentence of a finding without its place, which has cells of its own."""
    message = item["message"]
    place = message.find(END_OF_PLACE, message.find(item["column"] or item["field_label"]))
    said = message[place + len(END_OF_PLACE) :] if place >= 0 else message
    return said[:1].upper() + said[1:]


async def show_journal(app):
    """Show what was changed on the way, or that nothing was."""
    total = app.dossier.verdict["journal_total"]
    if not total:
        return
    page = await flow.ask(app, "journal", {"offset": 0, "limit": 200})
    if not dom.present("journal"):
        return
    rows = [
        (
            item["label"],
            item["column"] or "—",
            item["before"] or "(vide)",
            item["after"] or "(vide)",
            dom.number(item["count"]),
            item["rows"],
        )
        for item in page["items"]
    ]
    heads = ("Changement", "Colonne", "Dans votre fichier", "Dans le flux", "Fois", "Lignes")
    words = dom.fr("Ce que Certiflux a changé pour vous : ") + dom.count(
        page["total"], "changement", "changements"
    )
    box = dom.el(
        "div",
        table("Votre fichier, lui, n’est jamais modifié.", heads, rows, "journal"),
        cls="table-box",
    )
    dom.fill(
        dom.get("journal"),
        dom.el("details", dom.el("summary", dom.el("h3", words)), box, cls="fold"),
    )


def filter_by(app, severity=None, rule=None, offset=0):
    """Show the list under other filters or at another page, and bring it into view."""
    screen = app.screen
    screen.severity, screen.rule, screen.offset = severity, rule, offset
    dom.refill(".filters", _filters(app, app.dossier.verdict))
    dom.focus_id("titre-liste")
    app.run(show_findings(app))
