"""Read several sheets of the same columns as one list, each row keeping its sheet.

Which sheets belong together is told by their headers alone, in any order; a sheet whose name says
that its people did not pass, or that repeats people of another, is left out and said.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain, compress
from typing import Final

from certiflux.base.row_numbers import MAX_SHEET, numbered
from certiflux.dictionary import ids
from certiflux.dictionary.decisions import Decision, decision
from certiflux.mapping.evidence import decoys
from certiflux.mapping.mapping import Mapping
from certiflux.mapping.wording import key
from certiflux.reading.table import Cell, Column, Table
from certiflux.shapes.nobody import NAMES

_IDENTITY: Final = (
    ids.NOM_NAISSANCE,
    ids.NOM_USAGE,
    ids.PRENOM_1,
    ids.NOM_PRENOM,
    ids.DATE_NAISSANCE,
    ids.ANNEE_NAISSANCE,
    ids.ID_DOSSIER,
    ids.NOM_TITULAIRE,
    ids.PRENOM_TITULAIRE,
)
_SAMPLES: Final = ("exemple", "modele", "brouillon", "test", "archive", "ancien", "corbeille")
_NEAR: Final = 1
"""Headers more or less with which two sheets may still be one list, on the user's word."""

_NEAR_KNOWN: Final = 3
"""The same where all of them are understood: the sheets are then read as one list."""

_HARMLESS: Final = frozenset({decoys.HOME, decoys.CONTACT, decoys.RANK, decoys.NATIONALITY})
"""What the flow has no use for and that says nothing of who passed."""


