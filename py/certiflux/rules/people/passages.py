"""One passage told twice: the same person, the same certification, the same day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import compress
from typing import Final

from certiflux.dataset.identifiers.national import NUMBER
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import Value
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import BIRTH, CIVIL_STATUS, CODE, DELIVRANCE, PASSAGE
from certiflux.rules.people.identifiers import named
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step

NAMED: Final = (*CIVIL_STATUS, DOSSIER)
"""What tells most people apart at once."""


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


def same_passage(scene: Scene, finding: Finding) -> str:
    """Say which other rows tell of the same passage."""
    rows = scene.once("passages", lambda: _groups(scene.dataset)).get(finding.row or 0, [])
    article = "les" if len(rows) > 2 else "la"  # noqa: PLR2004
    return f"{article} {named(scene, finding, rows)}"


def _groups(dataset: Dataset) -> dict[int, list[int]]:
    return {row: rows for rows in repeated_passages(dataset) for row in rows}


RULES: Final = (
    Rule(
        code="PASSAGE_REPETE",
        severity=Severity.WARNING,
        title="La même personne a deux fois la même certification",
        message="même personne, même certification et même jour que {other}.",
        remedy="Gardez une seule de ces lignes, ou corrigez celle qui concerne quelqu'un d'autre.",
        explanation=(
            "Deux passages que seul l'identifiant distingue : la certification figurerait deux "
            "fois dans le passeport de la personne."
        ),
        source="FORMAT.md (b) 3",
        example="deux lignes MARCHAND Élodie, RS5200, 20/05/2026 → une seule",
        fields=(DELIVRANCE,),
        say=same_passage,
    ),
)

STEP: Final = Step("Passages en double", check_passages, PASSAGE)
