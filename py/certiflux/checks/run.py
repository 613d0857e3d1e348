"""Run every check, as an ordered list of small named steps."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

from certiflux.checks.context import NOTHING, Context
from certiflux.checks.fields import birth_problem, problem
from certiflux.checks.findings import Findings, StepDone
from certiflux.checks.rows import (
    check_certification,
    check_conditions,
    check_dates,
    check_id_technique,
    check_identity,
)
from certiflux.checks.texts import check_texts
from certiflux.dataset.dataset import DOSSIER, Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import BY_DOSSIER, MAX_PASSAGES, branches, fields
from certiflux.dictionary.model import Field, Status

ENVELOPE = ("2.1", "3.1", "3.2")
"""Fields that the flow carries once: one sender, one certifier, one contract."""

UNREADABLE = frozenset({"CELLULE_EN_ERREUR", "CARACTERE_INTERDIT"})
"""Rules that say more of a cell than the fact that it cannot be parted."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the checks: its French label and what it runs."""

    label: str
    run: Callable[[Dataset, Findings, Context], None]


def run(dataset: Dataset, context: Context = NOTHING) -> Generator[tuple[int, int], None, Findings]:
    """Return every finding, each step timed; yield (steps done, steps to do) on the way."""
    findings = Findings()
    for done, step in enumerate(STEPS):
        yield done, len(STEPS)
        before, start = len(findings), context.clock and context.clock()
        step.run(dataset, findings, context)
        seconds = None if start is None or context.clock is None else context.clock() - start
        findings.steps.append(StepDone(step.label, seconds, len(findings) - before))
    return findings


def check_columns(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the obligatory data that no column and no setting gives."""
    for field in fields(dataset.version).values():
        if field.status is not Status.OBLIGATOIRE or field.generated:
            continue
        if field.id not in dataset.columns and _wanted_somewhere(dataset, field):
            rule = "REGLAGE_ABSENT" if field.setting else "COLONNE_ABSENTE"
            findings.add(rule, field.id)


def check_values(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the values that their field does not accept, and the empty obligatory cells."""
    for field_id, column in dataset.columns.items():
        field = fields(dataset.version)[field_id]
        if field_id in ENVELOPE:
            _check_envelope(field, column, findings)
            continue
        wrong: dict[str, set[int]] = {}
        used = set(column.codes)
        for code, value in enumerate(column.values):
            if isinstance(value, str) and code in used and (rule := _broken(field, column, code)):
                wrong.setdefault(rule, set()).add(code)
        for rule, codes in wrong.items():
            whole_file = column.source is None
            rows = None if whole_file else _rows_of(dataset, field, column, codes)
            findings.add(rule, field_id, rows)
        if field.status is Status.OBLIGATOIRE:
            empty = {code for code, value in enumerate(column.values) if value is None}
            empty -= column.broken
            findings.add("VALEUR_ABSENTE", field_id, _rows_of(dataset, field, column, empty))


def _broken(field: Field, column: FieldColumn, code: int) -> str | None:
    value, rule = str(column.values[code]), column.rule
    if code in column.broken:
        return found if (found := problem(field, value)) in UNREADABLE else "NOM_INDIVISIBLE"
    return birth_problem(field, value, rule) if column.composite else problem(field, value, rule)


def check_size(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find a file with more people than one flow carries (FORMAT.md f)."""
    if len(dataset) > MAX_PASSAGES:
        findings.add("TROP_DE_PASSAGES", "5.1")


def _check_envelope(field: Field, column: FieldColumn, findings: Findings) -> None:
    values = envelope_values(column)
    if not values:
        findings.add("REGLAGE_ABSENT", field.id)
    if len(values) > 1:
        findings.add("IDENTIFIANTS_MULTIPLES", field.id)
    for value in values[:1]:
        if broken := problem(field, value):
            findings.add(broken, field.id)


def envelope_values(column: FieldColumn) -> list[str]:
    """Return the distinct values that a column of the envelope really holds."""
    found = (column.values[code] for code in sorted(set(column.codes)))
    return list(dict.fromkeys(value for value in found if isinstance(value, str)))


def _rows_of(dataset: Dataset, field: Field, column: FieldColumn, codes: set[int]) -> list[int]:
    """Return the rows that hold ``codes`` and are identified in the way the field belongs to."""
    rows = column.rows_of(codes) if codes else []
    branch = branches(dataset.version).get(field.id)
    if not rows or branch is None:
        return rows
    by_dossier = dataset.by_dossier()
    return [row for row in rows if by_dossier[row] == (branch == BY_DOSSIER)]


def _wanted_somewhere(dataset: Dataset, field: Field) -> bool:
    """Say whether some row needs the field: one way of identifying excludes the other."""
    match branches(dataset.version).get(field.id):
        case None:
            return True
        case "titulaire":
            return not all(dataset.by_dossier())
        case "dossierFormation":
            return field.id != DOSSIER and any(dataset.by_dossier())
        case _:
            return False


STEPS = (
    Step("Colonnes et réglages", check_columns),
    Step("Valeurs", check_values),
    Step("Textes", check_texts),
    Step("Taille", check_size),
    Step("Identifiants techniques", check_id_technique),
    Step("Certifications", check_certification),
    Step("Dates", check_dates),
    Step("Données annoncées", check_conditions),
    Step("Identité", check_identity),
)
