"""What became of the findings between two exports of the same list, by person and not by row."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from certiflux.rules.findings import Findings

KINDS: Final = ("solved", "remaining", "new")
"""What may become of a finding."""

_WHOLE_FILE: Final = -1
"""The row of what concerns the whole file, told from every row and from a row that is gone."""

Place = tuple[str, str, int | None]
_Key = tuple[str, str, int]


@dataclass(slots=True)
class FindingsProgress:
    """The findings by what became of them, each as (rule, field, row), row None for the file.

    The rows of ``solved`` are those of the old list, the others of the new one.
    """

    solved: list[Place] = field(default_factory=list)
    remaining: list[Place] = field(default_factory=list)
    new: list[Place] = field(default_factory=list)

    def of(self, kind: str) -> list[Place]:
        """Return the findings of one of KINDS; raise KeyError for another kind."""
        return {"solved": self.solved, "remaining": self.remaining, "new": self.new}[kind]

    def counts(self, kind: str) -> Counter[tuple[str, str]]:
        """Return how many there are of a kind, by (rule, field)."""
        return Counter((rule, of) for rule, of, _ in self.of(kind))

    def rows(self, kind: str, rule: str, of: str) -> list[int | None]:
        """Return the rows of a kind, of one rule and field, top to bottom."""
        return [row for code, one, row in self.of(kind) if (code, one) == (rule, of)]


def progress(old: Findings, new: Findings, rows: array[int]) -> FindingsProgress:
    """Compare findings; ``rows`` gives the new row of each old one, NO_ROW for none.

    A finding about a row that is gone is solved with it.
    """
    found = FindingsProgress()
    left = Counter(_places(old, rows))
    for place in _places(new):
        known = left[place] > 0
        left[place] -= known
        (found.remaining if known else found.new).append(_told(place, place[2]))
    for index, place in enumerate(_places(old, rows)):
        if left[place] > 0:
            left[place] -= 1
            found.solved.append(_told(place, old.rows[index]))
    return found


def _told(place: _Key, row: int) -> Place:
    return (*place[:2], None if place[2] == _WHOLE_FILE else row)


def _places(findings: Findings, rows: Sequence[int] | None = None) -> Iterator[_Key]:
    for index in range(len(findings)):
        one = findings[index]
        if one.row is None:
            yield one.rule, one.field, _WHOLE_FILE
        else:
            yield one.rule, one.field, one.row if rows is None else rows[one.row]
