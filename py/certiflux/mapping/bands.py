"""Headers on two rows: « Naissance » over « Date » and « Commune »."""

from __future__ import annotations

from typing import Final

from certiflux.mapping.evidence.alike import alike
from certiflux.mapping.evidence.header import header_says
from certiflux.mapping.evidence.words import bare, words
from certiflux.mapping.scan import FEWEST, HEADER_POINTS, Scan, title
from certiflux.reading.table import Cell

_NUMBERING: Final = frozenset({"bloc", "colonne", "partie"})
"""Words of groups that only number them."""

_SURE_WORD: Final = 0.8
_YEAR: Final = 4
_BETTER, _NEARLY_ALL = 0.3, 0.75


def groups(scan: Scan, upper_row: int) -> list[str]:
    """Return the header that covers each column, where a row groups those of the row below.

    Nothing ("") for each column when the row is no such row: a title of the sheet, other names.
    """
    upper, lower = scan.rows[upper_row], scan.rows[upper_row + 1]
    covering = _covering(upper, lower)
    spread = _spread(upper, lower)
    found = ["" for _ in upper]
    if not any(covering) or _covers_all(upper, lower):
        return found
    for index, over in enumerate(spread):
        low = lower[index]
        if isinstance(over, str) and isinstance(low, str) and over != low and _groups(over):
            found[index] = title(over) if _says_more(title(over), title(low)) else ""
    return found


def covered(scan: Scan, upper_row: int) -> list[bool]:
    """Say of each column whether a header above covers it and a neighbour: its own is below."""
    upper, lower = scan.rows[upper_row], scan.rows[upper_row + 1]
    covering = _covering(upper, lower)
    return [own and isinstance(low, str) for own, low in zip(covering, lower, strict=True)]


def completes(scan: Scan, last: int) -> bool:
    """Say whether the row after the headers completes those that cover several columns.

    It does where a header covers several columns, and only there.
    """
    if last + 1 >= len(scan.rows):
        return False
    upper, lower = scan.rows[last], scan.rows[last + 1]
    covering, spread = _covering(upper, lower), _spread(upper, lower)
    joined: list[float] = []
    for index, under in enumerate(lower):
        if under is None or under == upper[index]:
            continue
        if not isinstance(under, str) or (upper[index] is not None and not covering[index]):
            return False
        said = header_says(title(under), title(spread[index]))
        joined.append(max((one.points for one in said.values()), default=0.0))
    good = sum(points >= HEADER_POINTS for points in joined)
    return len(joined) >= FEWEST and good * 2 >= len(joined)


def _groups(over: str) -> bool:
    """Say whether a cell names a group rather than a number or a title of the sheet."""
    told = [word for word in words(bare(over)) if not word.isdecimal()]
    known = [any(sure >= _SURE_WORD for _, sure in alike(word)) for word in told]
    dated = any(word.isdecimal() and len(word) == _YEAR for word in words(bare(over)))
    return (
        bool(told) and not dated and not _NUMBERING.issuperset(told) and sum(known) * 2 > len(told)
    )


def _covers_all(upper: list[Cell], lower: list[Cell]) -> bool:
    """Say whether one text alone stands over nearly all the columns: the title of the sheet."""
    texts = {cell for cell in upper if cell is not None}
    if len(texts) != 1:
        return False
    first = next(index for index, cell in enumerate(upper) if cell is not None)
    filled = [index for index, cell in enumerate(lower) if cell is not None]
    return sum(index >= first for index in filled) >= _NEARLY_ALL * len(filled)


def _says_more(over: str, low: str) -> bool:
    alone, together = header_says(low), header_says(low, over)
    best = max((one.points for one in alone.values()), default=0.0)
    target = max(alone, key=lambda one: alone[one].points, default="")
    new = max(together, key=lambda one: together[one].points, default="")
    most = max((one.points for one in together.values()), default=0.0)
    return most >= HEADER_POINTS - 1 and (new != target or most > best + _BETTER)


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
        lower[index] is not None
        and index > 0
        and (
            (over is None and any(cell is not None for cell in upper[:index]))
            or (over is not None and over == upper[index - 1])
        )
        for index, over in enumerate(upper)
    ]
    return [
        own or (index + 1 < len(covers) and covers[index + 1] and upper[index] is not None)
        for index, own in enumerate(covers)
    ]
