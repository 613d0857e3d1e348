"""Step 4: ask about blocked rows, write the flow, hand over the files with three verdicts."""

import dom
import entries
import flow
import handing
from gestures import flux, registre, reglages, reponses
from parts.checks.checked import checked
from parts.leaving import gdpr_kit, leaving_files, report, support_pack
from parts.pictures import section
from parts.verdict import banner, mark

from screens import aide, enregistrer, prevenir

ALL = "all"
# What is made step by step behind a progress card: its title, then what hands it over.
MADE = {
    "make_all": ("Préparation du zip", "all_files"),
    "make_workbook": ("Écriture de la liste corrigée", "workbook"),
}


class Choisir(entries.Screen):
    """The question asked before writing when some rows are blocked."""

    step = "generer"


class Obtenir(entries.Screen):
    """The files that were written; ``saved`` are the indexes of those already downloaded."""

    step = "generer"

    def __init__(self):
        self.saved = []


def draw_choice(app):
    """Ask whether to write with the valid rows only; the engine says what becomes of the others."""
    question = dom.fr("Générer sans attendre les corrections ?")
    dom.fill(
        dom.get("ecran"),
        dom.el("h2", question, id="titre-ecran", tabindex="-1"),
        dom.el("div", id="choix"),
    )
    app.run(_choice(app))


async def _choice(app):
    screen = app.screen
    view = await flow.peek(app, "before_generate")
    if app.screen is not screen or not dom.present("choix"):
        return
    dom.fill(
        dom.get("choix"),
        dom.el("p", view["sentence"], " ", leaving_files.see(view["ready"], "ready"), cls="lead"),
        dom.el("p", view["several"]) if view["several"] else None,
        _unchanged(view["unchanged"]),
        dom.el(
            "p",
            dom.button(view["label"], "generate", "primary"),
            dom.button("Corriger d’abord", "go", arg="verifier"),
            cls="actions",
        ),
        leaving_files.left_out(view["left"]),
    )


def _unchanged(told):
    """Say who would go again just as refused, and lead to them; nothing for nobody."""
    if told is None:
        return None
    return dom.el("p", told["sentence"], " ", leaving_files.see(told["count"], "unchanged"))


async def generate(app):
    """Have the engine write the flow with the rows that may go, once its format is told."""
    card = await flow.ask(app, "schema_card")
    if card["asked"]:
        flow.show(app, "format", entries.under(app.screen), card, True)  # noqa: FBT003
        return
    dossier = app.dossier
    valid_only = dossier.verdict["summary"]["blocked_rows"] > 0

    async def run(card):
        return await app.bridge.job("generate", {"valid_only": valid_only}, None, card.step)

    files = await flow.work(app, "Écriture du fichier XML", run)
    dossier.files = files
    flow.show(app, "generer")
    dom.announce(files["verdict"]["sentence"])


def draw_files(app):
    """Show the files, what is known of them and what is not, and what to do next."""
    view = app.dossier.files
    ready = view["verdict"]["level"] != "error"
    dom.fill(
        dom.get("ecran"),
        banner(view["verdict"]),
        leaving_files.files(view, app.screen.saved),
        leaving_files.take_away(view, app.screen.saved),
        flux.written(view["faults"]),
        leaving_files.left_out(view["left"]),
        leaving_files.next_steps(view["next_steps"]) if ready else None,
        dom.el("p", reponses.after(app), cls="actions") if ready else None,
        dom.el("div", id="depot") if ready else None,
        dom.el("div", id="registre") if ready else None,
        dom.el("h3", "Ce que l’on sait de ce qui est prêt"),
        dom.el("ul", [_verdict(item) for item in view["verdicts"]], cls="verdicts"),
        dom.el("h3", "Où en sont vos délais"),
        section(app, "images", ("delivrances", "echeances"), unfolded=True),
        dom.el(
            "p",
            dom.button([dom.icon("down"), "Mettre les délais dans mon agenda"], "calendar"),
            dom.el("span", "Un fichier echeances.ics, sans aucun nom.", cls="hint"),
            cls="actions",
        ),
        checked(view["steps"], view["not_checked"]),
        report.menu(),
        gdpr_kit.panel(),
        reglages.panel(app),
        support_pack.invitation(),
        prevenir.entry(),
        dom.el("p", dom.button("Traiter un autre fichier", "restart", "quiet"), cls="actions"),
    )
    app.run(registre.draw(app))
    app.run(aide.show_kit(app))


def _verdict(item):
    seen = None
    if item["people"]:
        seen = dom.button("Les voir", "people", "small", arg=item["people"])
    return dom.el(
        "li",
        mark("oui" if item["state"] == "ok" else item["state"]),
        dom.el(
            "span",
            dom.el("strong", item["label"]),
            dom.el("span", item["sentence"], cls="sub"),
            seen,
        ),
    )


async def download(app, index):
    """Save one file and move the filled button on to the next."""
    await handing.save(app, "download", {"index": index})
    app.screen.saved.append(index)
    app.draw()
    dom.focus_action("download", index)


async def make(app, op):
    """Have a file made step by step, then save it; the focus comes back to its button."""
    title, take = MADE[op]

    async def run(card):
        await app.bridge.job(op, {}, None, card.step)
        return await app.bridge.call(take)

    made = await flow.work(app, title, run)
    if op == "make_all":
        app.screen.saved.append(ALL)
    app.draw()
    handing.hand_over(*made)
    dom.focus_action("make", op)


async def _handed(app, task):
    """Hand over what was made of the people; the corrections in it are not lost any more."""
    await task
    enregistrer.mark_handed(app)


async def save_report(app, arg):
    """Save the report; ``arg`` is its format, then a word when it is to hold no value.

    A long one is made step by step behind a progress card.
    """
    ending, kind = (arg + " ").split(" ")[:2]
    args = {"format": ending, "anonymous": kind == report.ANONYMOUS}
    if not report.is_long(app.dossier.verdict["summary"]):
        await handing.save(app, "report", args)
        return

    async def run(card):
        await app.bridge.job("make_report", args, None, card.step)
        return await app.bridge.call("report", args)

    made = await flow.work(app, "Écriture du rapport", run)
    app.draw()
    handing.hand_over(*made)
    report.back(arg)


entries.screen(
    "choisir",
    Choisir,
    draw_choice,
    title="Générer",
    help=("etape-generer", "prendre le fichier XML"),
)
entries.screen(
    "generer",
    Obtenir,
    draw_files,
    title="Générer",
    help=("etape-generer", "prendre le fichier XML"),
    actions={
        "calendar": lambda app, _arg: app.run(handing.save(app, "calendar")),
        "choose": lambda app, _arg: flow.show(app, "choisir"),
        "download": lambda app, arg: app.run(_handed(app, download(app, int(arg)))),
        "generate": lambda app, _arg: app.run(generate(app)),
        "journal_file": lambda app, _arg: app.run(handing.save(app, "journal_file")),
        "make": lambda app, arg: app.run(_handed(app, make(app, arg))),
        "report": lambda app, arg: app.run(save_report(app, arg)),
    },
)
