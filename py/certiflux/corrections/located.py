"""The findings by row, and the rows that a filter keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import compress
from typing import Final

from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.workshop import Workshop
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.findings import NO_ROW, Findings
from certiflux.rules.search import doubts

WHOLE: Final = (
    "everyone",
    "aside",
    "ready",
    "clear",
    "doubtful",
    "held",
    "refused",
    "unchanged",
    "corrected",
)
"""The kinds of rows that a filter may want whatever is found in them, by the name of its flag."""

ABSENT: Final = "COLONNE_ABSENTE"
"""The rule of a column without which nobody can be sent."""

Marks = Callable[[], bytearray]
"""Gives, per row, 1 or 0."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows are wanted: those with a finding of a severity, rule, field; with a text.

    ``everyone``: rows without any finding too. ``only_unmended``: findings on cells not corrected
    yet. Of WHOLE one at most: the rows put aside; those that go, of whom nothing is said, or whom
    the portal may not find; those that stay since the portal has them; those that
    it refused; those of them that would go again as they are; those with a correction. ``rows``:
    these very rows, whatever is found in them; ``beside``: the fields that tell them, to be shown.
    ``blocked``: only those to send that an error keeps, all of those to send when nobody can go.
    ``text`` is looked for in every cell, whatever its case.
    """

    severity: str | None = None
    code: str | None = None
    field: str | None = None
    text: str = ""
    only_unmended: bool = False
    everyone: bool = False
    aside: bool = False
    ready: bool = False
    clear: bool = False
    doubtful: bool = False
    held: bool = False
    refused: bool = False
    unchanged: bool = False
    corrected: bool = False
    blocked: bool = False
    rows: tuple[int, ...] | None = None
    beside: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether rows are wanted whatever is found in them."""
        return self.rows is not None or any(getattr(self, kind) for kind in WHOLE)


class FindingsByRow:
    """The findings of a workshop at one moment, found by row.

    ``held`` gives the rows that stay since the portal has them; without it none does.
    """

    def __init__(self, mended: CheckedWorkshop, held: Marks | None = None) -> None:
        """Look at the findings as they are now."""
        self._shop = mended.shop
        self._marks = held
        self._held: bytearray | None = None
        self.findings: Findings = mended.findings
        self._seen: dict[int, list[int]] = {}
        self._nobody_goes = any(one.rule == ABSENT for one in self.findings.whole_file_errors())

    def look(self, rows: Iterable[int]) -> None:
        """Find the findings of the rows that are about to be shown, all at once."""
        seen: dict[int, list[int]] = {row: [] for row in rows if row not in self._seen}
        if seen:
            for index, row in enumerate(self.findings.rows):
                if row in seen:
                    seen[row].append(index)
        self._seen |= seen

    def at(self, row: int) -> list[int]:
        """Return the indexes of the findings of a row."""
        self.look([row])
        return self._seen[row]

    def chosen(self, want: Filter) -> list[int]:
        """Return the indexes of the findings that a filter asks for, row by row."""
        rows = self.findings.rows
        found = self.findings.select(want.severity, want.code, want.field)
        found = [index for index in found if rows[index] != NO_ROW]
        if want.blocked:
            blocked = self._blocked()
            found = [index for index in found if blocked[rows[index]]]
        if want.only_unmended:
            found = [index for index in found if not self._corrected(index)]
        if want.text:
            holding = self._holding(want.text)
            found = [index for index in found if holding[rows[index]]]
        return found

    def rows(self, want: Filter) -> list[int]:
        """Return the rows that a filter asks for, top to bottom."""
        if want.whole or (want.blocked and self._nobody_goes):
            rows = self._whole(want)
            if not want.text:
                return rows
            holding = self._holding(want.text)
            return [row for row in rows if holding[row]]
        return list(dict.fromkeys(map(self.findings.rows.__getitem__, self.chosen(want))))

    def _whole(self, want: Filter) -> list[int]:
        """Return the rows that are wanted whatever is found in them."""
        if want.rows is not None:
            return list(want.rows)
        if want.aside:
            return list(self._shop.aside)
        if want.refused:
            return list(self._shop.refused)
        if want.unchanged:
            return list(self._shop.unchanged)
        if want.corrected:
            return self._shop.corrected_rows()
        size, aside = len(self._shop.base), self._shop.aside
        if want.everyone:
            return list(range(size))
        if want.held:
            return [row for row in range(size) if self.held(row) and row not in aside]
        if want.blocked:
            return list(compress(range(size), self._blocked()))
        blocked = self.findings.blocked(size)
        ready = [r for r in range(size) if not (blocked[r] or r in aside or self.held(r))]
        if want.ready:
            return ready
        found = doubts(self.findings, CATALOGUE, size)
        return [row for row in ready if (row in found) is want.doubtful]

    def _blocked(self) -> bytearray:
        """Return, per row, 1 where it would go but for an error of its own or of the file."""
        size = len(self._shop.base)
        marks = bytearray(b"\1" * size) if self._nobody_goes else self.findings.blocked(size)
        for row in self._shop.aside:
            marks[row] = 0
        return bytearray(mark and not self.held(row) for row, mark in enumerate(marks))

    def held(self, row: int) -> bool:
        """Tell whether a row stays since the portal has it, or is still to answer about it."""
        if self._held is None:
            self._held = self._marks() if self._marks else bytearray(len(self._shop.base))
        return bool(self._held[row])

    def _corrected(self, index: int) -> bool:
        one = self.findings[index]
        return self._shop.state(one.field, one.row or 0) is not None

    def _holding(self, text: str) -> bytearray:
        """Return, per row, 1 where some cell shows a text, whatever its case."""
        return rows_holding(self._shop, text)


def rows_holding(shop: Workshop, text: str) -> bytearray:
    """Return, per row, 1 where some cell shows a text; each distinct cell is looked at once."""
    wanted, marks = text.casefold(), bytearray(len(shop.base))
    for column in shop.dataset.columns.values():
        if column.source is None:
            continue
        first = {code: row for row, code in enumerate(column.codes)}
        codes = {code for code, row in first.items() if wanted in column.shown(row).casefold()}
        for row in column.rows_of(codes) if codes else ():
            marks[row] = 1
    return marks
