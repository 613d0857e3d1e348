"""Take off the quotes that a program put around whole lines: « "MARTIN;Camille;Lyon" »."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice
from typing import Final, NamedTuple

from certiflux.reading.text.separator import SEPARATORS, find_separator, lines_of

_SAMPLE: Final = 1000
_FEW: Final = 2
"""Columns at least for a table."""

_WHOLE: Final = re.compile(r'\A"((?:[^"\r\n]|"")*+)"[;,\t|]*+([\r\n]*+)\Z')
"""A line that is one quoted value, whatever empty columns a spreadsheet added after it."""


class UnwrappedText(NamedTuple):
    """A text without the quotes around its lines; ``rows`` are those lines, from 1, if not all."""

    text: str
    every: bool
    rows: list[int]


def unwrapped(text: str) -> UnwrappedText | None:
    """Return the text with its quoted lines opened; None when it has none that hold a whole row.

    Either every line is one quoted value that separators cut evenly, or some lines are, of as many
    values as the others have.
    """
    if not any(_holds_row(line) for line in islice(lines_of(text), _SAMPLE)):
        return None
    lines = list(lines_of(text))
    if all(_holds_row(line) for line in lines if line.strip()):
        opened = "".join(map(_opened, lines))
        return UnwrappedText(opened, every=True, rows=[]) if find_separator(opened) else None
    return _some(lines)


def _some(lines: list[str]) -> UnwrappedText | None:
    """Open the lines that alone are quoted whole, if that gives them the width of the others."""
    separator = find_separator("".join(line for line in lines if not _holds_row(line)))
    widths: Counter[int] = Counter()
    whole: dict[int, int] = {}
    reader = csv.reader(lines, delimiter=separator or ";")
    before = rows = 0
    try:
        for record in reader:
            rows += 1
            alone = reader.line_num == before + 1 and _holds_row(lines[before])
            if alone and not any(record[1:]):
                whole[before] = rows
            else:
                widths[len(record)] += bool(record)
            before = reader.line_num
    except csv.Error:
        return None
    usual = max(widths, key=lambda width: widths[width], default=0)
    if separator is None or not whole or usual < _FEW:
        return None
    opened = [_opened(line) if place in whole else line for place, line in enumerate(lines)]
    if any(_width(opened[place], separator) != usual for place in whole):
        return None
    return UnwrappedText("".join(opened), every=False, rows=list(whole.values()))


def _holds_row(line: str) -> bool:
    whole = _WHOLE.match(line)
    return whole is not None and any(separator in whole[1] for separator in SEPARATORS)


def _opened(line: str) -> str:
    whole = _WHOLE.match(line)
    return whole[1].replace('""', '"') + whole[2] if whole else line


def _width(line: str, separator: str) -> int:
    return len(next(csv.reader([line], delimiter=separator), []))
