"""Serve the engine to the page: the worker's side of the boundary (CPython in Pyodide).

The page calls ``dispatch`` with the text of a request and gets ``{text, blob}`` back; what is asked
and answered is certiflux.protocol's business alone.
"""

import asyncio
import json
import time
import uuid

import js
import pyodide_js
from pyodide.ffi import JsException, create_once_callable, create_proxy, to_js

# Python runs, its wheels are unpacked: the page shows it while the imports below take their time.
js.postMessage("certiflux:python")
# When this Python dies (its memory or its stack ends), no answer ever comes: the page is told.
pyodide_js._api.on_fatal = js.postMessage.bind(js.self, "certiflux:fatal")  # noqa: SLF001

from certiflux.protocol import Session  # noqa: E402 (the milestone goes out first)

__export__ = ["dispatch", "hold", "memory", "probe"]

OK = 200
# The browser says very soon which rule an attempt met.
PROBE_S = 0.3
STEP_S = 0.02
# An attempt of which nothing is heard is left after this, and noted as such.
LIMIT_S = 1.5
SILENCE = "TimeoutError"

COMMUNES = "../places/communes.xz"


def load_communes():
    """Fetch the table of communes, at once: the engine asks in the middle of a step.

    It lies beside Pyodide, whose address this worker knows; its own is a blob.
    """
    address = str(js.URL.new(COMMUNES, pyodide_js.lockfileBaseUrl).href)
    request = js.XMLHttpRequest.new()
    later = False
    try:
        request.open("GET", address, later)
        request.responseType = "arraybuffer"
        request.send()
    except JsException:
        return None
    return request.response.to_bytes() if request.status == OK else None


# The build of this engine stands in the list that names its wheel; the page says its own in hello.
BUILD = str(pyodide_js.lockfile.info.build)
session = Session(time.time, lambda: str(uuid.uuid4()), load_communes, BUILD)

WORKBOOKS = ("make_workbook", "make_all")
"""Operations that write a workbook, besides the template."""

NOT_COME = {
    "kind": "user",
    "code": "PART_NOT_COME",
    "title": "Une partie du programme n’a pas pu être chargée",
    "message": "Ce qui écrit les classeurs Excel est chargé à sa première utilisation, et n’est "
    "pas arrivé : le réseau est coupé, ou quelque chose l’a arrêté en chemin.",
    "remedy": "Vérifiez votre connexion, puis recommencez : votre travail est resté tel quel.",
    "detail": None,
}
"""What is said when what writes workbooks does not come."""

UNREADABLE = {
    "kind": "user",
    "code": "FILE_UNREADABLE",
    "title": "Le fichier n’est plus lisible",
    "message": "Il a peut-être été modifié, déplacé ou supprimé depuis que vous l’avez choisi, "
    "ou il vient d’un courriel ou d’une archive qui ne l’ont pas donné.",
    "remedy": "Enregistrez-le sur votre ordinateur et fermez-le, puis déposez-le à nouveau.",
    "detail": None,
}


async def dispatch(text, file=None):
    """Answer one request; ``file`` is the File that comes with it, if so."""
    request = json.loads(text)
    template = request["op"] == "template" and request["args"].get("kind") == "xlsx"
    if template or request["op"] in WORKBOOKS:
        try:
            await get_openpyxl()
        except Exception:  # noqa: BLE001 (the network, a filter's page in its place, no index)
            return refuse(request, NOT_COME)
    if file is None:
        return answer(session.dispatch(text))
    # A file too large is refused by its size alone, before its bytes take any memory.
    args = dict(request["args"], purpose=request["op"])
    admission = session.dispatch(json.dumps(dict(request, op="admit", args=args)))
    if not json.loads(admission.text)["ok"]:
        return answer(admission)
    try:
        payload = (await file.arrayBuffer()).to_bytes()
    except JsException:
        return refuse(request, UNREADABLE)
    return answer(session.dispatch(text, payload))


def refuse(request, error):
    """Answer that something outside the engine kept a request from being done."""
    told = {key: request[key] for key in ("v", "id", "gen")}
    return plain({"text": json.dumps(dict(told, ok=False, error=error))})


async def get_openpyxl():
    """Install what writes workbooks, from the page's own files; the first time only."""
    await pyodide_js.loadPackage("openpyxl")
    # A package that does not come is only a warning there.
    import openpyxl  # noqa: PLC0415, F401 (raises when it is not here)


def answer(reply):
    """Turn a reply into an object that crosses to the page; parts become one Blob."""
    message = {"text": reply.text}
    if reply.parts is not None:
        message["blob"] = join(reply.parts, reply.media_type)
    return plain(message)


