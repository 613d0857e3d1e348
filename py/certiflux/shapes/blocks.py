"""One row per block of competences: the rows of a person become one, whole or partial.

Nobody who lacks a block is taken for certified: the decision of their row says which one.
"""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dictionary import ids
from certiflux.dictionary.decisions import Decision, decision
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Column, Table
from certiflux.shapes.making import TableForm, merged_again, with_column
from certiflux.shapes.together import identities

RESULT: Final = "Résultat (tous les blocs)"
CODE: Final = "Code de certification (code du bloc)"
DECIDED: Final = "decision"
"""What a column of decisions is made of, once those of all the blocks are one."""


_BLOCK = re.compile(
    r"(?:(?P<code>(?:rncp|rs)\d{2,6}) ?[-_ ]? ?)?(?:\bbc|bc|\bbloc|\bccp|\bat)"
    r" ?(?:de competences? ?)?(?:n ?[°o] ?)?(?P<number>\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_HELD = ("dispens", "equivalen", "capitalis", "deja", "acquis")
_SAMPLE: Final = 200
_MOSTLY: Final = 0.8
_FEWEST_BLOCKS: Final = 2
_MOST_WORDS: Final = 30
ABSENT: Final = "absent"
"""What is said of a block that others have and of which no row of the person speaks."""


@dataclass(slots=True)
class Person:
    """The rows of a person for one certification, and what was decided of each block.

    ``complete``: a row of theirs speaks of the whole certification, and says that it is theirs.
    """

    certification: Cell = None
    complete: bool = False
    rows: list[int] = field(default_factory=list)
    blocks: dict[str, str] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)

    @property
    def whole(self) -> bool:
        """Say whether the person has the whole certification."""
        return self.complete or self.held >= self.blocks.keys()


@dataclass(frozen=True, slots=True)
class Blocks:
    """A list of one row per block: its columns of blocks and of decisions, and the people."""

    column: int
    results: int | None
    people: list[Person]
    whole: int
    rows: int

    @property
    def partial(self) -> int:
        """How many people lack a block."""
        return len(self.people) - self.whole


def find_blocks(table: Table, mapping: Mapping) -> int | None:
    """Return the column of blocks where most people have several rows, None for another table."""
    for index, column in enumerate(table.columns[: mapping.width]):
        below = [v for v in column.values[:_SAMPLE] if isinstance(v, str)]
        said = [match for match in map(_block, below) if match]
        if len({one[1] for one in said}) < _FEWEST_BLOCKS:
            continue
        headed = sum(len(one) for one in below) and len(said) >= _MOSTLY * (len(below) - 1)
        if headed and _several_rows(table, mapping):
            return index
    return None


def _block(text: str) -> tuple[str, str] | None:
    """Return the code and the block that a text begins with or holds."""
    match = _BLOCK.search(unaccented(text))
    if match is None:
        return None
    return (match["code"] or "").upper(), f"BC{int(match['number']):02}"


def _several_rows(table: Table, mapping: Mapping) -> bool:
    counts = Counter(identities(table, mapping))
    several = sum(count > 1 for count in counts.values())
    return 2 * several >= len(counts) > 0


def by_person(table: Table, mapping: Mapping, column: int) -> Blocks:
    """Group the rows of each person for each certification; say who has all its blocks."""
    own = mapping.by_target()
    keep = mapping.filled_rows(table)
    kind = table.columns[own[ids.CODE].index] if ids.CODE in own else None
    place = find_results(table, mapping, column)
    results = None if place is None else table.columns[place]
    people: dict[tuple[Cell, ...], Person] = {}
    rows = (row for row, kept in enumerate(keep, mapping.first_row) if kept)
    for row, identity in zip(rows, identities(table, mapping), strict=True):
        code, block = _block(str(table.columns[column][row])) or ("", "")
        certification = code or (kind[row] if kind is not None else None)
        person = people.setdefault((*identity, certification), Person(certification))
        _take(person, row, block, "" if results is None else str(results[row] or ""))
    every: dict[Cell, set[str]] = {}
    for person in people.values():
        every.setdefault(person.certification, set()).update(person.blocks)
    for person in people.values():
        for block in every[person.certification] - person.blocks.keys():
            person.blocks[block] = ABSENT
    whole = sum(person.whole for person in people.values())
    return Blocks(column, place, list(people.values()), whole, sum(keep))


