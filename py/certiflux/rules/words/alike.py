"""Gather the findings that are told alike: one sentence, and the rows that it is true of."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable, Iterator
from typing import Final

from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings

BATCH: Final = 1_000
"""Findings gathered between two signs of life."""


class Alike:
    """The findings of a list, each distinct one once, in the order of the checks."""

    def __init__(self, findings: Findings, key: Callable[[Finding], Hashable]) -> None:
        """Start empty; two findings with the same ``key`` are told in the same words."""
        self._findings = findings
        self._key = key
        self._firsts: list[Finding] = []
        self._groups: array[int] = array("I")

    def gather(self) -> Iterator[None]:
        """Look at every finding that was not looked at yet; yield now and then."""
        known: dict[Hashable, int] = {}
        if self._groups:
            return
        for index in range(len(self._findings)):
            if index % BATCH == 0:
                yield
            finding = self._findings[index]
            key = finding.row is None, self._key(finding)
            group = known.setdefault(key, len(self._firsts))
            if group == len(self._firsts):
                self._firsts.append(finding)
            self._groups.append(group)

    def groups(self) -> Iterator[tuple[Finding, list[int]]]:
        """Yield the first finding of each kind with all its rows, what is of no row before."""
        rows: list[list[int]] = [[] for _ in self._firsts]
        numbers = self._findings.rows
        for index, group in enumerate(self._groups):
            if self._firsts[group].row is not None:
                rows[group].append(numbers[index])
        found = sorted(zip(self._firsts, rows, strict=True), key=lambda one: one[0].row is not None)
        for first, members in found:
            yield first, sorted(members)

    def each(self) -> Iterator[tuple[int, int | None]]:
        """Yield the number of the group and the row of every finding, as they are shown."""
        for index in self._findings.select():
            yield self._groups[index], self._findings[index].row

    def first(self, group: int) -> Finding:
        """Return the first finding of a group."""
        return self._firsts[group]
