"""How another export of a list is laid out: columns moved, gone or new, people gone or new."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from certiflux.base.words import counted, rows_named, typographic
from certiflux.corrections.overlay import OWN_COLUMN
from certiflux.dataset.people import Dataset
from certiflux.rules.findings import NO_ROW

_NAMED: Final = 5
"""Columns named in one sentence."""


@dataclass(frozen=True, slots=True)
class LayoutChanges:
    """What moved between two exports: titles of columns, numbers of rows as each sheet has them."""

    related: bool
    moved_columns: bool
    gone_columns: tuple[str, ...]
    new_columns: tuple[str, ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]
    moved: int

    def sentences(self) -> list[str]:
        """Say each in one line; nothing for a file laid out as the other one was."""
        if not self.related:
            return [
                "Aucune personne de l'ancien fichier n'est dans celui-ci : c'est une autre liste."
            ]
        said = [
            _columns(self.gone_columns, "n'est plus", "ne sont plus"),
            _columns(self.new_columns, "n'était pas", "n'étaient pas", " avant"),
            "Des colonnes ont changé de place : chacune a été retrouvée par son titre."
            if self.moved_columns
            else "",
            _people(self.gone, "de l'ancien fichier", "n'y est plus", "n'y sont plus"),
            _people(self.new, "de celui-ci", "est nouvelle", "sont nouvelles"),
            counted(self.moved, "ligne a changé", "lignes ont changé")
            + " de place : chaque personne a été retrouvée."
            if self.moved
            else "",
        ]
        return [typographic(one) for one in said if one]


def layout(old: Dataset, new: Dataset, pairs: array[int]) -> LayoutChanges:
    """Return what moved from ``old`` to ``new``; ``pairs`` gives the new row of each old one."""
    before, after = _order(old), _order(new)
    shared = [one for one in before if one in after]
    taken = {row for row in pairs if row != NO_ROW}
    kept = [row for row in pairs if row != NO_ROW]
    return LayoutChanges(
        related=bool(taken) or not len(old),
        moved_columns=shared != [one for one in after if one in before],
        gone_columns=tuple(before[one] for one in before if one not in after),
        new_columns=tuple(after[one] for one in after if one not in before),
        gone=tuple(old.row_numbers[row] for row, at in enumerate(pairs) if at == NO_ROW),
        new=tuple(new.row_numbers[row] for row in range(len(new)) if row not in taken),
        moved=_out_of_order(kept),
    )


def _order(dataset: Dataset) -> dict[str, str]:
    """Return the fields that columns of the sheet feed, from left to right, with their titles."""
    places = {
        field: column.source
        for field, column in dataset.columns.items()
        if column.source is not None and column.source < OWN_COLUMN and dataset.titles.get(field)
    }
    return {field: dataset.titles[field] for field in sorted(places, key=places.__getitem__)}


def _out_of_order(rows: Sequence[int]) -> int:
    """Return how many rows come after one that they used to come before."""
    highest, count = -1, 0
    for row in rows:
        count += row < highest
        highest = max(highest, row)
    return count


def _columns(titles: Sequence[str], one: str, many: str, end: str = "") -> str:
    names = list(dict.fromkeys(titles))
    if not names:
        return ""
    shown = ", ".join(f"« {name} »" for name in names[:_NAMED])
    more = len(names) - _NAMED
    shown += f" et {counted(more, 'autre')}" if more > 0 else ""
    noun, verb = ("La colonne", one) if len(names) == 1 else ("Les colonnes", many)
    return f"{noun} {shown} {verb} dans le fichier{end}."


def _people(numbers: Sequence[int], where: str, one: str, many: str) -> str:
    if not numbers:
        return ""
    named = rows_named(numbers)
    said = counted(len(numbers), "ligne")
    verb = one if len(numbers) == 1 else many
    return f"{said} {where} {verb} ({named[0].lower()}{named[1:]})."
