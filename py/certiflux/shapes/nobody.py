"""Find the rows of a list that are nobody: totals, titles of groups, headers again, signatures.

A row is nobody only when it says so, and fits no column as a person's would: little of a person is
filled, and its words are those of a total, of a title, of a foot. All others stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from typing import Final

from certiflux.base.row_numbers import sheet_of
from certiflux.base.words import unaccented
from certiflux.dictionary import ids
from certiflux.dictionary.decisions import Decision, decision
from certiflux.mapping.column_match import ColumnMatch
from certiflux.mapping.mapping import Mapping
from certiflux.mapping.wording import key
from certiflux.reading.table import Cell, CellError, Table
from certiflux.shapes import nobody_words as words
from certiflux.shapes.headers_again import headers_again, text, under_headers


class Kind(StrEnum):
    """What a row that is nobody is."""

    TOTAL = "total"
    TITLE = "titre"
    HEADER = "titres-repetes"
    FOOT = "pied"
    NOTE = "remarque"
    FILLER = "remplissage"


NAMES: Final = frozenset(
    {
        ids.NOM_NAISSANCE,
        ids.NOM_USAGE,
        ids.PRENOM_1,
        ids.NOM_PRENOM,
        ids.ID_DOSSIER,
        ids.NOM_TITULAIRE,
        ids.PRENOM_TITULAIRE,
    }
)
_OTHERS: Final = (
    ids.DATE_NAISSANCE,
    ids.ANNEE_NAISSANCE,
    ids.SEXE,
    ids.CODE_INSEE,
    ids.CODE_POSTAL,
    ids.LIBELLE_COMMUNE,
    ids.CODE_PAYS,
)
_MOST_FILLED: Final = 2
_MOST_CELLS: Final = 4
_LONGEST_FILLER: Final = max(map(len, words.FILLERS))
_LOOKED_AT: Final = 4
"""Columns of a person that are counted in each row: enough to tell a title from somebody."""

_MOST_LOOKED_AT: Final = 20_000
_MOST_COUNTS: Final = 3
_LONG: Final = 7
"""Words of a lone text from which it is a sentence and no name."""


def find_nobody(table: Table, mapping: Mapping) -> dict[int, Kind]:
    """Return the rows below the headers (0-based) that are nobody, top to bottom, with their kind.

    A list whose columns of names are not known has none but the repeated headers.
    """
    found = dict.fromkeys(headers_again(table, mapping), Kind.HEADER)
    found |= {row: Kind.NOTE for row in under_headers(table, mapping) if row not in found}
    people = _people(mapping)
    if people:
        found |= _sparse(table, mapping, people, found)
    return dict(sorted(found.items()))


def left_out(table: Table, mapping: Mapping) -> Mapping:
    """Return a mapping without the rows that are nobody."""
    return replace(mapping, skipped=frozenset(find_nobody(table, mapping)))


def _people(mapping: Mapping) -> set[int]:
    """Return the columns of names, those joined into one too; else those that are asked about."""
    people = {column.index for column in mapping.own if column.target in NAMES}
    people.update(i for join in mapping.joins if join.target in NAMES for i in join.columns)
    return people or {column.index for column in mapping.own if _may_be_names(column)}


def _may_be_names(column: ColumnMatch) -> bool:
    """Say whether a column is one of names as soon as the user says in which order."""
    return column.target is None and any(
        one.target == ids.NOM_PRENOM for one in column.alternates[:1]
    )


def _sparse(
    table: Table, mapping: Mapping, people: set[int], known: dict[int, Kind]
) -> dict[int, Kind]:
    """Judge the rows of which little of a person is filled."""
    own = mapping.by_target()
    others = [own[i].index for i in _OTHERS if i in own and own[i].index < mapping.width]
    looked = [*sorted(people), *others][:_LOOKED_AT]
    most = _MOST_FILLED if len(looked) > _MOST_FILLED + 1 else 1
    rows = list(_with_few(table, looked, mapping.first_row, most))
    if len(rows) > _MOST_LOOKED_AT:
        rows = rows[-_MOST_LOOKED_AT:]
    last = _last_filled(table)
    found: dict[int, Kind] = {}
    for row in rows:
        cells = _filled(table, row, mapping.width)
        if cells and row not in known:
            kind = _kind(cells, people, mapping, last=row == last)
            if kind:
                found[row] = kind
    if last is not None and last > mapping.first_row and last not in found:
        cells = _filled(table, last, mapping.width)
        found |= {last: Kind.TOTAL} if _is_total(cells, people, mapping, last=True) else {}
    return found | _below_the_foot(table, found, rows)


def _filled(table: Table, row: int, width: int) -> dict[int, Cell]:
    return {i: cell for i, cell in enumerate(table.row(row)[:width]) if cell is not None}


def _with_few(table: Table, columns: list[int], first: int, most: int) -> Iterator[int]:
    """Yield the rows where no more than so many of some columns are filled."""
    count = max(0, table.n_rows - first)
    total = 0
    for index in columns:
        column = table.columns[index]
        filled = [int(not is_filler(value)) for value in column.values]
        flags = bytes(map(filled.__getitem__, column.codes[first:]))
        total += int.from_bytes(flags, "big")
    few = bytes(int(value <= most) for value in range(256))
    marks = total.to_bytes(count, "big").translate(few)
    place = marks.find(1)
    while place >= 0:
        yield first + place
        place = marks.find(1, place + 1)


def is_filler(cell: Cell) -> bool:
    """Say whether a cell holds nothing, or what stands for nothing."""
    if isinstance(cell, str):
        text = cell.strip()
        return len(text) <= _LONGEST_FILLER and text.lower() in words.FILLERS
    return cell is None or isinstance(cell, CellError) or (cell == 0 and not isinstance(cell, bool))


def _kind(cells: dict[int, Cell], people: set[int], mapping: Mapping, *, last: bool) -> Kind | None:
    """Return what a row of few cells is, None for a person."""
    if all(map(is_filler, cells.values())):
        return Kind.FILLER
    if _is_total(cells, people, mapping, last=last):
        return Kind.TOTAL
    texts = list(dict.fromkeys(filter(None, map(text, cells.values()))))
    if not texts or len(texts) > _MOST_CELLS:
        return None
    first = unaccented(texts[0])
    if words.FOOT.match(first):
        return Kind.FOOT
    if words.NOTE.match(first):
        return Kind.NOTE
    return _title_or_note(" ".join(texts), len(texts), len(people & cells.keys()))


def _title_or_note(said: str, count: int, named: int) -> Kind | None:
    plain = unaccented(said)
    several = len(plain.split()) > 1
    if words.TITLE.match(plain) and (several or decision(said) is not Decision.UNKNOWN):
        return Kind.TITLE
    if count == 1 and ((words.DAY.search(plain) and several) or words.CODE.search(plain)):
        return Kind.TITLE
    if count == 1 and named <= 1 and len(plain.split()) >= _LONG:
        return Kind.NOTE
    return None


def _is_total(cells: dict[int, Cell], people: set[int], mapping: Mapping, *, last: bool) -> bool:
    """Say whether a row counts the others: it says so, or is the last and holds counts alone."""
    said = {
        index
        for index, cell in cells.items()
        if isinstance(cell, str) and key(cell).startswith(words.TOTALS)
    }
    if said:
        return not (people & cells.keys()) - said
    counts_only = all(_is_number(cell) for cell in cells.values())
    few = len(cells) <= _MOST_COUNTS and len(cells) * 2 <= mapping.matched()
    return last and counts_only and few and not people & cells.keys()


def _below_the_foot(table: Table, found: dict[int, Kind], rows: list[int]) -> dict[int, Kind]:
    """Take the rows that end a list under its signatures for more of them: names of who signs."""
    few, more = set(rows), dict[int, Kind]()
    for foot in [row for row, kind in found.items() if kind is Kind.FOOT]:
        below = []
        row, sheet = foot + 1, sheet_of(table.number(foot))
        while row < table.n_rows and row in few and sheet_of(table.number(row)) == sheet:
            if row not in found and any(map(text, table.row(row))):
                below.append(row)
            row += 1
        if row >= table.n_rows or sheet_of(table.number(row)) != sheet:
            more |= dict.fromkeys(below, Kind.FOOT)
    return more


def _last_filled(table: Table) -> int | None:
    last = max((column.filled_rows() for column in table.columns), default=0)
    return last - 1 if last else None


def text_of(table: Table, row: int, width: int) -> str:
    """Return what a row says, its cells one after the other, each once."""
    texts = dict.fromkeys(filter(None, map(text, table.row(row)[:width])))
    return " ".join(texts)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
