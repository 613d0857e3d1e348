"""An action on cells: what each held before and holds after, kept as columns.

``None`` in place of a text stands for the cell of the file, uncorrected.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from certiflux.corrections.typed import TypedText

ASIDE: Final = "aside"
"""Stands in the place of a field: the text is then why the row is not sent."""

SENT: Final = TypedText("", "envoyer")
"""Stands in that place for a row to send on the user's word, whatever the list says of it."""

CellState = TypedText | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The cells of one field that an action changes: codes into ``pool``, one per row."""

    field: str
    rows: array[int]
    pool: list[CellState]
    before: array[int]
    after: array[int]

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.rows)

    def states(self, *, forward: bool) -> Iterator[tuple[int, CellState]]:
        """Yield each row with what its cell holds after the action or, backward, before it."""
        codes = self.after if forward else self.before
        return zip(self.rows, map(self.pool.__getitem__, codes), strict=True)


def changes(
    field: str, rows: Sequence[int], before: Sequence[CellState], after: Sequence[CellState]
) -> Changes | None:
    """Return the changes of a field, without the cells that stay as they are; None for none."""
    known: dict[CellState, int] = {}
    kept, old, new = array("I"), array("I"), array("I")
    for row, was, will in zip(rows, before, after, strict=True):
        if was != will:
            kept.append(row)
            old.append(known.setdefault(was, len(known)))
            new.append(known.setdefault(will, len(known)))
    return Changes(field, kept, list(known), old, new) if kept else None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the user did: its kind, one line in French, what it changed, when.

    ``time`` is in seconds since 1970 UTC, None until the action is applied.
    """

    kind: str
    sentence: str
    changes: tuple[Changes, ...]
    time: float | None = None

    def at(self, time: float | None) -> Action:
        """Return the action as done at ``time``."""
        return replace(self, time=time)

    def fields(self) -> frozenset[str]:
        """Return the ids of the fields changed; ASIDE for rows put aside or taken back."""
        return frozenset(one.field for one in self.changes)

    def rows(self) -> list[int]:
        """Return the rows concerned, top to bottom."""
        return rows_of([self])

    def cells(self) -> int:
        """Return the number of cells of the user that change; a whole date of birth is one."""
        plain = sum(len(one) for one in self.changes)
        wholes: set[tuple[int, str]] = set()
        for one in self.changes:
            for row, state in one.states(forward=True):
                if state and state.whole:
                    plain -= 1
                    wholes.add((row, state.whole))
        return plain + len(wholes)


def rows_of(actions: Iterable[Action]) -> list[int]:
    """Return the rows that some actions concern, top to bottom."""
    return sorted(set().union(*(one.rows for action in actions for one in action.changes)))
