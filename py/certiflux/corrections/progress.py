"""What became of the findings between two exports of the same list, by person and not by row."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass

from certiflux.checks.findings import Findings

Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many findings are solved, remain and are new, by (rule, field)."""

    solved: Counter[tuple[str, str]]
    remaining: Counter[tuple[str, str]]
    new: Counter[tuple[str, str]]


def progress(old: Findings, new: Findings, rows: array[int]) -> Progress:
    """Compare findings; ``rows`` gives the new row of each old one, NO_ROW for none.

    A finding about a row that is gone is solved with it.
    """
    before = Counter(_places(old, rows))
    after = Counter(_places(new, None))
    return Progress(
        _by_rule(before - after),
        _by_rule(before & after),
        _by_rule(after - before),
    )


def _places(findings: Findings, rows: array[int] | None) -> list[Place]:
    found: list[Place] = []
    for index in range(len(findings)):
        one = findings[index]
        # The whole file and a row that is gone are told from every row of the new list.
        place = -1 if one.row is None else one.row if rows is None else rows[one.row]
        found.append((one.rule, one.field, place))
    return found


def _by_rule(places: Counter[Place]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for (rule, field, _), count in places.items():
        found[rule, field] += count
    return found
