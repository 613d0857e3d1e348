"""Checks of each field by itself: its column or its setting, its values."""

from __future__ import annotations

from collections import Counter

from certiflux.dataset.identifiers.national import NAME
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import BY_DOSSIER, BY_NATIONAL, branches, fields
from certiflux.dictionary.model import Field, Status
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.exclusion import is_excluded
from certiflux.rules.findings import Findings
from certiflux.rules.ids import BODIES, CODE, ENVELOPE, NOM, TYPE
from certiflux.rules.values.bodies import body_alert
from certiflux.rules.values.fields import birth_problem, problem

_BESIDE = frozenset({DOSSIER, NAME})
"""Obligatory in their branch, but no column is missed for it: another datum decides or serves."""

_ODD_AMONG = 20
"""One row in so many may say otherwise without all of them being in doubt."""

_NAMES = frozenset({NOM, NAME})
UNREADABLE = frozenset({"CELLULE_EN_ERREUR", "CARACTERE_INTERDIT"})
"""Rules that say more of a cell than the fact that it cannot be parted."""


def check_columns(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the obligatory data that no column and no setting gives."""
    wanted = {
        "titulaire": not all(dataset.otherwise()),
        BY_DOSSIER: any(dataset.by_dossier()),
        BY_NATIONAL: any(dataset.by_national()),
    }
    for field in fields(dataset.version).values():
        if field.status is not Status.OBLIGATOIRE or field.generated or field.id in _BESIDE:
            continue
        if field.id == TYPE and CODE not in dataset.columns:
            continue  # the code will tell it
        branch = branches(dataset.version).get(field.id)
        if field.id not in dataset.columns and (
            branch is None or wanted[branch] or _names_numbers(dataset, field.id, wanted)
        ):
            rule = "REGLAGE_ABSENT" if field.setting else "COLONNE_ABSENTE"
            findings.add(rule, field.id)


def _names_numbers(dataset: Dataset, field: str, wanted: dict[str, bool]) -> bool:
    """Say whether a field is the birth name that goes beside national numbers."""
    return field == NOM and wanted[BY_NATIONAL] and NAME not in dataset.columns


def check_values(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the values that their field does not accept, and the empty obligatory cells."""
    for field_id in dataset.columns:
        check_field(dataset, findings, context, field_id)


def check_field(dataset: Dataset, findings: Findings, context: Context, field_id: str) -> None:
    """Find the values that one field does not accept, and its empty cells if obligatory."""
    field, column = fields(dataset.version)[field_id], dataset.columns[field_id]
    if field_id in ENVELOPE:
        _check_envelope(field, column, findings)
        if field_id in BODIES and any(
            is_excluded(value, context.excluded) for value in envelope_values(column)
        ):
            findings.add("ORGANISME_EXCLU", field_id)
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


def _check_envelope(field: Field, column: FieldColumn, findings: Findings) -> None:
    values = envelope_values(column)
    # A list whose people are all put aside has no row left that could say one.
    if not values and len(column.codes):
        findings.add("REGLAGE_ABSENT", field.id)
    odd = odd_rows(column) if len(values) > 1 else []
    if odd:
        findings.add("IDENTIFIANT_ISOLE", field.id, odd)
    elif len(values) > 1:
        findings.add("IDENTIFIANTS_MULTIPLES", field.id)
    for value in values[:1]:
        if broken := problem(field, value) or body_alert(field, value):
            findings.add(broken, field.id)


def envelope_values(column: FieldColumn) -> list[str]:
    """Return the distinct values that a column of the envelope really holds.

    That of nearly all rows comes first; where there is none, they are in their order.
    """
    counts = _said(column)
    main = _main(counts)
    return list(counts) if main is None else [main, *(one for one in counts if one != main)]


def odd_rows(column: FieldColumn) -> list[int]:
    """Return the rows that say otherwise than nearly all; none where no value is that of most."""
    main = _main(_said(column))
    if main is None:
        return []
    others = {c for c, v in enumerate(column.values) if isinstance(v, str) and v != main}
    return column.rows_of(others)


def _said(column: FieldColumn) -> dict[str, int]:
    """Return the distinct values that rows hold, in their order, each with its rows counted."""
    found: dict[str, int] = {}
    for code, count in sorted(Counter(column.codes).items()):
        value = column.values[code]
        if isinstance(value, str):
            found[value] = found.get(value, 0) + count
    return found


def _main(counts: dict[str, int]) -> str | None:
    """Return the value of all rows but a few odd ones, None where no such value stands out."""
    total = sum(counts.values())
    main = max(counts, key=counts.__getitem__, default=None)
    if main is None:
        return None
    odd = total - counts[main]
    return main if odd <= max(1, total // _ODD_AMONG) and 2 * odd < counts[main] else None


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
