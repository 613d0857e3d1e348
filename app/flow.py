"""Carry work through: show another screen, ask the engine, show the progress of a job."""

import bridge
import dom
import entries
import lasting
import tasks
from parts import alert
from parts.progress import Progress

# What an engine that has just started again answers until the file is open in it.
NO_FILE = "AUCUN_FICHIER"


def go(app, screen):
    """Show another screen, from its top, with the focus on its title."""
    app.screen = screen
    alert.clear()
    app.draw()
    dom.top()
    focus_title(app)


def show(app, name, *args):
    """Show a screen by the name of its entry."""
    go(app, entries.make(name, *args))


def focus_title(app):
    """Bring the focus to the title of the screen."""
    dom.focus_id("titre-deposer" if app.screen.step == "deposer" else "titre-ecran")


async def work(app, title, run):
    """Show a progress card while ``run(card)`` works; return its result.

    What goes wrong is explained, then StoppedError is raised.
    """
    app.busy = True
    alert.clear()
    app.card = Progress(title)
    app.draw()
    if not app.bridge.up:
        app.bridge.on_phase(app.bridge.stage)
    problem = None
    try:
        return await app.bridge.stoppable(lambda: run(app.card))
    except Exception as error:  # noqa: BLE001 (each kind is told to the user)
        problem = error
    finally:
        app.card.close()
        app.card = None
        app.busy = False
    app.draw()
    await app.explain(problem)
    raise tasks.StoppedError


async def ask(app, op, args=None, file=None):
    """Ask one short thing; return its result, or explain and raise tasks.StoppedError."""
    try:
        return await lasting.ask(app, op, args, file)
    except Exception as error:  # noqa: BLE001 (each kind is told to the user)
        problem = error
    await app.explain(problem)
    raise tasks.StoppedError


async def attempt(app, op, args=None, file=None):
    """Ask what the user may mend on the spot; return (result, None) or (None, the refusal)."""
    try:
        return await lasting.ask(app, op, args, file), None
    except bridge.RefusedError as refused:
        if refused.error["kind"] == "user" and refused.error["code"] != NO_FILE:
            return None, refused.error
        problem = refused
    except Exception as error:  # noqa: BLE001 (each kind is told to the user)
        problem = error
    await app.explain(problem)
    raise tasks.StoppedError


async def peek(app, op, args=None):
    """Ask what completes a screen; StoppedError without a word while the engine starts again.

    The screen is drawn anew, and asks again, once the file is open in the new engine. An engine
    that ends while it is asked is told of by nobody else.
    """
    try:
        return await app.bridge.call(op, args)
    except bridge.GoneError:
        raise tasks.StoppedError from None
    except bridge.LostError as lost:
        problem = lost
    except bridge.RefusedError as refused:
        if refused.error["code"] == NO_FILE:
            raise tasks.StoppedError from None
        problem = refused
    await app.explain(problem)
    raise tasks.StoppedError
