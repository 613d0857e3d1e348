"""Several given names in one cell: the first in its field, the others in those that follow it.

Signs part them wherever they stand. Spaces do where each word is a known first name and the column
says that it holds several; but « Jean Pierre » may be one name, and stays whole for the checks to
ask. What the flow has no room for is told in the journal.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.change import Change
from certiflux.dataset.journal import Entry
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary import ids
from certiflux.mapping.known_names import is_first_name
from certiflux.reading.table import Cell

GIVEN: Final = (ids.PRENOM_1, ids.PRENOM_2, ids.PRENOM_3)
"""Given names, in the order of the civil status."""

SURNAMES: Final = (ids.NOM_NAISSANCE, ids.NOM_USAGE)
COMPOUND_STARTS: Final = frozenset({"jean", "marie", "anne", "pierre", "louis", "charles", "paul"})
"""First names that begin the usual compound ones."""

_OTHER_STARTS: Final = frozenset(
    {"abd", "abdel", "abdoul", "ahmed", "mohamed", "mohammed", "mohammad", "muhammad", "sidi"}
    | {"ana", "maria", "jose", "juan", "luis", "lou", "lily", "rose", "el"}
)
"""First words of names of two words that other usages write without a hyphen."""

_TWINS: Final = frozenset({"zahra", "zohra", "ezzahra", "alzahra"})
"""Second words of such names."""

_SIGNS: Final = re.compile(r"(?:(?<!\s)\s+)?[,;/&]\s*|(?<!\s)\s+et\s+", re.IGNORECASE)
_PLURAL: Final = re.compile(r"prenoms|prenom\s?\(s\)|(?:given|first|fore) ?names|forename\(s\)")
_PARTS: Final = re.compile(r"[ -]")


def part_given_names(dataset: Dataset) -> None:
    """Part the given names that stand in one cell, in the rows whose next fields are empty."""
    for rank, field in enumerate(GIVEN[:-1]):
        column = dataset.columns.get(field)
        if column is not None and column.source is not None:
            ways = _ways(dataset, field, column)
            if ways:
                _share(dataset, GIVEN[rank:], ways)


def parted_example(header: str, cells: Iterable[Cell]) -> tuple[str, list[str]] | None:
    """Return the first of some cells whose given names are parted, with its names; or None."""
    several = _PLURAL.search(unaccented(header)) is not None
    for cell in cells:
        if not isinstance(cell, str):
            continue
        names = _by_signs(cell)
        if not names and several and (words := _by_words(cell)) and not maybe_compound(words):
            names = words
        if names:
            return cell, names
    return None


def _ways(dataset: Dataset, field: str, column: FieldColumn) -> dict[int, list[str]]:
    """Return the names of each cell that holds several, by code."""
    texts = {
        code: value
        for code, value in enumerate(column.values)
        if isinstance(value, str) and code not in column.broken
    }
    signed = {code: found for code, text in texts.items() if (found := _by_signs(text))}
    worded = {code: found for code, text in texts.items() if (found := _by_words(text))}
    several = _PLURAL.search(unaccented(dataset.titles.get(field, ""))) is not None
    if several or len(signed) + len(worded) > len(texts) / 2:
        signed |= {code: words for code, words in worded.items() if not maybe_compound(words)}
    alone = _surnames_first(dataset, column, signed)
    return {code: names for code, names in signed.items() if code not in alone}


def _by_signs(text: str) -> list[str]:
    names = [name for name in _SIGNS.split(text) if name]
    whole = len(names) > 1 and all(sum(map(str.isalpha, name)) > 1 for name in names)
    # « DUPONT, Camille » is a name and a given name: the capitals say so.
    mixed = whole and names[0].isupper() and not any(map(str.isupper, names[1:]))
    return names if whole and not mixed else []


def _by_words(text: str) -> list[str]:
    words = text.split(" ")
    return words if len(words) > 1 and all(map(_known, words)) else []


def _known(word: str) -> bool:
    plain = unaccented(word)
    parts = _PARTS.split(plain)
    return is_first_name("".join(parts)) or (len(parts) > 1 and all(map(is_first_name, parts)))


def maybe_compound(words: Sequence[str]) -> bool:
    """Say whether the first two words may be one name written without its hyphen."""
    first, second = map(unaccented, words[:2])
    return first in COMPOUND_STARTS | _OTHER_STARTS or second in _TWINS


def _surnames_first(
    dataset: Dataset, column: FieldColumn, ways: dict[int, list[str]]
) -> AbstractSet[int]:
    """Return the codes of the cells that hold, with a given name, the surname of their row."""
    found: set[int] = set()
    said = {code: {unaccented(name) for name in names} for code, names in ways.items()}
    for field in SURNAMES:
        other = dataset.columns.get(field)
        if other is None or not said:
            continue
        plain = [unaccented(value) if isinstance(value, str) else "" for value in other.values]
        below = set(zip(column.codes, other.codes, strict=True))
        found |= {code for code, name in below if code in said and plain[name] in said[code]}
    return found


def _share(dataset: Dataset, room: Sequence[str], ways: dict[int, list[str]]) -> None:
    """Give the names of each cell to the fields of ``room``, where all but the first are empty."""
    known = [field for field in room if field in dataset.columns]
    columns = [dataset.columns[field] for field in known]
    codes, rows = _rows(columns)
    told = {
        rank: ways[row[0]]
        for rank, row in enumerate(rows)
        if row[0] in ways
        and not any(one.values[code] for one, code in zip(columns[1:], row[1:], strict=True))
    }
    if not told:
        return
    first = columns[0]
    for rank, field in enumerate(room):
        if field in known:
            place = known.index(field)
            column = _laid(columns[place], codes, [row[place] for row in rows])
        else:
            column = FieldColumn([None] * len(rows), codes, [None] * len(rows), first.source)
            column.secret = first.secret
            dataset.titles[field] = dataset.titles.get(room[0], "")
        for code, names in told.items():
            column.values[code] = names[rank] if rank < len(names) else None
            column.raw[code] = first.raw[rows[code][0]]
        dataset.columns[field] = column
    _tell(dataset, room, told)


def _rows(columns: Sequence[FieldColumn]) -> tuple[array[int], list[tuple[int, ...]]]:
    """Return a code for each row, and by code the row's code in each of the columns."""
    if len(columns) == 1:
        return columns[0].codes, [(code,) for code in range(len(columns[0].values))]
    found: dict[tuple[int, ...], int] = {}
    below = zip(*(one.codes for one in columns), strict=True)
    codes = array("I", (found.setdefault(row, len(found)) for row in below))
    return codes, list(found)


