"""Try to send a word out of this page by every means that a page has, and note what stopped it.

Nothing of a user's file is in it. The browser says which rule stops each attempt by an event; an
attempt that no rule stops and that raises nothing is noted as such: it went out.
"""

import asyncio

import dom
from offline import covered
from pyscript import document, window
from pyscript.ffi import create_proxy, is_none, to_js

WORD = "essai"
# A rule is told at once; an image or a frame may take a little while to be asked for.
PATIENCE_S = 0.6
STEP_S = 0.02
FRAME = "essai-cadre"
# What no part of Certiflux uses and no rule of a page governs: taken away when it starts.
DOORS = ("RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "WebTransport")
OWN_ADDRESS = "adresse-qui-n-existe-pas"


def close_doors():
    """Take away from this page the means that its policy does not govern."""
    for name in DOORS:
        if not is_none(getattr(window, name, None)):
            setattr(window, name, None)


class Attempts:
    """One test, from its first attempt to its last; ``noted`` is what the engine is told."""

    def __init__(self, target):
        self.target = target
        self.noted = []
        self.rule = ""
        self.error = ""
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
        finally:
            document.removeEventListener("securitypolicyviolation", self.listener)

    async def _try(self, means, attempt, address):
        self.rule = self.error = ""
        try:
            told = attempt(self, address)
            if told is not None:
                await told
        except Exception as problem:  # noqa: BLE001 (each browser has words of its own)
            self.fail(problem)
        waited = 0
        while not self.rule and waited < PATIENCE_S:
            await asyncio.sleep(STEP_S)
            waited += STEP_S
        note = {"where": "page", "means": means, "rule": self.rule, "error": self.error}
        self.noted.append(note)

    def fail(self, problem):
        """Note that something was raised or heard: its kind, no more."""
        self.error = str(getattr(problem, "name", None) or type(problem).__name__)

    def hear(self, node):
        """Note the error that a node hears."""
        node.onerror = create_proxy(lambda *_: self._heard())

    def _heard(self):
        self.error = self.error or "error"


async def _fetch(_test, address):
    await window.fetch(address, to_js({"method": "GET", "cache": "no-store"}))


def _xhr(test, address):
    request = window.XMLHttpRequest.new()
    test.hear(request)
    request.open("POST", address)
    request.send(WORD)


def _beacon(test, address):
    if not window.navigator.sendBeacon(address, WORD):
        test.error = "refused"


def _websocket(test, address):
    socket = window.WebSocket.new("ws" + address[len("http") :])
    test.hear(socket)


def _eventsource(test, address):
    source = window.EventSource.new(address)
    test.hear(source)
    window.setTimeout(create_proxy(source.close), 1000)


def _image(test, address):
    image = window.Image.new()
    test.hear(image)
    image.src = address


def _form(_test, address):
    frame = dom.el("iframe", name=FRAME, hidden=True)
    field = dom.el("input", name="mot", value=WORD)
    form = dom.el("form", field, action=address, method="post", target=FRAME, hidden=True)
    document.body.append(frame, form)
    form.submit()
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
    kind = getattr(window, DOORS[0], None)
    if is_none(kind):
        test.rule = "retired"
        return
    host = str(window.URL.new(address).host)
    servers = to_js({"iceServers": [{"urls": "stun:" + host}]})
    peer = kind.new(servers)
    peer.createDataChannel(WORD)
    peer.setLocalDescription()


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
    test = Attempts(target)
    await test.run()
    own = str(window.URL.new(OWN_ADDRESS, document.baseURI).href)
    attempts = test.noted + await app.bridge.probe(target, own)
    return {"attempts": attempts, "target": target, "covered": covered()}
