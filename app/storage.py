"""What this browser keeps for Certiflux as texts, where it agrees to: each use is tried."""

import tried
from pyscript import window
from pyscript.ffi import create_proxy, is_none

PREFIX = "certiflux."
PROBE = PREFIX + "essai"
# A tab that holds its turn longer than this is not waited for.
TURN_MS = 20000


def works():
    """Tell whether this browser keeps anything at all."""
    place = _place()
    if place is None or tried.call(place, "setItem", PROBE, "")[1]:
        return False
    tried.call(place, "removeItem", PROBE)
    return True


def get(key):
    """Return the text kept under a key, None for none or where the browser refuses."""
    place = _place()
    if place is None:
        return None
    text, _ = tried.call(place, "getItem", key)
    return None if text is None else str(text)


def put(key, text):
    """Keep a text; tell whether it is kept now. What was there before stays when it is not."""
    place = _place()
    return place is not None and not tried.call(place, "setItem", key, text)[1]


def erase(key):
    """Keep nothing under a key any more; tell whether that is so."""
    place = _place()
    return place is None or not tried.call(place, "removeItem", key)[1]


def names():
    """Return the keys of ours under which something is kept."""
    place = _place()
    if place is None:
        return []
    found = []
    for rank in range(int(tried.read(place, "length") or 0)):
        name, _ = tried.call(place, "key", rank)
        if name is not None and str(name).startswith(PREFIX):
            found.append(str(name))
    return found


async def turn(name):
    """Wait until no other tab is at work under a name; return what ends this turn."""
    release, _ = await tried.settled(tried.TRIED.hold(PREFIX + name), TURN_MS)
    return (lambda: None) if release is None else release


def hear(handler):
    """Call ``handler(key)`` when another tab changes what is kept; None when it erases all."""

    def heard(event):
        handler(None if is_none(event.key) else str(event.key))

    window.addEventListener("storage", create_proxy(heard))


def _place():
    return tried.read(window, "localStorage")
