"""The plan of repairs: what is sure, by kind, and what only the user can choose, by value.

Everything is asked once per distinct value of the fields that a rule looks at, never per row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass
from typing import Final

from certiflux.base.words import counted
from certiflux.corrections.changes import Action
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.fixing import Given, changes_of, give
from certiflux.corrections.targets import action, editable
from certiflux.corrections.workshop import Workshop
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.finding import Finding
from certiflux.rules.findings import NO_ROW
from certiflux.rules.fix import Fix
from certiflux.rules.fixes import proposals
from certiflux.rules.rule import Rule
from certiflux.rules.scene import Scene
from certiflux.rules.sure import Sure

EXAMPLES: Final = 3
"""Corrections shown of each kind."""

_PASSES: Final = 5
"""Times that a plan may follow from the one before: accents put back name a town, which a code
then tells."""


@dataclass(frozen=True, slots=True)
class PlanExample:
    """One correction of a kind, for the eye: its row, the field of the finding, its values."""

    row: int
    field: str
    fix: Fix


@dataclass(slots=True)
class PlanKind:
    """The corrections of one kind: how many, the texts that they give by field, some examples."""

    sure: Sure
    count: int = 0
    given: Given = dataclasses.field(default_factory=dict)
    examples: list[PlanExample] = dataclasses.field(default_factory=list)


@dataclass(slots=True)
class OpenChoice:
    """One value that only the user can settle: what is proposed for it, and the rows that hold it.

    ``rows`` all have the same finding, the same cell and the same proposals.
    """

    rule: str
    field: str
    fixes: tuple[Fix, ...]
    rows: list[int] = dataclasses.field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """What may be done at once, kind by kind, and what is left to choose, most people first."""

    kinds: dict[str, PlanKind] = dataclasses.field(default_factory=dict)
    choices: list[OpenChoice] = dataclasses.field(default_factory=list)

    @property
    def count(self) -> int:
        """Return the number of sure corrections."""
        return sum(kind.count for kind in self.kinds.values())


def plan(mended: CheckedWorkshop) -> Plan:
    """Return what may be repaired in a list as it is now; nothing is changed."""
    return _Planning(mended).made()


def plan_actions(mended: CheckedWorkshop, made: Plan, names: Collection[str]) -> list[Action]:
    """Return an action for each kind of a plan that is among ``names``, on the list as planned.

    No two of them give a text to the same cell: they may be applied one after the other.
    """
    chosen = (kind for name, kind in made.kinds.items() if name in names)
    return [_action(mended.shop, kind) for kind in chosen]


def every_sure(mended: CheckedWorkshop) -> Iterator[list[Action]]:
    """Yield the actions of one plan after the other, each to be applied before the next is made."""
    for _ in range(_PASSES):
        made = plan(mended)
        if not made.kinds:
            return
        yield plan_actions(mended, made, made.kinds)


def _action(shop: Workshop, kind: PlanKind) -> Action:
    done = counted(kind.count, "correction sûre", "corrections sûres")
    return action("fix_sure", f"{kind.sure.title} : {done}.", changes_of(shop, kind.given))


@dataclass(slots=True)
class _Outcome:
    """What comes out of one distinct value: a sure correction, a choice, or neither."""

    sure: Sure | None = None
    fix: Fix | None = None
    choice: OpenChoice | None = None


class _Planning:
    """A plan in the making."""

    def __init__(self, mended: CheckedWorkshop) -> None:
        self._shop, self._findings = mended.shop, mended.findings
        self._scene = Scene(mended.shop.dataset, mended.context)
        self._plan = Plan()
        self._choices: dict[tuple[object, ...], OpenChoice] = {}
        self._taken: dict[str, set[int]] = {}

    def made(self) -> Plan:
        """Go through the findings for which something is proposed, in the order of the catalogue.

        The rows put aside are not looked at: they are not sent.
        """
        for code, of in self._findings.counts():
            if CATALOGUE[code].fix is not None:
                self._look(code, of)
        found = [one for one in self._choices.values() if one.rows]
        self._plan.choices = sorted(found, key=lambda one: (-len(one.rows), one.rows[0]))
        return self._plan

    def _look(self, code: str, of: str) -> None:
        """Share out the findings of one rule in one field."""
        rows = self._findings.rows
        apart = self._apart(CATALOGUE[code], of)
        known: dict[Hashable, _Outcome] = {}
        for index in self._findings.select(code=code, field=of):
            row = rows[index]
            if row == NO_ROW:
                continue
            key = apart(row)
            outcome = known.get(key)
            if outcome is None:
                outcome = known[key] = self._outcome(Finding(code, of, row))
            self._put(outcome, row, of)

    def _apart(self, rule: Rule, of: str) -> Callable[[int], Hashable]:
        """Return what tells apart rows for which a rule may propose something else."""
        columns = (self._shop.dataset.columns.get(one) for one in (of, *rule.reads))
        codes = [column.codes for column in columns if column is not None]
        if rule.alike is None:
            return lambda row: tuple([one[row] for one in codes])
        make = rule.alike
        told = self._scene.once(make, lambda: make(self._scene))
        return lambda row: (told(row), *[one[row] for one in codes])

    def _outcome(self, finding: Finding) -> _Outcome:
        """Judge one distinct value by the first row that holds it."""
        fixes = [one for one in proposals(self._scene, finding) if self._may(one)]
        if len(fixes) == 1:
            for sure in CATALOGUE[finding.rule].sure:
                if sure.holds(self._scene, finding, fixes[0]):
                    return _Outcome(sure, fixes[0])
        return _Outcome(choice=self._choice(finding, tuple(fixes)) if fixes else None)

    def _choice(self, finding: Finding, fixes: tuple[Fix, ...]) -> OpenChoice:
        """Return the question about a value; values that differ elsewhere alone share it."""
        text = self._shop.text(finding.field, finding.row or 0)
        offered = tuple(tuple(one.values.items()) for one in fixes)
        key = (finding.rule, finding.field, text, offered)
        return self._choices.setdefault(key, OpenChoice(finding.rule, finding.field, fixes))

    def _may(self, fix: Fix) -> bool:
        return all(editable(self._shop, target) for target in fix.values)

    def _put(self, outcome: _Outcome, row: int, of: str) -> None:
        if outcome.choice is not None:
            outcome.choice.rows.append(row)
        if outcome.sure is None or outcome.fix is None:
            return
        taken = [self._taken.setdefault(target, set()) for target in outcome.fix.values]
        if any(row in rows for rows in taken):
            return  # another correction comes first; this one is planned again after it
        for rows in taken:
            rows.add(row)
        kind = self._plan.kinds.setdefault(outcome.sure.name, PlanKind(outcome.sure))
        kind.count += 1
        give(kind.given, row, outcome.fix)
        shown = kind.examples
        if len(shown) < EXAMPLES and all(one.fix != outcome.fix for one in shown):
            shown.append(PlanExample(row, of, outcome.fix))
