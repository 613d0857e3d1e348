"""A workshop and its findings: after each correction, only what it concerns is checked again."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Generator, Sequence
from dataclasses import replace
from itertools import compress

from certiflux.base.work import drain
from certiflux.corrections.changes import ASIDE, Action, rows_of
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.rules.context import Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import DECISION
from certiflux.rules.run import DECISIONS, run, run_steps


class RowsToSend:
    """Takes the rows put aside out of a dataset; a column already cut is not cut again."""

    def __init__(self, rows: int, aside: Collection[int]) -> None:
        """Take out the rows ``aside`` of ``rows``."""
        self.aside = frozenset(aside)
        self._keep = bytearray(b"\1") * rows
        for row in self.aside:
            self._keep[row] = 0
        self.rows = array("I", compress(range(rows), self._keep))
        self._known: dict[str, tuple[FieldColumn, FieldColumn]] = {}

    def dataset(self, whole: Dataset) -> Dataset:
        """Return the dataset of the rows that are left; the very same when all are."""
        if not self.aside:
            return whole
        columns = {field: self._cut(field, column) for field, column in whole.columns.items()}
        numbers = array("I", compress(whole.row_numbers, self._keep))
        return replace(whole, columns=columns, row_numbers=numbers)

    def _cut(self, field: str, column: FieldColumn) -> FieldColumn:
        known = self._known.get(field)
        if known is None or known[0] is not column:
            cut = replace(column, codes=array("I", compress(column.codes, self._keep)))
            known = self._known[field] = (column, cut)
        return known[1]

    def places(self, rows: Sequence[int]) -> Sequence[int]:
        """Return where some rows of the whole stand among those left, the others left out."""
        if not self.aside:
            return rows
        return [bisect_left(self.rows, row) for row in rows if self._keep[row]]

    def whole(self, findings: Findings) -> Findings:
        """Return findings about the rows left, with the rows of the whole dataset."""
        if not self.aside:
            return findings
        return findings.moved(self.rows)


Checking = Generator[tuple[int, int], None, "CheckedWorkshop"]


class CheckedWorkshop:
    """The people of a file as corrected, and what the checks say of those to send.

    The rows put aside are not checked: they cannot be twins of others, nor keep anything from
    being sent. ``findings`` speak of the rows of the whole dataset.
    """

    def __init__(self, shop: Workshop, context: Context, found: Findings, sent: RowsToSend) -> None:
        """Keep a workshop and the findings ``found`` about its rows that are ``sent``."""
        self.shop = shop
        self.context = context
        self._found = found
        self._sent = sent
        self.findings = self._told()

    @property
    def sent(self) -> Dataset:
        """Return the people without those put aside."""
        return self._sent.dataset(self.shop.dataset)

    def apply(self, action: Action, time: float | None = None) -> None:
        """Do an action, and check again what it concerns."""
        self._check(self.shop.apply(action, time), [action])

    def apply_all(self, actions: Sequence[Action], time: float | None = None) -> None:
        """Do actions made on the present state, none on a cell of another; then check once."""
        changed = [self.shop.apply(one, time) for one in actions]
        self._check(frozenset().union(*changed), actions)

    def undo(self) -> Action | None:
        """Undo the last action and check again; return it, None when there is none."""
        found = self.shop.undo()
        if found:
            self._check(found[1], [found[0]])
        return found[0] if found else None

    def redo(self) -> Action | None:
        """Do again the next undone action and check again; return it, None when there is none."""
        found = self.shop.redo()
        if found:
            self._check(found[1], [found[0]])
        return found[0] if found else None

    def move(self, done: int) -> list[Action]:
        """Undo or do again until ``done`` actions stand, then check once; return those actions."""
        actions, changed = self.shop.move(done)
        self._check(changed, actions)
        return actions

    def _check(self, changed: Collection[str], actions: Sequence[Action]) -> None:
        if ASIDE in changed:
            self._sent = RowsToSend(len(self.shop.base), self.shop.aside)
            self._found = drain(run(self.sent, self.context))
        elif changed:
            rows = self._sent.places(rows_of(actions))
            self._found = run_steps(self.sent, self.context, self._found, changed, rows)
        self.findings = self._told()

    def _told(self) -> Findings:
        """Return what is found of the rows to send, and why the others are not declared."""
        own = self.shop.base.undeclared
        why: dict[str, list[int]] = {}
        for row in self.shop.undeclared:
            why.setdefault(own[row].why.value, []).append(row)
        found = self._sent.whole(self._found)
        return found.also(DECISIONS, [(rule, DECISION, rows) for rule, rows in why.items()])


def check(shop: Workshop, context: Context) -> Checking:
    """Check the rows to send of a workshop; yield (steps done, steps to do) on the way."""
    sent = RowsToSend(len(shop.base), shop.aside)
    found = yield from run(sent.dataset(shop.dataset), context)
    return CheckedWorkshop(shop, context, found, sent)
