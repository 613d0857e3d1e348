"""Step 3: the verdict, the findings by rule and one by one, and what was changed on the way."""

import dom
import entries
import flow
from gestures import corriger, flux, planifier, reglages
from parts import help as help_page
from parts import pictures
from parts import plan as plan_part
from parts.checks import fragile
from parts.checks.checked import checked
from parts.checks.findings import listing
from parts.columns.journal import journal
from parts.leaving import report, support_pack
from parts.verdict import banner, buttons, mark
from parts.workshop import history

from screens import prevenir, revenir

LIMIT = 50
JOURNAL_LIMIT = 100
FILTERS = (
    (None, "Tout", ""),
    ("error", "Erreurs", "errors"),
    ("warning", "Alertes", "warnings"),
    ("info", "Informations", "infos"),
)


class Verifier(entries.Screen):
    """The verdict and one page of findings under the chosen filters.

    ``rule`` is one of the groups of the verdict, ``severity`` one of its levels, ``made`` one of
    the steps of the checks; None for all. ``plan`` is the plan of repairs, once it is
    there, ``actions`` those that the banner shows.
    """

    step = "verifier"

    def __init__(self):
        self.severity = None
        self.rule = None
        self.made = None
        self.offset = 0
        self.kind = None
        self.plan = None
        self.actions = None


async def check(app):
    """Have the engine check all rows, then show its verdict."""
    dossier = app.dossier

    async def run(card):
        return await app.bridge.job("check", {}, None, card.step)

    verdict = await flow.work(app, "Vérification en cours", run)
    dossier.forget_verdict()
    dossier.verdict = verdict
    if app.lists:
        # What the lists say of one's own certifications is in the settings from now on.
        await reglages.keep(app)
    if app.before is None or dossier.reopened or not await revenir.arrive(app):
        flow.show(app, "verifier")
        dom.announce(verdict["verdict"]["sentence"])


def draw(app):
    """Show the verdict at once; the list and the journal follow when the engine has sent them."""
    view = app.dossier.verdict
    app.screen.actions = view["actions"]
    dom.fill(
        dom.get("ecran"),
        banner(view["verdict"], *buttons(view["actions"]), name=planifier.ACTIONS),
        _tallies(view),
        _foretold(view["foretold"]),
        dom.el("div", id=plan_part.PLACE, cls="wide"),
        dom.el("div", id=revenir.PANEL, cls="wide"),
        history.section(),
        flux.section(app),
        _lists(app, view),
        fragile.section(app),
        pictures.section(app, "images", ("regles",)),
        history.fold(),
        dom.el("div", id="journal", cls="wide"),
        checked(view["steps"], view["not_checked"]),
        report.menu(),
        support_pack.invitation(),
        prevenir.entry(),
    )
    if _total(view):
        app.run(show_findings(app))
    app.run(show_journal(app))
    app.run(corriger.know(app))
    app.run(planifier.show(app))
    app.run(revenir.show_panel(app))


def _tallies(view):
    """Lead from each number of people to those that it counts."""
    items = [
        dom.el("li", dom.button(one["label"], "people", "small", arg=one["kind"]))
        for one in view["tallies"]
    ]
    return dom.el("ul", items, cls="tallies", aria_label="Voir ces personnes")


def _foretold(steps):
    """Tell where the portal may stop looking for people, in its own order."""
    if not steps:
        return None
    items = []
    for one in steps:
        said = [dom.el("strong", one["step"]), dom.fr(" : "), one["people"], ". ", one["causes"]]
        items.append(dom.el("li", said))
    return dom.el(
        "section",
        dom.el("h3", "Où le portail risque de s’arrêter"),
        dom.el("ol", items, cls="notes"),
    )


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
    do = "rule" if group["whole_file"] else "workshop"
    number, _, lines = group["counted"].partition(" ")
    about = dom.el("span", " " + lines + dom.fr(" : ") + group["title"], cls="visually-hidden")
    tally = dom.button([number, about], do, "tally", arg=rank)
    place = [dom.fr("Colonne « ") + group["column"] + dom.fr(" ». ")] if group["column"] else None
    return dom.el(
        "li",
        dom.el("p", mark(group["severity"], group["severity_label"]), tally),
        dom.el("h4", group["title"]),
        dom.el("p", place, group["explanation"]),
        help_page.rule(group["code"], group["title"]),
        dom.el(
            "p",
            _mend(rank, group) if group["mend"] else None,
            dom.button(group["look"], "rule", "small", arg=rank),
            cls="acts",
        ),
    )


def _mend(rank, group):
    """Make the button of the workshop; what concerns the whole file is not mended by rows."""
    about = dom.el("span", dom.fr(" : ") + group["title"], cls="visually-hidden")
    return dom.button([group["mend"], about], "workshop", "small", arg=rank)


async def show_findings(app):
    """Ask for one page of findings under the present filters and show it."""
    screen = app.screen
    args = {"offset": screen.offset, "limit": LIMIT, "severity": screen.severity}
    if screen.rule is not None:
        args["code"], args["field"] = screen.rule["code"], screen.rule["field"]
    if screen.made is not None:
        args["step"] = screen.made["step"]
    page = await flow.ask(app, "findings", args)
    if app.screen is not screen or not dom.present("liste"):
        return
    groups = app.dossier.verdict["groups"]
    dom.fill(dom.get("liste"), listing(page, screen.rule, LIMIT, groups, screen.made))


async def show_journal(app, offset=None):
    """Show a page of what was changed on the way; folded until a page is asked for."""
    if not app.dossier.verdict["journal_total"]:
        return
    screen = app.screen
    args = {"offset": offset or 0, "limit": JOURNAL_LIMIT, "kind": screen.kind}
    page = await flow.ask(app, "journal", args)
    if app.screen is screen and dom.present("journal"):
        shown = journal(page, JOURNAL_LIMIT, screen.kind, unfolded=offset is not None)
        dom.redraw("#journal", shown)


async def filter_journal(app, kind):
    """Show the changes of one kind, "" for all."""
    app.screen.kind = kind or None
    await show_journal(app, 0)
    dom.announce("Journal filtré.")


def turn(app, offset):
    """Show another page of the list under the same filters."""
    screen = app.screen
    filter_by(app, screen.severity, screen.rule, offset, screen.made)


def open_step(app, number):
    """Show what one step of the checks found, from whatever screen counts it."""
    if not isinstance(app.screen, Verifier):
        flow.show(app, "verifier")
    for one in app.dossier.verdict["steps"]:
        if one["step"] == number:
            filter_by(app, made=one)


def filter_by(app, severity=None, rule=None, offset=0, made=None):
    """Show the list under other filters or at another page, and bring it into view."""
    screen = app.screen
    screen.severity, screen.rule, screen.offset, screen.made = severity, rule, offset, made
    dom.refill(".filters", _filters(app, app.dossier.verdict))
    dom.focus_id("titre-liste")
    app.run(show_findings(app))


entries.screen(
    "verifier",
    Verifier,
    draw,
    title="Vérifier",
    help=("etape-verifier", "comprendre le verdict"),
    actions={
        "journal": lambda app, arg: app.run(show_journal(app, int(arg))),
        "page": lambda app, arg: turn(app, int(arg)),
        "rule": lambda app, arg: filter_by(
            app, None, app.dossier.verdict["groups"][int(arg)] if arg else None
        ),
        "severity": lambda app, arg: filter_by(app, arg or None),
        "step": lambda app, arg: open_step(app, int(arg)),
    },
    changes={
        "kind": lambda app, node: app.run(filter_journal(app, str(node.value))),
    },
)
