"""Carry work through: show its progress, say what went wrong, start a lost engine again."""

import io
import sys

import bridge
import dom
import state
import tried
from parts import alert
from parts.progress import Progress
from pyscript import window
from pyscript.ffi import to_js

ENGINE = {
    "download": "Moteur : téléchargement…",
    "python": "Moteur : Python démarre…",
    "libraries": "Moteur : bibliothèques…",
    "ready": "Moteur : prêt",
    "down": "Moteur : arrêté",
}
# What is done to a sheet in the order in which it may be done again.
SHEET_JOBS = ("reread", "sheet")
SHEET_CHOICES = ("header", "shape", "nobody")
# A list of so many people may be too large for the memory of a small computer.
LARGE = 50000
# What an engine that has just started again answers until the file is open in it.
NO_FILE = "AUCUN_FICHIER"
# What it answers when the file on the disk changed or went since it was chosen.
UNREADABLE = "FILE_UNREADABLE"
# What an engine of another build than the page's answers to its first word.
OTHER_BUILD = "VERSIONS_DIFFERENTES"


class StoppedError(Exception):
    """The work did not reach its end; the page already says why."""


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


def go(app, screen):
    """Show another screen, from its top, with the focus on its title."""
    app.screen = screen
    alert.clear()
    app.draw()
    dom.top()
    focus_title(app)


def focus_title(app):
    """Bring the focus to the title of the screen."""
    dom.focus_id("titre-deposer" if app.screen.step == "deposer" else "titre-ecran")


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


async def work(app, title, run):
    """Show a progress card while ``run(card)`` works; return its result.

    What goes wrong is explained, then StoppedError is raised.
    """
    app.busy = True
    alert.clear()
    app.card = Progress(title)
    app.draw()
    if not app.bridge.up:
        phase(app, app.bridge.stage)
    problem = None
    try:
        return await run(app.card)
    except Exception as error:  # noqa: BLE001 (each kind is told to the user)
        problem = error
    finally:
        app.card.close()
        app.card = None
        app.busy = False
    app.draw()
    await _explain(app, problem)
    raise StoppedError


async def ask(app, op, args=None, file=None):
    """Ask one short thing; return its result, or explain and raise StoppedError."""
    try:
        return await app.bridge.call(op, args, file)
    except Exception as error:  # noqa: BLE001 (each kind is told to the user)
        problem = error
    await _explain(app, problem)
    raise StoppedError


async def attempt(app, op, args=None, file=None):
    """Ask what the user may mend on the spot; return (result, None) or (None, the refusal)."""
    try:
        return await app.bridge.call(op, args, file), None
    except bridge.RefusedError as refused:
        if refused.error["kind"] == "user" and refused.error["code"] != NO_FILE:
            return None, refused.error
        problem = refused
    except Exception as error:  # noqa: BLE001 (each kind is told to the user)
        problem = error
    await _explain(app, problem)
    raise StoppedError


async def peek(app, op, args=None):
    """Ask what completes a screen; StoppedError without a word while the engine starts again.

    The screen is drawn anew, and asks again, once the file is open in the new engine. An engine
    that ends while it is asked is told of by nobody else.
    """
    try:
        return await app.bridge.call(op, args)
    except bridge.GoneError:
        raise StoppedError from None
    except bridge.LostError:
        await recover(app)
        raise StoppedError from None
    except bridge.RefusedError as refused:
        if refused.error["code"] == NO_FILE:
            raise StoppedError from None
        problem = refused
    await _explain(app, problem)
    raise StoppedError


async def _explain(app, problem):
    """Say what happened to a piece of work, and put the engine back on its feet."""
    if isinstance(problem, bridge.CancelledError):
        if isinstance(problem, bridge.EndedError):
            await revive(app)
        focus_title(app)
        dom.announce("Annulé.")
        app.tell_lost()
    elif isinstance(problem, bridge.LostError):
        await recover(app)
    elif isinstance(problem, bridge.RefusedError):
        bug = problem.error["kind"] == "bug"
        again = dom.button("Relancer le moteur", "revive")
        alert.show(problem.error, [again, _ask_for_help()] if bug else ())
    else:
        explain_bug(problem)


def explain_bug(problem):
    """Show a fault of the page itself, or what the browser refused to do for it."""
    message = "C’est un défaut de Certiflux, pas de votre fichier, qui n’a pas changé."
    if isinstance(problem, tried.RefusedError):
        message = "Le navigateur a refusé ce que la page lui demandait (" + problem.name + ")."
    alert.show(
        {
            "title": "La page a rencontré une erreur",
            "message": dom.fr(message),
            "remedy": dom.fr("Recommencez ; si cela se reproduit, rechargez la page."),
            "detail": _trace(problem),
        },
        [_ask_for_help()],
    )


def _ask_for_help():
    return dom.button("Préparer un message d’assistance", "support")


def _trace(problem):
    """Return the lines of the program that led to a fault, for whoever will mend it."""
    text = io.StringIO()
    sys.print_exception(problem, text)
    return text.getvalue()


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
        [_ask_for_help()],
    )


