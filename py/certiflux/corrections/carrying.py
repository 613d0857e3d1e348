"""Carry the corrections of a page over to a corrected source, dropped again."""

from __future__ import annotations

from dataclasses import dataclass, field

from certiflux.base.words import counted
from certiflux.corrections.changes import ASIDE, SENT, Action, Changes, changes
from certiflux.corrections.pairing import pair
from certiflux.corrections.targets import action, editable
from certiflux.corrections.typed import TypedText
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.rules.findings import NO_ROW


@dataclass(slots=True)
class CarryOver:
    """What becomes of each corrected cell in another source; cells are (field, row of the old).

    ``kept``: the source still says what was corrected; ``solved``: it says now what the
    correction said; ``conflicting``: it says a third thing; ``lost``: the row or the field is
    gone. ``action`` applies to the new source what is to be applied.
    """

    kept: list[tuple[str, int]] = field(default_factory=list)
    solved: list[tuple[str, int]] = field(default_factory=list)
    conflicting: list[tuple[str, int]] = field(default_factory=list)
    lost: list[tuple[str, int]] = field(default_factory=list)
    action: Action = field(default_factory=lambda: Action("carry", "", ()))

    def sentences(self) -> list[str]:
        """Say in words what becomes of the corrections, the counts first; nothing for none."""
        said = (
            (self.kept, "correction reprise", "corrections reprises", ""),
            (self.solved, "correction", "corrections", " déjà dans le nouveau fichier"),
            (
                self.conflicting,
                "cellule corrigée ici",
                "cellules corrigées ici",
                " et changée autrement dans le nouveau fichier",
            ),
            (self.lost, "correction", "corrections", " sans objet : la ligne n'y est plus"),
        )
        return [f"{counted(len(c), one, many)}{end}." for c, one, many, end in said if c]


def carry(old: Workshop, new: Workshop, *, ours: bool = False) -> CarryOver:
    """Return what becomes, over the uncorrected ``new``, of the corrections that stand in ``old``.

    With ``ours``, a correction wins over what the new source says otherwise.
    """
    rows = pair(old.base, new.base)
    carried = CarryOver()
    given: dict[str, dict[int, TypedText]] = {}
    for (target, row), cell in _cells(old).items():
        here = rows[row]
        lists = _fate(old, new, carried, row, here, cell)
        lists.append((target, row))
        if lists is carried.kept or (ours and lists is carried.conflicting):
            for one, typed in cell.items():
                given.setdefault(one, {})[here] = typed
    written = (_written(new, target, given[target]) for target in given)
    found = [changed for changed in written if changed]
    count = counted(len(carried.kept), "correction reprise", "corrections reprises")
    carried.action = action("carry", f"{count} de l'ancien fichier.", found)
    return carried


def _cells(shop: Workshop) -> dict[tuple[str, int], dict[str, TypedText]]:
    """Return the corrected cells by what is typed in and row: the text given to each field."""
    found: dict[tuple[str, int], dict[str, TypedText]] = {}
    for target in (*shop.corrected(), ASIDE):
        for row, one in shop.typed(target).items():
            typed_in = target if target == ASIDE else one.whole or target
            found.setdefault((typed_in, row), {})[target] = one
    return found


def _fate(
    old: Workshop,
    new: Workshop,
    carried: CarryOver,
    row: int,
    here: int,
    cell: dict[str, TypedText],
) -> list[tuple[str, int]]:
    """Return the list of ``carried`` in which a corrected cell goes."""
    if here == NO_ROW or not all(one == ASIDE or editable(new, one) for one in cell):
        return carried.lost
    if ASIDE in cell:
        return _fate_aside(old, new, carried, row, here, cell[ASIDE])
    wanted = [_value(old.dataset, one, row) for one in cell]
    now = [_value(new.base, one, here) for one in cell]
    if now == wanted:
        return carried.solved
    same = now == [_value(old.base, one, row) for one in cell]
    return carried.kept if same else carried.conflicting


def _fate_aside(
    old: Workshop, new: Workshop, carried: CarryOver, row: int, here: int, said: TypedText
) -> list[tuple[str, int]]:
    """Return the list for a row put aside, or sent on the user's word.

    « Send it » is kept only while the new file gives the same reason not to.
    """
    if said != SENT:
        return carried.kept
    now = new.base.undeclared.get(here)
    if now is None:
        return carried.solved
    return carried.kept if now == old.base.undeclared.get(row) else carried.lost


def _value(dataset: Dataset, field: str, row: int) -> Value:
    column = dataset.columns.get(field)
    return column[row] if column else None


def _written(shop: Workshop, target: str, given: dict[int, TypedText]) -> Changes | None:
    rows = sorted(given)
    if target == ASIDE:
        return changes(ASIDE, rows, [None] * len(rows), [given[row] for row in rows])
    return shop.write(target, rows, [given[row] for row in rows])
