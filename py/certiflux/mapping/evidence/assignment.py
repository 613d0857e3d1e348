"""Give columns to fields so that what speaks for them adds up to the most, and say by how much.

Shortest augmenting paths (Jonker and Volgenant): optimal where a greedy choice is not. The margin
of a pair is what the best assignment loses without it. Columns that share no field are assigned
apart, so that a wide table costs little more than a narrow one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

Gains = dict[int, dict[str, float]]
"""What each pair adds, by column then by field; only what is above zero is worth a field."""

_FAR: Final = float("inf")


def assign(gains: Gains) -> tuple[dict[int, str], dict[int, float]]:
    """Return the field of each column that is not better left alone, and the margin of each."""
    found: dict[int, str] = {}
    lost: dict[int, float] = {}
    for group in _apart(gains):
        own = {column: gains[column] for column in group}
        pairs = _best(own)
        whole = _total(own, pairs)
        for column, field in pairs.items():
            without = {
                c: {f: g for f, g in row.items() if (c, f) != (column, field)}
                for c, row in own.items()
            }
            lost[column] = whole - _total(without, _best(without))
        found |= pairs
    return found, lost


def _total(gains: Gains, pairs: dict[int, str]) -> float:
    return sum(gains[column][field] for column, field in pairs.items())


def _apart(gains: Gains) -> list[list[int]]:
    """Return the columns in groups that share no field."""
    groups: list[tuple[set[int], set[str]]] = []
    for column, row in gains.items():
        columns, wanted = {column}, {field for field, gain in row.items() if gain > 0}
        if not wanted:
            continue
        apart = []
        for known, fields in groups:
            if fields.isdisjoint(wanted):
                apart.append((known, fields))
            else:
                columns |= known
                wanted |= fields
        groups = [*apart, (columns, wanted)]
    return [sorted(columns) for columns, _ in groups]


def _best(gains: Gains) -> dict[int, str]:
    """Return the pairs that add up to the most."""
    columns = list(gains)
    fields = sorted({field for row in gains.values() for field, gain in row.items() if gain > 0})
    # Every column may be left alone: one place more for each, which costs nothing.
    costs = [
        [*(-max(gains[column].get(field, 0.0), 0.0) for field in fields), *([0.0] * len(columns))]
        for column in columns
    ]
    owners = _owners(costs, len(fields) + len(columns))
    return {
        columns[row]: fields[place]
        for place, row in enumerate(owners[: len(fields)])
        if row is not None and gains[columns[row]].get(fields[place], 0.0) > 0
    }


def _owners(costs: Sequence[Sequence[float]], width: int) -> list[int | None]:
    """Return the row that owns each place when all rows together cost the least."""
    lows, highs, owner = [0.0] * (len(costs) + 1), [0.0] * (width + 1), [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        owner[0], here = row, 0
        least, way, used = [_FAR] * (width + 1), [0] * (width + 1), [0]
        waiting = list(range(1, width + 1))
        while owner[here]:
            line, low = costs[owner[here] - 1], lows[owner[here]]
            for other in waiting:
                cost = line[other - 1] - low - highs[other]
                if cost < least[other]:
                    least[other], way[other] = cost, here
            here = min(waiting, key=least.__getitem__)
            step = least[here]
            for other in used:
                lows[owner[other]] += step
                highs[other] -= step
            for other in waiting:
                least[other] -= step
            used.append(here)
            waiting.remove(here)
        while here:
            owner[here] = owner[way[here]]
            here = way[here]
    return [row - 1 if row else None for row in owner[1:]]
