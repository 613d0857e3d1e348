"""Measure the engine in CPython: `python -m bench.engine FILE` prints one Passage as JSON.

A process of its own for each pass, so that its peak of memory is that of this file alone. The
engine is asked exactly what the page asks of it, step by step.
"""

import json
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

from bench.people import ANSWERS
from bench.places import TABLE
from bench.steps import Passage, lengths
from certiflux.protocol import Reply, Session

_KIBIBYTE = 1024


def measure(file: Path) -> Passage:
    """Pass `file` through the engine in a fresh process."""
    command = [sys.executable, "-m", "bench.engine", str(file)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    content = json.loads(done.stdout)
    content.pop("total")
    return Passage(**content)


class Walk:
    """One session of the engine and the clock beside it."""

    def __init__(self) -> None:
        self._session = Session(time.time, lambda: str(uuid.uuid4()), TABLE.read_bytes)
        self.passage = Passage()

    def ask(self, op: str, args: dict[str, Any], payload: bytes | None = None) -> Reply:
        """Ask one thing; a refusal ends the measure."""
        text = json.dumps({"v": 1, "id": 1, "gen": 1, "op": op, "args": args})
        reply = self._session.dispatch(text, payload)
        if not json.loads(reply.text)["ok"]:
            raise SystemExit(reply.text)
        return reply

    def job(self, op: str, args: dict[str, Any], payload: bytes | None = None) -> dict[str, Any]:
        """Carry a job to its end and note its times; give its result."""
        begin = time.perf_counter()
        starts: list[tuple[str, float]] = []
        progress = json.loads(self.ask(op, args, payload).text)["result"]
        while not progress["finished"]:
            if not starts or starts[-1][0] != progress["label"]:
                starts.append((progress["label"], time.perf_counter()))
            progress = json.loads(self.ask("step", {"job": progress["job"]}).text)["result"]
        end = time.perf_counter()
        self.passage.phases[op] = end - begin
        self.passage.parts[op] = lengths(starts, begin, end)
        result: dict[str, Any] = progress["result"]
        return result

    def whole(self, file: Path) -> Passage:
        """Carry a file from its drop to its download."""
        args = {"name": file.name, "size": file.stat().st_size, "settings": None}
        self.job("open", args, file.read_bytes())
        self.ask("settings", {"values": ANSWERS})
        self.job("check", {})
        made = self.job("generate", {"valid_only": True})["files"]
        for index, one in enumerate(made):
            parts = self.ask("download", {"index": index}).parts or []
            self.passage.passages += one["passages"]
            self.passage.size += sum(map(len, parts))
        self.passage.files = len(made)
        self.passage.resident = _peak()
        return self.passage


def _peak() -> int | None:
    """Give the most memory that this process held, in bytes; None where nothing tells it."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * _KIBIBYTE


if __name__ == "__main__":
    print(json.dumps(Walk().whole(Path(sys.argv[1])).as_dict()))
