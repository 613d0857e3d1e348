"""The entry of each screen, written beside it: all that the page knows of it, and its gestures.

A gesture is what a button, a select or a form does, under the name that its node carries
(``data-do``, ``data-change``, ``data-submit``).
"""


class Screen:
    """What is shown, with just what its step needs; ``step`` says where it stands.

    ``mends`` says that rows are corrected there, ``beside`` that it is opened from anywhere.
    """

    name = step = ""
    mends = beside = False


class Beside(Screen):
    """A screen that is opened from any other, at the same step, and goes back to it."""

    beside = True

    def __init__(self, back):
        self.back = back
        self.step = back.step


class Entry:
    """How a screen is made and drawn, its title, where the help speaks of it.

    ``refresh`` shows it again after an action undone, where drawing it whole would lose the place.
    """

    def __init__(self, kind, draw, title, help, refresh):  # noqa: A002 (the word of the page)
        self.kind = kind
        self.draw = draw
        self.title = title
        self.help = help
        self.refresh = refresh


SCREENS = {}
ACTIONS = {}
CHANGES = {}
SUBMITS = {}


def screen(name, kind, draw, *, title, help, refresh=None, **tables):  # noqa: A002
    """Enter a screen; the one that a step opens with bears the name of that step.

    ``help`` is the anchor of the help page and the words that lead there; ``tables`` are the
    screen's own gestures, as for ``gestures``.
    """
    kind.name = name
    SCREENS[name] = Entry(kind, draw, title, help, refresh)
    gestures(**tables)


def gestures(actions=(), changes=(), submits=()):
    """Enter what is done by its name: ``(app, argument)``, or ``(app, node)`` for a change."""
    for known, new in ((ACTIONS, actions), (CHANGES, changes), (SUBMITS, submits)):
        for name in new:
            if name in known:
                raise ValueError("twice: " + name)
            known[name] = new[name]


def make(name, *args):
    """Make a screen."""
    return SCREENS[name].kind(*args)


def of(shown):
    """Return the entry of a screen."""
    return SCREENS[shown.name]


def under(shown):
    """Return the screen to go back to: what lies below a screen opened from anywhere."""
    while shown.beside:
        shown = shown.back
    return shown
