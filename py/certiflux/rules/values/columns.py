"""Each field by itself: its column or its setting, its values."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.identifiers.national import NAME
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import BY_DOSSIER, BY_NATIONAL, branches, fields
from certiflux.dictionary.model import Field, Status
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import ENVELOPE, NOM
from certiflux.rules.step import Step
from certiflux.rules.values.envelope import check_envelope
from certiflux.rules.values.fields import birth_problem, problem

_NAMES = frozenset({NOM, NAME})
UNREADABLE = frozenset({"CELLULE_EN_ERREUR", "CARACTERE_INTERDIT"})
"""Rules that say more of a cell than the fact that it cannot be parted."""


def check_values(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the values that their field does not accept, and the empty obligatory cells."""
    for field_id in dataset.columns:
        check_field(dataset, findings, context, field_id)


def check_field(dataset: Dataset, findings: Findings, context: Context, field_id: str) -> None:
    """Find the values that one field does not accept, and its empty cells if obligatory."""
    field, column = fields(dataset.version)[field_id], dataset.columns[field_id]
    if field_id in ENVELOPE:
        check_envelope(field, column, findings, context)
        return
    wrong: dict[str, set[int]] = {}
    used = set(column.codes)
    said: dict[str, str | None] = {}
    for code in used:
        value = column.values[code]
        if not isinstance(value, str):
            continue
        if code in column.broken:
            rule = _broken(field, column, code)
        elif value in said:
            rule = said[value]
        else:
            rule = said[value] = _broken(field, column, code)
        if rule:
            wrong.setdefault(rule, set()).add(code)
    for rule, codes in wrong.items():
        whole_file = column.source is None
        rows = None if whole_file else _rows_of(dataset, field, column, codes)
        findings.add(rule, field_id, rows)
    if field.status is Status.OBLIGATOIRE:
        empty = {code for code, value in enumerate(column.values) if value is None}
        empty -= column.broken
        rows = _rows_of(dataset, field, column, empty)
        findings.add("VALEUR_ABSENTE", field_id, _unnamed(dataset, field_id, rows))


def _broken(field: Field, column: FieldColumn, code: int) -> str | None:
    value, rule = str(column.values[code]), column.rule
    if code in column.broken:
        return found if (found := problem(field, value)) in UNREADABLE else "NOM_INDIVISIBLE"
    return birth_problem(field, value, rule) if column.composite else problem(field, value, rule)


def _rows_of(dataset: Dataset, field: Field, column: FieldColumn, codes: set[int]) -> list[int]:
    """Return the rows that hold ``codes`` and are identified in the way the field belongs to."""
    rows = column.rows_of(codes) if codes else []
    branch = branches(dataset.version).get(field.id)
    if not rows or branch is None:
        return rows
    if branch == BY_NATIONAL:
        by_national = dataset.by_national()
        return [row for row in rows if by_national[row]]
    by_dossier = dataset.by_dossier()
    return [row for row in rows if by_dossier[row] == (branch == BY_DOSSIER)]


def _unnamed(dataset: Dataset, field: str, rows: list[int]) -> list[int]:
    """Return the rows that lack a name: either of two serves beside a national number."""
    if field not in _NAMES or not rows or not dataset.columns.keys() >= _NAMES:
        return rows
    if field == NAME:
        return []
    other, by_national = dataset.columns[NAME], dataset.by_national()
    return [row for row in rows if not (by_national[row] and isinstance(other[row], str))]


STEP: Final = Step("Valeurs", check_values, (DOSSIER, NAME), check_field, by_row=True)
