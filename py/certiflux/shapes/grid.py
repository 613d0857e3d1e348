"""One column per certification: one row for each date, mark or decision in its cells."""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from certiflux.base.row_numbers import MAX_PART
from certiflux.base.words import unaccented
from certiflux.dictionary.decisions import Decision, decision
from certiflux.dictionary.lists import CROSSES
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Column, Table
from certiflux.shapes import nobody_words as words
from certiflux.shapes.making import TableForm, merged_again, part_rows, titled

CERTIFICATION: Final = "Certification (intitulé de colonne)"
DATE: Final = "Date de délivrance (case de la grille)"
RESULT: Final = "Résultat (case de la grille)"

_FEWEST: Final = 2
_SAMPLE: Final = 300
_FEW_WORDS: Final = 6
_NAMED = re.compile(
    r"\br ?[34]\d\d\b|caces|habilit|\bsst\b|\bmac\b|\baipr\b|\brncp ?\d|\brs ?\d{3,}|tosa|icdl|pcie"
    r"|\bword\b|\bexcel\b|powerpoint|outlook|photoshop|indesign|illustrator"
    r"|\b[hb][0-2]v?\b|\bb[rces]\b|\bcat(?:egorie)?\b|cleo?a?\b|gestes et postures|prap"
)
"""What the header of a column of one certification says, where its cells are only marks."""

_DATED = re.compile(
    r"\b(?:dates?|ne|nee|naissance|jury|examen|epreuve|test|debut|fin|du|au|le|des|delivr\w*"
    r"|valid\w*|expir\w*|echeance|obten\w*|session|inscri\w*|entree|sortie|edit\w*|envoi\w*|envoy\w*"
    r"|impr\w*|sign\w*|creat\w*|modif\w*|jour|anniversaire|dt|dte|ddn|recycl\w*)\b"
)
"""What the header of a date about the person or the passage says: it names no certification."""

_CODE_OF_DECISION = re.compile(r"[a-z]{1,3}[+-]?")
"""What some organisations write for a decision: « R » for « reçu », « D » for « défaillant »."""

_MARKS: Final = frozenset({*CROSSES, "oui", "ok", "1", "v", "acquis", "obtenu", "valide", "✓", "✔"})


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns that are each a certification, with their titles.

    ``made`` is the title of what their cells say besides: a day, a decision; "" for marks.
    """

    columns: dict[int, str]
    made: str


def find_grid(table: Table, mapping: Mapping) -> Grid | None:
    """Return the columns of certifications of a table, None where it is no grid."""
    kinds: dict[str, dict[int, str]] = {DATE: {}, "": {}, RESULT: {}}
    for column in mapping.own:
        header = column.header
        if (column.target and column.sure) or not _is_named(header):
            continue
        kind = _holds(table.columns[column.index], mapping.first_row)
        if kind is not None:
            kinds[kind][column.index] = header
    if kinds[RESULT]:
        # « OUI » alone in a column is a mark; beside « NON » in another it is a decision.
        kinds[RESULT] |= kinds.pop("")
    for made, found in kinds.items():
        few = _FEWEST <= len(found) <= MAX_PART and len(set(found.values())) == len(found)
        if few and (made == RESULT or _with_blanks(table, mapping, found)):
            return Grid(dict(sorted(found.items())), made)
    return None


def _with_blanks(table: Table, mapping: Mapping, found: Dict[int, str]) -> bool:
    return any(_has_blank(table.columns[index], mapping.first_row) for index in found)


def _is_named(header: str) -> bool:
    plain = unaccented(header)
    return _NAMED.search(plain) is not None and _DATED.search(plain) is None


def _holds(column: Column, first: int) -> str | None:
    """Return what a column of days, marks or decisions says besides; None for anything else."""
    used = set(column.codes[first : first + _SAMPLE])
    cells = [column.values[code] for code in used if column.values[code] is not None]
    if cells and all(map(_is_day, cells)):
        return DATE
    said = {unaccented(str(cell)).strip() for cell in cells}
    if said and said <= _MARKS:
        return ""
    return RESULT if said and _decides(cells, said) else None


def _decides(cells: Sequence[Cell], said: AbstractSet[str]) -> bool:
    """Say whether cells are decisions: a few short words, known ones or codes of letters."""
    if len(said) > _FEW_WORDS or not all(isinstance(cell, str) for cell in cells):
        return False
    words = said - _MARKS
    return all(
        decision(one) is not Decision.UNKNOWN or _CODE_OF_DECISION.fullmatch(one) for one in words
    )


def _has_blank(column: Column, first: int) -> bool:
    return None in column.values and column.values.index(None) in column.codes[first:]


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, dt.date):
        return True
    return isinstance(cell, str) and words.DAY.fullmatch(unaccented(cell.strip())) is not None


def one_row_each(table: Table, mapping: Mapping, grid: Grid) -> Table:
    """Return the table with one row for each person and certification held.

    Somebody who holds none keeps a row, without certification. Rows above the people stay.
    """
    first, header = mapping.first_row, mapping.header_row
    said: list[tuple[Cell, Cell]] = [(None, None)] * first
    parts: list[int] = []
    if header is not None:
        said[header] = (CERTIFICATION, grid.made or None)
    for row in range(first, table.n_rows):
        cells = [(title, table.columns[index][row]) for index, title in grid.columns.items()]
        held = [(title, cell) for title, cell in cells if cell is not None]
        said += held or [(None, None)]
        parts.append(len(held))
    rows, numbers = part_rows(table, first, parts)
    columns = [
        titled(column, rows, header)
        if index in grid.columns
        else Column(map(column.__getitem__, rows))
        for index, column in enumerate(table.columns)
    ]
    made = {len(columns): TableForm.GRID.value}
    columns.append(Column(title for title, _ in said))
    if grid.made:
        made[len(columns)] = TableForm.GRID.value
        columns.append(Column(cell for _, cell in said))
    merged = merged_again(table, rows)
    kept = {index: runs for index, runs in merged.items() if index not in grid.columns}
    return replace(table, columns=columns, numbers=array("I", numbers), made=made, merged=kept)
