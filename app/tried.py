"""Ask the browser what it may refuse: the page's only hand on calls that may throw.

Here no ``try`` catches what JavaScript throws at once: the task would end without a word. A script
of the page tries in its place (static/js/tried.js) and answers a value, or the name of the error.
Nothing of these functions raises.
"""

from pyscript import window
from pyscript.ffi import is_none

TRIED = window.tried


class RefusedError(Exception):
    """The browser refused what the page cannot do without; ``name`` is its own word for why."""

    def __init__(self, name):
        self.name = name


def read(of, name):
    """Return a property, None where there is none or where the browser refuses it."""
    return _answer(TRIED.get(_real(of), name))[0]


def put(of, name, value):
    """Set a property; return the name of the error, "" for none."""
    return _answer(TRIED.set(_real(of), name, value))[1]


def call(of, name, *args):
    """Call a method; return (value, "") or (None, the name of the error)."""
    return _answer(TRIED.call(_real(of), name, *args))


def run(deed, *args):
    """Call a function; return (value, "") or (None, the name of the error)."""
    return _answer(TRIED.run(deed, *args))


def make(of, name, *args):
    """Construct what a property names; return (value, "") or (None, the name of the error)."""
    return _answer(TRIED.make(_real(of), name, *args))


def sure(answer):
    """Return the value of an answer; raise RefusedError when there is none to go on with."""
    value, error = answer
    if error:
        raise RefusedError(error)
    return value


async def ask(of, name, *args, limit=0):
    """Call a method that promises; return (value, "") or (None, the name of the error).

    After ``limit`` milliseconds, unless 0, the error is TimeoutError.
    """
    return _answer(await TRIED.ask(limit, _real(of), name, *args))


async def settled(promise, limit=0):
    """Wait for a promise; return as ``ask`` does."""
    return _answer(await TRIED.settle(promise, limit))


def _real(of):
    """Return what stands for an object on the other side: None for the window."""
    return None if of is window else of


def _answer(told):
    error = getattr(told, "error", None)
    if not is_none(error):
        return None, str(error)
    value = told.value
    return (None if is_none(value) else value), ""
