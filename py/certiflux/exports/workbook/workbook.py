"""The corrected workbook: the user's list put right, beside it what is left to correct.

Made with openpyxl; the rows are texts, never objects, so that a long list is soon written.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from certiflux.base.clock import paris
from certiflux.base.words import counted, figure, letters, typographic
from certiflux.base.work import Advance, Work
from certiflux.dataset.values import show
from certiflux.exports.workbook.cells import (
    FAULTY,
    FIXED,
    HEAD,
    LONGEST,
    PLAIN,
    Cells,
    escaped,
    too_long,
)
from certiflux.exports.workbook.corrected import CorrectedSheet, Mark, corrected
from certiflux.exports.workbook.file import row, save
from certiflux.exports.workbook.to_correct import HEADERS, LineToCorrect, lines
from certiflux.screens.columns.sheets import one_list_told
from certiflux.session import Dossier

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

STEP: Final = 250
"""Rows written between two words about the progress."""

TO_CORRECT, ABOUT = "À corriger", "Lisez-moi"
LISTED: Final = 50_000
"""Lines of « À corriger »; what is left out is said, and the report gives it."""

COMMENTS: Final = 10_000
"""Comments of a sheet: a spreadsheet takes very long to show more."""

_EXPLAINED: Final = f"""\
La première feuille est la vôtre, dans son ordre et avec ses titres.
Une cellule jaune a été corrigée : son commentaire dit ce qu'elle contenait avant ; ou ajoutée, \
comme un identifiant créé par Certiflux.
La feuille « {TO_CORRECT} » donne ce qui reste à revoir : la règle, la ligne d'origine, ce qui ne \
va pas, puis la ligne entière.
Une cellule orange est celle dont il s'agit.
Corrigez dans la première feuille, puis déposez ce classeur dans Certiflux : vos colonnes sont \
reconnues, les identifiants techniques ne changent pas.
Vos autres feuilles, vos formules et vos mises en forme restent dans votre fichier, que Certiflux \
ne modifie jamais.
Ce classeur contient les données personnelles de votre liste : gardez-le comme elle."""

_NARROWEST, _WIDEST, _MEASURED = 12, 42, 500
"""Widths of a column, in characters, and the distinct cells that are looked at."""

_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def workbook(dossier: Dossier, epoch: float) -> Work[bytes]:
    """Return the corrected workbook of a checked dossier, as a .xlsx file.

    ``epoch`` dates it, in seconds UTC. Raise UserError while nothing is checked.
    """
    from openpyxl import Workbook  # noqa: PLC0415  # in the browser, loaded only when it writes
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415  # the same

    found = corrected(dossier)
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in (sheet_name(found.table.sheet), TO_CORRECT, ABOUT):
        book.create_sheet(name)
    if dossier.table.date_1904:
        book.epoch = CALENDAR_MAC_1904
    total = found.table.n_rows + (len(dossier.findings) if dossier.findings else 0)
    own, notes = yield from _list(book, found, total)
    left, more = yield from _to_correct(book, dossier, found, total)
    told = _about(book, dossier, epoch, notes + more)
    return save(book, [own, left, told], epoch)


def _list(book: Workbook, found: CorrectedSheet, total: int) -> Work[tuple[list[str], list[str]]]:
    """Return the rows of the user's own sheet, corrected, and what is to be said of them."""
    writing, rows = _Writing(book, found), []
    for index in range(found.table.n_rows):
        if index % STEP == 0:
            yield Advance("classeur", "Écriture du classeur", index, total)
        rows.append(row(found.table.first_row + index, writing.row(index)))
    _set_widths(book.worksheets[0], found, 0)
    return rows, [*_too_long(writing.cells), *_comments(book, found)]


def _set_widths(sheet: Worksheet, found: CorrectedSheet, before: int) -> None:
    """Make columns wide enough: a date that does not fit is shown as « ######## »."""
    longest = [
        max((len(show(value)) for value in column.values[:_MEASURED]), default=0)
        for column in found.table.columns
    ]
    longest += [len(name) for name, _ in found.added]
    for index, length in enumerate(longest, before):
        sheet.column_dimensions[letters(index)].width = min(_WIDEST, max(_NARROWEST, length + 2))


class _Writing:
    """Write rows of a list, each distinct cell of a column once."""

    def __init__(self, book: Workbook, found: CorrectedSheet) -> None:
        self.cells = Cells(book)
        self._found = found
        self._known: dict[tuple[int, int], str] = {}

    def row(self, index: int) -> list[str | None]:
        """Return the markup of the cells of a row of the table, counted from 0."""
        found, known, made = self._found, self._known, list[str | None]()
        own, number = found.table.columns, found.table.first_row - 1 + index
        for column, one in enumerate(found.row(index)):
            if isinstance(one, Mark):
                made.append(self.cells.make(one.text or None, FIXED, (number, column)))
            elif one is None:
                made.append(None)
            elif column >= len(own) or too_long(one):
                made.append(self.cells.make(one, PLAIN, (number, column)))
            else:
                key = column, own[column].codes[index]
                if key not in known:
                    known[key] = self.cells.make(one)
                made.append(known[key])
        return made


