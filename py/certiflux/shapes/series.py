"""Columns numbered by certification, « Diplôme 1, Date 1, Diplôme 2… »: one row for each held."""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dictionary.decisions import Decision, decision
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Column, Table
from certiflux.shapes import nobody_words as words
from certiflux.shapes.groups import code
from certiflux.shapes.making import TableForm, merged_again, part_rows, titled
from certiflux.shapes.numbered_headers import Family, bare, numbered_families

CERTIFICATION: Final = "Certification (colonnes numérotées)"
DATE: Final = "Date de délivrance (colonnes numérotées)"
_OTHER: Final = "{} (colonnes numérotées)"

_SAMPLE: Final = 300
_MOSTLY: Final = 0.8
_CERTIFICATION = re.compile(r"\bcertifi?(?:cations?|cats?)?\b|\brncp\b|\brs\b")
_MAYBE = re.compile(r"\bdiplomes?\b|\btitres?\b|\bhabilitations?\b|\bcaces\b|\bcqp\b|\bfiches?\b")
_BESIDE = re.compile(
    r"\bdates?\b|result|decision|niveau|score|\bnote|mention|\btype|validite|\bfin\b|debut|obten"
    r"|delivr|passage|session|jury|organisme|intitule|libelle|\bcodes?\b|statut"
)
"""What a header says of a certification that does not stand beside it in the same order."""

_NAMING = re.compile(r"^(?!.*(?:date|type|niveau)).*(?:intitule|libelle|\bcode)")
_PERSONAL = re.compile(r"nom\b|adresse|\btel|mail|naissance|portable|rue\b|ville|employeur")
_DELIVERED: Final = frozenset(
    ("date", "dates", "de", "d", "du", "la", "le", "l", "obtention", "obtenu", "obtenue",
     "delivree", "delivrance", "validation", "certif", "certification", "certificat",
     "diplome", "titre")
)  # fmt: skip
"""Words of a date that can be no other than that of the delivery."""


@dataclass(frozen=True, slots=True)
class Series:
    """Columns numbered by certification: those of each datum, in the order of the numbers.

    ``data`` gives them by the title of the column that they become: the first one names the
    certifications. ``held`` are the titles that each tell that somebody has one.
    """

    data: dict[str, tuple[int, ...]]
    held: tuple[str, ...]

    @property
    def columns(self) -> frozenset[int]:
        """All the columns that are numbered."""
        return frozenset(index for columns in self.data.values() for index in columns)


def find_series(table: Table, mapping: Mapping) -> Series | None:
    """Return the numbered columns of certifications of a table, None where it has none."""
    if mapping.header_row is None:
        return None
    families = numbered_families(mapping)
    seen = {
        stem: [_sample(table.columns[index], mapping.first_row) for index in family.values()]
        for stem, family in families.items()
    }
    dated = {stem for stem, columns in seen.items() if _are_days(columns)}
    key = _key(families, seen, dated)
    if key is None:
        return None
    with_key = [stem for stem in families if stem != key and _goes_with(stem, families, key)]
    days = [stem for stem in with_key if stem in dated]
    decided = any(_are_decisions(seen[stem]) for stem in with_key)
    sure = _are_codes(seen[key]) or _CERTIFICATION.search(key)
    if not (sure or days or decided):
        return None
    return _series(mapping, families, key, with_key, days)


def _series(
    mapping: Mapping, families: Dict[str, Family], key: str, others: list[str], days: list[str]
) -> Series:
    """Return the series with the titles of the columns that it becomes."""
    delivered = [stem for stem in days if _DELIVERED.issuperset(stem.split())]
    titles = {key: CERTIFICATION}
    if len(delivered) == 1:
        titles[delivered[0]] = DATE
    for stem in others:
        first = families[stem][1]
        titles.setdefault(stem, _OTHER.format(bare(mapping.columns[first].header)))
    numbers = sorted(families[key])
    data = {titles[stem]: tuple(families[stem][one] for one in numbers) for stem in titles}
    return Series(data, tuple(titles[stem] for stem in [key, *days]))


def _sample(column: Column, first: int) -> list[Cell]:
    used = set(column.codes[first : first + _SAMPLE])
    return [one for code in used if _is_filled(one := column.values[code])]


