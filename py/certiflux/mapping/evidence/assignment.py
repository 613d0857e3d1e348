"""Give columns to fields so that what speaks for them adds up to the most, and say by how much.

Shortest augmenting paths (Jonker and Volgenant): optimal where a greedy choice is not. The margin
of a pair is what the best assignment loses without it. Columns that share no field are assigned
apart, and of those that want the same few fields only the likeliest can have one: the others are
left out first, so that a table of any width costs what its fields cost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

Gains = dict[int, dict[str, float]]
"""What each pair adds, by column then by field; only what is above zero is worth a field."""

Costs = Sequence[Sequence[float]]
Solving = Callable[[Costs], list[int]]

_FAR: Final = float("inf")


def solve(costs: Costs) -> list[int]:
    """Return the place of each row, all different, when together they cost the least.

    There are as many places as a row has costs, and no fewer than rows.
    """
    width = len(costs[0]) if costs else 0
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
    places = [0] * len(costs)
    for place, row in enumerate(owner[1:]):
        if row:
            places[row - 1] = place
    return places


def assign(gains: Gains, solving: Solving = solve) -> tuple[dict[int, str], dict[int, float]]:
    """Return the field of each column that is not better left alone, and the margin of each.

    ``solving`` gives each row of costs its place.
    """
    found: dict[int, str] = {}
    lost: dict[int, float] = {}
    for group in _apart(gains):
        own = _likeliest({column: gains[column] for column in group})
        pairs = _best(own, solving)
        whole = _total(own, pairs)
        for column, field in pairs.items():
            row = {name: gain for name, gain in own[column].items() if name != field}
            without = {**own, column: row}
            lost[column] = whole - _total(without, _best(without, solving))
        found |= pairs
    return found, lost


def _total(gains: Gains, pairs: dict[int, str]) -> float:
    return sum(gains[column][field] for column, field in pairs.items())


def _apart(gains: Gains) -> list[list[int]]:
    """Return the columns in groups that share no field."""
    groups: list[tuple[list[int], set[str]]] = []
    for column, row in gains.items():
        wanted = {field for field, gain in row.items() if gain > 0}
        if not wanted:
            continue
        near = [group for group in groups if not group[1].isdisjoint(wanted)]
        if not near:
            groups.append(([column], wanted))
            continue
        first, *others = near
        first[0].append(column)
        first[1].update(wanted)
        for known, fields in others:
            first[0].extend(known)
            first[1].update(fields)
        groups = [group for group in groups if group not in others] if others else groups
    return [sorted(columns) for columns, _ in groups]


def _likeliest(gains: Gains) -> Gains:
    """Return the columns that may have a field in the best assignment, or once a pair is refused.

    With as many fields as there are, whoever is behind that many others for each of its own is
    never needed; one more is kept for the pair that is refused.
    """
    by_field: dict[str, list[int]] = {}
    for column, row in gains.items():
        for field, gain in row.items():
            if gain > 0:
                by_field.setdefault(field, []).append(column)
    many = len(by_field) + 1
    kept: set[int] = set()
    for field, columns in by_field.items():
        kept.update(sorted(columns, key=lambda one: -gains[one][field])[:many])
    return {column: row for column, row in gains.items() if column in kept}


def _best(gains: Gains, solving: Solving) -> dict[int, str]:
    """Return the pairs that add up to the most, in the order of the columns."""
    columns = list(gains)
    fields = sorted({field for row in gains.values() for field, gain in row.items() if gain > 0})
    # Every field may be left without a column: one place more for each, which costs nothing.
    costs = [
        [*(-max(gains[column].get(field, 0.0), 0.0) for column in columns), *([0.0] * len(fields))]
        for field in fields
    ]
    pairs = {
        columns[place]: field
        for field, place in zip(fields, solving(costs), strict=True)
        if place < len(columns) and gains[columns[place]].get(field, 0.0) > 0
    }
    return dict(sorted(pairs.items()))