class UnreadReason(StrEnum):
    """Why a sheet that holds people is not read with the others."""

    OTHER = "autre"
    COLUMNS = "colonnes"
    REPEATED = "repetee"
    FAILED = "non-recus"
    SAMPLE = "exemple"


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet that was read: its place in the workbook, its rows, who is on it."""

    index: int
    name: str
    table: Table
    mapping: Mapping
    people: int
    quality: float = 0.0


@dataclass(frozen=True, slots=True)
class UnreadSheet:
    """A sheet that holds people and is not read, and why."""

    index: int
    people: int
    why: UnreadReason


@dataclass(slots=True)
class Sheets:
    """The sheets read as one list, in order, those that also hold people, and all the rest."""

    read: list[ReadSheet]
    others: list[UnreadSheet] = field(default_factory=list)
    besides: list[Table] = field(default_factory=list)


def holds_people(mapping: Mapping, people: int) -> bool:
    """Say whether a sheet names people."""
    return people > 0 and bool(NAMES & mapping.by_target().keys())


def chosen(best: ReadSheet, seen: Sequence[ReadSheet]) -> Sheets:
    """Return the sheets to be read together with the best one, and the others that hold people."""
    found = Sheets([])
    known: set[tuple[Cell, ...]] = set()
    alike = [one for one in seen if one is best or _why_not(best, one) is None]
    for one in sorted(alike, key=lambda sheet: (sheet is not best, -sheet.people)):
        # Who stands on a sheet is asked only where another may repeat them.
        people = set(identities(one.table, one.mapping)) if len(alike) > 1 else set()
        if one is not best and 2 * len(people & known) >= len(people):
            found.others.append(UnreadSheet(one.index, one.people, UnreadReason.REPEATED))
        elif len(found.read) < MAX_SHEET and one.index < MAX_SHEET:
            found.read.append(one)
            known |= people
    for one in seen:
        why = None if one is best else _why_not(best, one)
        if why is not None:
            found.others.append(UnreadSheet(one.index, one.people, why))
    found.read.sort(key=lambda sheet: sheet.index)
    found.others.sort(key=lambda other: other.index)
    return found


def _why_not(best: ReadSheet, other: ReadSheet) -> UnreadReason | None:
    mine, theirs = _headers(best.mapping), _headers(other.mapping)
    apart = (mine - theirs).total() + (theirs - mine).total()
    plain = _plain(best.mapping, mine - theirs) and _plain(other.mapping, theirs - mine)
    if apart > (_NEAR_KNOWN if plain else _NEAR):
        return UnreadReason.OTHER
    words = key(other.name)
    if decision(other.name) in {Decision.NOT_ADMITTED, Decision.PARTIAL, Decision.PENDING}:
        return UnreadReason.FAILED
    if words.startswith(_SAMPLES):
        return UnreadReason.SAMPLE
    if apart and not plain:
        return UnreadReason.COLUMNS
    if apart:
        return None
    same = best.mapping.header_row is not None and other.mapping.header_row is not None
    if not same and [c.target for c in best.mapping.own] != [c.target for c in other.mapping.own]:
        return UnreadReason.OTHER
    return None


def _plain(mapping: Mapping, headers: Counter[str]) -> bool:
    """Say whether columns that one sheet alone has are understood, and decide of nobody.

    A motive, a remark or a decision may say that the people of that sheet did not pass.
    """
    own = [column for column in mapping.own if key(column.header) in headers]
    return all(
        column.role in _HARMLESS
        or (column.target is not None and column.sure and column.target != ids.RESULTAT)
        for column in own
    )


def _headers(mapping: Mapping) -> Counter[str]:
    return Counter(filter(None, (key(column.header) for column in mapping.own)))


def differences(sheets: Sequence[ReadSheet]) -> list[str]:
    """Say in French which columns a sheet has more or less than the first one."""
    said = []
    for one in sheets[1:]:
        for verb, here, there in (
            ("a en plus", one, sheets[0]),
            ("n'a pas la colonne", sheets[0], one),
        ):
            left = _headers(here.mapping) - _headers(there.mapping)
            named = [f"« {c.header} »" for c in here.mapping.own if key(c.header) in left]
            if named:
                said.append(f"« {one.name} » {verb} : {', '.join(named)}.")
    return said


def identities(table: Table, mapping: Mapping) -> Iterator[tuple[Cell, ...]]:
    """Yield who is on each row of people."""
    own = mapping.by_target()
    columns = [table.columns[own[one].index] for one in _IDENTITY if one in own]
    first = mapping.first_row
    rows = zip(*(map(c.values.__getitem__, c.codes[first:]) for c in columns), strict=True)
    return compress(rows, mapping.filled_rows(table))


def stacked(sheets: Sequence[ReadSheet], names: Iterable[str]) -> Table:
    """Return one table of several sheets: the first whole, then the rows below the other headers.

    ``names`` are those of every sheet of the workbook. A column that a sheet has not is blank
    there; one that only a later sheet has comes after those of the first.
    """
    base = sheets[0]
    places = [_places(base.mapping, one.mapping) for one in sheets]
    extra = [
        (one, index, column.header)
        for one, taken in zip(sheets[1:], places[1:], strict=True)
        for index, column in enumerate(one.mapping.own)
        if index not in taken.values() and key(column.header)
    ]
    columns = []
    for index in range(base.mapping.width):
        columns.append(Column())
        for one, taken in zip(sheets, places, strict=True):
            _extend(columns[-1], one, taken.get(index), whole=one is base)
    for holder, index, header in extra:
        columns.append(Column())
        for one in sheets:
            _extend(columns[-1], one, index if one is holder else None, whole=one is base)
        columns[-1] = _headed(columns[-1], base.mapping.header_row, header)
    numbers = array("I", chain.from_iterable(_numbers(one, whole=one is base) for one in sheets))
    table = base.table
    sheet_names = tuple(names)
    merged = _merged(sheets, places)
    return replace(table, columns=columns, numbers=numbers, sheets=sheet_names, merged=merged)


def _merged(
    sheets: Sequence[ReadSheet], places: Sequence[dict[int, int]]
) -> dict[int, list[tuple[int, int]]]:
    """Return the runs of merged cells of several sheets, where their rows now stand."""
    found: dict[int, list[tuple[int, int]]] = {}
    top = 0
    for one, taken in zip(sheets, places, strict=True):
        start = 0 if one is sheets[0] else one.mapping.first_row
        for index, place in taken.items():
            for first, last in one.table.merged.get(place, ()):
                if last >= start:
                    run = max(first, start) - start + top, last - start + top
                    found.setdefault(index, []).append(run)
        top += one.table.n_rows - start
    return found


def _places(base: Mapping, other: Mapping) -> dict[int, int]:
    """Return, by column of a mapping, the one of another that has the same header."""
    free: dict[str, list[int]] = {}
    for index, column in enumerate(other.own):
        free.setdefault(key(column.header), []).append(index)
    found = {}
    for index, column in enumerate(base.own):
        if left := free.get(key(column.header)):
            found[index] = left.pop(0)
    return found


def _extend(column: Column, sheet: ReadSheet, index: int | None, *, whole: bool) -> None:
    start = 0 if whole else sheet.mapping.first_row
    if index is None:
        column.extend_blank(max(0, sheet.table.n_rows - start))
        return
    values, codes = sheet.table.columns[index].values, sheet.table.columns[index].codes
    column.extend(map(values.__getitem__, codes[start:]))


def _headed(column: Column, header: int | None, text: str) -> Column:
    cells = list(column)
    if header is not None:
        cells[header] = text
    return Column(cells)


def _numbers(sheet: ReadSheet, *, whole: bool) -> Iterator[int]:
    table, start = sheet.table, 0 if whole else sheet.mapping.first_row
    return (numbered(number, sheet.index + 1) for number in table.row_numbers(start))
