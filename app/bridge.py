"""Speak to the engine: the only caller of the worker.

A request is text with a rising id and the generation of the worker it is meant for; the reply comes
as the result of the same call. Long work is a job that the page advances step by step. The worker
holds a lock while it lives: when the browser gives that lock to the page, the engine is gone,
whatever the reason.
"""

import asyncio
import json

import js
import tried
from pyscript import PyWorker, window
from pyscript.ffi import create_proxy, is_none, to_js
from silence import Silence
from supply import RUNTIME, Supply

CONFIG = {
    "packages": ["certiflux"],
    "packages_cache": "passthrough",
    "sync_main_only": True,
    "index_urls": [],
}
# A step takes about 0.2 s, the longest some ten seconds; the start is downloaded before.
SILENCE_MS = 240000
PATIENCE_S = 2
# What the worker answers once it holds its lock, and what it says last when its Python is dead.
HELD = "held"
FATAL = "certiflux:fatal"


class RefusedError(Exception):
    """The engine answered with an error, ready in French."""

    def __init__(self, error):
        self.error = error


class LostError(Exception):
    """The worker ended before it answered."""


class GoneError(LostError):
    """There was no worker to ask: it ended before, and none stands in its place."""


class CancelledError(Exception):
    """The user stopped the job between two steps."""


class EndedError(CancelledError):
    """The user stopped the job in a step that lasted: the worker was ended for it."""


def own_build():
    """Return which build this page is of: the engine refuses to work for another."""
    return str(js.document.querySelector('meta[name="certiflux-build"]').content)


