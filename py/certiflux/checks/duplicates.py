"""Checks of what several rows share: one identifier for many people, one passage twice."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from typing import Final

from certiflux.checks.context import NOTHING, Context
from certiflux.checks.findings import Findings
from certiflux.checks.ids import CIVIL_STATUS, CODE, DELIVRANCE, ID_TECHNIQUE, PASSAGE, PERSON
from certiflux.checks.tuples import distinct
from certiflux.dataset.dataset import DOSSIER, Dataset
from certiflux.dataset.values import Value

SESSION: Final = 3
"""People from whom an identifier that they share looks like that of their session."""


def check_id_technique(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the identifiers that serve more than once in the file (FORMAT.md b 3)."""
    uses = repeated_ids(dataset)
    rows = sorted(row for rows in uses.values() for row in rows)
    findings.add("ID_TECHNIQUE_REPETE", ID_TECHNIQUE, rows)


def repeated_ids(dataset: Dataset) -> dict[str, list[int]]:
    """Return the identifiers that serve more than once, each with its rows."""
    column = dataset.columns.get(ID_TECHNIQUE)
    if column is None:
        return {}
    values = column.values
    same, known = distinct(values)
    totals = Counter(map(same.__getitem__, column.codes))
    repeated = {one for one, count in totals.items() if count > 1 and isinstance(known[one], str)}
    if not repeated:
        return {}
    uses: dict[str, list[int]] = {}
    for row, code in enumerate(column.codes):
        if same[code] in repeated:
            uses.setdefault(str(values[code]), []).append(row)
    return uses


def check_sessions(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find, once for the file, that identifiers are those of sessions rather than of people."""
    if shared_ids(dataset):
        findings.add("ID_TECHNIQUE_PARTAGE", ID_TECHNIQUE)


def shared_ids(dataset: Dataset) -> dict[str, int]:
    """Return the identifiers that serve for several different people, with how many people."""
    columns = [dataset.columns.get(field) for field in (DOSSIER, *CIVIL_STATUS)]
    found = {}
    for value, rows in repeated_ids(dataset).items():
        if len(rows) < SESSION:
            continue
        people = {tuple(one[row] if one else None for one in columns) for row in rows}
        if len(people) >= SESSION:
            found[value] = len(people)
    return found


def check_passages(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the same person with the same certification on the same day."""
    rows = sorted(row for group in repeated_passages(dataset) for row in group)
    findings.add("PASSAGE_REPETE", DELIVRANCE, rows)


def repeated_passages(dataset: Dataset) -> list[list[int]]:
    """Return the rows that tell of one and the same passage, together.

    Names first: few rows are left for the whole comparison.
    """
    if not _people_told_apart(dataset):
        return []
    names = [_same(dataset, field) for field in (DOSSIER, *CIVIL_STATUS)]
    shared = {who for who, count in Counter(zip(*names, strict=True)).items() if count > 1}
    rows = [row for row, who in enumerate(zip(*names, strict=True)) if who in shared]
    if not rows:
        return []
    streams = [_same(dataset, field) for field in PASSAGE]
    groups: dict[tuple[int, ...], list[int]] = {}
    for row in rows:
        if _told(dataset, row):
            groups.setdefault(tuple(stream[row] for stream in streams), []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def _people_told_apart(dataset: Dataset) -> bool:
    """Say whether rows name their own person: one constant for the whole file names nobody."""
    columns = [dataset.columns.get(field) for field in (DOSSIER, *CIVIL_STATUS)]
    return any(column is not None and column.source is not None for column in columns)


def _same(dataset: Dataset, field: str) -> Sequence[int]:
    """Return a number per row, the same for values that differ by their capitals only."""
    column = dataset.columns.get(field)
    if column is None:
        return array("I", bytes(array("I").itemsize * len(dataset)))
    same, _ = distinct([_folded(value) for value in column.values])
    return array("I", map(same.__getitem__, column.codes))


def _folded(value: Value) -> str | None:
    return value.casefold() if isinstance(value, str) else None


def _told(dataset: Dataset, row: int) -> bool:
    """Say whether a row tells enough: a person, a certification, a day."""

    def given(field: str) -> bool:
        column = dataset.columns.get(field)
        return column is not None and isinstance(column[row], str)

    person = given(DOSSIER) or all(map(given, (*CIVIL_STATUS, PERSON[3])))
    return person and given(CODE) and given(DELIVRANCE)
