"""What is proposed to mend a name: only what the cell itself tells."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.rules.context import Context
from certiflux.rules.findings import Finding
from certiflux.rules.fix import Fix
from certiflux.rules.identity.names import (
    hyphenated,
    parted_first_names,
    parted_names,
    with_hyphens,
    with_particle,
    without_title,
)
from certiflux.rules.ids import NOM, NOM_USAGE, PRENOM, PRENOMS


def _text(dataset: Dataset, field: str, row: int | None) -> str:
    column = dataset.columns.get(field)
    value: Value = None if column is None or row is None else column[row]
    return value if isinstance(value, str) else ""


def _two_names(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Part the two names, the usage name only where none is given yet."""
    parted = parted_names(_text(dataset, finding.field, finding.row))
    if parted is None:
        return []
    birth, usage = parted
    if finding.field == NOM_USAGE:
        return [Fix(f"Nom d'usage « {usage} »", {NOM_USAGE: usage})]
    known = _text(dataset, NOM_USAGE, finding.row)
    values = {NOM: birth} if known else {NOM: birth, NOM_USAGE: usage}
    rest = "" if known else f", nom d'usage « {usage} »"
    return [Fix(f"Nom de naissance « {birth} »{rest}", values)]


def _title(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    name = without_title(_text(dataset, finding.field, finding.row))
    return [Fix(f"Garder « {name} »", {finding.field: name})]


def _particle(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    name = with_particle(_text(dataset, finding.field, finding.row))
    return [Fix(f"Écrire « {name} »", {finding.field: name})]


def _sign(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Put hyphens where dashes stand for them; of other signs only the user knows."""
    text = _text(dataset, finding.field, finding.row)
    name = with_hyphens(text)
    return [] if name == text else [Fix(f"Écrire « {name} »", {finding.field: name})]


def _first_names(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    """Part the first names, where the other columns of first names are empty."""
    later = PRENOMS[PRENOMS.index(finding.field) + 1 :]
    if any(_text(dataset, other, finding.row) for other in later):
        return []
    found = parted_first_names(_text(dataset, finding.field, finding.row), finding.field)
    return [Fix(f"Un prénom par donnée : {', '.join(one.values())}", one) for one in found]


def _hyphen(dataset: Dataset, context: Context, finding: Finding) -> list[Fix]:
    name = _text(dataset, finding.field, finding.row)
    first = Fix(f"Écrire « {hyphenated(name)} »", {finding.field: hyphenated(name)})
    if "-" in hyphenated(name.replace("-", "")) and "-" in name:
        return [first]
    parted = [one for one in _first_names(dataset, context, finding) if len(one.values) > 1]
    return [first, *parted]


def _swap(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    name, first = (_text(dataset, one, finding.row) for one in (NOM, PRENOM))
    return [Fix("Intervertir le nom et le prénom", {NOM: first, PRENOM: name})]


FIXES: Final = {
    "NOM_DEUX_NOMS": _two_names,
    "CIVILITE_DANS_NOM": _title,
    "SIGNE_DANS_NOM": _sign,
    "PARTICULE": _particle,
    "PRENOMS_ENSEMBLE": _first_names,
    "PRENOM_SANS_TRAIT": _hyphen,
    "NOM_PRENOM_INVERSES": _swap,
}
"""By rule: what proposes its fixes."""
