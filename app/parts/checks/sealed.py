"""Try to send a word out of this page by every means that a page has, and note what stopped it.

Nothing of a user's file is in it. The browser says which rule stops each attempt by an event; an
attempt that no rule stops and that raises nothing is noted as such: it went out.
"""

import asyncio

import dom
import tried
from bridge import CancelledError
from offline import covered
from pyscript import document, window
from pyscript.ffi import create_proxy, to_js

WORD = "essai"
# A rule is told at once; an image or a frame may take a little while to be asked for.
PATIENCE_S = 0.6
STEP_S = 0.02
# After an error is heard, the rule behind it may still be told.
AFTER_S = 0.15
LIMIT_MS = 1500
FRAME = "essai-cadre"
# What no part of Certiflux uses and no rule of a page governs: taken away when it starts.
DOORS = ("RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "WebTransport")
OWN_ADDRESS = "adresse-qui-n-existe-pas"
# An address that asks nobody: only the page's own rule refuses it, so that refusing proves it.
NOWHERE = "data:text/plain,essai"
# What is noted of an attempt of which nothing at all is heard.
SILENCE = "TimeoutError"


def close_doors():
    """Take away from this page the means that its policy does not govern."""
    for name in DOORS:
        if tried.read(window, name) is not None:
            tried.put(window, name, None)


class Attempts:
    """One test, from its first attempt to its last; ``noted`` is what the engine is told.

    ``stopping()`` tells whether the user gave it up.
    """

    def __init__(self, target, stopping):
        self.target = target
        self.stopping = stopping
        self.noted = []
        self.rule = ""
        self.error = ""
        self.done = False
        self.listener = create_proxy(self._violated)

    def _violated(self, event):
        # The first one stopped it: what comes after is about what it would have led to.
        self.rule = self.rule or str(event.effectiveDirective)

    async def run(self):
        """Make every attempt of the page, one after the other."""
        document.addEventListener("securitypolicyviolation", self.listener)
        try:
            for means, attempt in MEANS:
                await self._try(means, attempt, self.target + "/" + WORD + "-" + means)
            await self._try("webrtc", _webrtc, self.target)
            await self._try("own", _fetch, OWN_ADDRESS)
            await self._try("control", _fetch, NOWHERE)
        finally:
            document.removeEventListener("securitypolicyviolation", self.listener)

    async def _try(self, means, attempt, address):
        if self.stopping():
            raise CancelledError
        self.rule = self.error = ""
        self.done = False
        told = attempt(self, address)
        if told is not None:
            await told
        waited = 0
        while not self.rule and waited < (AFTER_S if self.error or self.done else PATIENCE_S):
            await asyncio.sleep(STEP_S)
            waited += STEP_S
        heard = self.rule or self.error or self.done
        error = self.error if heard else SILENCE
        self.noted.append({"where": "page", "means": means, "rule": self.rule, "error": error})

    def take(self, answer):
        """Take what a call answered: note the name of its error, or return its value."""
        value, error = answer
        self.error = self.error or error
        return value

    def hear(self, node):
        """Note what a node hears: that it failed, or that it was answered."""
        if node is None:
            return
        tried.put(node, "onerror", create_proxy(lambda *_: self._failed()))
        for name in ("onload", "onopen"):
            tried.put(node, name, create_proxy(lambda *_: self._answered()))

    def _failed(self):
        self.error = self.error or "error"

    def _answered(self):
        self.done = True


async def _fetch(test, address):
    how = to_js({"method": "GET", "cache": "no-store"})
    test.take(await tried.ask(window, "fetch", address, how, limit=LIMIT_MS))
    test.done = not test.error


def _xhr(test, address):
    request = test.take(tried.make(window, "XMLHttpRequest"))
    test.hear(request)
    test.take(tried.call(request, "open", "POST", address))
    test.take(tried.call(request, "send", WORD))


def _beacon(test, address):
    test.done = bool(test.take(tried.call(window.navigator, "sendBeacon", address, WORD)))
    if not test.done:
        test.error = test.error or "refused"


def _websocket(test, address):
    test.hear(test.take(tried.make(window, "WebSocket", "ws" + address[len("http") :])))


def _eventsource(test, address):
    source = test.take(tried.make(window, "EventSource", address))
    test.hear(source)
    if source is not None:
        window.setTimeout(create_proxy(source.close), 1000)


def _image(test, address):
    image = window.Image.new()
    test.hear(image)
    test.take((None, tried.put(image, "src", address)))


def _form(test, address):
    frame = dom.el("iframe", name=FRAME, hidden=True)
    field = dom.el("input", name="mot", value=WORD)
    form = dom.el("form", field, action=address, method="post", target=FRAME, hidden=True)
    document.body.append(frame, form)
    test.take(tried.call(form, "submit"))
    _away(frame)
    _away(form)


def _script(test, address):
    _node(test, dom.el("script", src=address))


def _style(test, address):
    _node(test, dom.el("link", rel="stylesheet", href=address))


def _frame(test, address):
    _node(test, dom.el("iframe", src=address, hidden=True))


def _media(test, address):
    _node(test, dom.el("audio", src=address, hidden=True, preload="auto"))


def _webrtc(test, address):
    if tried.read(window, DOORS[0]) is None:
        test.rule = "retired"
        return
    host = str(window.URL.new(address).host)
    servers = to_js({"iceServers": [{"urls": "stun:" + host}]})
    peer = test.take(tried.make(window, DOORS[0], servers))
    if peer is not None:
        test.take(tried.call(peer, "createDataChannel", WORD))
        test.take(tried.call(peer, "setLocalDescription"))


def _node(test, node):
    test.hear(node)
    document.body.append(node)
    _away(node)


def _away(node):
    window.setTimeout(create_proxy(node.remove), 1000)


MEANS = (
    ("fetch", _fetch),
    ("xhr", _xhr),
    ("beacon", _beacon),
    ("websocket", _websocket),
    ("eventsource", _eventsource),
    ("image", _image),
    ("form", _form),
    ("script", _script),
    ("style", _style),
    ("frame", _frame),
    ("media", _media),
)


async def facts(app, target):
    """Make every attempt, the engine's too; return what the engine takes to judge them."""
    test = Attempts(target, lambda: app.bridge.stopping)
    own = str(window.URL.new(OWN_ADDRESS, document.baseURI).href)

    async def make():
        await test.run()
        return test.noted + await app.bridge.probe(target, own)

    attempts = await app.bridge.stoppable(make)
    return {"attempts": attempts, "target": target, "covered": covered()}