def _laid(column: FieldColumn, codes: array[int], olds: Sequence[int]) -> FieldColumn:
    """Return a column with other codes, each of which stands for one of the old ones."""
    return replace(
        column,
        values=[column.values[old] for old in olds],
        raw=[column.raw[old] if column.raw else None for old in olds],
        codes=codes,
        broken=frozenset(code for code, old in enumerate(olds) if old in column.broken),
    )


def _tell(dataset: Dataset, room: Sequence[str], told: dict[int, list[str]]) -> None:
    """Write in the journal each cell and each of its names, those without a place included."""
    for rank, field in enumerate(room):
        column = dataset.columns[field]
        codes = [code for code, names in told.items() if rank < len(names)]
        before = [column.raw[code] for code in codes]
        after: list[Value] = [told[code][rank] for code in codes]
        source = dataset.columns[room[0]].source
        if codes:
            entry = Entry(Change.PRENOMS, field, source, before, after, codes, column.codes)
            dataset.journal.add(entry)
    last = dataset.columns[room[-1]]
    over = {code: names[len(room) :] for code, names in told.items() if len(names) > len(room)}
    if over:
        gone: list[Cell] = [", ".join(names) for names in over.values()]
        nothing: list[Value] = [None] * len(over)
        entry = Entry(
            Change.PRENOMS_DE_TROP, room[-1], last.source, gone, nothing, list(over), last.codes
        )
        dataset.journal.add(entry)
