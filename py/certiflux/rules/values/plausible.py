"""Checks of what people type to fill a cell: made-up values, useless names, long labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.dictionary.model import Status
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Finding, Findings
from certiflux.rules.fix import Fix, canonical
from certiflux.rules.ids import (
    BIRTH,
    BODIES,
    CIVIL_STATUS,
    FREE_TEXTS,
    GIVEN,
    LABELS,
    NAMES,
    NOM_USAGE,
    PLAUSIBLE,
    POSTCODES,
)
from certiflux.rules.values.fields import lengths

ADVISED: Final = 40
"""Characters that the dictionary allows to the names of towns and countries; the schema 60."""

_FILLER_NAMES: Final = re.compile(
    r"x{2,}|test|tests|inconnue?|non connue?|non renseignee?|anonyme|neant|aucune?|null|idem|azerty"
    r"|unknown|n/a|n\.?c\.|nom|prenom|0+"
)
_FILLER_TEXTS: Final = re.compile(
    r"null|\(null\)|nan|nat|none|<na>|\\n|n/?[acd]|n/?r|n\.[acrd]\.?|sans objet|neant|aucune?|vide"
    r"|\(vide\)|non renseignee?s?|non communiquee?s?|non connue?s?|undefined|empty|loading\.*"
    r"|chargement\.*|n\.?s\.?p\.?"
)
"""What programs and people write for nothing, in any datum."""

_FILLER_POSTCODES: Final = re.compile(r"0+|9{5}")
_FILLER_CLIENTS: Final = re.compile(r"12345678|(.)\1{7}")
_FILLER_YEAR: Final = "1900"


def check_plausible(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find, field by field, the values that look like anything typed to fill the cell."""
    for field_id in dataset.columns:
        check_filler(dataset, findings, context, field_id)


def check_filler(dataset: Dataset, findings: Findings, _context: Context, field_id: str) -> None:
    """Find the invented values of one field, and the labels that are rather long."""
    if field_id not in PLAUSIBLE:
        return
    column, made_up = dataset.columns[field_id], _FILLERS[field_id]
    for rule, wrong in (("VALEUR_FACTICE", made_up), ("LIBELLE_LONG", _long)):
        if rule == "LIBELLE_LONG" and field_id not in LABELS:
            continue
        values = column.values
        codes = {
            code for code, value in enumerate(values) if isinstance(value, str) and wrong(value)
        }
        if codes:
            whole_file = field_id in BODIES or column.source is None
            findings.add(rule, field_id, None if whole_file else column.rows_of(codes))


def made_up(field_id: str, value: str) -> bool:
    """Say whether a value of a field looks like anything typed to fill the cell."""
    return field_id in _FILLERS and _FILLERS[field_id](value)


def _filler_name(value: str) -> bool:
    return filler(value) or bool(_FILLER_NAMES.fullmatch(unaccented(value)))


def filler(value: str) -> bool:
    """Say whether a text says nothing: « NR », « nan », « sans objet », a dash."""
    return not any(map(str.isalnum, value)) or bool(_FILLER_TEXTS.fullmatch(unaccented(value)))


def _long(value: str) -> bool:
    high = fields()[LABELS[0]].kind
    return ADVISED < max(lengths(value)) <= getattr(high, "high", 0)


_FILLERS: Final[dict[str, Callable[[str], bool]]] = {
    **dict.fromkeys(FREE_TEXTS, filler),
    **dict.fromkeys((*GIVEN, *LABELS), _filler_name),
    **dict.fromkeys(CIVIL_STATUS, lambda value: value.upper() != "NA" and _filler_name(value)),
    **dict.fromkeys(POSTCODES, lambda value: bool(_FILLER_POSTCODES.fullmatch(value))),
    **dict.fromkeys(BODIES, lambda value: bool(_FILLER_CLIENTS.fullmatch(value))),
    BIRTH[0]: lambda value: value == _FILLER_YEAR,
}
"""By field: what tells a value that was made up."""


def check_used_name(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the names of use that only repeat the name of birth."""
    birth, used = (dataset.columns.get(field) for field in NAMES)
    if birth is None or used is None:
        return
    given = {code for code, value in enumerate(used.values) if isinstance(value, str)}
    rows = [row for row in used.rows_of(given) if _alike(birth[row], used[row])]
    findings.add("NOM_USAGE_IDENTIQUE", NOM_USAGE, rows)


def _alike(birth: Value, used: Value) -> bool:
    return (
        isinstance(birth, str) and isinstance(used, str) and unaccented(birth) == unaccented(used)
    )


def fix_empty(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Propose to leave the cell empty, where the field may be."""
    field = fields(dataset.version)[finding.field]
    empty = Fix("Laisser vide", {field.id: ""})
    return [] if field.status is Status.OBLIGATOIRE else [empty]


def fix_filler(dataset: Dataset, context: Context, finding: Finding) -> list[Fix]:
    """Propose to leave empty a cell that says nothing, or that a formula could not fill."""
    value = canonical(dataset, finding.field, finding.row)
    nothing = finding.rule == "CELLULE_EN_ERREUR" or filler(value)
    return fix_empty(dataset, context, finding) if nothing else []
