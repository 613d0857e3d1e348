"""Step 4: ask about blocked rows, write the flow, hand over the files with three verdicts."""

import dom
import flow
import state
from parts import report
from parts.checked import checked
from parts.verdict import banner, mark

from steps import flux, reglages


def label(valid):
    """Name the button that writes the flow with the valid rows only."""
    the = "la " if valid == 1 else "les "
    return "Générer avec " + the + dom.count(valid, "personne valide", "personnes valides")


def draw_choice(app):
    """Ask whether to write with the valid rows only, and say what becomes of the others."""
    summary = app.dossier.verdict["summary"]
    valid, blocked = summary["valid_rows"], summary["blocked_rows"]
    people = dom.count(valid, "personne valide", "personnes valides")
    if blocked == 1:
        rest = "La dernière n’y figure pas ; elle reste dans votre tableur, intacte."
    else:
        rest = "Les " + dom.number(blocked) + " autres n’y figurent pas ; elles restent dans votre "
        rest += "tableur, intactes."
    later = "Après correction, déposez un fichier réduit à ce qui manquait : "
    later += "une personne déjà acceptée par le SI CPF serait refusée la seconde fois."
    question = dom.fr("Générer sans attendre les corrections ?")
    dom.fill(
        dom.get("ecran"),
        dom.el("h2", question, id="titre-ecran", tabindex="-1"),
        dom.el("p", "Le fichier XML contiendra ", dom.el("strong", people), ".", cls="lead"),
        dom.el("p", dom.fr(rest)),
        dom.el("p", dom.fr(later)),
        dom.el(
            "p",
            dom.button(label(valid), "generate", "primary"),
            dom.button("Corriger d’abord", "go", arg="verifier"),
            cls="actions",
        ),
    )
    dom.title("Générer · Certiflux")


async def generate(app):
    """Have the engine write the flow with the rows that may go."""
    dossier = app.dossier
    valid_only = dossier.verdict["summary"]["blocked_rows"] > 0

    async def run(card):
        return await app.bridge.job("generate", {"valid_only": valid_only}, None, card.step)

    files = await flow.work(app, "Écriture du fichier XML", run)
    dossier.files = files
    flow.go(app, state.Obtenir())
    dom.announce(files["verdict"]["sentence"])


def draw_files(app):
    """Show the files, what is known of them and what is not, and what to do next."""
    view = app.dossier.files
    dom.fill(
        dom.get("ecran"),
        banner(view["verdict"]),
        dom.el("ul", [_file(app, item) for item in view["files"]], cls="files"),
        flux.written(view["faults"]),
        _left_out(view["left_out"]),
        dom.el("h3", "Ce que l’on sait de ce fichier"),
        dom.el("ul", [_verdict(item) for item in view["verdicts"]], cls="verdicts"),
        dom.el("h3", "Et maintenant"),
        dom.el("ol", [dom.el("li", step) for step in view["next_steps"]], cls="path"),
        dom.el(
            "p",
            dom.button("Traiter un autre fichier", "restart", "quiet"),
            cls="actions",
        ),
        checked(view["steps"], view["not_checked"]),
        report.menu(),
        reglages.panel(app),
    )
    dom.title("Générer · Certiflux")


def _file(app, item):
    waiting = [
        one["index"] for one in app.dossier.files["files"] if one["index"] not in app.screen.saved
    ]
    style = "primary" if waiting and waiting[0] == item["index"] else ""
    facts = item["size_label"] + " · " + dom.count(item["passages"], "personne", "personnes")
    return dom.el(
        "li",
        dom.el(
            "p", dom.el("strong", item["name"], cls="file-name"), dom.el("span", facts, cls="sub")
        ),
        dom.button(
            [
                dom.icon("down"),
                "Télécharger" if item["index"] in waiting else "Télécharger à nouveau",
            ],
            "download",
            style,
            arg=item["index"],
            aria_label="Télécharger " + item["name"],
        ),
        dom.el("p", dom.fr("Empreinte SHA-256 : "), dom.el("code", item["sha256"]), cls="print"),
    )


def _left_out(number):
    if not number:
        return None
    words = dom.count(number, "personne n’est pas", "personnes ne sont pas")
    return dom.el(
        "p",
        mark("warning", "À reprendre"),
        " ",
        words,
        " dans ce fichier. Le rapport dit lesquelles et pourquoi.",
    )


def _verdict(item):
    return dom.el(
        "li",
        mark("oui" if item["state"] == "ok" else item["state"]),
        dom.el(
            "span", dom.el("strong", item["label"]), dom.el("span", item["sentence"], cls="sub")
        ),
    )


async def download(app, index):
    """Save one file and move the filled button on to the next."""
    await save(app, "download", {"index": index})
    app.screen.saved.append(index)
    app.draw()
    dom.focus_action("download", index)


async def save(app, op, args=None):
    """Fetch a file from the engine and hand it to the browser's downloads."""
    hand_over(*await flow.ask(app, op, args))


async def save_report(app, arg):
    """Save the report; ``arg`` is its format, then a word when it is to hold no value.

    A long one is made step by step behind a progress card.
    """
    ending, kind = (arg + " ").split(" ")[:2]
    args = {"format": ending, "anonymous": kind == report.ANONYMOUS}
    if not report.is_long(app.dossier.verdict["summary"]):
        await save(app, "report", args)
        return

    async def run(card):
        await app.bridge.job("make_report", args, None, card.step)
        return await app.bridge.call("report", args)

    made = await flow.work(app, "Écriture du rapport", run)
    app.draw()
    hand_over(*made)
    report.back(arg)


def hand_over(described, blob):
    """Give a file of the engine to the browser's downloads, and say so."""
    dom.save(blob, described["name"])
    dom.announce(dom.fr("Téléchargé : ") + described["name"])
