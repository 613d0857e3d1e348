"""Keep the application on this computer: the page's side of the service worker (static/sw.js).

Whatever goes wrong here, the page works on: it then needs the network as any page does.
"""

import asyncio
import json

import tried
from bridge import own_build
from pyscript import document, window
from pyscript.ffi import create_proxy, is_none, to_js

SCRIPT = "sw.js"
# A first visit waits no longer than this to be covered before its engine starts.
PATIENCE_MS = 3000
STEP_S = 0.05

# What the newest service worker does, even while it waits for the one at work to end.
NEWEST = ("prepare", "apply")

# What is known: "" before it is, then one of these.
UNSECURED, REFUSED, COMING, READY = "unsecured", "refused", "coming", "ready"
UPDATE, BROKEN, LATER, ERASED = "update", "broken", "later", "erased"


class Offline:
    """What this browser keeps of the application, and whether the page is covered by it."""

    def __init__(self, on_change):
        self.on_change = on_change
        self.registration = None
        self.kind = ""
        self.state = {}
        self.looked = None
        # Whether the engine was started under it.
        self.engine = False
        # The browser's own question « install this? », when it would ask it.
        self.prompt = None

    async def begin(self):
        """Have this page covered, so that its engine will be; return soon in any case."""
        container = tried.read(window.navigator, "serviceWorker")
        if container is None:
            self._is(REFUSED if window.isSecureContext else UNSECURED)
            return
        options = to_js({"updateViaCache": "none"})
        # Refused in a private window, or by a rule of the organisation.
        registration, _ = await tried.ask(container, "register", SCRIPT, options)
        if registration is None:
            self._is(REFUSED)
            return
        self.registration = registration
        self._is(COMING)
        if not is_none(registration.active):
            self.looked = self._look()
        await window.Promise.race(to_js([self._cover(), _after(PATIENCE_MS)]))

    def _cover(self):
        done = window.Promise.withResolvers()

        async def cover():
            container = tried.read(window.navigator, "serviceWorker")
            await tried.settled(container.ready)
            self.state = await self.ask("begin", build=own_build())
            while self.state.get("build") == own_build() and not covered():  # noqa: ASYNC110
                await asyncio.sleep(STEP_S)
            done.resolve("end")

        asyncio.create_task(cover())
        return done.promise

    def _look(self):
        """Ask the host once, at the start, whether it has another version."""
        looked = window.Promise.withResolvers()

        async def look():
            # Without network it fails: what is kept serves.
            await tried.ask(self.registration, "update")
            looked.resolve("end")

        asyncio.create_task(look())
        return looked.promise

    async def prepare(self):
        """In the background, keep all that is missing, or the whole of a new version."""
        if self.registration is None or self.kind == ERASED:
            return
        if self.state.get("build") != own_build():
            self._is(LATER)
            return
        if self.looked is not None:
            await self.looked
        while not is_none(self.registration.installing):  # noqa: ASYNC110
            await asyncio.sleep(STEP_S)
        told = await self.ask("prepare")
        if "failed" in told:
            self._is(BROKEN)
            return
        self.state = told
        if told["next"]:
            self._is(UPDATE)
        elif not self.engine:
            self._is(LATER)
        else:
            self._is(READY if told["whole"] else BROKEN)

    async def apply(self):
        """Serve the new version from now on; return why not, "" when it is done."""
        told = await self.ask("apply")
        return told.get("refused", "failed" if "failed" in told else "")

    async def erase(self):
        """Have all that is kept erased, the service worker itself with it."""
        if self.registration is not None:
            await self.ask("erase")
            self._is(ERASED)

    async def ask(self, deed, **more):
        """Ask the service worker to do something; return what it answers."""
        channel = window.MessageChannel.new()
        heard = window.Promise.withResolvers()
        channel.port1.onmessage = create_proxy(lambda event: heard.resolve(event.data))
        message = json.dumps(dict(more, deed=deed))
        worker = self.registration.active
        if deed in NEWEST and not is_none(self.registration.waiting):
            worker = self.registration.waiting
        ports = to_js([channel.port2])
        if is_none(worker) or tried.call(worker, "postMessage", message, ports)[1]:
            return {"failed": "postMessage"}
        return json.loads(str(await heard.promise))

    def _is(self, kind):
        self.kind = kind
        self.on_change()


def covered():
    """Tell whether the requests of this page go through the service worker."""
    container = tried.read(window.navigator, "serviceWorker")
    return container is not None and tried.read(container, "controller") is not None


def reload():
    """Open the page anew."""
    document.location.reload()


def _after(delay):
    done = window.Promise.withResolvers()
    window.setTimeout(create_proxy(lambda: done.resolve("end")), delay)
    return done.promise