class Bridge:
    """One worker at a time, and the requests to it."""

    def __init__(self, on_phase, on_bytes, on_lost, on_kept):
        self.on_phase = on_phase
        # What is told of the bytes that have come, while the large files are fetched.
        self.on_lost = on_lost
        self.on_kept = on_kept
        self.gen = 0
        self.last_id = 0
        self.calls = 0
        self.stage = "download"
        self.worker = None
        self.hello = None
        self.end = None
        self.stopping = False
        # How many pieces of work are under way, one in another, and how many are over.
        self.doing = self.pieces = 0
        self.up = False
        self.failed = False
        self.turn = asyncio.Lock()
        self.supply = Supply(on_bytes)

    async def start(self):
        """Start a worker and wait until it answers; raise what stopped it."""
        if self.worker is not None:
            self.terminate()
        self.gen += 1
        self.up = self.failed = False
        self.end = window.Promise.withResolvers()
        self._phase("download")
        try:
            await self._boot()
        except Exception:
            self.failed = True
            self._phase("down")
            raise
        self.up = True
        self._phase("ready")

    async def _boot(self):
        gen = self.gen
        await self.supply.fetch_all(lambda: gen == self.gen)
        if gen != self.gen:
            raise LostError
        self._phase("python")
        url = str(js.URL.new(RUNTIME + "pyodide.mjs", js.document.baseURI).href)
        # PyScript makes the worker out of our sight: one is tried first, where refusing is heard.
        tried.sure(tried.run(tried.TRIED.worker))
        self.worker = PyWorker("./app/engine.py", type="pyodide", version=url, config=CONFIG)
        hear = create_proxy(lambda event: self._on_message(gen, event))
        self.worker.addEventListener("message", hear)
        await self._first(self.worker.ready)
        await self._watch_life(self.gen)
        self.hello = await self._send("hello", {"build": own_build()}, None)

    def _on_message(self, gen, event):
        if event.data == "certiflux:python" and not self.up:
            self._phase("libraries")
        elif event.data == FATAL:
            self._ended(gen)

    def _phase(self, name):
        self.stage = name
        self.on_phase(name)

    async def _watch_life(self, gen):
        """Let the worker take a lock, then wait for that lock behind it."""
        locks = tried.read(window.navigator, "locks")
        if locks is None or (await tried.ask(locks, "query"))[1]:
            return  # no https, or no cookies: only the silence of a step tells
        name = "certiflux-" + str(window.crypto.randomUUID())
        if str(await self.worker.sync.hold(name)) == HELD:
            tried.call(locks, "request", name, create_proxy(lambda _lock: self._ended(gen)))

    def _ended(self, gen):
        if gen != self.gen:
            return
        self.end.resolve("end")
        if self.up and not self.doing and not self.calls:
            self.up = False
            self._phase("down")
            self.on_lost()

    def terminate(self):
        """End the worker at once."""
        self.up = False
        self.failed = True
        if self.worker is not None:
            self.worker.terminate()
        self.end.resolve("end")

    async def call(self, op, args=None, file=None):
        """Ask one thing and return its result; a download comes as (result, Blob)."""
        await self._wait()
        await self.turn.acquire()
        try:
            result = await self._send(op, args or {}, file)
        finally:
            self.turn.release()
        if op in self.hello["keeps"] and "job" not in result:
            self.on_kept(op)
        return result

    async def probe(self, *addresses):
        """Have the worker try to send something out; return what it noted."""
        await self._wait()
        await self.turn.acquire()
        try:
            return json.loads(str(await self._first(self.worker.sync.probe(*addresses))))
        finally:
            self.turn.release()

    async def _wait(self):
        """Wait for the engine; a job may be cancelled meanwhile."""
        while not self.up:
            if self.failed:
                raise GoneError
            if self.stopping and self.doing:
                raise CancelledError
            await asyncio.sleep(0.05)

    async def _send(self, op, args, file):
        self.last_id += 1
        request = {"v": 1, "id": self.last_id, "gen": self.gen, "op": op, "args": args}
        message = json.dumps(request)
        sync = self.worker.sync
        self.calls += 1
        try:
            sent = sync.dispatch(message) if file is None else sync.dispatch(message, file)
            answer = await self._first(sent)
        finally:
            self.calls -= 1
        reply = json.loads(answer.text)
        if reply["gen"] != self.gen or reply["id"] != request["id"]:
            raise LostError
        if not reply["ok"]:
            raise RefusedError(reply["error"])
        blob = getattr(answer, "blob", None)
        return reply["result"] if is_none(blob) else (reply["result"], blob)

    async def _first(self, sent):
        """Return the answer, unless the worker ends or stays silent before it."""
        silence = Silence(SILENCE_MS)
        first = window.Promise.race(to_js([sent, self.end.promise, silence.over]))
        answer, error = await tried.settled(first)
        silence.stop()
        # With an error the interpreter itself failed: this worker is done.
        if error or answer == "end":
            self.terminate()
            self._phase("down")
            raise LostError
        return answer

    async def stoppable(self, work):
        """Do ``work()``, which the user may stop at any call; what it holds is one with it.

        Raises CancelledError when it was stopped, EndedError when the worker was ended for it.
        """
        if not self.doing:
            self.stopping = False
        self.doing += 1
        try:
            return await work()
        except LostError:
            if self.stopping:
                raise EndedError from None
            raise
        finally:
            self.doing -= 1
            if not self.doing:
                self.pieces += 1

    async def job(self, op, args, file=None, on_progress=None):
        """Start a job and advance it to its end; return its result."""
        progress = await self.stoppable(lambda: self._advance(op, args, file, on_progress))
        if op in self.hello["keeps"]:
            self.on_kept(op)
        return progress["result"]

    async def _advance(self, op, args, file, on_progress):
        progress = await self.call(op, args, file)
        while not progress["finished"]:
            if self.stopping:
                await self.call("cancel", {"job": progress["job"]})
                raise CancelledError
            on_progress(progress)
            progress = await self.call("step", {"job": progress["job"]})
        return progress

    async def cancel(self):
        """Stop the work after its present step, or end the worker when that step lasts."""
        if not self.doing or self.stopping:
            return
        self.stopping = True
        piece = self.pieces
        await asyncio.sleep(PATIENCE_S)
        if self.doing and self.pieces == piece and self.up:
            self.terminate()
