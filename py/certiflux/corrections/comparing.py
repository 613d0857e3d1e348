"""Compare two exports of the same list: who is new, who changed, who is no more there."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from certiflux.base.words import counted
from certiflux.corrections.pairing import pair
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.rules.findings import NO_ROW


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """The rows of which one field changed: in the old export, in the new one."""

    field: str
    old_rows: array[int]
    new_rows: array[int]


@dataclass(slots=True)
class Comparison:
    """What two exports say differently, whatever the order of their columns and rows.

    ``new`` are rows of the new export, ``gone`` of the old one; ``changed`` are rows of the new
    one, top to bottom, with the old row of each in ``before``.
    """

    new: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    before: dict[int, int] = field(default_factory=dict)
    same: int = 0
    differences: list[FieldDifference] = field(default_factory=list)

    @property
    def changed(self) -> list[int]:
        """Return the rows of the new export that say something else than before."""
        rows = {row for one in self.differences for row in one.new_rows}
        return sorted(rows)

    def sentence(self) -> str:
        """Say in one line who is new, changed, gone, the same."""
        changed = len(self.changed)
        parts = (
            counted(len(self.new), "personne nouvelle", "personnes nouvelles"),
            counted(changed, "modifiée", "modifiées"),
            counted(len(self.gone), "disparue", "disparues"),
            counted(self.same, "inchangée", "inchangées"),
        )
        return f"{', '.join(parts)}."


@dataclass(slots=True)
class OtherExport:
    """Another export beside the open one, and what the last look at both has found.

    ``newer``: the other export is the more recent of the two.
    """

    name: str
    other: Workshop
    newer: bool = False
    found: Comparison | None = None
    seen: Dataset | None = None

    def sides(self, here: Workshop) -> tuple[Workshop, Workshop]:
        """Return the older export and the newer one."""
        return (here, self.other) if self.newer else (self.other, here)

    def look(self, here: Workshop, *, newer: bool) -> Comparison:
        """Return what the two exports say differently, as their files have it."""
        if self.found is None or self.newer != newer or self.seen is not here.base:
            self.newer, self.seen = newer, here.base
            old, new = self.sides(here)
            self.found = compare(old.base, new.base)
        return self.found


def compare(old: Dataset, new: Dataset) -> Comparison:
    """Return what two exports of the same list say differently, by value and not by spelling."""
    pairs = pair(old, new)
    taken = set(pairs)
    found = Comparison(
        new=[row for row in range(len(new)) if row not in taken],
        gone=[row for row, other in enumerate(pairs) if other == NO_ROW],
    )
    found.before = {other: row for row, other in enumerate(pairs) if other != NO_ROW}
    for name in fields(new.version):
        if name in old.columns or name in new.columns:
            one = _difference(old, new, name, pairs)
            if one.old_rows:
                found.differences.append(one)
    found.same = len(found.before) - len(found.changed)
    return found


def _difference(old: Dataset, new: Dataset, name: str, pairs: array[int]) -> FieldDifference:
    """Return the rows of which a field says two things; each pair of values is weighed once."""
    a, b = _texts(old, name), _texts(new, name)
    codes_a = old.columns[name].codes if name in old.columns else bytes(len(old))
    codes_b = new.columns[name].codes if name in new.columns else bytes(len(new))
    found = FieldDifference(name, array("I"), array("I"))
    for row, other in enumerate(pairs):
        if other != NO_ROW and a[codes_a[row]] != b[codes_b[other]]:
            found.old_rows.append(row)
            found.new_rows.append(other)
    return found


def _texts(dataset: Dataset, name: str) -> list[Value]:
    column = dataset.columns.get(name)
    return column.values if column else [None]
