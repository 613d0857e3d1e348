"""Fetch what the engine is made of, to the end, before the worker that needs it is made.

A line may be slow or cut: no limit runs while bytes arrive, each file is fetched once, and a new
attempt takes up what has come, even of a file cut in the middle where the host can send the rest.
"""

import json

import dom
import js
import tried
from pyscript import window
from pyscript.ffi import is_none, to_js

RUNTIME = "runtime/pyodide/"
LOCK = RUNTIME + "pyodide-lock.json"
ENGINE = "certiflux"
# What Python itself is made of, and the script that the worker begins with.
PYTHON = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
SCRIPT = "app/engine.py"
# A browser may keep no file so large: the worker has these from the page. The others come to it
# from what the browser kept, where each wheel is compared with its own SHA-256.
HANDED = {".wasm": "application/wasm", ".zip": "application/zip"}
# How a file of each kind begins; any other is what a filter puts in its place: a page.
BEGINS = {".wasm": (0, 97), ".zip": (80, 75), ".whl": (80, 75)}
PAGE = 60
SILENCE_MS = 240000
# What a host answers that sends but the rest of a file.
REST = 206
# How often a file cut in the middle is taken up again without a word.
TRIES = 3
REPLACED = "replaced"


class MissingError(Exception):
    """A file did not come, or, by ``how``, another came in its place."""

    def __init__(self, name, how=""):
        self.name = name.rsplit("/", 1)[-1]
        self.replaced = how == REPLACED

    def said(self):
        """Return what to tell the user of it."""
        message = "Un de ses fichiers n’a pas pu être chargé : "
        remedy = "Vérifiez votre connexion puis relancez-le : ce qui est déjà arrivé ne sera pas "
        remedy += "téléchargé de nouveau."
        if self.replaced:
            message = "Un de ses fichiers a été remplacé en chemin, sans doute par un filtre du "
            message += "réseau ou une page d’erreur : "
            remedy = "Essayez depuis un autre réseau, ou demandez à la personne qui administre le "
            remedy += "vôtre de laisser passer ce fichier, puis relancez-le."
        return {
            "title": "Le moteur de Certiflux ne démarre pas",
            "message": dom.fr(message) + self.name + ".",
            "remedy": dom.fr(remedy),
        }


class Supply:
    """The files of the engine that have come; ``on_bytes(count)`` hears of all that arrives."""

    def __init__(self, on_bytes):
        self.come = set()
        self.begun = {}
        self.count = 0
        self.on_bytes = on_bytes

    def _heard(self, count):
        self.count += count
        self.on_bytes(self.count)

    async def fetch_all(self, wanted):
        """Fetch every file, as long as ``wanted()`` holds; raise MissingError."""
        for name in await self._names(wanted):
            if name not in self.come and wanted():
                begun = await self._fetch(name, wanted)
                ending = _ending(name)
                if ending in HANDED and wanted():
                    address = str(js.URL.new(name, js.document.baseURI).href)
                    tried.TRIED.hand(address, begun.parts, HANDED[ending])
                self.come.add(name)

    async def _names(self, wanted):
        """Return the path of each file: the list beside Python says which wheels are needed."""
        begun = await self._fetch(LOCK, wanted)
        try:
            packages = json.loads(await begun.text())["packages"]
            needed = [ENGINE] + packages[ENGINE]["depends"]
            wheels = [packages[name]["file_name"] for name in needed]
        except (KeyError, ValueError):
            raise MissingError(LOCK, REPLACED) from None
        return [SCRIPT] + [RUNTIME + name for name in PYTHON + tuple(wheels)]

    async def _fetch(self, name, wanted):
        """Fetch one file to its end; what had come of it before is taken up."""
        begun = self.begun.pop(name, None) or Begun(name)
        for _ in range(TRIES):
            before = begun.size
            if await begun.go_on(wanted, self._heard) or not wanted():
                return begun
            if begun.size == before:
                break
        self.begun[name] = begun
        raise MissingError(name)


class Begun:
    """What has come of a file, and the host's own mark of which file that was."""

    def __init__(self, name):
        self.name = name
        self.forget()

    def forget(self):
        """Begin anew."""
        self.parts = window.Array.new()
        self.size = 0
        self.mark = None

    async def go_on(self, wanted, heard):
        """Fetch the rest; return whether the end has come. Raise MissingError for another file."""
        response, _ = await tried.ask(window, "fetch", *self._asked(), limit=SILENCE_MS)
        if response is None or not response.ok:
            return False
        if response.status != REST or self.mark is None:
            self.forget()
        # Of a file packed on its way, no place in the middle is known.
        packed = response.headers.get("Content-Encoding")
        mark = response.headers.get("ETag")
        self.mark = str(mark) if is_none(packed) and not is_none(mark) else None
        reader = response.body.getReader()
        while True:
            part, error = await tried.ask(reader, "read", limit=SILENCE_MS)
            if error or not wanted():
                return False
            if part.done:
                return True
            if not self.size:
                self._look(part.value)
            self.parts.push(part.value)
            self.size += int(part.value.byteLength)
            heard(int(part.value.byteLength))

    def _asked(self):
        """Return what to fetch, and how: only the rest, if the file is still the same."""
        if not self.size or self.mark is None or self.mark.startswith("W/"):
            self.mark = None
            return [self.name]
        rest = {"Range": "bytes=" + str(self.size) + "-", "If-Range": self.mark}
        return [self.name, to_js({"headers": rest})]

    def _look(self, first):
        """Raise MissingError when a file does not begin as it should."""
        begins = BEGINS.get(_ending(self.name))
        if begins is None:
            wrong = int(first[0]) == PAGE
        else:
            wrong = (int(first[0]), int(first[1])) != begins
        if wrong:
            raise MissingError(self.name, REPLACED)

    async def text(self):
        """Return what has come, as text."""
        return str(await window.Blob.new(self.parts).text())


def _ending(name):
    return "." + name.rsplit(".", 1)[-1]
