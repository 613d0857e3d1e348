"""Run every check, as an ordered list of small named steps; again only those that a change wants.

``STEPS`` is the order: add a step at the end of its kind, with the fields that it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from certiflux.dataset.identifiers.national import NAME, NUMBER
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dictionary import COMPOSITES, fields
from certiflux.rules import ids
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.dates.chronology import check_births, check_order
from certiflux.rules.dates.deadline import check_days
from certiflux.rules.file.weight import check_size
from certiflux.rules.findings import Findings, StepDone
from certiflux.rules.identity import found as identity
from certiflux.rules.nir import numbers as nir
from certiflux.rules.people.already_sent import check_identifiers
from certiflux.rules.people.duplicates import check_passages
from certiflux.rules.places.judged import READS as PLACES
from certiflux.rules.places.judged import check_places
from certiflux.rules.rows.announced import check_conditions, check_identity
from certiflux.rules.rows.certification import check_certification
from certiflux.rules.rows.results import check_digcomp, check_results
from certiflux.rules.some_rows import SomeRows
from certiflux.rules.unwritten import unwritten
from certiflux.rules.values.cells import check_cell, check_cells
from certiflux.rules.values.columns import check_columns, check_field, check_values
from certiflux.rules.values.plausible import check_filler, check_plausible, check_used_name
from certiflux.rules.values.texts import check_text, check_texts

Check = Callable[[Dataset, Findings, Context], None]
CheckField = Callable[[Dataset, Findings, Context, str], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the checks: its French label, what it runs, and the fields that it looks at.

    ``reads`` are the ids whose change makes the step run again; () stands for any field. A step
    that looks at each field by itself gives ``one``, its check of a single field: it runs again
    for the changed fields alone, or for all when one of ``reads`` is among them. One that judges
    each row by itself says so with ``by_row``: it runs again for the changed rows alone (one that
    has ``one`` too, not when ``reads`` have changed).
    """

    label: str
    run: Check
    reads: tuple[str, ...] = ()
    one: CheckField | None = None
    by_row: bool = False

    def wanted(self, changed: Collection[str]) -> bool:
        """Say whether the whole step is to run again when these fields have changed."""
        if any(field in changed for field in self.reads):
            return True
        return self.one is None and not self.reads


def run(dataset: Dataset, context: Context = NOTHING) -> Generator[tuple[int, int], None, Findings]:
    """Return every finding, each step timed; yield (steps done, steps to do) on the way."""
    findings = Findings()
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


STEPS: Final = (
    Step("Colonnes et réglages", check_columns),
    Step("Valeurs", check_values, (DOSSIER, NAME), check_field, by_row=True),
    Step("Textes", check_texts, one=check_text, by_row=True),
    Step("Cellules du tableur", check_cells, one=check_cell, by_row=True),
    Step("Taille", check_size),
    Step(
        "Identifiants techniques",
        check_identifiers,
        (ids.ID_TECHNIQUE, ids.CODE, *ids.IDENTITY),
    ),
    Step("Certifications", check_certification, ids.CERTIFICATION, by_row=True),
    Step("Ordre des dates", check_order, (*ids.ENROLMENT, ids.FIN_VALIDITE), by_row=True),
    Step("Dates de naissance", check_births, (*ids.ENROLMENT, *ids.BIRTH), by_row=True),
    Step("Délais", check_days, ids.PAST, by_row=True),
    Step("Résultats", check_results, ids.RESULTS, by_row=True),
    Step("Compétences numériques", check_digcomp, ids.DIGCOMP, by_row=True),
    Step("Données annoncées", check_conditions, ids.ANNOUNCED, by_row=True),
    Step("Identité", check_identity, ids.IDENTITY, by_row=True),
    Step("Valeurs vraisemblables", check_plausible, one=check_filler, by_row=True),
    Step("Noms d'usage", check_used_name, ids.NAMES, by_row=True),
    Step("Passages en double", check_passages, ids.PASSAGE),
    Step("Lieux de naissance", check_places, PLACES, by_row=True),
    Step("Personnes retrouvables", identity.check_found, identity.READ),
    Step("Numéros de sécurité sociale", nir.check_nir, nir.READ),
    Step("Numéros de sécurité sociale envoyés", nir.check_sent, one=nir.check_sent_field),
)

DECISIONS: Final = next(n for n, step in enumerate(STEPS) if step.run is check_results)
"""The step that tells of decisions, those of the people put aside among them."""
