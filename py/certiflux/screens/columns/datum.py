"""Which columns may give a datum that is missing or not sure, likeliest first."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from certiflux.dataset.convert import convert
from certiflux.dictionary import composites, fields, ids
from certiflux.dictionary.kinds import Boolean, Date, Listing
from certiflux.dictionary.model import Field
from certiflux.mapping.mapping import ColumnMatch
from certiflux.reading.table import Cell
from certiflux.session import Dossier

POSSIBLE: Final = 50
"""Score (0-100) from which a column is proposed for a datum."""

NEAR: Final = {ids.DEBUT_VALIDITE: {ids.DEBUT_EXAMEN: 60, ids.FIN_EXAMEN: 65}}
"""Dates that are often another date too, with how likely that is: the jury's is the delivery's."""

_SAME: Final = "Souvent la même date : celle du jury ou de l'examen"
_LOOKED_AT = 60
_FITS = 0.5


@dataclass(frozen=True, slots=True)
class Likely:
    """A column that may give a datum; ``shared``: it feeds another one for sure, and keeps it.

    ``owned``: it is known to hold what no flow wants, and comes last.
    """

    match: ColumnMatch
    target: str
    score: int
    reason: str
    shared: bool = False
    owned: bool = False


def likely_columns(dossier: Dossier, target: str) -> list[Likely]:
    """Return the columns that may give ``target``, likeliest first; those of a decoy come last."""
    joined = {index for join in dossier.mapping.joins for index in join.columns}
    found = [
        one
        for match in dossier.mapping.own
        if match.index not in joined and (one := _likely(dossier, match, target))
    ]
    return sorted(found, key=lambda one: (one.owned, -one.score, one.match.index))


def every_column(
    dossier: Dossier, target: str, known: AbstractSet[int] = frozenset()
) -> list[Likely]:
    """Return every filled column of the sheet but the ``known`` ones, those not used yet first."""
    joined = {index for join in dossier.mapping.joins for index in join.columns} | known
    found = [
        Likely(match, target, 0, "", shared=match.target is not None and match.sure)
        for match in dossier.mapping.own
        if match.index not in joined and _filled(dossier, match)
    ]
    return sorted(found, key=lambda one: one.shared)


def _likely(dossier: Dossier, match: ColumnMatch, target: str) -> Likely | None:
    if match.target == target:
        return Likely(match, target, match.score, match.reason)
    owned = bool(getattr(match, "role", None))
    shared = match.target is not None and match.sure
    near = NEAR.get(target, {}).get(match.target or "")
    if near is not None and _filled(dossier, match):
        return Likely(match, target, near, _SAME, shared=True)
    field = fields(dossier.version).get(target)
    if shared and _is_date(field):
        return None
    for one in match.alternates:
        if one.target == target and (_is_date(field) or one.score >= POSSIBLE or owned):
            if field and not _fits(dossier, match, field):
                return None
            return Likely(match, target, one.score, one.reason, shared, owned)
    return None


def _is_date(field: Field | None) -> bool:
    return field is not None and isinstance(field.kind, Date)


def _filled(dossier: Dossier, match: ColumnMatch) -> bool:
    return bool(_texts(dossier, match))


def _texts(dossier: Dossier, match: ColumnMatch) -> list[Cell]:
    column = dossier.table.columns[match.index]
    codes = sorted(set(column.codes[dossier.mapping.first_row :]))[:_LOOKED_AT]
    return [column.values[code] for code in codes if column.values[code] is not None]


def _fits(dossier: Dossier, match: ColumnMatch, field: Field) -> bool:
    """Say whether at least half of the values of a column are values of a closed list."""
    cells = _texts(dossier, match)
    if not isinstance(field.kind, Listing | Boolean):
        return bool(cells)
    known: set[object] = {"true", "false"}
    if isinstance(field.kind, Listing):
        known = {option.value for option in field.kind.options}
    good = sum(convert(field, cell).value in known for cell in cells)
    return bool(cells) and good >= _FITS * len(cells)


def wanted_targets(missing: set[str], dossier: Dossier) -> list[str]:
    """Return the data to ask for, in dictionary order: a whole date rather than its parts.

    ``missing`` are the obligatory fields that nothing gives; those that an unsure column gives
    are asked just as well.
    """
    unsure = {c.target for c in dossier.mapping.own if c.target and not c.sure}
    left = set(missing)
    found: list[str] = []
    for whole in composites().values():
        apart = whole.asked and not any(
            one.target == whole.id for c in dossier.mapping.own for one in c.alternates
        )
        if left.issuperset(whole.parts) and not apart:
            left.difference_update(whole.parts)
            found.append(whole.id)
    order = {name: rank for rank, name in enumerate((*composites(), *fields(dossier.version)))}
    obligatory = {
        i for i, f in fields(dossier.version).items() if f.status.value == "Obligatoire"
    } | set(composites())
    return sorted({*found, *left, *(unsure & obligatory)}, key=lambda one: order.get(one, 0))
