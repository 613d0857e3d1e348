"""What makes a proposal sure: one possible outcome, agreed by the rest of the row, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from certiflux.rules.finding import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.scene import Scene

Holds = Callable[[Scene, Finding, Fix], bool]
"""Says of the only proposal made for a finding that nobody needs to choose."""


def always(_scene: Scene, _finding: Finding, _fix: Fix) -> bool:
    """Hold whenever there is one proposal and no other."""
    return True


@dataclass(frozen=True, slots=True)
class Sure:
    """A kind of sure correction: several rules may share one, the user takes or leaves it whole.

    ``name`` never changes, saved choices hold it. ``title`` says what is done, ``why`` for what
    reason nothing else can be meant. ``holds`` is asked only where a single proposal is made.
    """

    name: str
    title: str
    why: str
    holds: Holds = always
