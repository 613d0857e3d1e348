"""What the user did, in order, and how far it is undone."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace

from certiflux.corrections.changes import Action, Changes
from certiflux.rules.findings import NO_ROW


@dataclass(slots=True)
class History:
    """The actions, the first ``done`` of which stand; the others are undone and may come back.

    ``numbers`` are the row numbers, as the spreadsheet shows them, of the rows that the actions
    speak of. ``lost`` counts the corrected cells whose row the sheet does not list any more.
    """

    actions: list[Action] = field(default_factory=list)
    done: int = 0
    numbers: array[int] = field(default_factory=lambda: array("I"))
    lost: int = 0

    def push(self, action: Action) -> None:
        """Add an action; those that were undone are forgotten."""
        self.actions[self.done :] = [action]
        self.done += 1

    def standing(self) -> list[int]:
        """Return what tells the actions that stand now from those that stand at another moment."""
        return [id(action) for action in self.actions[: self.done]]

    def back(self) -> Action | None:
        """Step back before the last action that stands; return it, None at the beginning."""
        if not self.done:
            return None
        self.done -= 1
        return self.actions[self.done]

    def forth(self) -> Action | None:
        """Step over the next undone action; return it, None at the end."""
        if self.done == len(self.actions):
            return None
        self.done += 1
        return self.actions[self.done - 1]

    def on(self, numbers: array[int]) -> History:
        """Return the history over the rows that the sheet numbers so; rows that are gone are left.

        An action of which nothing is left goes too.
        """
        if numbers == self.numbers or not self.actions:
            return replace(self, actions=self.actions[:], numbers=numbers)
        place = {number: row for row, number in enumerate(numbers)}
        moved = [place.get(number, NO_ROW) for number in self.numbers]
        kept, done, lost = [], 0, self.lost
        for rank, action in enumerate(self.actions):
            parts = tuple(p for one in action.changes if (p := _moved(one, moved)))
            if parts:
                kept.append(replace(action, changes=parts))
                done += rank < self.done
            if rank < self.done:
                lost += sum(map(len, action.changes)) - sum(map(len, parts))
        return History(kept, done, numbers, lost)


def _moved(one: Changes, places: list[int]) -> Changes | None:
    """Return changes over other rows; None when every one of them is gone."""
    rows, before, after = array("I"), array("I"), array("I")
    for row, old, new in zip(one.rows, one.before, one.after, strict=True):
        if places[row] != NO_ROW:
            rows.append(places[row])
            before.append(old)
            after.append(new)
    return replace(one, rows=rows, before=before, after=after) if rows else None
