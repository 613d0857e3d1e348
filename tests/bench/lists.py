"""The lists of people that are written for the bench, each under a name of its own."""

import datetime as dt
from collections.abc import Callable, Iterator

from bench import people
from bench.people import HEADERS, Cell

_END = HEADERS.index("Fin de validité")
CENTRE = HEADERS.index("Code postal du centre d'examen")
"""Column that every second row of a half leaves empty."""

_NEVER = dt.date(2099, 12, 31)
_RECENT_DAYS = 40

TODAY = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC).timestamp()
"""When the lists of recent sessions are checked: what they hold is neither late nor soon due."""


def quarter(count: int) -> Iterator[list[Cell]]:
    """Yield people of recent sessions, one row in four faulty."""
    return people.rows(count, every=4, days=_RECENT_DAYS)


def half(count: int) -> Iterator[list[Cell]]:
    """Yield people of recent sessions, every second row with the same two things to mend."""
    for number, row in enumerate(people.rows(count, days=_RECENT_DAYS)):
        if number % 2:
            row[_END], row[CENTRE] = _NEVER, None
        yield row


LISTS: dict[str, Callable[[int], Iterator[list[Cell]]]] = {
    "personnes": people.rows,
    "quart": quarter,
    "moitie": half,
}
"""By name of the file: what gives its rows, from their number."""
