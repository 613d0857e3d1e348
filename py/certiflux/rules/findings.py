"""The findings, kept as columns: rule, field and row of each, nothing else.

Their sentences are made when they are shown: a million findings is ten megabytes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Final

from certiflux.rules.finding import Finding
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.unwritten import WRITTEN

NO_ROW: Final = 0xFFFF_FFFF
"""Row of a finding that concerns the whole file."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """One step of the checks that ran: its label, how long it took, how much it found.

    ``seconds`` is None when no clock was handed.
    """

    label: str
    seconds: float | None
    found: int


class Findings:
    """Everything that the checks found, in the order in which they found it."""

    def __init__(self, catalogue: Mapping[str, Rule]) -> None:
        """Start empty; ``steps`` tells what ran, ``step`` numbers the one that adds now.

        ``skipped`` says, by number, why a step could not look at anything; ``unwritten`` of what
        nothing is to be told. ``catalogue`` holds the rules, in the order in which findings are
        shown.
        """
        self._catalogue = catalogue
        self.steps: list[StepDone] = []
        self.step = 0
        self.skipped: dict[int, str] = {}
        self.unwritten = WRITTEN
        self._names: list[str] = []
        self._known: dict[str, int] = {}
        self._rules: array[int] = array("H")
        self._fields: array[int] = array("H")
        self._rows: array[int] = array("I")
        self._steps: array[int] = array("B")

    def __len__(self) -> int:
        """Return the number of findings."""
        return len(self._rows)

    def __getitem__(self, index: int) -> Finding:
        """Return one finding."""
        row = self._rows[index]
        return Finding(
            self._names[self._rules[index]],
            self._names[self._fields[index]],
            None if row == NO_ROW else row,
        )

    def add(self, rule: str, field: str, rows: Iterable[int] | None = None) -> None:
        """Add one finding per row, or one for the whole file when ``rows`` is None."""
        before = len(self._rows)
        unwritten = field in self.unwritten.fields and not self._catalogue[rule].always
        if rows is not None and unwritten:
            rows = self.unwritten.others(rows)
        self._rows.extend([NO_ROW] if rows is None else rows)
        added = len(self._rows) - before
        self._rules.extend([self._name(rule)] * added)
        self._fields.extend([self._name(field)] * added)
        self._steps.extend([self.step] * added)

    def skip(self, why: str) -> None:
        """Say why the present step looks at nothing, in a French sentence: reports repeat it."""
        self.skipped[self.step] = why

    def made_by(self, step: int) -> range:
        """Return the indexes of the findings of one step: they stand together."""
        return range(bisect_left(self._steps, step), bisect_right(self._steps, step))

    def by_field(self, step: int) -> dict[str, list[int]]:
        """Return the indexes of the findings of one step, by field."""
        found: dict[str, list[int]] = {}
        for index in self.made_by(step):
            found.setdefault(self._names[self._fields[index]], []).append(index)
        return found

    def none(self) -> Findings:
        """Return an empty list of findings of the same rules."""
        return Findings(self._catalogue)

    def heir(self) -> Findings:
        """Return an empty list of findings that can ``take`` from this one."""
        empty = Findings(self._catalogue)
        empty._names, empty._known = list(self._names), dict(self._known)
        empty.unwritten = self.unwritten
        return empty

    def take(self, other: Findings, indexes: Sequence[int]) -> None:
        """Add findings of the check that this one inherits from, as the present step's."""
        if isinstance(indexes, range):
            wanted = slice(indexes.start, indexes.stop)
            self._rows.extend(other._rows[wanted])
            self._rules.extend(other._rules[wanted])
            self._fields.extend(other._fields[wanted])
        else:
            self._rows.extend(map(other._rows.__getitem__, indexes))
            self._rules.extend(map(other._rules.__getitem__, indexes))
            self._fields.extend(map(other._fields.__getitem__, indexes))
        self._steps.extend([self.step] * len(indexes))

    def moved(self, rows: Sequence[int]) -> Findings:
        """Return the same findings about other rows: each row stands at ``rows[row]``."""
        found = copy(self)
        moved = (row if row == NO_ROW else rows[row] for row in self._rows)
        found._rows = array("I", moved)  # noqa: SLF001 (of its own class)
        return found

    def also(self, step: int, more: Sequence[tuple[str, str, Sequence[int]]]) -> Findings:
        """Return these findings and ``more`` (rule, field, rows) of a step; these stay as is."""
        if not more:
            return self
        found = self.heir()
        found.skipped = self.skipped
        for number, done in enumerate(self.steps):
            found.step, before = number, len(found)
            found.take(self, self.made_by(number))
            for rule, field, rows in more if number == step else ():
                found.add(rule, field, rows)
            found.steps.append(replace(done, found=len(found) - before))
        return found

    @property
    def rows(self) -> Sequence[int]:
        """Return the row of each finding, NO_ROW for the whole file; not to be changed."""
        return self._rows

    def _name(self, name: str) -> int:
        if name not in self._known:
            self._known[name] = len(self._names)
            self._names.append(name)
        return self._known[name]

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many findings each (rule, field) has, in catalogue order."""
        found = Counter(zip(self._rules, self._fields, strict=True))
        named = {(self._names[r], self._names[f]): n for (r, f), n in found.items()}
        order = {code: rank for rank, code in enumerate(self._catalogue)}
        return dict(sorted(named.items(), key=lambda item: order[item[0][0]]))

    def by_severity(self) -> dict[Severity, int]:
        """Return the number of findings of each severity."""
        found = dict.fromkeys(Severity, 0)
        for (code, _), count in self.counts().items():
            found[self._catalogue[code].severity] += count
        return found

    def select(
        self, severity: str | None = None, code: str | None = None, field: str | None = None
    ) -> list[int]:
        """Return the indexes of findings of a severity, rule, field: whole file, then by row."""
        rules = {
            number
            for name, number in self._known.items()
            if name in self._catalogue
            and code in {None, name}
            and severity in {None, self._catalogue[name].severity.value}
        }
        fields = set(self._known.values()) if field is None else {self._known.get(field, -1)}
        pairs = zip(self._rules, self._fields, strict=True)
        found = [i for i, (rule, of) in enumerate(pairs) if rule in rules and of in fields]
        rows = self._rows
        found.sort(key=lambda index: (rows[index] + 1) & NO_ROW)
        return found

    def blocked(self, n_rows: int) -> bytearray:
        """Return, per row, 1 where an error keeps the row out of the flow."""
        marks = bytearray(n_rows)
        errors = {
            number
            for name, number in self._known.items()
            if name in self._catalogue and self._catalogue[name].severity is Severity.ERROR
        }
        for rule, row in zip(self._rules, self._rows, strict=True):
            if rule in errors and row != NO_ROW:
                marks[row] = 1
        return marks

    def whole_file_errors(self) -> list[Finding]:
        """Return the errors that no single row carries."""
        found = (self[index] for index, row in enumerate(self._rows) if row == NO_ROW)
        return [one for one in found if self._catalogue[one.rule].severity is Severity.ERROR]
