"""See in some rows why the user's own idTechnique may not serve: it names people, or repeats.

The identifier comes back in the accusé and travels by mail: it should tell nothing of the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import islice
from typing import Final

from certiflux.base.nir import parse
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE, fold
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import ids
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Column, Table

LOOKED_AT: Final = 200
"""Rows looked at: whoever makes identifiers of names makes all of them so."""

_SHARE: Final = 5
"""One row in so many must show the sign: a few may by chance."""

_NAMES: Final = (ids.NOM_NAISSANCE, ids.PRENOM_1)
_BIRTH: Final = (ids.ANNEE_NAISSANCE, ids.MOIS_NAISSANCE, ids.JOUR_NAISSANCE)
_FED: Final = frozenset({ID_TECHNIQUE, *_NAMES, *_BIRTH, ids.NOM_PRENOM, ids.DATE_NAISSANCE})
_SHORTEST: Final = 4
"""Letters of a name below which it may stand in an identifier by chance."""

_MAIL: Final = re.compile(r"(?<![^@\s])[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_RUNNING: Final = re.compile(r"\d{1,6}")


class Sign(StrEnum):
    """What looks wrong in a column of identifiers."""

    COURRIEL = "courriel"
    NIR = "nir"
    NOM = "nom"
    NAISSANCE = "naissance"


def sample(table: Table, mapping: Mapping) -> tuple[Table, Mapping]:
    """Return the first rows of a table, with the columns of identity and identifiers alone."""
    stop = min(mapping.first_row + LOOKED_AT, table.n_rows)
    columns = [
        Column(islice(column, stop)) if match.target in _FED else Column([None] * stop)
        for column, match in zip(table.columns, mapping.columns, strict=True)
    ]
    kept = tuple(c if c.target in _FED else c.fed(None) for c in mapping.columns)
    return replace(table, columns=columns), replace(mapping, columns=kept, skipped=frozenset())


def personal_signs(dataset: Dataset) -> list[Sign]:
    """Return the personal data that the identifiers of a dataset hold in clear."""
    column = dataset.columns.get(ID_TECHNIQUE)
    if column is None:
        return []
    names = [dataset.values(field) for field in _NAMES]
    birth = [dataset.values(field) for field in _BIRTH]
    seen = dict.fromkeys(Sign, 0)
    filled = 0
    for row in range(len(dataset)):
        if text := column[row]:
            filled += 1
            person = [values[row] for values in names], [values[row] for values in birth]
            for sign in _signs(str(text), *person):
                seen[sign] += 1
    return [sign for sign, rows in seen.items() if rows and rows * _SHARE >= filled]


def _signs(text: str, names: Sequence[Value], birth: Sequence[Value]) -> Iterator[Sign]:
    """Yield what one identifier says of the person of its row."""
    plain = fold(text)
    if _MAIL.search(text):
        yield Sign.COURRIEL
    if (number := parse(text)) and number.month:
        yield Sign.NIR
    words = (
        fold(word) for name in names if isinstance(name, str) for word in (name, *name.split())
    )
    if any(len(word) >= _SHORTEST and word in plain for word in words):
        yield Sign.NOM
    if any(day in plain for day in _days(birth)):
        yield Sign.NAISSANCE


def _days(birth: Sequence[Value]) -> list[str]:
    """Return a date of birth as identifiers may hold it."""
    if not all(isinstance(part, str) and part.isdecimal() for part in birth):
        return []
    year, month, day = (str(part).zfill(2) for part in birth)
    return [f"{year}{month}{day}", f"{day}{month}{year}", f"{day}{month}{year[-2:]}",
            f"{year[-2:]}{month}{day}"]  # fmt: skip


def running_from_one(cells: Sequence[Cell]) -> int | None:
    """Return the last number of identifiers that only number the rows from 1 on, else None."""
    numbers = []
    for cell in cells:
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
        if isinstance(cell, bool) or not _RUNNING.fullmatch(text):
            return None
        numbers.append(int(text))
    last = max(numbers, default=0)
    return last if last > 1 and min(numbers) == 1 and last < 2 * len(numbers) else None
