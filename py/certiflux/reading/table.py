"""A sheet as found: columns of cells, with the row numbers that the user sees."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from certiflux.base.words import figure, letters
from certiflux.reading.column import Cell, CellError, Column, StoredText
from certiflux.reading.refusals import MAX_TEXT, refuse

__all__ = ["Cell", "CellError", "Column", "StoredText", "Table", "TableBuilder"]


@dataclass(frozen=True, slots=True)
class Table:
    """The filled rectangle of one sheet, without the blank rows and columns after it.

    `first_row` is the number that the spreadsheet shows for index 0. Blank rows and
    columns before or between the filled ones are kept, so that row `i` of the table is
    row `first_row + i` of the spreadsheet and column 0 is its column A. `date_1904`
    tells the epoch of a date stored as a bare number: days from 1904-01-01 rather than
    from 1899-12-30.

    Where the rows come from several sheets, or several of them from one, `numbers` gives the number
    of each (see row_numbers), and `sheets` the names of the workbook's sheets, in order; both are
    empty otherwise. `merged` gives, by column, the first and last index of each run of rows whose
    value is that of a merged cell above; `made`, by column, what those that no sheet has were made
    from.
    """

    sheet: str
    columns: list[Column]
    first_row: int = 1
    date_1904: bool = False
    numbers: array[int] = field(default_factory=lambda: array("I"))
    sheets: tuple[str, ...] = ()
    merged: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    made: dict[int, str] = field(default_factory=dict)

    @property
    def n_rows(self) -> int:
        """The number of rows."""
        return len(self.columns[0]) if self.columns else 0

    def number(self, index: int) -> int:
        """Return the number of a row counted from 0."""
        return self.numbers[index] if self.numbers else self.first_row + index

    def row_numbers(self, start: int = 0) -> Sequence[int]:
        """Return the numbers of the rows from one on, counted from 0."""
        if self.numbers:
            return self.numbers[start:]
        return range(self.first_row + start, self.first_row + self.n_rows)

    def places(self, numbers: Iterable[int]) -> list[int]:
        """Return the indexes of rows by their numbers; raise KeyError for that of none."""
        if not self.numbers:
            return [number - self.first_row for number in numbers]
        known = {number: index for index, number in enumerate(self.numbers)}
        return [known[number] for number in numbers]

    def row(self, index: int) -> list[Cell]:
        """Return the cells of one row, counted from 0, left to right."""
        return [column[index] for column in self.columns]


class TableBuilder:
    """Collect rows of any length into a Table, a batch at a time."""

    def __init__(self, sheet: str, first_row: int = 1, skipped_columns: int = 0) -> None:
        """Start an empty table whose first columns are blank."""
        self._sheet = sheet
        self._first_row = first_row
        self._columns: list[Column] = [Column() for _ in range(skipped_columns)]
        self._skipped = skipped_columns
        self._n_rows = 0
        self._blank_rows = 0

    def add(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Append rows; those shorter than the widest end in blank cells.

        Batches without any filled cell are only counted: a sheet formatted down to its
        last possible row costs nothing.
        """
        if not rows:
            return
        if not any(map(any, rows)) and all(_is_blank(row) for row in rows):
            self._blank_rows += len(rows)
            return
        self._write_blank_rows()
        columns = self._columns
        written = self._skipped
        for column in columns[: self._skipped]:
            column.extend_blank(len(rows))
        for written, cells in enumerate(zip_longest(*rows), self._skipped + 1):
            if written > len(columns):
                columns.append(Column())
                columns[-1].extend_blank(self._n_rows)
            columns[written - 1].extend(cells)
        for column in columns[written:]:
            column.extend_blank(len(rows))
        self._n_rows += len(rows)

    def finish(
        self,
        *,
        date_1904: bool = False,
        merged: dict[int, list[tuple[int, int]]] | None = None,
    ) -> Table:
        """Return the table, its last row and last column being filled ones."""
        columns = self._columns
        n_rows = max((column.filled_rows() for column in columns), default=0)
        while columns and not columns[-1].filled_rows():
            columns.pop()
        for column in columns:
            column.cut(n_rows)
            column.unwrap()
        self._check_texts(columns)
        return Table(
            self._sheet, columns, self._first_row, date_1904=date_1904, merged=merged or {}
        )

    def _check_texts(self, columns: Sequence[Column]) -> None:
        """Refuse a cell far longer than any that a list of people holds: raise UserError."""
        for place, column in enumerate(columns):
            if (code := column.too_long(MAX_TEXT)) is not None:
                row = self._first_row + column.codes.index(code)
                where = f"Ligne {figure(row)}, colonne {letters(place)} : "
                raise refuse("CELLULE_DEMESUREE", where=where)

    def _write_blank_rows(self) -> None:
        for column in self._columns:
            column.extend_blank(self._blank_rows)
        self._n_rows += self._blank_rows
        self._blank_rows = 0


def _is_blank(row: Sequence[Cell]) -> bool:
    """Tell an empty row from one that holds only zeros or false."""
    return all(cell is None or cell == "" for cell in row)
