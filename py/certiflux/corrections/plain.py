"""The history as data of JSON and back, columns kept as columns, each action written once."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Any, Final

from certiflux.base.bounded_json import read_json
from certiflux.base.plain import read as read_plain
from certiflux.base.plain import read_shape
from certiflux.corrections.changes import ASIDE, SENT, Action, CellState, Changes
from certiflux.corrections.history import History
from certiflux.corrections.typed import TypedText
from certiflux.dictionary import CURRENT, Version, composites, fields

VERSION: Final = 1
"""Version of this shape; another one is not read."""

Plain = dict[str, Any]


def to_plain(history: History) -> Plain:
    """Return a history as data that JSON can carry."""
    return {
        "version": VERSION,
        "done": history.done,
        "numbers": list(history.numbers),
        "actions": [_action(one) for one in history.actions],
    }


def _action(action: Action) -> Plain:
    return {
        "kind": action.kind,
        "sentence": action.sentence,
        "time": action.time,
        "changes": [
            {
                "field": one.field,
                "rows": list(one.rows),
                "pool": [state and [state.text, state.whole] for state in one.pool],
                "before": list(one.before),
                "after": list(one.after),
            }
            for one in action.changes
        ],
    }


@dataclass(frozen=True, slots=True)
class _Written:
    """An action, as it is written."""

    kind: str
    sentence: str
    time: float | None
    changes: list[dict[str, Any]]


def from_plain(data: Dict[str, Any], version: Version = CURRENT) -> History:
    """Return the history that plain data hold; raise ValueError for anything else."""
    try:
        if data["version"] != VERSION:
            raise ValueError
        numbers = array("I", data["numbers"])
        actions = [_parsed(one, len(numbers), version) for one in data["actions"]]
        done: int = read_plain("done", int, data["done"])
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(type(error).__name__) from None
    if not 0 <= done <= len(actions):
        raise ValueError
    return History(actions, done, numbers)


def _parsed(data: Dict[str, Any], rows: int, version: Version) -> Action:
    said = read_shape(_Written, dict(data))
    changes = tuple(_changes(one, rows, version) for one in said.changes)
    return Action(said.kind, said.sentence, changes, said.time)


def _changes(data: Dict[str, Any], rows: int, version: Version) -> Changes:
    field = data["field"]
    if field != ASIDE and field not in fields(version):
        raise ValueError
    pool = [_state(one, field) for one in data["pool"]]
    found = Changes(
        field,
        array("I", data["rows"]),
        pool,
        array("I", data["before"]),
        array("I", data["after"]),
    )
    if not len(found.rows) == len(found.before) == len(found.after) > 0:
        raise ValueError
    if max(found.rows) >= rows or max(*found.before, *found.after) >= len(pool):
        raise ValueError
    return found


def _state(data: list[str] | None, field: str) -> CellState:
    if data is None:
        return None
    text, whole = read_plain("pool", tuple[str, str], data)
    if field == ASIDE and whole == SENT.whole:
        return SENT
    if whole and field not in composites()[whole].parts:
        raise ValueError
    return TypedText(text, whole)


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


def read(text: bytes, version: Version = CURRENT) -> History:
    """Return the history that a text holds; raise ValueError for anything else."""
    return from_plain(read_json(text), version)


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=_SHORTEST)
