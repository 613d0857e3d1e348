"""What every format of the report is made from, found out once for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from certiflux.base.row_numbers import row_of
from certiflux.exports.report.anonymous import AnonymousReport
from certiflux.exports.report.head import report_head
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.words.alike import Alike
from certiflux.rules.words.render import Renderer
from certiflux.session import Dossier

Point = dict[str, Any]
"""Findings told alike: the first one in words, how many there are, the rows that have it."""


class Told:
    """The report of a checked dossier at one moment, before it takes a form.

    ``epoch`` (seconds since 1970, UTC) dates it. ``anonymous`` leaves out every value of the file.
    """

    def __init__(
        self, dossier: Dossier, epoch: float | None = None, *, anonymous: bool = False
    ) -> None:
        """Keep what it is made from; nothing is looked at before it is asked for."""
        self.dossier = dossier
        self.anonymous = anonymous
        self._epoch = epoch

    @cached_property
    def head(self) -> dict[str, Any]:
        """Everything but the findings."""
        head = report_head(self.dossier, self._epoch, anonymous=self.anonymous)
        return AnonymousReport(self.dossier).head(head) if self.anonymous else head

    @cached_property
    def _words(self) -> Renderer | AnonymousReport | None:
        dataset = self.dossier.dataset
        if dataset is None or self.dossier.findings is None:
            return None
        if self.anonymous:
            return AnonymousReport(self.dossier)
        return Renderer(dataset, self.dossier.context)

    @cached_property
    def _alike(self) -> Alike:
        findings = self.dossier.findings or Findings({})
        return Alike(findings, self._words.key) if self._words else Alike(Findings({}), hash)

    def gather(self) -> Iterator[None]:
        """Look at every finding once, by small steps; what is told of them follows at once."""
        yield from self._alike.gather()

    def points(self) -> Iterator[Point]:
        """Yield each distinct finding with the rows that have it, the whole file's first."""
        numbers = self._gathered()
        for first, rows in self._alike.groups():
            own = [row_of(numbers[row]) for row in rows]
            yield {**self._rendered(first), "count": max(1, len(own)), "rows": own}

    def each(self) -> Iterator[tuple[int, int | None]]:
        """Yield every finding, the whole file's first, then row by row: its kind and its row.

        ``words`` tells the kind; the row is numbered as the spreadsheet shows it.
        """
        numbers = self._gathered()
        for kind, row in self._alike.each():
            yield kind, None if row is None else row_of(numbers[row])

    def words(self, kind: int) -> Point:
        """Return a kind of findings in words, those of its first row."""
        return self._rendered(self._alike.first(kind))

    def _gathered(self) -> Sequence[int]:
        for _ in self.gather():
            pass
        return self.dossier.dataset.row_numbers if self.dossier.dataset else ()

    def _rendered(self, first: Finding) -> Point:
        return self._words.render(first) if self._words else {}