def _comments(book: Workbook, found: CorrectedSheet) -> list[str]:
    """Say in comments what the corrected cells held before; return what is to be said of it."""
    from openpyxl.comments import Comment  # noqa: PLC0415  # see workbook

    sheet, first = book.worksheets[0], found.table.first_row
    told = [
        (first + index, column + 1, mark.told)
        for index, marks in sorted(found.marks.items())
        for column, mark in sorted(marks.items())
        if mark.told
    ]
    for number, column, text in told[:COMMENTS]:
        sheet.cell(number, column).comment = Comment(escaped(text), "Certiflux")
    return [_NO_MORE_COMMENTS] if len(told) > COMMENTS else []


_NO_MORE_COMMENTS: Final = (
    f"Seules les {figure(COMMENTS)} premières cellules corrigées disent ce qu'elles contenaient "
    "avant ; le journal le dit pour toutes."
)


def _too_long(cells: Cells) -> list[str]:
    if not cells.too_long:
        return []
    shown = ", ".join(cells.too_long[:20])
    more = len(cells.too_long) - 20
    rest = f" et {counted(more, 'autre')}" if more > 0 else ""
    said = f"Excel n'accepte pas plus de {figure(LONGEST)} caractères dans une cellule"
    left = "restent telles quelles dans votre fichier, sans être recopiées ici"
    return [f"{said} : {shown}{rest} {left}."]


def _to_correct(
    book: Workbook, dossier: Dossier, found: CorrectedSheet, total: int
) -> Work[tuple[list[str], list[str]]]:
    """Return the rows that have findings or are put aside, and what is to be said of them."""
    sheet = book.worksheets[1]
    sheet.freeze_panes = "C2"
    for name, width in zip("ABCDE", (34, 12, 14, 60, 60), strict=True):
        sheet.column_dimensions[name].width = width
    _set_widths(sheet, found, len(HEADERS))
    writing = _Lines(book, found)
    heads = [typographic(one) for one in HEADERS] + found.headers()
    rows = [row(1, [writing.cells.make(one, HEAD) for one in heads])]
    every = lines(dossier, found)
    for done, line in enumerate(islice(every, LISTED)):
        if done % STEP == 0:
            so_far = min(total, found.table.n_rows + done)
            yield Advance("classeur", "Écriture du classeur", so_far, total)
        rows.append(row(done + 2, writing.line(line)))
    if next(every, None) is None:
        return rows, []
    said = f"La feuille « {TO_CORRECT} » s'arrête à {figure(LISTED)} points"
    return rows, [f"{said} ; le rapport CSV les donne tous."]


class _Lines:
    """Write the lines of « À corriger »: what is said, then the row as the list has it."""

    def __init__(self, book: Workbook, found: CorrectedSheet) -> None:
        self.cells = Cells(book)
        self._found = found
        self._list = _Writing(book, found)
        self._said: dict[str | int | None, str | None] = {None: None}
        self._row: tuple[int | None, list[str | None]] = (None, [])

    def line(self, line: LineToCorrect) -> list[str | None]:
        """Return the markup of the cells of a line."""
        for told in line.told:
            if told not in self._said:
                self._said[told] = self.cells.make(told)
        if line.index != self._row[0]:
            self._row = line.index, [] if line.index is None else self._list.row(line.index)
        made = [*map(self._said.__getitem__, line.told), *self._row[1]]
        if line.index is not None and line.column is not None:
            mark = self._found.marks.get(line.index, {}).get(line.column)
            value = (
                mark.text or None if mark else self._found.table.columns[line.column][line.index]
            )
            place = len(line.told) + line.column
            made[place] = self.cells.make(value, FAULTY, (line.index, line.column))
        return made


def _about(book: Workbook, dossier: Dossier, epoch: float, notes: list[str]) -> list[str]:
    """Return the rows that say what the workbook is, and what it does not hold."""
    book.worksheets[2].column_dimensions["A"].width = 110
    cells = Cells(book)
    made = (
        f"Liste corrigée avec Certiflux le {paris(epoch):%d/%m/%Y à %H:%M} (heure de Paris), "
        f"d'après « {dossier.name} »."
    )
    one_list = filter(None, [one_list_told(dossier)])
    sentences = [made, *one_list, *_EXPLAINED.splitlines(), *notes]
    told = [cells.make(typographic(sentence)) for sentence in sentences]
    return [row(number, [cell]) for number, cell in enumerate(told, 1)]


def sheet_name(name: str) -> str:
    """Return a name that Excel takes for a sheet and that none of ours has."""
    plain = _FORBIDDEN.sub(" ", name).strip().strip("'")[:_NAME].strip()
    taken = {TO_CORRECT.casefold(), ABOUT.casefold(), "history", "historique"}
    return "Liste" if not plain or plain.casefold() in taken else plain
