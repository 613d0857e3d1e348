"""What the values of each column say for each target, in points: likings, and vetoes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from certiflux.dictionary import CURRENT, Version
from certiflux.mapping.evidence.likings import Liking, likings
from certiflux.mapping.evidence.sample import ColumnSample

VETO, WORST = 5.0, 10.0
"""Points that a veto takes: from under half of the cells down to none."""

_HALF: Final = 0.5
_MOST, _SOME, _FEW = 0.8, 0.3, 0.1
_FEWEST: Final = 3
_SPREAD, _BEFORE, _ADULT, _OLD = 6, 12, 13, 90
_LATEST, _LAST_BORN = 2045, 2016
_POSTAL_ZEROS, _INSEE_ZEROS = 0.7, 0.45
_DISTRICTS: Final = ("750", "6900", "1300", "1301", "7511")
_NEW: Final = 0.95
_CODE: Final = 5


@dataclass(frozen=True, slots=True)
class ValueScore:
    """What values say for a target: points, and the share of the cells that fits."""

    points: float
    fit: float = 1.0
    veto: bool = False


def refine(columns: list[ColumnSample]) -> None:
    """Add the kinds that only a whole column, or all of them together, can tell.

    « birth » for dates of birth, « insee » and « postal » for codes, « unique » and « counted »
    for what numbers rows.
    """
    dated = (year for seen in columns if seen.counts["date"] for year in seen.years)
    latest = max((year for year in dated if year <= _LATEST), default=0)
    for seen in columns:
        if not seen.size:
            continue
        _birth(seen, latest)
        _place_codes(seen)
        _numbering(seen)
        _names(seen)


def _add(seen: ColumnSample, kind: str, share: float = 1.0) -> None:
    seen.counts[kind] = round(seen.size * share)


def _birth(seen: ColumnSample, latest: int) -> None:
    if not seen.years or seen.share("date", "birth year", "born") < _HALF:
        return
    oldest, youngest = latest - _OLD, min(latest - _ADULT, _LAST_BORN)
    old = sum(oldest <= year <= youngest for year in seen.years) / len(seen.years)
    spread = max(seen.years) - min(seen.years)
    alone = latest == max(seen.years)
    if alone and spread >= _SPREAD and min(seen.years) <= _LAST_BORN - _BEFORE:
        old = 1.0
    if old >= _HALF:
        _add(seen, "birth", old)


def _place_codes(seen: ColumnSample) -> None:
    codes = [
        str(cell).split(".", maxsplit=1)[0].zfill(_CODE)
        for cell, kinds in zip(seen.cells, seen.kinds, strict=True)
        if "five" in kinds or ("code" in kinds and len(str(cell)) == _CODE)
    ]
    if len(codes) < seen.size * _HALF:
        return
    zeros = sum(code.endswith("0") or code.startswith(_DISTRICTS) for code in codes) / len(codes)
    abroad = any(code.startswith("99") or code[1:2] in "ABab" for code in codes)
    if abroad or (len(codes) >= _FEWEST and zeros <= _INSEE_ZEROS):
        _add(seen, "insee")
    elif len(codes) >= _FEWEST and zeros >= _POSTAL_ZEROS:
        _add(seen, "postal")


def _numbering(seen: ColumnSample) -> None:
    if seen.size >= _FEWEST and seen.distinct >= _NEW * seen.size and seen.blank <= _SOME:
        _add(seen, "unique")
    cells = [cell for cell in seen.cells if cell is not None]
    if seen.share("whole") == 1.0 and len(cells) > 1:
        numbers = [int(float(str(cell).replace(",", "."))) for cell in cells]
        steps = [b - a for a, b in pairwise(numbers)]
        if all(step == 1 for step in steps[: len(numbers)]):
            _add(seen, "counted")


def _names(seen: ColumnSample) -> None:
    """Let frequent first names, which are surnames too, not make first names of surnames."""
    if seen.share("first name") < 0.6:  # noqa: PLR2004  # a third of the surnames are first names
        seen.counts["first name"] = 0
    else:
        seen.counts["surname"] = 0
    if seen.size >= _FEWEST + 1 and seen.distinct <= _SOME * seen.size:
        _add(seen, "repeated")


def values_say(seen: ColumnSample, version: Version = CURRENT) -> dict[str, ValueScore]:
    """Return what the values of a column say for every target that wants something of them."""
    return {target: _told(seen, wants) for target, wants in likings(version).items()}


def _told(seen: ColumnSample, wants: Liking) -> ValueScore:
    if not seen.size:
        return ValueScore(0.0, 0.0)
    fit = seen.share(*wants.needs) if wants.needs else 1.0
    if fit < _HALF:
        return ValueScore(-VETO - (WORST - VETO) * (1 - 2 * fit), fit, veto=True)
    points = 0.0
    for kind, most in wants.likes:
        share = seen.counts[kind] / seen.size
        points += most * share if share >= _HALF else 0.0
    for kind, most in wants.hates:
        share = seen.counts[kind] / seen.size
        points -= most * share if share >= _HALF else 0.0
    return ValueScore(points, fit)
