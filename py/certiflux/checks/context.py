"""What the checks are handed besides the dataset: the day, and a clock to time themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may use that the file does not hold.

    ``today`` is the day in Paris; without it no rule that depends on the day runs. ``clock`` gives
    seconds and only serves to time the steps.
    """

    today: dt.date | None = None
    clock: Callable[[], float] | None = None


NOTHING = Context()
"""A context without a day: only what the file holds is checked."""
