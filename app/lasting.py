"""Ask the engine one thing; when the answer is long in coming, show it, with a way out."""

import asyncio

from parts.progress import Progress

LASTS_S = 3
TITLE = "Le moteur travaille"


async def ask(app, op, args, file):
    """Ask as the bridge does; raises what it raises, and what a cancel makes of it."""
    if app.busy:
        return await app.bridge.call(op, args, file)
    wait = Wait(app)
    asyncio.create_task(wait.show())
    try:
        return await app.bridge.stoppable(lambda: app.bridge.call(op, args, file))
    finally:
        wait.end()


class Wait:
    """The card of one answer that is waited for; what has the focus keeps it."""

    def __init__(self, app):
        self.app = app
        self.over = False
        self.card = None

    async def show(self):
        """Show the card after a while, unless the answer has come or another card stands."""
        await asyncio.sleep(LASTS_S)
        if not self.over and not self.app.busy and self.app.card is None:
            self.app.card = self.card = Progress(TITLE, focus=False)

    def end(self):
        """Take the card away again."""
        self.over = True
        if self.card is not None and self.app.card is self.card:
            self.card.close()
            self.app.card = None
