"""Ask before the page is left while something would be lost; never otherwise."""

from pyscript import window
from pyscript.ffi import create_proxy


def watch(app):
    """Look at what would be lost each time the page is about to be left."""

    def ask(event):
        if app.at_risk():
            event.preventDefault()
            event.returnValue = ""

    window.addEventListener("beforeunload", create_proxy(ask))
