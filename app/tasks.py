"""Run the tasks of the page: what one of them did not foresee is shown, not lost in a console."""

import asyncio
import io
import sys

import dom
import tried
from parts import alert


class StoppedError(Exception):
    """The work did not reach its end; the page already says why."""


def run(task):
    """Start a task of the page."""
    asyncio.create_task(_guard(task))


async def _guard(task):
    try:
        await task
    except StoppedError:
        pass
    except Exception as error:  # noqa: BLE001 (the last net)
        explain_bug(error)


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
            "detail": trace(problem),
        },
        [ask_for_help()],
    )


def ask_for_help():
    """Make the button that prepares a message for assistance."""
    return dom.button("Préparer un message d’assistance", "support")


def trace(problem):
    """Return the lines of the program that led to a fault, for whoever will mend it."""
    text = io.StringIO()
    sys.print_exception(problem, text)
    return text.getvalue()
