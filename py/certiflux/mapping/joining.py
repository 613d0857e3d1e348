"""Several columns that feed one field together: joined, parted again, named by their headers."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from certiflux.base.errors import UserError
from certiflux.base.words import letters, typographic
from certiflux.dictionary import Version, fields, ids
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.dictionary.kinds import Date
from certiflux.mapping.candidate import Candidate, How, chosen_by_user
from certiflux.mapping.column_match import ColumnMatch
from certiflux.mapping.join import Join, Joining
from certiflux.mapping.mapping import Mapping
from certiflux.mapping.wording import key

SEPARATORS: Final = {
    " ": "une espace",
    "-": "un tiret (-)",
    "/": "une barre oblique (/)",
    "": "rien",
}
"""What may stand between the joined values, by its French name."""

MOST: Final = 6
"""Columns that may be joined, at most; a column alone feeds one field more."""

PLUS: Final = " + "
"""What stands between the headers (and the letters) of joined columns."""

HOLD_NAMES: Final = ids.NOM_PRENOM
"""Composite of two names in one column: of two columns, it is nothing."""

_DASHED = frozenset({ids.ID_TECHNIQUE})
_TIGHT = frozenset({ids.CODE, ids.CODE_POSTAL_CENTRE, ids.CODE_INSEE, ids.CODE_POSTAL})


def makes_date(target: str, version: Version) -> bool:
    """Say whether a field or composite is a whole date."""
    known = fields(version).get(target)
    return target == DATE_NAISSANCE.id or (known is not None and isinstance(known.kind, Date))


def usual_separator(target: str, version: Version) -> str:
    """Return what usually stands between the parts of a field."""
    if makes_date(target, version):
        return "/"
    if target in _DASHED:
        return "-"
    return "" if target in _TIGHT else " "


def joined(
    mapping: Mapping,
    columns: Sequence[int],
    target: str,
    separator: str,
    secret: AbstractSet[int] = frozenset(),
) -> Mapping:
    """Return the mapping with ``columns`` joined, in this order, to feed ``target``.

    ``secret`` are the columns that hold what no flow may carry.

    A joined column keeps a field of its own that is sure, for an identifier may be made of a name
    that is sent too; but a day, a month, a year that make a date are nothing else. A column alone
    keeps what it feeds and gives one field more. Raises IndexError for no column, UserError for
    what cannot be joined.
    """
    order = tuple(dict.fromkeys(columns))
    if any(index not in range(mapping.width) for index in order):
        raise IndexError(order)
    if len(order) != len(columns) or not 1 <= len(order) <= MOST:
        raise _not_joined(f"Il faut d'une à {MOST} colonnes différentes.")
    if separator not in SEPARATORS:
        raise _not_joined(f"« {separator} » ne peut pas séparer des valeurs réunies.")
    if not secret.isdisjoint(order):
        raise _not_joined("L'une contient des numéros de sécurité sociale, qu'aucun flux ne porte.")
    if target == HOLD_NAMES:
        raise _not_joined("Un nom et un prénom en deux colonnes n'ont pas à être réunis.")
    mapping = parted(mapping, target)
    date = makes_date(target, mapping.version) and len(order) > 1
    alone = len(order) == 1
    loose = {c.index for c in mapping.own if c.index in order and (date or not (alone or c.sure))}
    changed = {c.index for c in mapping.own if c.index in loose or c.target == target}
    before = tuple(mapping.columns[index] for index in sorted(changed))
    own = [column.fed(None) if column.index in changed else column for column in mapping.own]
    return _with(mapping, own, (*mapping.joins, Join(order, target, separator, before)))


def parted(mapping: Mapping, target: str) -> Mapping:
    """Return the mapping without the join that feeds ``target``, its columns as before it."""
    gone = next((join for join in mapping.joins if join.target == target), None)
    if gone is None:
        return mapping
    own = list(mapping.own)
    others = tuple(join for join in mapping.joins if join is not gone)
    taken = {column.target for column in own} | {join.target for join in others}
    for column in gone.before:
        free = column.target is None or column.target not in taken
        if own[column.index].target is None and free:
            own[column.index] = column
    return _with(mapping, own, others)


def assigned(mapping: Mapping, index: int, target: str | None) -> Mapping:
    """Return the mapping with column ``index`` feeding ``target``, taken from any other."""
    mapping = parted(mapping, target) if target else mapping
    columns = [
        column.fed(None) if target and column.target == target else column
        for column in mapping.columns
    ]
    columns[index] = columns[index].fed(chosen_by_user(target) if target else None)
    return replace(mapping, columns=tuple(columns))


def without_joins(mapping: Mapping) -> Mapping:
    """Return the mapping without any join."""
    for join in mapping.joins:
        mapping = parted(mapping, join.target)
    return mapping


def _with(mapping: Mapping, own: Sequence[ColumnMatch], joins: tuple[Join, ...]) -> Mapping:
    feeding = [
        _match(len(own) + rank, join, [own[index] for index in join.columns])
        for rank, join in enumerate(joins)
    ]
    return replace(mapping, columns=(*own, *feeding), joins=joins)


def _match(index: int, join: Join, parts: Sequence[ColumnMatch]) -> ColumnMatch:
    """Return the column that a join makes, named by its columns together."""
    named = PLUS.join(letters(i) for i in join.columns)
    reason = f"Colonnes {named} réunies à votre demande"
    if len(join.columns) == 1:
        reason = f"La colonne {named} donne aussi cette donnée, à votre demande"
    by = Candidate(join.target, How.CHOSEN, 100, typographic(reason))
    return ColumnMatch(index, PLUS.join(map(name_of, parts))).fed(by)


def name_of(column: ColumnMatch) -> str:
    """Return the header of a column, or its letters where it has none that could be found again."""
    return column.header if key(column.header) else f"colonne {letters(column.index)}"


def rejoined(
    mapping: Mapping, joinings: Dict[str, Joining], secret: AbstractSet[int] = frozenset()
) -> Mapping:
    """Return the mapping with every join of the settings whose columns this table has."""
    for target, said in joinings.items():
        columns = found(mapping, said.headers)
        if columns and secret.isdisjoint(columns):
            mapping = joined(mapping, columns, target, said.separator)
    return mapping


def found(mapping: Mapping, headers: Sequence[str]) -> tuple[int, ...] | None:
    """Return the columns of these headers, in their order; None when one is not there.

    A header that stands several times among them names as many columns, left to right.
    """
    left: dict[str, list[int]] = {}
    for column in mapping.own:
        left.setdefault(key(name_of(column)), []).append(column.index)
    places = [left[key(header)].pop(0) for header in headers if left.get(key(header))]
    return tuple(places) if len(places) == len(headers) else None


def absent(mapping: Mapping, headers: Sequence[str]) -> list[str]:
    """Return the headers among these that no column of the table bears."""
    here = {key(name_of(column)) for column in mapping.own}
    return [header for header in headers if key(header) not in here]


def _not_joined(why: str) -> UserError:
    return UserError(
        "REUNION_IMPOSSIBLE",
        title="Ces colonnes ne peuvent pas être réunies.",
        message=why,
        remedy="Choisissez d'autres colonnes, ou un autre champ.",
    )
