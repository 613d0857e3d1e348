"""Find in another export of the same list the row of each person, whatever moved around it.

By idTechnique where the file gives one that serves once; else by who was certified of what and
when, the surest tie first; else by everything that the row holds. Two rows that the file itself
gives different idTechnique, and of which one more thing differs, are never the same passage: a
namesake does not inherit the corrections of another.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Final

from certiflux.dataset.change import Change
from certiflux.dataset.identifiers.technical_id import fold
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import ids
from certiflux.rules.findings import NO_ROW

ID_TECHNIQUE: Final = ids.ID_TECHNIQUE
_NAMES: Final = (ids.NOM_NAISSANCE, ids.PRENOM_1)
_BIRTH: Final = (ids.ANNEE_NAISSANCE, ids.MOIS_NAISSANCE, ids.JOUR_NAISSANCE)
_WHAT: Final = (ids.CODE,)
_WHEN: Final = (ids.DEBUT_VALIDITE,)
TIES: Final[tuple[tuple[str, ...], ...]] = (
    (ID_TECHNIQUE,),
    (DOSSIER, *_WHAT, *_WHEN),
    (*_NAMES, *_BIRTH, *_WHAT, *_WHEN),
    (DOSSIER, *_WHAT),
    (*_NAMES, *_BIRTH, *_WHAT),
    (*_NAMES, *_WHAT, *_WHEN),
    (*_NAMES, *_BIRTH),
)
"""Fields that tie two rows, the surest first; the first field of a tie must be filled."""

_CREATED: Final = frozenset({Change.ID_CREE, Change.ID_CREE_RANG})

SURE: Final = 3
"""Ties, from the first, that need no other proof."""

_PROOF: Final = (*_BIRTH, *_WHAT, *_WHEN)
"""What belies an unsure tie between rows of different idTechnique."""

Key = tuple[str, ...]


def pair(old: Dataset, new: Dataset) -> array[int]:
    """Return the row of ``new`` for each row of ``old``, NO_ROW where there is none.

    A tie holds when it is the only one of its kind on both sides, among the rows left by surer
    ones. Rows alike in everything are paired in their order.
    """
    found = array("I", [NO_ROW]) * len(old)
    left_old, left_new = list(range(len(old))), list(range(len(new)))
    belied = _Belied(old, new)
    for rank, tie in enumerate(TIES):
        if not left_old or not left_new:
            break
        a = _once(zip(left_old, _keys(old, tie, left_old), strict=True))
        b = _once(zip(left_new, _keys(new, tie, left_new), strict=True))
        for key in a.keys() & b.keys():
            if rank < SURE or not belied(a[key], b[key]):
                found[a[key]] = b[key]
        taken = set(found)
        left_old = [row for row in left_old if found[row] == NO_ROW]
        left_new = [row for row in left_new if row not in taken]
    _pair_alike(old, new, left_old, left_new, found)
    return found


class _Belied:
    """Tells two rows that cannot be one passage: other ids given, and another datum differs."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self._own = _given(old), _given(new)
        sides = [(old.columns.get(field), new.columns.get(field)) for field in _PROOF]
        self._proof = [(a, b) for a, b in sides if a and b]

    def __call__(self, row: int, other: int) -> bool:
        own, theirs = self._own
        if not own or not theirs or _same(own[row], theirs[other]):
            return False
        return any(not _same(_part(a[row]), _part(b[other])) for a, b in self._proof)


def _same(one: str, other: str) -> bool:
    """Tell whether two texts do not contradict each other: an empty one contradicts nothing."""
    return not one or not other or one == other


def _given(dataset: Dataset) -> list[str]:
    """Return the idTechnique of each row as the file gives it, "" for one created here."""
    column = dataset.columns.get(ID_TECHNIQUE)
    if column is None or column.source is None:
        return []
    said = list(map(_exact, column.values))
    for entry in dataset.journal.entries:
        if entry.change in _CREATED:
            for code in entry.codes:
                said[code] = ""
    return list(map(said.__getitem__, column.codes))


def _keys(dataset: Dataset, tie: Sequence[str], rows: Sequence[int]) -> list[Key | None]:
    """Return what ties each row, None where the tie's first field says nothing."""
    columns = [dataset.columns.get(field) for field in tie]
    first = columns[0]
    if first is None:
        return [None] * len(rows)
    part = _exact if tie == (ID_TECHNIQUE,) else _part
    texts = [list(map(part, column.values)) if column else [""] for column in columns]
    codes = [column.codes if column else bytes(len(dataset)) for column in columns]
    found: list[Key | None] = []
    for row in rows:
        key = tuple(text[of[row]] for text, of in zip(texts, codes, strict=True))
        found.append(key if key[0] else None)
    return found


def _exact(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _part(value: Value) -> str:
    """Return a value without what two people may write in two ways: case, accents, signs."""
    return fold(value) if isinstance(value, str) else ""


def _once(rows: Iterable[tuple[int, Key | None]]) -> dict[Key, int]:
    """Return the rows by key, without the keys that several rows have."""
    found: dict[Key, int] = {}
    several: set[Key] = set()
    for row, key in rows:
        if key is not None:
            if key in found:
                several.add(key)
            found[key] = row
    return {key: row for key, row in found.items() if key not in several}


def _pair_alike(
    old: Dataset, new: Dataset, left_old: list[int], left_new: list[int], found: array[int]
) -> None:
    """Pair the rows left that hold the same values, each with the first that is free."""
    shared = [field for field in old.columns if field in new.columns]
    waiting: dict[tuple[Value, ...], list[int]] = {}
    for row in reversed(left_new):
        waiting.setdefault(tuple(new.columns[f][row] for f in shared), []).append(row)
    for row in left_old:
        same = waiting.get(tuple(old.columns[f][row] for f in shared))
        if same:
            found[row] = same.pop()
