"""Find what separates the values of a CSV text."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

SEPARATORS = {";": "point-virgule", ",": "virgule", "\t": "tabulation", "|": "barre verticale"}
"""What may separate, with its French name; the first wins when all is equal."""

_SAMPLE = 1000
_DECLARED = re.compile(r"sep=(.)\r?\n?\Z")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines with their ends; only CR, LF and CR LF end a line."""
    return (found[0] for found in _LINE.finditer(text) if found[0])


def declared_separator(text: str) -> str | None:
    """Return the separator of a first line « sep=; », which spreadsheets do not show."""
    declared = _DECLARED.match(next(lines_of(text), ""))
    return declared[1] if declared and declared[1] in SEPARATORS else None


def find_separator(text: str) -> str | None:
    """Return the separator that cuts the text most evenly, None when none does.

    A sample settles it when one candidate cuts it without exception; otherwise the
    whole text is tried with each. Quotes misplaced for a candidate speak against it,
    unless they are for all: then they are put up with, for the reading to report.
    """
    best = None
    for strict, limit in ((True, _SAMPLE), (True, None), (False, None)):
        cuts = {separator: _cut(text, separator, limit, strict=strict) for separator in SEPARATORS}
        best = max(SEPARATORS, key=lambda separator: cuts[separator].weight)
        settled = any(cut.share == 1 and cut.width > 1 for cut in cuts.values())
        if settled or (limit is None and cuts[best].weight > 0):
            return best
    return None


class _Cut(NamedTuple):
    """How a separator cuts a text: the commonest width, the share of records that have it."""

    share: float
    width: int

    @property
    def weight(self) -> float:
        """What speaks for the separator: an even cut, and a fine one."""
        return self.share * (self.width - 1)


def _cut(text: str, separator: str, limit: int | None, *, strict: bool) -> _Cut:
    if separator not in text:
        return _Cut(1, 1)
    reader = csv.reader(lines_of(text), delimiter=separator, strict=strict)
    widths: Counter[int] = Counter()
    try:
        for record in islice(reader, limit):
            widths[len(record)] += bool(record)
    except csv.Error:
        if strict:
            return _Cut(0, 1)
        # A field beyond the module's limit: an open quote. What came before counts.
    # Titles above the table are records of one value: they do not speak against it.
    width = max(widths, key=lambda found: (found > 1, widths[found], found), default=1)
    return _Cut(widths[width] / max(widths.total(), 1), width)