def join(parts, media_type):
    """Make one Blob of many parts; each leaves for the browser before the next is copied."""
    blobs = js.Array.new()
    for part in parts:
        blobs.push(js.Blob.new(to_js([part])))
    return js.Blob.new(blobs, plain({"type": media_type}))


def plain(message):
    """Make a plain JavaScript object of a dict."""
    return to_js(message, dict_converter=js.Object.fromEntries)


async def probe(target, own):
    """Try to send a word out of this worker by each means it has; tell in JSON what stopped it.

    ``target`` is an address elsewhere, ``own`` one of this site that is no file of ours. Some
    browsers tell a worker of no rule: what each attempt hears itself is noted too, and whether the
    page's rule is at work here at all, by an address that only this rule refuses.
    """
    noted = []
    for means, attempt, address in (
        ("fetch", ask, f"{target}/essai-moteur-fetch"),
        ("xhr", send, f"{target}/essai-moteur-xhr"),
        ("websocket", listen, f"ws{target.removeprefix('http')}/essai-moteur-websocket"),
        ("eventsource", follow, f"{target}/essai-moteur-eventsource"),
        ("own", ask, own),
        ("control", ask, "data:text/plain,essai"),
    ):
        rule, error = await Attempt().make(attempt, address)
        noted.append({"where": "engine", "means": means, "rule": rule, "error": error})
    return json.dumps(noted)


class Attempt:
    """One attempt, and what is heard of it: a rule, an error, an answer, or nothing at all."""

    def __init__(self):
        self.rule = self.error = ""
        self.done = False

    async def make(self, attempt, address):
        """Make it and give the browser a while to say what became of it; return (rule, error)."""
        listener = create_proxy(self.violated)
        js.addEventListener("securitypolicyviolation", listener)
        try:
            attempt(self, address)
        except JsException as problem:
            self.fail(problem)
        waited = 0.0
        while not self.rule and waited < (PROBE_S if self.error or self.done else LIMIT_S):
            await asyncio.sleep(STEP_S)
            waited += STEP_S
        js.removeEventListener("securitypolicyviolation", listener)
        listener.destroy()
        heard = self.rule or self.error or self.done
        return self.rule, self.error if heard else SILENCE

    def violated(self, event):
        """Note the rule that the browser says was broken; the first one is what stopped it."""
        self.rule = self.rule or str(event.effectiveDirective)

    def fail(self, problem):
        """Note the kind of an error, thrown, rejected or heard."""
        self.error = self.error or str(getattr(problem, "name", None) or "error")

    def answer(self, *_args):
        """Note that somebody answered."""
        self.done = True

    def settle(self, told):
        """Note how the one promise ended."""
        if told[0].status == "rejected":
            self.fail(told[0].reason)
        else:
            self.answer()

    def hear(self, thing):
        """Hear what becomes of a request or a connection."""
        thing.onerror = create_proxy(self.fail)
        thing.onload = thing.onopen = create_proxy(self.answer)


def ask(heard, address):
    """Ask with fetch; what becomes of it is heard, not awaited: it may never come back.

    It is settled on the other side: in WebKit a refused fetch never comes back to Python.
    """
    settled = js.Promise.allSettled(js.Array.of(js.fetch(address)))
    settled.then(create_proxy(heard.settle))


def send(heard, address):
    """Post a word, as an older page would."""
    request = js.XMLHttpRequest.new()
    heard.hear(request)
    request.open("POST", address)
    request.send("essai")


def listen(heard, address):
    """Open a lasting connection."""
    heard.hear(js.WebSocket.new(address))


def follow(heard, address):
    """Open a stream of events; an error makes it try again for ever: it is closed."""
    source = js.EventSource.new(address)
    heard.hear(source)
    js.setTimeout(create_once_callable(source.close), 1000)


async def hold(name):
    """Hold a lock while this worker lives: its release tells the page that the engine is gone."""
    granted = js.Promise.withResolvers()
    try:
        asked = js.navigator.locks.request(name, create_proxy(lambda _lock: keep(granted)))
    except JsException:
        return "refused"
    asked.catch(create_once_callable(lambda _error: granted.resolve("refused")))
    return str(await granted.promise)


def memory():
    """Give the memory that Python holds, in bytes; it only grows."""
    return int(pyodide_js._module.HEAPU8.length)  # noqa: SLF001 (the one place that tells it)


def keep(granted):
    """Say that the lock is ours, then never give it back."""
    granted.resolve("held")
    return js.Promise.new(create_once_callable(lambda _resolve, _reject: None))
