"""What was sent, and what the portal and the registre say of each person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import compress
from operator import not_

from certiflux.corrections.replacements import replacements
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE
from certiflux.deposits.registre.registre import Registre, RegistreMatch
from certiflux.deposits.registre.rows import RegistreMatcher
from certiflux.flux.marks import Marks
from certiflux.flux.product import NO_ROW
from certiflux.session.answered import Answered


class Told(Answered):
    """A list whose people the portal may have answered about."""

    __slots__ = ()

    def present_ids(self) -> list[str]:
        """Return the idTechnique of each row as it stands, "" for none; not to be changed."""
        if self.dataset is None:
            return []
        column = self.dataset.columns.get(ID_TECHNIQUE)
        if column is None:
            return [""] * len(self.dataset)
        if self._ids is None or self._ids[0] is not column:
            texts = [value if isinstance(value, str) else "" for value in column.values]
            self._ids = column, list(map(texts.__getitem__, column.codes))
        return self._ids[1]

    def numbers(self) -> Sequence[int]:
        """Return the number that the spreadsheet shows for each row."""
        return self.dataset.row_numbers if self.dataset is not None else ()

    def follow(self) -> None:
        """Tell again where each row stands with the portal, from the reports at hand."""
        self.followed = None
        dataset, ids = self.dataset, self.present_ids()
        if dataset is not None and self.answers.concerns(ids):
            whole, old = self.source.is_flow, self.redeclared()
            now = {own: ids[row] for own, row in old.items()}
            self.followed = self.answers.join(ids, dataset.row_numbers, whole=whole, replaced=now)
        if self.mended is not None:
            self.mended.shop.refused = self.followed.refused() if self.followed else {}
        self.judged = self._judgements() if self.followed else {}
        self.compare()

    def _judgements(self) -> dict[int, int]:
        """Return, by row, the mark of its passage in the last file that the portal judged."""
        found = self.answers.judged(self.numbers())
        if self.source.is_flow and self.mended is not None:
            # The list is itself a file that was sent: as it came, before any correction.
            base, rows = self.mended.shop.base, list(self.mended.shop.refused)
            found = dict(zip(rows, Marks().of(base, rows), strict=True)) | found
        return found

    def compare(self) -> None:
        """Tell the workshop who, refused, would go again just as the portal refused them."""
        if self.mended is None or self.dataset is None:
            return
        refused, judged = self.mended.shop.refused, self.judged
        rows = [row for row in self.rows_to_send() if row in refused and row in judged]
        marks = self.marks.of(self.dataset, rows) if rows else []
        same = (row for row, mark in zip(rows, marks, strict=True) if mark == judged[row])
        self.mended.shop.unchanged = list(same)

    def redeclared(self) -> dict[str, int]:
        """Return the rows to be declared anew under another id, by the one that they had."""
        return replacements(self.mended.shop) if self.mended is not None else {}

    @property
    def known(self) -> RegistreMatch | None:
        """Return what the registre knows of the rows, None without registre or before a check."""
        dataset = self.dataset
        return self.memory.known(dataset) if self.memory and dataset is not None else None

    def remember(self, registre: Registre | None) -> None:
        """Take a registre as it is now, or go on without any."""
        self.memory = RegistreMatcher(registre) if registre is not None else None

    def held_back(self) -> bytearray:
        """Return, per row, 1 where it must not go again: accepted, or waiting for its answer."""
        marks, known = bytearray(self.people()), self.known
        if self.followed is not None:
            marks = self.followed.held(self.present_ids(), self.answers.scope)
        ids = self.present_ids()
        for row in self.answers.kept_out(ids, self.redeclared(), self.followed):
            marks[row] = 1
        return bytearray(map(max, marks, known.held())) if known else marks

    def held_count(self, besides: Collection[int] = ()) -> int:
        """Return how many people stay out of the next file for that.

        Those put aside are not told, nor the rows ``besides``.
        """
        held = self.held_back()
        return sum(held) - sum(held[row] for row in {*self.set_aside(), *besides})

    def at_hand(self) -> set[str]:
        """Return the idFlux of the files that were just made."""
        return {product.id_flux for product in self.products}

    def rows_made(self) -> set[int]:
        """Return the rows that are in the files just made."""
        return {row for product in self.products for row in product.lines if row != NO_ROW}

    def rows_to_send(self) -> list[int]:
        """Return the rows without error, top to bottom; none while the whole file is blocked."""
        if self.dataset is None or self.findings is None:
            return []
        blocked = self.findings.blocked(len(self.dataset))
        for row in self.set_aside():
            blocked[row] = 1
        held = self.held_back()
        if 1 in held:
            blocked = bytearray(map(max, blocked, held))
        return list(compress(range(len(self.dataset)), map(not_, blocked)))
