"""Read workbooks through calamine, and add what it does not say.

calamine delivers an error cell as a blank one, or not at all, and a bare number without its epoch;
date cells are right in both epochs. No exception of its own reaches the user.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Protocol, cast

from python_calamine import (
    CalamineSheet,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from certiflux.base.errors import UserError
from certiflux.base.words import counted, quoted
from certiflux.reading.base import (
    ROWS_PER_STEP,
    FileFormat,
    FileToOpen,
    Progress,
    Reading,
    SheetInfo,
    Source,
)
from certiflux.reading.containers.archive import Archive
from certiflux.reading.content import Content
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import Scan, SheetFacts, check_sheet
from certiflux.reading.sheets.weight import check_sheets
from certiflux.reading.table import Cell, CellError, TableBuilder

_SHOWN = 10
"""Hidden sheets that are named."""


class Facts(Protocol):
    """What calamine does not say of a workbook; ``has_macros`` where no zip tells it."""

    date_1904: bool
    has_macros: bool

    def container(self) -> bytes:
        """Return what calamine reads: no byte that was not looked through comes before it."""
        ...

    def scan(self, sheet: str, _index: int, /) -> Scan:
        """Look through a sheet, by its name or its place in the workbook."""
        ...


Look = Callable[[Content], Facts]
"""What finds them; raise UserError for a workbook that cannot be read."""


def archive_of(content: Content) -> Archive:
    """Return the zip that a workbook is; raise UserError when it is none."""
    if content.archive is None:
        raise refuse("CLASSEUR_ILLISIBLE")
    return content.archive


class WorkbookSource(Source):
    """An opened workbook of any kind that calamine reads."""

    def __init__(self, own: FileFormat, given: FileToOpen, look: Look) -> None:
        """Open it and list its sheets; raise UserError when it cannot be read.

        ``look`` finds what calamine does not say.
        """
        self.format = own
        self.label = own.label
        self._archive = given.content.archive
        with _calm():
            if self._archive is not None:
                self._archive.check_sizes()
            self._facts = look(given.content)
            self._workbook = load_workbook(io.BytesIO(self._facts.container()))
        self.date_1904 = self._facts.date_1904
        self._places: list[int] = []
        self.sheets = self._list_sheets()
        self.notes = []
        self.note(*self._opening_notes())
        if given.ending not in own.endings:
            label = f"{own.label[0].lower()}{own.label[1:]}"
            self.note(f"D'après son contenu, ce fichier est un {label}.")

    def read(self, sheet: int) -> Reading:
        """Read a sheet: a look through it, calamine's own reading, then the rows."""
        info = self.sheets[sheet]
        yield Progress(0, None)
        with _calm():
            facts = yield from self._facts.scan(info.name, self._places[sheet])
        grid = self._grid(sheet)
        table = yield from self._rows(grid, facts, info.name)
        if not table.columns:
            raise self._nothing_in(info)
        self.note(*facts.notes())
        return table

    def _rows(self, grid: CalamineSheet, facts: SheetFacts, name: str) -> Reading:
        """Collect calamine's rows, with the error cells that it left blank or left out."""
        start, end = grid.start or (0, 0), grid.end or (-1, 0)
        check_sheet(name, end[0] + 1, end[1] + 1)
        left = min((start[1], *(column for row in facts.errors.values() for column in row)))
        indent: list[Cell] = [None] * (start[1] - left)
        builder = TableBuilder(name, skipped_columns=left)
        done, total = 0, end[0] + 1
        with _calm():
            rows = grid.iter_rows()
            while batch := cast("list[list[Cell]]", list(islice(rows, ROWS_PER_STEP))):
                cells = [indent + row for row in batch] if indent else batch
                _put_errors(cells, facts.errors, done, left)
                facts.looks.apply(cells, done, left)
                _put_texts(cells, facts.texts, done, left)
                facts.merges.fill(cells, done, left)
                builder.add(cells)
                done += len(cells)
                yield Progress(done, total)
        below: list[list[Cell]] = [[] for _ in range(max(facts.errors, default=-1) + 1 - done)]
        _put_errors(below, facts.errors, done, left)
        builder.add(below)
        return builder.finish(date_1904=self.date_1904, merged=facts.merges.covered)

    def _list_sheets(self) -> list[SheetInfo]:
        sheets: list[SheetInfo] = []
        for place, sheet in enumerate(self._workbook.sheets_metadata):
            if sheet.typ == SheetTypeEnum.WorkSheet:
                visible = sheet.visible == SheetVisibleEnum.Visible
                sheets.append(SheetInfo(len(sheets), sheet.name, visible))
                self._places.append(place)
        if not sheets:
            raise refuse("CLASSEUR_VIDE")
        check_sheets(len(sheets))
        return sheets

    def _opening_notes(self) -> list[str]:
        notes = []
        hidden = [sheet.name for sheet in self.sheets if not sheet.visible]
        if hidden:
            count = counted(len(hidden), "feuille masquée", "feuilles masquées")
            shown = ", ".join(map(quoted, hidden[:_SHOWN])) + ("…" if hidden[_SHOWN:] else "")
            notes.append(f"{count} dans ce classeur : {shown}.")
        if self._has_macros():
            notes.append(
                "Ce classeur contient des macros : elles ne sont jamais exécutées ici, seules "
                "les cellules sont lues."
            )
        if self._archive is not None and self._archive.has_links:
            notes.append(
                "Ce classeur renvoie à d'autres fichiers : ils ne sont pas ouverts, les valeurs "
                "enregistrées dans les cellules sont lues."
            )
        if self.date_1904:
            notes.append("Ce classeur compte les jours depuis 1904 : les dates en tiennent compte.")
        return notes

    def _has_macros(self) -> bool:
        if self._archive is not None:
            return self._archive.has_macros
        return self._facts.has_macros

    def _grid(self, sheet: int) -> CalamineSheet:
        with _calm():
            return self._workbook.get_sheet_by_index(self._places[sheet])

    def _nothing_in(self, info: SheetInfo) -> UserError:
        """Return the error for a blank sheet, or for a workbook of nothing else."""
        others = (other for other in self.sheets if other.index != info.index)
        if any(self._holds_something(other) for other in others):
            return refuse("FEUILLE_VIDE", sheet=info.name)
        return refuse("CLASSEUR_VIDE")

    def _holds_something(self, info: SheetInfo) -> bool:
        """Look through a sheet, then for its cells: one that is refused is not empty."""
        try:
            with _calm():
                for _ in self._facts.scan(info.name, self._places[info.index]):
                    pass
            return self._grid(info.index).start is not None
        except UserError:
            return True