def _next_time(dossier):
    """Say what to do when the engine ends again: only a large file is worth dividing."""
    if dossier is not None and dossier.sheet["people"] >= LARGE:
        return "divisez ce fichier en plusieurs : il est grand pour la mémoire de cet ordinateur."
    return "préparez un message d’assistance."


async def again(app):
    """Start a new engine at the user's word."""
    if await revive(app):
        app.tell_lost()


async def revive(app):
    """Start a new engine and replay the dossier in it; return whether it stands."""
    app.busy = True
    alert.clear()
    app.card = card = Progress("Le moteur redémarre")
    app.draw()
    problem = None
    try:
        await app.bridge.start()
        if app.schema_file is not None:
            args = {"name": str(app.schema_file.name), "size": int(app.schema_file.size)}
            app.schema = await app.bridge.call("schema_load", args, app.schema_file)
        if app.dossier is not None:
            await replay_all(app, card)
        else:
            await app.take_up(card)
        await app.see_answers()
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


async def kept(file):
    """Return a file as it was read, in memory: the one on the disk may change or go meanwhile."""
    data, error = await tried.ask(file, "arrayBuffer")
    if error:
        return file
    copy, error = tried.make(window, "File", to_js([data]), str(file.name))
    return file if error else copy


async def replay_all(app, card):
    """Bring a new engine to where the last one was."""
    if app.before is not None:
        await replay(app, app.before, card)
    await replay(app, app.dossier, card)
    if isinstance(app.screen, state.Obtenir) and app.dossier.files is not None:
        return
    mending = isinstance(app.screen, (state.Atelier, state.Personne))
    if app.screen.step in ("verifier", "generer") and not (mending and app.dossier.verdict):
        app.screen = state.Verifier() if app.dossier.verdict else state.Colonnes()


async def replay(app, dossier, card):
    """Open a dossier in a new engine, its choices and corrections with it."""
    before = dossier.verdict, dossier.files
    checked, made = before[0] is not None, before[1] is not None
    dossier.forget_verdict()
    try:
        await load(app, dossier, card)
    except bridge.RefusedError:
        dossier.verdict, dossier.files = before
        raise
    await _choose(app, dossier, card)
    if dossier.understood is not None:
        await _understand(app, dossier)
    if dossier.values:
        dossier.sheet["form"] = await app.bridge.call("settings", {"values": dossier.values})
    await app.restore(dossier)
    if dossier is app.dossier:
        await app.take_up(card)
    if checked and dossier.sheet["form"]["ready"]:
        dossier.verdict = await app.bridge.job("check", {}, None, card.step)
        await app.catch_up(dossier)
        if made:
            await app.remake(dossier, card)


async def _choose(app, dossier, card):
    """Do again what was chosen about the sheet, in order."""
    for op in SHEET_JOBS:
        if op in dossier.choices:
            dossier.sheet = await app.bridge.job(op, dossier.choices[op], None, card.step)
    for op in SHEET_CHOICES:
        if op in dossier.choices:
            dossier.sheet = await app.bridge.call(op, dossier.choices[op])


async def _understand(app, dossier):
    """Have the columns understood as they were, even those that have no header."""
    try:
        dossier.sheet = await app.bridge.call("understood_again", dossier.understood)
    except bridge.RefusedError as refused:
        app.lost.append(refused.error["title"] + " " + refused.error["remedy"])


async def load(app, dossier, card):
    """Have the engine read the file or the pasted cells of a dossier."""
    file = dossier.file
    if isinstance(file, str):
        args = {"text": file, "settings": dossier.settings}
        dossier.sheet = await app.bridge.job("paste", args, None, card.step)
        return
    args = {"name": str(file.name), "size": int(file.size), "settings": dossier.settings}
    args["sheet"], args["again"] = dossier.sheet_name, dossier.again
    if dossier.sheet is not None:
        # It was open before: the schema followed since then is already in force.
        args["schema"] = "present"
    dossier.sheet = await app.bridge.job("open", args, file, card.step)
    if not dossier.held:
        dossier.file, dossier.held = await kept(file), True
    if dossier.reopened and dossier.settings != dossier.first:
        dossier.sheet = await app.bridge.call("settings_load", {"text": dossier.settings})
    await judge(app, dossier, card)


async def judge(app, dossier, card):
    """Have the schema judge the file of a dossier as it is, when it is a flow."""
    dossier.flow = None
    if dossier.sheet["file"]["flow"]:
        dossier.flow = await app.bridge.job("flow_check", {}, None, card.step)


def _no_engine(problem):
    remedy = "Vérifiez votre connexion puis relancez-le. "
    return {
        "title": "Le moteur de Certiflux ne démarre pas",
        "message": "Le programme qui lit votre fichier n’a pas pu être chargé.",
        "remedy": remedy + "Il faut un navigateur à jour : Firefox, Chrome, Edge ou Safari.",
        "detail": _trace(problem),
    }
