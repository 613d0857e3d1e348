"""Lay out a picture of bars: rectangles and texts, to be drawn as they are.

Lengths are units of a picture WIDTH wide, which is about what a narrow screen gives it in pixels:
a text of 14 units stays readable there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from certiflux.base.words import figure
from certiflux.screens import View

WIDTH: Final = 320
_LINE, _HEAD, _BAR = 40, 26, 14
_LONGEST: Final = 250
_LONGEST_SAID: Final = 110
"""Length of the longest bar, when a number or a sentence stands after it."""

_LABEL: Final = 44
"""Characters of a label that hold above a bar; the table gives it whole."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, how long, of which level; ``said`` stands after it, or its value.

    ``head`` is a title above it, "" for none.
    """

    label: str
    value: int
    level: str
    said: str = ""
    head: str = ""


def bars(drawn: list[Bar]) -> View:
    """Return the width, the height and the shapes of a picture of bars, top to bottom."""
    most = max((one.value for one in drawn), default=0) or 1
    longest = _LONGEST_SAID if any(one.said for one in drawn) else _LONGEST
    top, shapes = 0, list[View]()
    for one in drawn:
        if one.head:
            shapes.append(_text(_short(one.head), 0, top + 18, "head"))
            top += _HEAD
        length = max(2, round(longest * one.value / most))
        shapes.append(_text(_short(one.label), 0, top + 13, "label"))
        size = {"x": 0, "y": top + 18, "width": length, "height": _BAR, "rx": 2}
        shapes.append({"tag": "rect", "attributes": {**size, "class": f"bar bar-{one.level}"}})
        said = one.said or figure(one.value)
        shapes.append(_text(said, length + 6, top + 30, "value"))
        top += _LINE
    return {"width": WIDTH, "height": top, "shapes": shapes}


def _text(words: str, left: int, base: int, kind: str) -> View:
    said = {"x": left, "y": base, "class": f"bar-{kind}"}
    return {"tag": "text", "attributes": said, "text": words}


def _short(words: str) -> str:
    return words if len(words) <= _LABEL else f"{words[: _LABEL - 1]}…"
