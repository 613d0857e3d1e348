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

from certiflux.protocol import Session  # noqa: E402 (the milestone goes out first)

__export__ = ["dispatch", "hold", "memory", "probe"]

OK = 200
# The browser says very soon which rule an attempt met.
PROBE_S = 0.3

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

UNREADABLE = {
    "kind": "user",
    "code": "FILE_UNREADABLE",
    "title": "Le fichier n’est plus lisible",
    "message": "Il a peut-être été modifié, déplacé ou supprimé depuis que vous l’avez choisi.",
    "remedy": "Enregistrez-le et fermez-le dans votre tableur, puis déposez-le à nouveau.",
    "detail": None,
}


async def dispatch(text, file=None):
    """Answer one request; ``file`` is the File that comes with it, if so."""
    request = json.loads(text)
    template = request["op"] == "template" and request["args"].get("kind") == "xlsx"
    if template or request["op"] in WORKBOOKS:
        await get_openpyxl()
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
        refusal = {
            "v": request["v"],
            "id": request["id"],
            "gen": request["gen"],
            "ok": False,
            "error": UNREADABLE,
        }
        return plain({"text": json.dumps(refusal)})
    return answer(session.dispatch(text, payload))


async def get_openpyxl():
    """Install what writes workbooks, from the page's own files; the first time only."""
    await pyodide_js.loadPackage("micropip")
    import micropip  # noqa: PLC0415 (it comes with the line above)

    await micropip.install("openpyxl")


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

    ``target`` is an address elsewhere, ``own`` one of this site that is no file of ours.
    """
    heard = []
    listener = create_proxy(lambda event: heard.append(str(event.effectiveDirective)))
    js.addEventListener("securitypolicyviolation", listener)
    noted = []
    for means, attempt, address in (
        ("fetch", js.fetch, f"{target}/essai-moteur-fetch"),
        ("xhr", send, f"{target}/essai-moteur-xhr"),
        ("websocket", listen, f"ws{target.removeprefix('http')}/essai-moteur-websocket"),
        ("eventsource", js.EventSource.new, f"{target}/essai-moteur-eventsource"),
        ("own", js.fetch, own),
    ):
        heard.clear()
        error = await tried(attempt, address)
        rule = heard[-1] if heard else ""
        noted.append({"where": "engine", "means": means, "rule": rule, "error": error})
    js.removeEventListener("securitypolicyviolation", listener)
    listener.destroy()
    return json.dumps(noted)


async def tried(attempt, address):
    """Make one attempt, give the browser a while to say why not; return the kind of the error."""
    error = ""
    try:
        told = attempt(address)
        if hasattr(told, "then"):
            await told
    except JsException as problem:
        error = str(problem.name)
    await asyncio.sleep(PROBE_S)
    return error


def send(address):
    """Post a word, as an older page would."""
    request = js.XMLHttpRequest.new()
    request.open("POST", address)
    request.send("essai")


def listen(address):
    """Open a lasting connection."""
    js.WebSocket.new(address)


async def hold(name):
    """Hold a lock while this worker lives: its release tells the page that the engine is gone."""
    granted = js.Promise.withResolvers()
    js.navigator.locks.request(name, create_proxy(lambda _lock: keep(granted)))
    await granted.promise


def memory():
    """Give the memory that Python holds, in bytes; it only grows."""
    return int(pyodide_js._module.HEAPU8.length)  # noqa: SLF001 (the one place that tells it)


def keep(granted):
    """Say that the lock is ours, then never give it back."""
    granted.resolve("held")
    return js.Promise.new(create_once_callable(lambda _resolve, _reject: None))
