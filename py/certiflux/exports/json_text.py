"""Write JSON piece by piece, by lines that a person can read and at the speed of C."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

BATCH: Final = 1_000
"""Items written at once: a report of a million never stands in memory as text."""

_encoded = json.JSONEncoder(ensure_ascii=False).encode
# One encoder for all: « json.dumps » makes another at every call, and « indent » leaves C.


def json_lines(content: Mapping[str, Any]) -> Iterator[str]:
    """Yield the text of an object: a line for each key, for each item of its lists.

    A value may be an iterator, which is written as a list without ever being one.
    """
    before = "{\n "
    for key, value in content.items():
        yield f"{before}{_encoded(key)}: "
        before = ",\n "
        if isinstance(value, list | Iterator):
            yield from _items(value)
        else:
            yield _encoded(value)
    yield "\n}\n" if content else "{}\n"


def _items(items: Iterable[Any]) -> Iterator[str]:
    rest = map(_encoded, items)
    start, before = "[", "[\n  "
    while batch := list(islice(rest, BATCH)):
        yield before + ",\n  ".join(batch)
        start, before = "\n ", ",\n  "
    yield "[]" if start == "[" else f"{start}]"


def utf8(text: str) -> bytes:
    """Return text as bytes; a lone surrogate, which only pasted text holds, as its escape."""
    return text.encode("utf-8", "backslashreplace")
