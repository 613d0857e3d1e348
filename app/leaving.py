"""Ask before the page is left while corrections would be lost; never otherwise."""

from pyscript import window
from pyscript.ffi import create_proxy


def _ask(event):
    event.preventDefault()
    event.returnValue = ""


class Leaving:
    """Listen to the page being left only while there is something to lose."""

    def __init__(self):
        self.asking = False
        self.listener = create_proxy(_ask)

    def follow(self, app):
        """Begin or stop to ask, after what the open dossiers now hold."""
        asking = app.unsaved()
        if asking == self.asking:
            return
        self.asking = asking
        if asking:
            window.addEventListener("beforeunload", self.listener)
        else:
            window.removeEventListener("beforeunload", self.listener)
