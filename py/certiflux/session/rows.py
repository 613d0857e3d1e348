"""The rows of a checked list beside their deposits: where each stands, and which may go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import compress
from operator import not_

from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.replacements import replacements
from certiflux.corrections.workshop import PortalRefusal
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.standings import Standings
from certiflux.deposits.registre.registre import RegistreMatch
from certiflux.deposits.registre.rows import RegistreMatcher
from certiflux.flux.marks import Marks
from certiflux.session.memo import Memo


class Rows:
    """What the portal and the registre say of each row, made of them and of the people as they are.

    Each part is made again when something that it depends on changed, and only then.
    """

    def __init__(
        self,
        mended: CheckedWorkshop,
        answers: Answers,
        matcher: RegistreMatcher | None,
        *,
        whole: bool,
    ) -> None:
        """Put people beside their deposits; ``whole``: the list is itself a file that was sent."""
        self._mended, self._answers, self._matcher = mended, answers, matcher
        self._whole = whole
        self._marks = Marks()
        self._ids = Memo[list[str]]()
        self._redeclared = Memo[dict[str, int]]()
        self._standings = Memo[Standings | None]()
        self._refused = Memo[dict[int, PortalRefusal]]()
        self._unchanged = Memo[list[int]]()

    def ids(self) -> list[str]:
        """Return the idTechnique of each row as it stands, "" for none; not to be changed."""
        column = self._mended.shop.dataset.columns.get(ID_TECHNIQUE)

        def made() -> list[str]:
            if column is None:
                return [""] * len(self._mended.shop.dataset)
            texts = [value if isinstance(value, str) else "" for value in column.values]
            return list(map(texts.__getitem__, column.codes))

        return self._ids.of(made, column)

    def redeclared(self) -> dict[str, int]:
        """Return the rows to be declared anew under another id, by the one that they had."""
        shop = self._mended.shop
        return self._redeclared.of(lambda: replacements(shop), self.ids())

    def standings(self) -> Standings | None:
        """Return where each row stands with the portal, None when no answer is about the list."""
        answers, ids, old = self._answers, self.ids(), self.redeclared()
        numbers = self._mended.shop.dataset.row_numbers

        def made() -> Standings | None:
            if not answers.concerns(ids):
                return None
            now = {own: ids[row] for own, row in old.items()}
            return answers.join(ids, numbers, whole=self._whole, replaced=now)

        return self._standings.of(made, ids, numbers, old, answers.told())

    def refused(self) -> Mapping[int, PortalRefusal]:
        """Return what the portal said of the rows that it refused."""
        standings = self.standings()
        return self._refused.of(lambda: standings.refused() if standings else {}, standings)

    def unchanged(self) -> Sequence[int]:
        """Return the rows that, refused, would go again just as the portal refused them."""
        refused, mended, answers = self.refused(), self._mended, self._answers
        if not refused:
            return ()

        def made() -> list[int]:
            judged = self._judged(refused)
            rows = [row for row in self.to_send() if row in refused and row in judged]
            marks = self._marks.of(mended.shop.dataset, rows) if rows else []
            return [row for row, mark in zip(rows, marks, strict=True) if mark == judged[row]]

        held = answers.scope, *answers.withdrawals
        return self._unchanged.of(
            made, mended.shop.dataset, mended.findings, refused, held, self.known()
        )

    def _judged(self, refused: Collection[int]) -> dict[int, int]:
        """Return, by row, the mark of its passage in the last file that the portal judged."""
        base = self._mended.shop.base
        found = self._answers.judged(base.row_numbers)
        if not self._whole:
            return found
        # The list is itself a file that was sent: as it came, before any correction.
        return dict(zip(refused, Marks().of(base, list(refused)), strict=True)) | found

    def known(self) -> RegistreMatch | None:
        """Return what the registre knows of the rows, None without one."""
        return self._matcher.known(self._mended.shop.dataset) if self._matcher else None

    def held(self) -> bytearray:
        """Return, per row, 1 where it must not go again: accepted, or waiting for its answer."""
        ids, standings, known = self.ids(), self.standings(), self.known()
        marks = standings.held(ids, self._answers.scope) if standings else bytearray(len(ids))
        for row in self._answers.kept_out(ids, self.redeclared(), standings):
            marks[row] = 1
        return bytearray(map(max, marks, known.held())) if known else marks

    def to_send(self) -> list[int]:
        """Return the rows without error, top to bottom; none while the whole file is blocked."""
        shop = self._mended.shop
        blocked = self._mended.findings.blocked(len(shop.dataset))
        for row in shop.aside:
            blocked[row] = 1
        held = self.held()
        if 1 in held:
            blocked = bytearray(map(max, blocked, held))
        return list(compress(range(len(shop.dataset)), map(not_, blocked)))
