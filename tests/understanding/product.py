"""Certiflux through its own entrance, as the page drives it."""

import itertools
import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from bench.places import TABLE
from certiflux.protocol import VERSION, Session

_NOW = 1_796_100_000.0
"""A day of December 2026: every export was made before."""


class RefusedError(Exception):
    """A request that Certiflux refused, with its sentence."""


class Product:
    """One engine, which opens one file after another."""

    def __init__(self):
        """Start an engine whose clock goes forward by itself."""
        ticks = itertools.count()
        ids = (f"00000000-0000-4000-8000-{rank:012d}" for rank in itertools.count())
        communes = TABLE.read_bytes() if TABLE.is_file() else None
        self._session = Session(lambda: _NOW + next(ticks) / 1e6, ids.__next__, lambda: communes)

    def ask(self, op, payload=None, **args):
        """Return the result of a request. Raise RefusedError with the sentence of a refusal."""
        return self._reply(op, payload, args)[0]

    def job(self, op, payload=None, **args):
        """Return the result of a request that lasts."""
        told = self.ask(op, payload, **args)
        while not told["finished"]:
            told = self.ask("step", job=told["job"])
        return told["result"]

    def opened(self, name, data, settings):
        """Return what the page shows of a file opened with settings, its values to choose too."""
        self.ask("close")
        view = self.job("open", data, name=name, size=len(data), settings=settings)
        return {**view, "choices": self.ask("values")}

    def findings(self):
        """Return every finding."""
        found, page = [], None
        while page is None or len(found) < page["total"]:
            page = self.ask("findings", offset=len(found), limit=200)
            found += page["items"]
            if not page["items"]:
                break
        return found

    def passages(self):
        """Return what the flow of the people without fault says, passage by passage."""
        files = self.job("generate", valid_only=True)["files"]
        found = []
        for index in range(len(files)):
            _, parts = self._reply("download", None, {"index": index})
            found += read_flow(b"".join(parts))
        return found

    def _reply(self, op, payload, args):
        text = json.dumps({"v": VERSION, "id": 1, "gen": 1, "op": op, "args": args})
        reply = self._session.dispatch(text, payload)
        told = json.loads(reply.text)
        if not told["ok"]:
            error = told["error"]
            raise RefusedError(f"{error['code']}: {error['message']} {error.get('detail') or ''}")
        return told["result"], reply.parts


def read_flow(data):
    """Return the passages of a flow: leaves by name, with those of their certification."""
    found = []
    for certification in _every(ET.fromstring(data), "certification"):
        own = {_local(one): one.text for one in certification if len(one) == 0}
        for passage in _every(certification, "passageCertification"):
            leaves = {
                _local(one): one.text for one in reversed(list(passage.iter())) if not len(one)
            }
            found.append({**own, **leaves})
    return found


def _every(top, name):
    return [one for one in top.iter() if _local(one) == name]


def _local(element):
    return element.tag.rpartition("}")[2]


@dataclass
class Report:
    """What the checks found, by row."""

    findings: list

    def warns(self, rows, fields, *words):
        """Say whether a finding that is more than information tells of one of these rows."""
        numbers = {number for _, number in rows}
        return any(
            one["row"] in numbers
            and one["severity"] != "info"
            and (one["field"] in fields or any(word in one["code"] for word in words))
            for one in self.findings
        )
