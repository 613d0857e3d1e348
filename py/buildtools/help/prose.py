"""The light markup of the help's texts: paragraphs, lists, bold words, links to other entries.

A blank line ends a paragraph; « - » and « 1. » begin the items of a list, whose further lines
follow without a mark; ``**so**`` is bold, ``[so](#anchor)`` a link within the page.
"""

from __future__ import annotations

import re
from typing import Final

from certiflux.base.words import typographic
from certiflux.exports.markup import Html, el

_ITEM: Final = re.compile(r"(?:-|\d+\.) ")
_INLINE: Final = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\(#(?P<to>[^)]+)\)")


def prose(text: str) -> list[Html]:
    """Return the blocks of a text."""
    paragraphs = [lines.splitlines() for lines in re.split(r"\n\s*\n", text.strip())]
    return [block for lines in paragraphs for block in _blocks(lines)]


def _blocks(lines: list[str]) -> list[Html]:
    """Return a paragraph, a list, or a paragraph and the list that it brings."""
    rank = next((rank for rank, line in enumerate(lines) if _ITEM.match(line)), len(lines))
    said = [el("p", inline(" ".join(lines[:rank])))] if rank else []
    if rank == len(lines):
        return said
    items = [el("li", inline(item)) for item in _items(lines[rank:])]
    return [*said, el("ol" if lines[rank][0].isdigit() else "ul", items)]


def _items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if found := _ITEM.match(line):
            items.append(line[found.end() :])
        else:
            items[-1] += " " + line
    return items


def inline(text: str) -> list[Html | str]:
    """Return one line of words, its bold words and its links as elements."""
    # Spaces are mended over the whole line first: a piece does not know what stands beside it.
    line, done, pieces = typographic(text.strip()), 0, list[Html | str]()
    for found in _INLINE.finditer(line):
        pieces.append(line[done : found.start()])
        done = found.end()
        if found["bold"]:
            pieces.append(el("strong", found["bold"]))
        else:
            pieces.append(el("a", found["words"], href=f"#{found['to']}"))
    return [*pieces, line[done:]]