def find_results(table: Table, mapping: Mapping, blocks: int) -> int | None:
    """Return the column of the decisions about blocks, known or told by its values, or None."""
    own = mapping.by_target()
    if ids.RESULTAT in own:
        return own[ids.RESULTAT].index
    for column in mapping.own:
        if column.index == blocks or (column.target and column.sure):
            continue
        cells = table.columns[column.index]
        used = set(cells.codes[mapping.first_row :])
        said = [str(cells.values[c]) for c in used if isinstance(cells.values[c], str)]
        known = [one for one in said if is_held(one) or decision(one) is not Decision.UNKNOWN]
        if said and len(said) <= _MOST_WORDS and len(known) >= _MOSTLY * len(said):
            return column.index
    return None


def _take(person: Person, row: int, block: str, said: str) -> None:
    """Write down what one row says of a block, or of the whole certification."""
    person.rows.append(row)
    held = is_held(said)
    if not block:
        person.complete |= held
        return
    person.blocks[block] = said
    if held:
        person.held.add(block)


def is_held(said: str) -> bool:
    """Say whether a decision about one block gives it: passed, or dispensed from."""
    plain = unaccented(said)
    return plain.startswith(_HELD) or decision(said) is Decision.ADMITTED


def one_row_each(table: Table, mapping: Mapping, found: Blocks) -> Table:
    """Return the table with one row per person, numbered as the first of theirs.

    Cells that differ between the rows of a person are left blank, but a date: the last one. The
    decision says which blocks are missing.
    """
    top = list(range(mapping.first_row))
    firsts = [*top, *(person.rows[0] for person in found.people)]
    own = mapping.by_target()
    columns = []
    for index, column in enumerate(table.columns):
        cells = [column[row] for row in top]
        if index == found.results:
            cells += [_decided(person, column) for person in found.people]
        elif index == found.column:
            cells += [", ".join(sorted(person.blocks)) for person in found.people]
        else:
            cells += [_common([column[row] for row in person.rows]) for person in found.people]
        columns.append(Column(cells))
    numbers = array("I", map(table.number, firsts))
    decided = {} if found.results is None else {found.results: DECIDED}
    merged = merged_again(table, firsts)
    kinds = {**table.made, **decided}
    made = replace(table, columns=columns, numbers=numbers, made=kinds, merged=merged)
    header = mapping.header_row or 0
    places = list(enumerate(found.people, len(top)))
    if found.results is None:
        said = {row: _decided(person, None) for row, person in places}
        made = with_column(made, TableForm.BLOCKS, header, RESULT, said)
    if ids.CODE not in own:
        codes = {row: _code(table, found.column, person) for row, person in places}
        if any(codes.values()):
            made = with_column(made, TableForm.BLOCKS, header, CODE, codes)
    return made


def _decided(person: Person, column: Column | None) -> Cell:
    """Return what is decided of a person: the file's own word when every block is held."""
    lacking = sorted(person.blocks.keys() - person.held)
    if person.whole:
        return "Validé" if column is None else _granted(person, column)
    unknown = [b for b in lacking if _unknown(person.blocks[b])]
    if unknown and len(unknown) == len(lacking):
        return f"bloc {unknown[0]} : « {person.blocks[unknown[0]] or 'rien'} »"
    several = len(lacking) > 1
    said = f"bloc{'s' if several else ''} {', '.join(lacking)} non validé{'s' if several else ''}"
    return f"partiel : {said}" if person.held else said


def _granted(person: Person, column: Column) -> Cell:
    said = (column[row] for row in person.rows)
    return next((one for one in said if decision(str(one)) is Decision.ADMITTED), "Validé")


def _unknown(said: str) -> bool:
    return said != ABSENT and decision(said) is Decision.UNKNOWN


def _common(cells: list[Cell]) -> Cell:
    found = [cell for cell in dict.fromkeys(cells) if cell is not None]
    if len(found) == 1:
        return found[0]
    days = [cell for cell in found if isinstance(cell, dt.date)]
    same = {type(cell) for cell in days}
    return max(days, key=str) if found and len(days) == len(found) and len(same) == 1 else None


def _code(table: Table, column: int, person: Person) -> str | None:
    said = _block(str(table.columns[column][person.rows[0]]))
    return said[0] or None if said else None
