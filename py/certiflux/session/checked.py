"""The checks of a list, and the corrections of the user over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from certiflux.base.dates import EPOCH, EPOCH_1904
from certiflux.base.work import Work, relay, timed
from certiflux.corrections.changes import Action
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.checked import check as check_workshop
from certiflux.corrections.history import History
from certiflux.corrections.typed import TypedReader
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.build import build
from certiflux.dataset.fiches import CODE
from certiflux.dataset.people import Dataset
from certiflux.dataset.readings import (
    ColumnReading,
    date_choices,
    repairs,
    splits,
)
from certiflux.fiches.known import KnownFiches
from certiflux.mapping.mapping import Mapping
from certiflux.rules.context import NOTHING, Context
from certiflux.session.refusals import answers_changed
from certiflux.session.state import CONVERSION, no_clock
from certiflux.session.told import Told


class Checked(Told):
    """A list that is checked, then corrected."""

    __slots__ = ()

    def check(self, context: Context = NOTHING) -> Work[None]:
        """Convert and check every row; fill ``dataset``, ``findings`` and ``context``.

        Raise UserError when the answers have changed on the way: nothing stale is kept.
        """
        settings, columns, standing = self.settings, self.mapping, self.corrections.standing()
        lists = self.register or context.fiches.register
        context = replace(context, fiches=KnownFiches(lists, settings.fiches))
        mapping, chosen = self.chosen(), self.readings()
        building = build(
            self.table,
            mapping,
            dates=date_choices(chosen),
            repairs=repairs(chosen),
            splits=splits(chosen),
            identifiers=settings.identifiers,
        )
        work = relay(building, "conversion", "Lecture des valeurs")
        dataset, seconds = yield from timed(work, context.clock or no_clock)
        shop = Workshop(dataset, self._typing(mapping, chosen), self.corrections)
        mended = yield from relay(check_workshop(shop, context), "controles", "Contrôles")
        if self.settings is not settings or self.mapping is not columns:
            raise answers_changed()
        if self.corrections.standing() != standing:
            raise answers_changed()
        self.context, self.corrections = context, shop.history
        self._keep_fiches(mended.shop.dataset)
        self._take(mended)
        self._took(CONVERSION, seconds)
        self.follow()

    def _keep_fiches(self, dataset: Dataset) -> None:
        """Keep in the settings what the lists say of the certifications of this file alone.

        The checks do not depend on it: it is what they were made with.
        """
        column = dataset.columns.get(CODE)
        codes = [str(value) for value in column.values if value] if column else ()
        kept = self.context.fiches.keeping(codes)
        if kept is not self.settings.fiches:
            self.settings = replace(self.settings, fiches=kept)

    def _typing(self, mapping: Mapping, chosen: dict[int, ColumnReading]) -> TypedReader:
        """Return what it takes to read a text typed in the page as a cell of the file."""
        epoch = EPOCH_1904 if self.table.date_1904 else EPOCH
        return TypedReader(self.version, epoch, mapping.values, splits(chosen))

    def _take(self, mended: CheckedWorkshop) -> None:
        """Show the people as mended; what was made of them before is no more."""
        self._checked, self._made = (self._basis(), mended), None

    def correct(self, action: Action, time: float) -> None:
        """Apply an action of the user, done at ``time``, and check again what it concerns."""
        mended = self.workshop()
        mended.apply(action, time)
        self._take(mended)
        self.compare()

    def correct_all(self, actions: Sequence[Action], time: float) -> None:
        """Apply actions of the user, none on a cell of another, and check once what they concern.

        Each is a line of history of its own.
        """
        mended = self.workshop()
        mended.apply_all(actions, time)
        self._take(mended)
        self.compare()

    def undo(self) -> Action | None:
        """Undo the last action that stands; return it, None when there is none."""
        mended = self.workshop()
        action = mended.undo()
        self._take(mended)
        self.compare()
        return action

    def redo(self) -> Action | None:
        """Do again the next undone action; return it, None when there is none."""
        mended = self.workshop()
        action = mended.redo()
        self._take(mended)
        self.compare()
        return action

    def move(self, done: int) -> list[Action]:
        """Undo or do again until ``done`` actions stand; return those undone or done again."""
        mended = self.workshop()
        actions = mended.move(done)
        self._take(mended)
        self.compare()
        return actions

    def take_corrections(self, corrections: History) -> None:
        """Take other corrections for those of the user; the findings are to be made again."""
        self.corrections = corrections
