"""What the user typed in a cell, and how it is read: as the file's own cells are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from certiflux.base.dates import DAY_FIRST, EPOCH
from certiflux.dataset.births import split_birth
from certiflux.dataset.columns import convert_cells, only_crosses, split_names
from certiflux.dataset.convert import convert, spelling
from certiflux.dataset.names.names import NAMES, NameOrder
from certiflux.dataset.values import FieldColumn, Value, show
from certiflux.dictionary import CURRENT, Version, composites, fields
from certiflux.dictionary.kinds import Boolean


def text_of(column: FieldColumn, code: int) -> str:
    """Return the text of a distinct cell, whole: never for a reader, who may not see all of it."""
    return show(column.raw[code] if column.raw else column.values[code])


_A_CROSS: Final = "x"


class TypedText(NamedTuple):
    """A text as typed; ``whole`` is the composite whose whole cell it is, "" for one field."""

    text: str
    whole: str = ""


class TypedValue(NamedTuple):
    """What a typed text gives to a field; ``broken`` when a composite cannot part it."""

    value: Value
    broken: bool = False


@dataclass(frozen=True, slots=True)
class TypedReader:
    """What the conversion of typed texts needs besides the column: the same as for the file.

    ``choices`` are the user's spellings of list values by field, ``orders`` how the columns of
    whole names are read, by column of the table.
    """

    version: Version = CURRENT
    epoch: dt.date = EPOCH
    choices: Dict[str, Dict[str, str]] = field(default_factory=dict)
    orders: Dict[int, str] = field(default_factory=dict)

    def read(
        self, target: str, typed: Sequence[TypedText], column: FieldColumn | None
    ) -> list[TypedValue]:
        """Return what each text gives to the field ``target``, whose column is ``column``."""
        plain = [one.text or None for one in typed if not one.whole]
        values = iter(self._plain(target, plain, column))
        return [
            self._part(target, o, column) if o.whole else TypedValue(next(values)) for o in typed
        ]

    def _plain(
        self, target: str, cells: Sequence[str | None], column: FieldColumn | None
    ) -> list[Value]:
        known = fields(self.version)[target]
        said = self.choices.get(target)
        rule = column.rule if column else DAY_FIRST
        if isinstance(known.kind, Boolean) and not said and column and only_crosses(column.raw):
            # Beside a cross, a cell is read as in a column of crosses, or as it stands.
            pairs = ([_A_CROSS, cell] for cell in cells)
            every = frozenset(range(2))
            return [convert_cells(known, p, every, epoch=self.epoch)[1].value for p in pairs]
        choices = {spelling(one): value for one, value in said.items()} | dict(said) if said else {}
        return [
            convert(known, cell, epoch=self.epoch, choices=choices, rule=rule).value
            for cell in cells
        ]

    def _part(self, target: str, typed: TypedText, column: FieldColumn | None) -> TypedValue:
        """Return the part of a whole cell that goes to a field."""
        rank = composites()[typed.whole].parts.index(target)
        if typed.whole == NAMES:
            source = column.source if column and column.source is not None else -1
            order = NameOrder(self.orders.get(source, NameOrder.NAME_FIRST))
            names, broken = split_names([typed.text], order)
            return TypedValue(names[0][:2][rank], bool(broken))
        rule = column.rule if column else DAY_FIRST
        return TypedValue(split_birth(typed.text or None, self.epoch, rule)[:3][rank])
