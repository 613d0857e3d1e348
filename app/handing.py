"""Hand files of the engine over to the browser's downloads."""

import dom
import flow


async def save(app, op, args=None):
    """Fetch a file from the engine and hand it over."""
    hand_over(*await flow.ask(app, op, args))


def hand_over(described, blob):
    """Give a file of the engine to the browser's downloads, and say so."""
    dom.save(blob, described["name"])
    dom.announce(dom.fr("Téléchargé : ") + described["name"])
