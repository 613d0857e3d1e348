"""The words of a loaded file: nothing that is invented may hold one of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from certiflux.dataset.values import show
from certiflux.dictionary import composites
from certiflux.session import Dossier

SHORTEST: Final = 3
"""Letters from which a word may be somebody's name."""

WITHIN: Final = range(4, 61)
"""Letters of a word that counts inside a longer one too: « Jean » in « Jeanne ».

Longer than the longest name that the flow takes, it is told whole only: a cell of 200,000
letters holds 20,000 million pieces."""

_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class FileWords:
    """Words without case nor accents: ``every`` one of the file, ``names`` those of people."""

    every: frozenset[str]
    names: frozenset[str]

    def stand_in(self, text: str) -> bool:
        """Say whether a text holds a word of the file, alone or within another."""
        return any(self._holds(word) for word in words_of([text]))

    def _holds(self, word: str) -> bool:
        if word in self.every:
            return True
        return any(
            word[first : first + size] in self.every
            for size in self._sizes
            for first in range(len(word) - size + 1)
        )

    @cached_property
    def _sizes(self) -> list[int]:
        """Give the lengths of the words that are looked for inside others: few, in any file."""
        return sorted({len(word) for word in self.every}.intersection(WITHIN))


def file_words(dossier: Dossier, ids: Iterable[str]) -> FileWords:
    """Return the words of every cell of a dossier, as read and as corrected.

    ``ids`` are the fields that name people.
    """
    columns = range(len(dossier.table.columns))
    cells = (text for index in columns for text in texts(dossier, index))
    corrected = (
        v for c in (dossier.dataset.columns.values() if dossier.dataset else ()) for v in c.values
    )
    every = words_of([*cells, *(one for one in corrected if isinstance(one, str))])
    return FileWords(every, words_of(told(dossier, frozenset(ids))))


def told(dossier: Dossier, ids: frozenset[str]) -> Iterator[str]:
    """Yield what some fields hold: the cells as found, then the values as corrected."""
    for column in dossier.mapping.own:
        if tells(column.target, ids):
            yield from texts(dossier, column.index)
    if dossier.dataset is not None:
        columns = (dossier.dataset.columns.get(one) for one in ids)
        values = (value for column in columns if column for value in column.values)
        yield from (value.strip() for value in values if isinstance(value, str))


def tells(target: str | None, ids: frozenset[str]) -> bool:
    """Say whether a column's target is one of some fields, or a composite that holds one."""
    parts = composites()[target].parts if target in composites() else (target,)
    return not ids.isdisjoint(parts)


def texts(dossier: Dossier, index: int) -> Iterator[str]:
    """Yield the distinct texts of a column, below its header."""
    cells = dossier.table.columns[index]
    # A column holds its distinct values once; the header is one, and nobody's.
    for code in set(cells.codes[dossier.mapping.first_row :]):
        yield show(cells.values[code]).strip()


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that may name somebody, without case nor accents."""
    plain = unicodedata.normalize("NFD", "\n".join(texts))
    bare = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
    return frozenset(word for word in _LETTERS.findall(bare) if len(word) >= SHORTEST)
