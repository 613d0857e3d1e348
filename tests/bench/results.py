"""All the runs of one bench, their medians, and the figures to reach."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from bench.chromium import Visits
from bench.steps import Passage

SCREEN_S = 0.7
READY_FIRST_S = 4.0
READY_AGAIN_S = 3.0
TOTALS_S = {10_000: 6.0, 200_000: 60.0}
"""Longest time from the drop to the validated XML, by number of people."""

HEAPS = {200_000: 1_500_000_000}
"""Most bytes that the engine may hold, by number of people."""

FREEZE_S = 0.2
"""A page that answers later than this is felt as frozen."""


@dataclass
class Size:
    """The runs on one file; a side that was not asked for stays empty."""

    people: int
    name: str
    bytes: int
    browser: list[Visits] = field(default_factory=list)
    cpython: list[Passage] = field(default_factory=list)

    def passages(self) -> list[Passage]:
        """Give the browser's passes of the file."""
        return [visits.passage for visits in self.browser]

    def as_dict(self) -> dict[str, Any]:
        """Give what JSON keeps: every run, nothing rounded."""
        return {
            "people": self.people,
            "file": self.name,
            "bytes": self.bytes,
            "browser": [
                {"first": v.first, "again": v.again, "passage": v.passage.as_dict()}
                for v in self.browser
            ],
            "cpython": [passage.as_dict() for passage in self.cpython],
        }


def middle(
    passages: Iterable[Passage], read: Callable[[Passage], float | int | None]
) -> float | None:
    """Give the median of what `read` finds in each pass; None when it finds nothing."""
    found = [value for passage in passages if (value := read(passage)) is not None]
    return median(found) if found else None


def startup(sizes: Iterable[Size], visit: str, moment: str) -> float | None:
    """Give the median moment (paint, screen, ready) of the visits (first, again) of all runs."""
    found = [getattr(visits, visit)[moment] for size in sizes for visits in size.browser]
    return median(found) if found else None
