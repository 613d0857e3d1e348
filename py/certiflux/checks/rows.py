"""Checks that need several fields of a row, run once per distinct pair of values."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from certiflux.checks.context import NOTHING, Context
from certiflux.checks.fields import problem
from certiflux.checks.findings import Findings
from certiflux.dataset.convert import NIL_WORDS
from certiflux.dataset.dataset import DOSSIER, Dataset
from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary import CURRENT, VERSIONS, fields
from certiflux.dictionary.model import Field, When

ID_TECHNIQUE, TYPE, CODE = "5.1", "4.1", "4.2"
CERTIFICATION: Final = (TYPE, CODE)
ORDERED_DATES: Final = (("5.6", "5.7"), ("5.10", "5.11"))
DATES: Final = tuple(chain.from_iterable(ORDERED_DATES))
CIVIL_STATUS: Final = ("8.1", "8.3")
"""Names that only a person known by civil status has."""

IDENTITY: Final = (DOSSIER, *CIVIL_STATUS)
_PREFIXED: Final = re.compile(r"(RNCP|RS)\d{1,6}")
_REPERTOIRES: Final = ("RNCP", "RS")

Predicate = Callable[[Value, Value], bool]


def pair_rows(dataset: Dataset, first: str, second: str, wrong: Predicate) -> list[int]:
    """Return the rows whose two values are ``wrong`` together."""
    nothing = FieldColumn([None], array("I", bytes(array("I").itemsize * len(dataset))))
    a, b = dataset.columns.get(first, nothing), dataset.columns.get(second, nothing)
    pairs = set(zip(a.codes, b.codes, strict=True))
    bad = {(x, y) for x, y in pairs if wrong(a.values[x], b.values[y])}
    if not bad:
        return []
    every = zip(a.codes, b.codes, strict=True)
    return [row for row, pair in enumerate(every) if pair in bad]


def check_dates(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the ends that come before their start (FORMAT.md b 5)."""
    known = fields(dataset.version)

    def reversed_(start: Value, end: Value) -> bool:
        if not (isinstance(start, str) and isinstance(end, str)) or end >= start:
            return False
        return not (problem(known["5.10"], start) or problem(known["5.10"], end))

    for first, second in ORDERED_DATES:
        findings.add("FIN_AVANT_DEBUT", second, pair_rows(dataset, first, second, reversed_))


def check_certification(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the codes that do not go with their type (FORMAT.md b 4)."""

    def discordant(kind: Value, code: Value) -> bool:
        if not (isinstance(kind, str) and isinstance(code, str)):
            return False
        prefix = found[1] if (found := _PREFIXED.fullmatch(code)) else ""
        return kind != prefix if kind in _REPERTOIRES else bool(prefix)

    findings.add("TYPE_CODE_DISCORDANTS", CODE, pair_rows(dataset, TYPE, CODE, discordant))


def conditional_fields(version: str = CURRENT) -> Iterator[tuple[Field, When]]:
    """Yield the fields that another one announces, each with its condition."""
    return ((field, field.when) for field in fields(version).values() if field.when)


def announced_fields() -> tuple[str, ...]:
    """Return the fields announced and those that announce them, in any version."""
    pairs = (pair for version in VERSIONS for pair in conditional_fields(version.number))
    return tuple(sorted({one for field, when in pairs for one in (field.id, when.field)}))


def check_conditions(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find data announced and not given, or given and not announced (FORMAT.md b 6)."""
    for field, when in conditional_fields(dataset.version):
        control, announcing = when.field, when.value

        def missing(said: Value, value: Value, announcing: str = announcing) -> bool:
            return said == announcing and value is None

        def superfluous(said: Value, value: Value, announcing: str = announcing) -> bool:
            return said != announcing and isinstance(value, str)

        if not field.multiple:
            rows = pair_rows(dataset, control, field.id, missing)
            findings.add("CONDITION_MANQUANTE", field.id, rows)
        rows = pair_rows(dataset, control, field.id, superfluous)
        findings.add("CONDITION_SUPERFLUE", field.id, rows)


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


def check_id_technique(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the identifiers that serve more than once in the file (FORMAT.md b 3)."""
    column = dataset.columns.get(ID_TECHNIQUE)
    if column is None:
        return
    totals: dict[str, int] = {}
    for value, count in zip(column.values, column.counts(), strict=True):
        if isinstance(value, str):
            totals[value] = totals.get(value, 0) + count
    repeated = {
        code for code, v in enumerate(column.values) if isinstance(v, str) and totals[v] > 1
    }
    findings.add("ID_TECHNIQUE_REPETE", ID_TECHNIQUE, column.rows_of(repeated) if repeated else ())
