"""Rows that stand between the headers and the people: types, instructions, examples."""

from __future__ import annotations

from typing import Final

from certiflux.mapping.wording import key
from certiflux.reading.table import Cell, Table

START_MARK: Final = "commencezvotresaisie"
"""Words of a widespread template that stand just above the first row to fill."""

_MARK_WITHIN: Final = 40
_MOST_NOTES: Final = 8
_MOSTLY: Final = 0.6
_FIRST_WORDS = frozenset(
    {"exemple", "exemples", "exempledesaisie", "consigne", "consignes", "format", "formatattendu",
     "typedechamp", "typechamp", "aide"},
)  # fmt: skip
"""What the first cell of such a row says; « EXEMPLE-001 » is somebody's identifier."""

_NOTES = frozenset(
    {"obligatoire", "facultatif", "facultative", "optionnel", "optionnelle", "contextuelle",
     "contextuel", "conditionnel", "souscondition", "obligatoiresaufnil", "auchoix", "texte",
     "date", "nombre", "entier", "alphanumerique", "numerique", "booleen", "liste",
     "listederoulante", "choix", "jjmmaaaa", "aaaammjj", "aaaa", "mm", "jj", "ouinon", "string",
     "chaine", "champlibre", "textelibre", "requis", "nonrequis"},
)  # fmt: skip


def first_data_row(table: Table, last_header: int) -> int:
    """Return the row where people begin (0-based): after the mark, or after the notes."""
    first = last_header + 1
    for row in range(first, min(first + _MARK_WITHIN, table.n_rows)):
        if any(_text_key(cell).startswith(START_MARK) for cell in table.row(row)):
            return row + 1
    last = min(first + _MOST_NOTES, table.n_rows)
    notes = [row for row in range(first, last) if is_note(table.row(row))]
    return notes[-1] + 1 if notes and notes[0] <= first + 1 else first


def is_note(cells: list[Cell]) -> bool:
    """Say whether a row tells how to fill the columns rather than fills them."""
    words = [_text_key(cell) for cell in cells if cell is not None]
    if not words:
        return False
    told = sum(word in _NOTES for word in words)
    return words[0] in _FIRST_WORDS or (told > 1 and told >= _MOSTLY * len(words))


def _text_key(cell: Cell) -> str:
    return key(cell) if isinstance(cell, str) else ""
