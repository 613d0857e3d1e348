"""The history as text, each action written once: it is handed over after every one of them."""

from __future__ import annotations

import json
from array import array
from typing import Final

from certiflux.base.bounded_json import read_json
from certiflux.corrections.changes import Action
from certiflux.corrections.history import History
from certiflux.corrections.plain import from_plain, to_plain
from certiflux.dictionary import CURRENT

_SHORTEST: Final = (",", ":")


class HistoryWriter:
    """What was already written of a history."""

    def __init__(self) -> None:
        """Start without anything written."""
        self._actions: dict[int, tuple[Action, str]] = {}
        self._numbers: tuple[array[int], str] = (array("I"), "[]")

    def text(self, history: History) -> bytes:
        """Return a history as JSON, the data of ``to_plain``."""
        plain = to_plain(History([], 0, array("I")))
        head = plain | {"done": history.done}
        if self._numbers[0] is not history.numbers:
            self._numbers = history.numbers, _json(list(history.numbers))
        self._actions = {id(one): self._written(one) for one in history.actions}
        actions = ",".join(said for _, said in self._actions.values())
        del head["numbers"], head["actions"]
        return f'{_json(head)[:-1]},"numbers":{self._numbers[1]},"actions":[{actions}]}}'.encode()

    def _written(self, action: Action) -> tuple[Action, str]:
        known = self._actions.get(id(action))
        # An action gone may have left its place in memory to another one: it is compared too.
        if known and known[0] is action:
            return known
        (plain,) = to_plain(History([action], 1, array("I")))["actions"]
        return action, _json(plain)


def read(text: bytes, version: str = CURRENT) -> History:
    """Return the history that a text holds; raise ValueError for anything else."""
    return from_plain(read_json(text), version)


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=_SHORTEST)
