"""Read JSON that somebody may have made to harm: never deeper than what we write ourselves.

The standard library goes one call deeper per level, and WebAssembly's stack ends without a word.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

MOST_LEVELS: Final = 32
"""Levels of lists and objects; what Certiflux writes has less than ten."""

_TEXTS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
"""A text, to its quote or to the end: one without its quote is never looked for again."""

_PAIRS: Final = re.compile(rb"\[\]|\{\}")
_BRACKETS: Final = b"[]{}"
_OTHERS: Final = bytes(byte for byte in range(256) if byte not in _BRACKETS)


def read_json(text: str | bytes) -> Any:  # noqa: ANN401 (JSON may hold anything)
    """Return what a JSON text holds; raise ValueError when it is none, or nested too deep."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if not _shallow(data):
        raise ValueError("nested")
    return json.loads(text)


def _shallow(data: bytes) -> bool:
    """Say whether the brackets of a text close within the levels allowed: one at each turn."""
    left = _TEXTS.sub(b"", data).translate(None, _OTHERS)
    for _ in range(MOST_LEVELS):
        if not left:
            return True
        left = _PAIRS.sub(b"", left)
    return not left
