"""The boundary: typed requests in JSON text, typed replies, nothing else.

``Session.dispatch`` is the only entrance of the page; the same one is tested in CPython. A
user's mistake comes back as a sentence, anything else as a bug that loses nothing.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from certiflux import screens
from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Result, find
from certiflux.base.words import figure
from certiflux.places.source import Load
from certiflux.session.desk import Desk, other_build

for screen in iter_modules(screens.__path__):
    # What a screen may be asked is declared by importing its requests.
    if screen.ispkg:
        import_module(f"{screens.__name__}.{screen.name}.requests")

VERSION = 1
"""Version of the boundary: page and engine of different builds must not talk."""

MAX_REPLY = 1_000_000
"""Characters of a reply that is sent as it is; an ordinary page of rows has a tenth."""

LONGEST = (10_000, 200)
"""Characters left of each text of a longer reply, then of one that is still too long."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its JSON text and, for a download, the bytes by parts."""

    text: str
    parts: list[bytes] | None = None
    media_type: str = ""


class Session:
    """The entrance of one page: requests in, replies out, in order."""

    def __init__(
        self,
        clock: Callable[[], float],
        new_id: Callable[[], str],
        load_places: Load | None = None,
        build: str = "",
    ) -> None:
        """Start empty. ``clock`` gives seconds since 1970 UTC, ``new_id`` a fresh UUID.

        ``load_places`` gives the bytes of the table of communes, None when it cannot be had; it is
        called only when a place of birth is to be looked up. ``build`` names the published copy
        that this engine is part of.
        """
        self.desk = Desk(clock, new_id, load_places, build)

    def dispatch(self, text: str, payload: bytes | None = None) -> Reply:
        """Answer one request; never raise. ``payload`` is the file that the op takes, if so."""
        envelope: Result = {"v": VERSION, "id": None, "gen": None}
        try:
            request = json.loads(text)
            envelope |= {"id": request.get("id"), "gen": request.get("gen")}
            result = self._answer(request, payload)
        except UserError as error:
            return _reply(envelope | {"ok": False, "error": {"kind": "user", **error.as_dict()}})
        except Exception as error:  # noqa: BLE001  # a bug is shown as one, and loses nothing
            return _reply(envelope | {"ok": False, "error": _bug(error)})
        if isinstance(result, Download):
            reply = _reply(envelope | {"ok": True, "result": result.described()})
            return Reply(reply.text, result.parts, result.media_type)
        return _reply(envelope | {"ok": True, "result": result})

    def _answer(self, request: dict[str, Any], payload: bytes | None) -> Result | Download:
        if request.get("v") != VERSION:
            raise other_build()
        return find(request.get("op")).ask(self.desk, request.get("args") or {}, payload)


def _reply(content: Result) -> Reply:
    """Return the text of a reply; cells of a million letters are cut, and it is said."""
    text = json.dumps(content, ensure_ascii=False)
    for longest in LONGEST:
        if len(text) <= MAX_REPLY:
            break
        text = json.dumps(_cut(content, longest), ensure_ascii=False)
    return Reply(text)


def _cut(value: Any, longest: int) -> Any:  # noqa: ANN401  # plain data of any shape
    """Return plain data with its texts cut where they are longer than that."""
    match value:
        case str() if len(value) > longest:
            return f"{value[:longest]}… ({figure(len(value))} caractères en tout)"
        case dict():
            return {name: _cut(inner, longest) for name, inner in value.items()}
        case list() | tuple():
            return [_cut(inner, longest) for inner in value]
        case _:
            return value


def _bug(error: Exception) -> Result:
    """Describe a defect without any value of the user's file: its kind and its place."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-4:]]
    return {
        "kind": "bug",
        "code": "DEFAUT_DU_PROGRAMME",
        "title": "Certiflux a rencontré un défaut.",
        "message": "C'est le programme qui s'est trompé : votre fichier n'a pas changé.",
        "remedy": "Recommencez ; si le défaut revient, relancez le moteur et signalez-le-nous.",
        "detail": f"{type(error).__name__} ({' > '.join(places)})",
    }
