"""Run every check, as an ordered list of small named steps; only what a change wants again."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from functools import partial
from typing import Final

from certiflux.dataset.identifiers.national import NUMBER
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dictionary import COMPOSITES, fields
from certiflux.rules.catalogue import CATALOGUE, STEPS
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings, StepDone
from certiflux.rules.rows.results import check_results
from certiflux.rules.some_rows import SomeRows
from certiflux.rules.step import CheckField
from certiflux.rules.unwritten import unwritten


def run(dataset: Dataset, context: Context = NOTHING) -> Generator[tuple[int, int], None, Findings]:
    """Return every finding, each step timed; yield (steps done, steps to do) on the way."""
    findings = Findings(CATALOGUE)
    findings.unwritten = unwritten(dataset)
    for done, step in enumerate(STEPS):
        yield done, len(STEPS)
        before, start = len(findings), context.clock and context.clock()
        findings.step = done
        step.run(dataset, findings, context)
        seconds = None if start is None or context.clock is None else context.clock() - start
        findings.steps.append(StepDone(step.label, seconds, len(findings) - before))
    return findings


def run_steps(
    dataset: Dataset,
    context: Context,
    old: Findings,
    changed: Collection[str],
    rows: Sequence[int] | None = None,
) -> Findings:
    """Return the findings of a dataset of which only the fields ``changed`` differ.

    ``rows`` are the only rows in which they do, top to bottom; None for any. ``old`` are those of
    before the change, with the same rows and the same context; they are left as they are. What a
    changed field or row does not concern is taken over, in the same order.
    """
    touched = _with_siblings(dataset, changed)
    some = SomeRows(dataset, range(len(dataset)) if rows is None else rows)
    findings = old.heir()
    findings.unwritten = unwritten(dataset)
    for number, step in enumerate(STEPS):
        before = len(findings)
        findings.step = number
        if step.wanted(touched):
            alone = step.by_row and step.one is None and some.few and number not in old.skipped
            if not (alone and some.check(step.run, context, old, old.made_by(number), findings)):
                step.run(dataset, findings, context)
        elif step.one is None:
            if number in old.skipped:
                findings.skip(old.skipped[number])
            findings.take(old, old.made_by(number))
        else:
            kept = old.by_field(number)
            for field in dataset.columns:
                known = kept.get(field, ())
                if field not in touched:
                    findings.take(old, known)
                elif step.by_row and some.few and some.by_row(field):
                    check = partial(_check_one, step.one, field)
                    some.check(check, context, old, known, findings)
                else:
                    step.one(dataset, findings, context, field)
        found = len(findings) - before
        findings.steps.append(StepDone(step.label, old.steps[number].seconds, found))
    return findings


def _check_one(
    one: CheckField, field: str, dataset: Dataset, findings: Findings, context: Context
) -> None:
    one(dataset, findings, context, field)


def _with_siblings(dataset: Dataset, changed: Collection[str]) -> set[str]:
    """Return the changed fields and those that one cell of the user may feed with them.

    A CPF file number given to who went by national number changes all that is written of them.
    """
    siblings = [set(one.parts) for one in COMPOSITES if not set(one.parts).isdisjoint(changed)]
    again = fields(dataset.version) if DOSSIER in changed and NUMBER in dataset.columns else ()
    return set(changed).union(again, *siblings)


DECISIONS: Final = next(n for n, step in enumerate(STEPS) if step.run is check_results)
"""The step that tells of decisions, those of the people put aside among them."""