def _is_filled(cell: Cell) -> bool:
    """Say whether a cell says something: « - » does not."""
    return cell is not None and any(map(str.isalnum, str(cell)))


def _key(
    families: Dict[str, Family], seen: Dict[str, list[list[Cell]]], dated: set[str]
) -> str | None:
    """Return the headers that name certifications: by their codes, else by their own words."""
    named = [
        stem
        for stem in families
        if stem not in dated and any(seen[stem][1:]) and not _PERSONAL.search(stem)
    ]
    coded = [stem for stem in named if _are_codes(seen[stem])]
    said = [
        stem
        for stem in named
        if (_CERTIFICATION.search(stem) or _MAYBE.search(stem))
        and not _are_decisions(seen[stem])
        and (not _BESIDE.search(stem) or _NAMING.search(stem))
    ]
    return next(iter([*coded, *said]), None)


def _are_codes(columns: list[list[Cell]]) -> bool:
    cells = [cell for column in columns for cell in column]
    known = sum(isinstance(cell, str) and code(cell) is not None for cell in cells)
    return bool(cells) and known >= _MOSTLY * len(cells)


def _are_days(columns: list[list[Cell]]) -> bool:
    cells = [cell for column in columns for cell in column]
    return bool(cells) and sum(map(_is_day, cells)) >= _MOSTLY * len(cells)


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, dt.date):
        return True
    return isinstance(cell, str) and words.DAY.fullmatch(unaccented(cell.strip())) is not None


def _are_decisions(columns: list[list[Cell]]) -> bool:
    said = {str(cell) for column in columns for cell in column}
    return bool(said) and all(decision(one) is not Decision.UNKNOWN for one in said)


def _goes_with(stem: str, families: Dict[str, Family], key: str) -> bool:
    """Say whether numbered columns are of the certifications: beside them, or by their words."""
    own, wanted = families[stem], families[key]
    if own.keys() != wanted.keys() or _PERSONAL.search(stem):
        return False
    apart = {own[number] - wanted[number] for number in own}
    stride = min(abs(wanted[number + 1] - wanted[number]) for number in range(1, len(wanted)))
    beside = len(apart) == 1 and abs(apart.pop()) < stride
    return beside or _BESIDE.search(stem) is not None


def held_by_row(table: Table, mapping: Mapping, series: Series) -> list[tuple[int, ...]]:
    """Return which certifications each row of people has, by their places in the series."""
    first = mapping.first_row
    groups = zip(*(series.data[title] for title in series.held), strict=True)
    flags = []
    for columns in groups:
        filled = [[*map(_is_filled, table.columns[index].values)] for index in columns]
        codes = [table.columns[index].codes[first:] for index in columns]
        flags.append([any(map(list.__getitem__, filled, row)) for row in zip(*codes, strict=True)])
    return [
        tuple(place for place, flag in enumerate(row) if flag) for row in zip(*flags, strict=True)
    ]


def one_row_each(table: Table, mapping: Mapping, series: Series) -> Table:
    """Return the table with one row for each person and certification held.

    Somebody who holds none keeps a row, without certification. Rows above the people stay.
    """
    first, header = mapping.first_row, mapping.header_row
    held = held_by_row(table, mapping, series)
    rows, numbers = part_rows(table, first, [len(one) for one in held])
    places = [place for one in held for place in one or (None,)]
    columns = [
        titled(column, rows, header)
        if index in series.columns
        else Column(map(column.__getitem__, rows))
        for index, column in enumerate(table.columns)
    ]
    made = dict(table.made)
    for title, own in series.data.items():
        sources = [table.columns[index] for index in own]
        top: list[Cell] = [title if row == header else None for row in range(first)]
        cells = (
            None if place is None else sources[place][row]
            for row, place in zip(rows[first:], places, strict=True)
        )
        made[len(columns)] = TableForm.SERIES.value
        columns.append(Column([*top, *cells]))
    merged = merged_again(table, rows)
    kept = {index: runs for index, runs in merged.items() if index not in series.columns}
    return replace(table, columns=columns, numbers=array("I", numbers), made=made, merged=kept)


def several(held: Sequence[tuple[int, ...]]) -> int:
    """Return how many people have more than one certification."""
    return sum(len(one) > 1 for one in held)
