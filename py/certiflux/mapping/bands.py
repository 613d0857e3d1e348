"""Headers on two rows: « Naissance » over « Date » and « Commune »."""

from __future__ import annotations

from typing import Final

from certiflux.mapping.candidate import Candidate
from certiflux.mapping.scan import CLOSE_ENOUGH, FEWEST, Scan, title
from certiflux.reading.table import Cell

_BETTER: Final = 5
"""Points by which two headers together must say more than one of them."""


def join(scan: Scan, row: int, titles: list[str], evidence: list[list[Candidate]]) -> bool:
    """Read the headers of a row and the next one together where that says more.

    Change ``titles`` and ``evidence`` in place; say whether anything was changed.
    """
    upper, lower = scan.rows[row], scan.rows[row + 1]
    changed = False
    covering = _covering(upper, lower)
    for index, over in enumerate(_spread(upper, lower)):
        low = lower[index]
        if not isinstance(over, str) or (low is not None and not covering[index]):
            continue
        found = scan.said(_joined(over, low))
        own = evidence[index][0] if evidence[index] else None
        above = {one.target for one in scan.said(over)}
        own_words = {one.target for one in scan.exact(low)}
        by_cover = own is not None and own.target in above - own_words
        least = CLOSE_ENOUGH if own is None or by_cover else max(CLOSE_ENOUGH, own.score + _BETTER)
        if found and found[0].score >= least:
            evidence[index], changed = found, True
            titles[index] = " – ".join(filter(None, (title(over), title(low))))
    return changed


def completes(scan: Scan, last: int) -> bool:
    """Say whether the row after the headers completes those that cover several columns.

    It does where a header covers several columns, and only there.
    """
    if last + 1 >= len(scan.rows):
        return False
    upper, lower = scan.rows[last], scan.rows[last + 1]
    spread, covering = _spread(upper, lower), _covering(upper, lower)
    joined: list[list[Candidate]] = []
    for index, under in enumerate(lower):
        if under is None:
            continue
        if not isinstance(under, str) or (upper[index] is not None and not covering[index]):
            return False
        joined.append(scan.said(_joined(spread[index], under)))
    good = sum(bool(found) and found[0].score >= CLOSE_ENOUGH for found in joined)
    return len(joined) >= FEWEST and good * 2 >= len(joined)


def _spread(upper: list[Cell], lower: list[Cell]) -> list[Cell]:
    """Repeat each filled cell over the blank ones after it that have something below."""
    spread: list[Cell] = []
    last: Cell = None
    for over, under in zip(upper, lower, strict=True):
        last = over if over is not None else last
        spread.append(over if over is not None else last if under is not None else None)
    return spread


def _covering(upper: list[Cell], lower: list[Cell]) -> list[bool]:
    """Say of each column whether a header above covers it and a neighbour."""
    covers = [
        over is None
        and lower[index] is not None
        and any(cell is not None for cell in upper[:index])
        for index, over in enumerate(upper)
    ]
    return [
        own or (index + 1 < len(covers) and covers[index + 1] and upper[index] is not None)
        for index, own in enumerate(covers)
    ]


def _joined(over: Cell, low: Cell) -> str:
    return " ".join(filter(None, (title(over), title(low))))