def _put_errors(
    rows: Sequence[list[Cell]], errors: dict[int, dict[int, str]], first: int, left: int
) -> None:
    """Put error cells where calamine left blanks; `first` and `left` place the rows."""
    if not errors:
        return
    for number, row in enumerate(rows, first):
        for column, code in errors.get(number, {}).items():
            row.extend([None] * (column - left + 1 - len(row)))
            row[column - left] = CellError(code)


def _put_texts(
    rows: Sequence[list[Cell]], texts: dict[int, dict[int, Cell]], first: int, left: int
) -> None:
    """Put the texts that cells show in place of what calamine read."""
    if not texts:
        return
    for number, row in enumerate(rows, first):
        for column, text in texts.get(number, {}).items():
            if 0 <= column - left < len(row):
                row[column - left] = text


@contextmanager
def _calm() -> Iterator[None]:
    """Turn whatever a broken workbook raises into a UserError.

    A panic of calamine's Rust side derives from BaseException alone.
    """
    try:
        yield
    except PasswordError as error:
        raise refuse("CLASSEUR_PROTEGE", type(error).__name__) from error
    except (KeyboardInterrupt, SystemExit, GeneratorExit, UserError):
        raise
    except BaseException as error:
        raise refuse("CLASSEUR_ILLISIBLE", type(error).__name__) from error
