"""Carry work through: run it behind its progress card, say what went wrong, start a lost engine again."""

import io
import sys

import bridge
import dom
import state
from parts import alert
from parts.progress import Progress

ENGINE = {
    "download": "Moteur : téléchargement…",
    "python": "Moteur : Python démarre…",
    "libraries": "Moteur : bibliothèques…",
    "ready": "Moteur : prêt",
    "down": "Moteur : arrêté",
}


class Stopped(Exception):
    """The work did not reach its end; the page already says why."""


def phase(app, name):
    """Show a milestone of the engine: in the header, and in the card of a file that waits for it."""
    words = dom.fr(ENGINE[name])
    dom.get("moteur").setAttribute("data-phase", name)
    dom.text(dom.get("moteur-texte"), words)
    if name == "ready":
        hello = app.bridge.hello
        dom.text(dom.get("version"), "Version " + hello["version"] + ", schéma " + hello["schema"] + ".")
    if app.card is not None and name not in ("ready", "down"):
        app.card.wait(words)


def go(app, screen):
    """Show another screen, from its top, with the focus on its title."""
    app.screen = screen
    alert.clear()
    app.draw()
    dom.top()
    dom.focus_id("titre-deposer" if screen.step == "deposer" else "titre-ecran")


async def start(app):
    """Start the first engine; a failure is shown with a way to try again."""
    try:
        await app.bridge.start()
    except Exception as error:
        if not app.busy:
            alert.show(_no_engine(error), [dom.button("Relancer le moteur", "revive", "primary")])


async def work(app, title, run):
    """Show a progress card while ``run(card)`` works; return its result, or explain and raise Stopped."""
    app.busy = True
    alert.clear()
    app.card = Progress(title)
    app.draw()
    if not app.bridge.up:
        phase(app, app.bridge.stage)
    problem = None
    try:
        return await run(app.card)
    except Exception as error:
        problem = error
    finally:
        app.card.close()
        app.card = None
        app.busy = False
    app.draw()
    await _explain(app, problem)
    raise Stopped


async def ask(app, op, args=None):
    """Ask one short thing; return its result, or explain and raise Stopped."""
    try:
        return await app.bridge.call(op, args)
    except Exception as error:
        problem = error
    await _explain(app, problem)
    raise Stopped


async def _explain(app, problem):
    """Say what happened to a piece of work, and put the engine back on its feet."""
    if isinstance(problem, bridge.Cancelled):
        if problem.lost:
            await revive(app)
        dom.announce("Annulé.")
    elif isinstance(problem, bridge.Lost):
        await recover(app)
    elif isinstance(problem, bridge.Refusal):
        bug = problem.error["kind"] == "bug"
        alert.show(problem.error, [dom.button("Relancer le moteur", "revive")] if bug else ())
    else:
        explain_bug(problem)


def explain_bug(problem):
    """Show a fault of the page itself."""
    alert.show({
        "title": "La page a rencontré une erreur",
        "message": dom.fr("C’est un défaut de Certiflux, pas de votre fichier. Ce qui était ouvert l’est toujours."),
        "remedy": dom.fr("Recommencez ; si cela se reproduit, rechargez la page et déposez à nouveau votre fichier."),
        "detail": _trace(problem),
    })


def _trace(problem):
    """Return the lines of the program that led to a fault, for whoever will mend it."""
    text = io.StringIO()
    sys.print_exception(problem, text)
    return text.getvalue()


async def recover(app):
    """Start a lost engine again and say so, unless that is being done."""
    if app.busy or not await revive(app):
        return
    kept = app.dossier is not None
    alert.show({
        "title": "Le moteur s’est arrêté, puis a été relancé",
        "message": dom.fr("« ") + app.dossier.name() + dom.fr(" » a été rouvert avec ce que vous aviez saisi.") if kept else "Aucun fichier n’était ouvert.",
        "remedy": "Reprenez où vous en étiez. Si cela se reproduit avec ce fichier, divisez-le en plusieurs fichiers plus petits.",
    })


async def revive(app):
    """Start a new engine and replay the dossier in it; return whether it stands."""
    app.busy = True
    alert.clear()
    app.card = card = Progress("Le moteur redémarre")
    app.draw()
    problem = None
    try:
        await app.bridge.start()
        if app.dossier is not None:
            await replay(app, card)
    except Exception as error:
        problem = error
    app.card = None
    card.close()
    app.busy = False
    app.draw()
    if problem is not None:
        error = problem.error if isinstance(problem, bridge.Refusal) else _no_engine(problem)
        alert.show(error, [dom.button("Relancer le moteur", "revive", "primary")])
    return problem is None


async def replay(app, card):
    """Bring a new engine to where the last one was: file, sheet, identifiers, verdict. Written files are gone."""
    dossier = app.dossier
    chosen = dossier.sheet["sheet"]
    checked = dossier.verdict is not None
    dossier.forget_verdict()
    await load(app, dossier, card)
    if dossier.sheet["sheet"] != chosen:
        dossier.sheet = await app.bridge.job("sheet", {"index": chosen}, None, card.step)
    if dossier.values:
        dossier.sheet["form"] = await app.bridge.call("settings", {"values": dossier.values})
    if checked and dossier.sheet["form"]["ready"]:
        dossier.verdict = await app.bridge.job("check", {}, None, card.step)
    if app.screen.step in ("verifier", "generer"):
        app.screen = state.Verifier() if dossier.verdict else state.Colonnes()


async def load(app, dossier, card):
    """Have the engine read the file of a dossier."""
    file = dossier.file
    args = {"name": str(file.name), "size": int(file.size), "settings": dossier.settings}
    dossier.sheet = await app.bridge.job("open", args, file, card.step)


def _no_engine(problem):
    return {
        "title": "Le moteur de Certiflux ne démarre pas",
        "message": "Le programme qui lit votre fichier n’a pas pu être chargé ou s’est arrêté aussitôt.",
        "remedy": "Vérifiez votre connexion puis relancez-le. Un navigateur à jour est nécessaire (Firefox, Chrome, Edge ou Safari).",
        "detail": _trace(problem),
    }
