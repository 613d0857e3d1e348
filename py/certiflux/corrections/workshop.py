"""Where a dataset is mended: what the user types over it, and the history of it.

The dataset of the file stays as it is; ``dataset`` is the one to check, to show and to send.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from certiflux.corrections.changes import ASIDE, SENT, Action, CellState, Changes, changes
from certiflux.corrections.derived_type import with_types
from certiflux.corrections.history import History
from certiflux.corrections.overlay import Overlay
from certiflux.corrections.typed import TypedReader, TypedText, text_of
from certiflux.dataset.fiches import CODE, TYPE
from certiflux.dataset.people import Dataset
from certiflux.dataset.secret import told
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import composites, fields


@dataclass(frozen=True, slots=True)
class PortalRefusal:
    """What the portal said of a row that it refused, and the fields to look at, in order."""

    title: str
    message: str
    fields: tuple[str, ...]


class Portal(Protocol):
    """What the portal says of the rows of a list."""

    def refused(self) -> Mapping[int, PortalRefusal]:
        """Return the rows that it refused, with what it said."""

    def unchanged(self) -> Sequence[int]:
        """Return those of them that would go again just as they were refused."""


class Workshop:
    """A dataset being mended, and what the portal said of its rows when it is known."""

    def __init__(
        self,
        base: Dataset,
        typing: TypedReader,
        history: History | None = None,
        portal: Callable[[], Portal | None] = lambda: None,
    ) -> None:
        """Take the dataset of a file and, again, the actions that stood over it.

        ``portal`` gives what the portal says of the rows as they are.
        """
        self.typing = typing
        self.base = base
        self._portal = portal
        self._overlay = Overlay(base, typing)
        self._aside: dict[int, str] | None = None
        self._typed_types: tuple[Dataset, Dataset] | None = None
        self.history = history.on(base.row_numbers) if history else History([], 0, base.row_numbers)
        for action in self.history.actions[: self.history.done]:
            self._overlay.put(action.changes, forward=True)

    @property
    def refused(self) -> Mapping[int, PortalRefusal]:
        """Return the rows that the portal refused, with what it said."""
        portal = self._portal()
        return portal.refused() if portal else {}

    @property
    def unchanged(self) -> Sequence[int]:
        """Return those of them that would go again just as they were refused."""
        portal = self._portal()
        return portal.unchanged() if portal else ()

    @property
    def dataset(self) -> Dataset:
        """Return the people as corrected, their types following the codes that were typed."""
        found = self._overlay.dataset
        if self._typed_types is None or self._typed_types[0] is not found:
            coded, typed = self.typed(CODE), self.typed(TYPE)
            self._typed_types = found, with_types(self.base, found, coded, typed)
        return self._typed_types[1]

    @property
    def aside(self) -> dict[int, str]:
        """Return the rows that are not to be sent, each with its reason; not to be changed.

        They are those that the list itself says not to declare, but for the user's word, and
        those that the user put aside.
        """
        if self._aside is None:
            rows = self.base.undeclared.keys() | self.by_hand
            told = ((row, self.reason(row, self.state(ASIDE, row))) for row in sorted(rows))
            self._aside = {row: why for row, why in told if why is not None}
        return self._aside

    @property
    def by_hand(self) -> set[int]:
        """Return the rows that the user put aside."""
        return {row for row, one in self._overlay.typed(ASIDE).items() if one != SENT}

    @property
    def undeclared(self) -> list[int]:
        """Return the rows put aside since the list says not to declare them, top to bottom."""
        typed = self._overlay.typed(ASIDE)
        return [row for row in self.base.undeclared if row not in typed]

    def reason(self, row: int, state: CellState) -> str | None:
        """Return why a row in this state is not to be sent, None for a row to send."""
        if state is not None:
            return None if state == SENT else state.text
        own = self.base.undeclared.get(row)
        return own.reason if own else None

    def apply(self, action: Action, time: float | None = None) -> frozenset[str]:
        """Do an action made on the present state; return the fields that changed.

        One that changes nothing leaves no trace in the history.
        """
        if not action.changes:
            return frozenset()
        self.history.push(action.at(time))
        return self._put(action, forward=True)

    def undo(self) -> tuple[Action, frozenset[str]] | None:
        """Undo the last action that stands; return it with the fields changed, None for none."""
        action = self.history.back()
        return (action, self._put(action, forward=False)) if action else None

    def redo(self) -> tuple[Action, frozenset[str]] | None:
        """Do again the next undone action; return it with the fields changed, None for none."""
        action = self.history.forth()
        return (action, self._put(action, forward=True)) if action else None

    def move(self, done: int) -> tuple[list[Action], frozenset[str]]:
        """Undo or do again what it takes for ``done`` actions to stand; return those actions.

        The fields changed come with them. Raise IndexError when there are not so many actions.
        """
        if not 0 <= done <= len(self.history.actions):
            raise IndexError(done)
        moved: list[tuple[Action, frozenset[str]]] = []
        while self.history.done != done:
            one = self.undo() if self.history.done > done else self.redo()
            moved += [one] if one else []
        return [action for action, _ in moved], frozenset().union(*(of for _, of in moved))

    def _put(self, action: Action, *, forward: bool) -> frozenset[str]:
        self._overlay.put(action.changes, forward=forward)
        self._aside = None
        changed = action.fields()
        return changed | {TYPE} if CODE in changed else changed

    def state(self, field: str, row: int) -> CellState:
        """Return what was typed in a cell, None for the cell of the file."""
        return self._overlay.state(field, row)

    def typed(self, field: str) -> dict[int, TypedText]:
        """Return the texts typed in a field, by row; not to be changed."""
        return self._overlay.typed(field)

    def corrected(self) -> list[str]:
        """Return the fields with a correction that stands, in the order of the dictionary."""
        return self._overlay.corrected()

    def corrected_cells(self) -> int:
        """Return the number of cells of the user that a correction covers."""
        wholes = {
            (row, one.whole)
            for field in self.corrected()
            for row, one in self.typed(field).items()
            if one.whole
        }
        plain = (one for field in self.corrected() for one in self.typed(field).values())
        return len(wholes) + sum(not one.whole for one in plain)

    def corrected_rows(self) -> list[int]:
        """Return the rows with a correction of a cell that stands, top to bottom."""
        return sorted({row for field in self.corrected() for row in self.typed(field)})

    def whole_of(self, field: str, row: int) -> str:
        """Return the composite whose cell gives a field in a row, "" for a cell of its own."""
        state = self.state(field, row)
        if state is not None:
            return state.whole
        column = self.base.columns.get(field)
        return column.composite if column else ""

    def text(self, field: str, row: int) -> str:
        """Return the text of a cell as it is now, whole: to work on, never to be shown."""
        column = self.dataset.columns.get(field)
        return text_of(column, column.codes[row]) if column else ""

    def shown(self, field: str, row: int) -> str:
        """Return the text of a cell as it is now, as a reader may see it."""
        column = self.dataset.columns.get(field)
        return column.shown(row) if column else ""

    def hidden(self, field: str, text: str) -> str:
        """Return a text of a field as a reader may see it."""
        column = self.dataset.columns.get(field)
        return told(text, secret=column is not None and column.secret)

    def original(self, field: str, row: int) -> str:
        """Return the text of a cell as the file has it and a reader may see it."""
        column = self.base.columns.get(field)
        return column.shown(row) if column else ""

    def name(self, target: str) -> str:
        """Return the user's header of a field or a composite, or its label."""
        whole = composites().get(target)
        if whole:
            titles = [self.base.titles[i] for i in whole.parts if self._fed_by(i, target)]
            return titles[0] if titles else whole.label
        return self.base.titles.get(target) or fields(self.base.version)[target].label

    def _fed_by(self, field: str, composite: str) -> bool:
        column: FieldColumn | None = self.base.columns.get(field)
        return column is not None and column.composite == composite and field in self.base.titles

    def number(self, row: int) -> int:
        """Return the number that the spreadsheet shows for a row."""
        return self.base.row_numbers[row]

    def write(self, field: str, rows: Sequence[int], after: Iterable[TypedText]) -> Changes | None:
        """Return what it changes to type texts in cells of a field, one per row; None for nothing.

        A text that is the file's own takes the correction back.
        """
        known = self.typed(field)
        base = self.base.columns.get(field)
        whole = base.composite if base else ""
        new: list[CellState] = []
        for row, one in zip(rows, after, strict=True):
            same = one.text == (text_of(base, base.codes[row]) if base else "")
            new.append(None if same and (one.whole == whole or not one.text) else one)
        return changes(field, rows, [known.get(row) for row in rows], new)

    def mark(self, rows: Sequence[int], reason: str | None) -> Changes | None:
        """Return what it changes to put rows aside for a reason, or with None to take them back."""
        known, own = self.typed(ASIDE), self.base.undeclared
        back: list[CellState] = [SENT if row in own else None for row in rows]
        after = back if reason is None else [TypedText(reason)] * len(rows)
        return changes(ASIDE, rows, [known.get(row) for row in rows], after)
