"""Checks of what one datum of a row says of another: announced, or excluded by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from certiflux.dataset.convert import NIL_WORDS
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.dictionary.model import Field, When
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import CIVIL_STATUS
from certiflux.rules.tuples import said_rows

Predicate = Callable[[Value, Value], bool]


def pair_rows(dataset: Dataset, first: str, second: str, wrong: Predicate) -> list[int]:
    """Return the rows whose two values are ``wrong`` together."""

    def say(one: Value, other: Value) -> str | None:
        return "" if wrong(one, other) else None

    return said_rows(dataset, (first, second), say).get("", [])


def conditional_fields(dataset: Dataset) -> Iterator[tuple[Field, When]]:
    """Yield the fields that another one announces, each with its condition."""
    return ((field, field.when) for field in fields(dataset.version).values() if field.when)


def check_conditions(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find data announced and not given, or given and not announced (FORMAT.md b 6)."""
    for field, when in conditional_fields(dataset):
        rules = said_rows(dataset, (when.field, field.id), _say_condition(field, when))
        for rule, rows in rules.items():
            findings.add(rule, field.id, rows)


def _say_condition(field: Field, when: When) -> Callable[[Value, Value], str | None]:
    def say(said: Value, value: Value) -> str | None:
        if said == when.value:
            missing = value is None and not field.multiple
            return "CONDITION_MANQUANTE" if missing else None
        return "CONDITION_SUPERFLUE" if isinstance(value, str) else None

    return say


def check_identity(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the people identified both by a CPF file and by civil status (FORMAT.md b 9)."""
    if DOSSIER not in dataset.columns:
        return
    by_dossier = dataset.by_dossier()
    doubled: set[int] = set()
    for field in CIVIL_STATUS:
        column = dataset.columns.get(field)
        if column is not None:
            filled = {code for code, value in enumerate(column.values) if _given(value)}
            doubled.update(row for row in column.rows_of(filled) if by_dossier[row])
    findings.add("IDENTITE_DOUBLE", DOSSIER, sorted(doubled))


def _given(value: Value) -> bool:
    return isinstance(value, str) and value.casefold() not in NIL_WORDS
