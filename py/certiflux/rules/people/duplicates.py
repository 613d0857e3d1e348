"""Checks of what several rows share: one identifier for many people, one passage twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import compress
from typing import Final

from certiflux.dataset.identifiers.national import NUMBER
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import Value
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import BIRTH, CIVIL_STATUS, CODE, DELIVRANCE, ID_TECHNIQUE, PASSAGE

SESSION: Final = 3
"""People from whom an identifier that they share looks like that of their session."""

NAMED: Final = (*CIVIL_STATUS, DOSSIER)
"""What tells most people apart at once."""


def check_id_technique(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the identifiers that serve more than once in the file (FORMAT.md b 3).

    That they are those of sessions rather than of people is said once.
    """
    uses = repeated_ids(dataset)
    rows = sorted(row for rows in uses.values() for row in rows)
    findings.add("ID_TECHNIQUE_REPETE", ID_TECHNIQUE, rows)
    if any(people_of(dataset, rows) for rows in uses.values()):
        findings.add("ID_TECHNIQUE_PARTAGE", ID_TECHNIQUE)


def repeated_ids(dataset: Dataset) -> dict[str, list[int]]:
    """Return the identifiers that serve more than once, each with its rows."""
    column = dataset.columns.get(ID_TECHNIQUE)
    if column is None:
        return {}
    texts = [value if isinstance(value, str) else "" for value in column.values]
    if len(set(column.codes)) == len(column.codes) and len(set(texts)) == len(texts):
        return {}
    totals = Counter(map(texts.__getitem__, column.codes))
    repeated = {text for text, count in totals.items() if count > 1 and text}
    uses: dict[str, list[int]] = {}
    if repeated:
        for row, code in enumerate(column.codes):
            if texts[code] in repeated:
                uses.setdefault(texts[code], []).append(row)
    return uses


def shared_ids(dataset: Dataset) -> dict[str, int]:
    """Return the identifiers that serve for several different people, with how many people."""
    counted = ((value, people_of(dataset, rows)) for value, rows in repeated_ids(dataset).items())
    return {value: people for value, people in counted if people}


def people_of(dataset: Dataset, rows: Sequence[int]) -> int:
    """Return how many different people some rows name, 0 when too few for a session."""
    if len(rows) < SESSION:
        return 0
    columns = [dataset.columns.get(field) for field in (DOSSIER, *CIVIL_STATUS)]
    people = {tuple(one[row] if one else None for one in columns) for row in rows}
    return len(people) if len(people) >= SESSION else 0


def check_passages(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the same person with the same certification on the same day."""
    rows = sorted(row for group in repeated_passages(dataset) for row in group)
    findings.add("PASSAGE_REPETE", DELIVRANCE, rows)


def repeated_passages(dataset: Dataset) -> list[list[int]]:
    """Return the rows that tell of one and the same passage, together.

    Names first, then field after field: only rows that another one still equals go further.
    """
    if not _people_told_apart(dataset):
        return []
    rows: Sequence[int] = range(len(dataset))
    keys: list[int] = [0] * len(dataset)
    for stage in (NAMED, *((field,) for field in PASSAGE if field not in NAMED)):
        for field in stage:
            keys = _with_field(keys, dataset, field, rows)
        counts = Counter(keys)
        if len(counts) == len(keys):
            return []
        twins = [counts[key] > 1 for key in keys]
        rows, keys = list(compress(rows, twins)), list(compress(keys, twins))
    groups: dict[int, list[int]] = {}
    for row, key in zip(rows, keys, strict=True):
        groups.setdefault(key, []).append(row)
    return [group for group in groups.values() if _told(dataset, group[0])]


def _people_told_apart(dataset: Dataset) -> bool:
    """Say whether rows name their own person: one constant for the whole file names nobody."""
    columns = [dataset.columns.get(field) for field in (DOSSIER, *CIVIL_STATUS)]
    return any(column is not None and column.source is not None for column in columns)


def _with_field(keys: list[int], dataset: Dataset, field: str, rows: Sequence[int]) -> list[int]:
    """Return a number for each of ``rows``: the same where its key and its field are the same.

    Capitals make no difference.
    """
    column = dataset.columns.get(field)
    if column is None:
        return keys
    codes = column.codes
    wanted: Sequence[int] = codes if len(rows) == len(codes) else [codes[row] for row in rows]
    numbers: dict[str | None, int] = {}
    if len(wanted) < len(column.values):
        known = {code: column.values[code] for code in set(wanted)}
    else:
        known = dict(enumerate(column.values))
    number = {c: numbers.setdefault(_folded(value), len(numbers)) for c, value in known.items()}
    apart = len(numbers)
    return [
        key * apart + one for key, one in zip(keys, map(number.__getitem__, wanted), strict=True)
    ]


def _folded(value: Value) -> str | None:
    return value.casefold() if isinstance(value, str) else None


def _told(dataset: Dataset, row: int) -> bool:
    """Say whether a row tells enough: a person, a certification, a day."""

    def given(field: str) -> bool:
        column = dataset.columns.get(field)
        return column is not None and isinstance(column[row], str)

    person = any(map(given, (DOSSIER, NUMBER))) or all(map(given, (*CIVIL_STATUS, BIRTH[0])))
    return person and given(CODE) and given(DELIVRANCE)
