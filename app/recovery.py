"""Start the engine, and start it again when it is lost: what was open is replayed in it."""

import bridge
import dom
import entries
import flow
import replay
import supply
import tasks
from gestures import reprendre
from parts import alert
from parts.progress import Progress

ENGINE = {
    "download": "Moteur : téléchargement…",
    "python": "Moteur : Python démarre…",
    "libraries": "Moteur : bibliothèques…",
    "ready": "Moteur : prêt",
    "down": "Moteur : arrêté",
}
# A list of so many people may be too large for the memory of a small computer.
LARGE = 50000
# What it answers when the file on the disk changed or went since it was chosen.
UNREADABLE = "FILE_UNREADABLE"
# What an engine of another build than the page's answers to its first word.
OTHER_BUILD = "VERSIONS_DIFFERENTES"


def phase(app, name):
    """Show a milestone of the engine: in the header, and in the card of a file that waits."""
    words = dom.fr(ENGINE[name])
    dom.get("moteur").setAttribute("data-phase", name)
    dom.text(dom.get("moteur-texte"), words)
    if name == "ready":
        hello = app.bridge.hello
        dom.text(
            dom.get("version"), "Version " + hello["version"] + ", schéma " + hello["schema"] + "."
        )
    if app.card is not None and name not in ("ready", "down"):
        app.card.wait(words)


def arrived(app, count):
    """Show how much of the engine has come."""
    words = dom.fr("Moteur : téléchargement… ") + _millions(count)
    if str(dom.get("moteur-texte").textContent) != words:
        dom.text(dom.get("moteur-texte"), words)
        if app.card is not None:
            app.card.wait(words)


def _millions(count):
    tenths = count // 100000
    return dom.number(tenths // 10) + "," + str(tenths % 10) + dom.NO_BREAK + "Mo"


async def start(app):
    """Start the first engine; a failure is shown with a way to try again."""
    try:
        await app.bridge.start()
    except Exception as error:  # noqa: BLE001 (each kind is told to the user)
        if not app.busy:
            no_start(error)


def no_start(problem):
    """Say why the engine does not start; another build than the page's needs the page anew."""
    again = dom.button("Relancer le moteur", "revive", "primary")
    error = problem.error if isinstance(problem, bridge.RefusedError) else _no_engine(problem)
    if error.get("code") == OTHER_BUILD:
        again = dom.button("Recharger la page", "reload", "primary")
    alert.show(error, [again])


async def explain(app, problem):
    """Say what happened to a piece of work, and put the engine back on its feet."""
    if isinstance(problem, bridge.CancelledError):
        if isinstance(problem, bridge.EndedError):
            await revive(app)
        flow.focus_title(app)
        dom.announce("Annulé.")
        reprendre.tell_lost(app)
    elif isinstance(problem, bridge.LostError):
        await recover(app)
    elif isinstance(problem, bridge.RefusedError):
        bug = problem.error["kind"] == "bug"
        again = dom.button("Relancer le moteur", "revive")
        alert.show(problem.error, [again, tasks.ask_for_help()] if bug else ())
    else:
        tasks.explain_bug(problem)


async def recover(app):
    """Start a lost engine again and say so, unless that is being done."""
    if app.busy or not await revive(app):
        return
    if app.dossier is None:
        message = "Aucun fichier n’était ouvert. "
    else:
        kept = dom.fr(" » a été rouvert avec ce que vous aviez saisi.")
        message = dom.fr("« ") + app.dossier.name() + kept
    lost, app.lost = app.lost, []
    alert.show(
        {
            "title": "Le moteur s’est arrêté, puis a été relancé",
            "message": dom.fr(message + "".join([" " + one for one in lost])),
            "remedy": "Reprenez où vous en étiez. Si cela se reproduit, " + _next_time(app.dossier),
        },
        [tasks.ask_for_help()],
    )


def _next_time(dossier):
    """Say what to do when the engine ends again: only a large file is worth dividing."""
    if dossier is not None and dossier.sheet["people"] >= LARGE:
        return "divisez ce fichier en plusieurs : il est grand pour la mémoire de cet ordinateur."
    return "préparez un message d’assistance."


async def again(app):
    """Start a new engine at the user's word."""
    if await revive(app):
        reprendre.tell_lost(app)


async def revive(app):
    """Start a new engine and replay the dossier in it; return whether it stands."""
    if app.busy:
        return False
    app.busy = True
    alert.clear()
    app.card = card = Progress("Le moteur redémarre")
    app.draw()
    problem = None
    try:
        await app.bridge.start()
        await replay.everything(app, card)
    except Exception as error:  # noqa: BLE001 (each kind is told to the user)
        problem = error
    app.card = None
    card.close()
    app.busy = False
    app.draw()
    if _unreadable(app, problem):
        _ask_again(app)
    elif problem is not None:
        no_start(problem)
    return problem is None


def _unreadable(app, problem):
    refused = isinstance(problem, bridge.RefusedError) and problem.error["code"] == UNREADABLE
    return refused and app.dossier is not None


def _ask_again(app):
    """Ask for the file that can no longer be read; what was done to it waits here."""
    app.awaited = True
    name = dom.fr("« ") + app.dossier.name() + dom.fr(" »")
    kept = "Vos réponses et vos corrections sont encore dans cette page : elles y seront reportées."
    alert.show(
        {
            "title": dom.fr("Redonnez ") + name,
            "message": "Le moteur a redémarré, mais ce fichier n’est plus lisible tel qu’il était. "
            + dom.fr(kept),
            "remedy": "Fermez-le dans votre tableur, puis choisissez-le de nouveau.",
        },
        [dom.button("Choisir le fichier", "pick", "primary")],
    )


def _no_engine(problem):
    if isinstance(problem, supply.MissingError):
        return dict(problem.said(), detail=tasks.trace(problem))
    remedy = "Vérifiez votre connexion puis relancez-le. "
    return {
        "title": "Le moteur de Certiflux ne démarre pas",
        "message": "Le programme qui lit votre fichier n’a pas pu être chargé.",
        "remedy": remedy + "Il faut un navigateur à jour : Firefox, Chrome, Edge ou Safari.",
        "detail": tasks.trace(problem),
    }


entries.gestures(actions={"revive": lambda app, _arg: app.run(again(app))})
