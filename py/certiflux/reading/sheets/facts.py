"""What calamine does not say about a sheet: its error cells, its hidden rows, its formulas."""

from collections import defaultdict
from collections.abc import Generator
from dataclasses import dataclass, field

from certiflux.base.words import counted, figure
from certiflux.reading.base import Progress
from certiflux.reading.column import Cell
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.looks import Looks
from certiflux.reading.sheets.merging import Merges
from certiflux.reading.table import Table

ERROR_CODES = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""Error cells of the binary formats, by the byte that stores them ([MS-XLS] BErr)."""

MAX_ROWS, MAX_COLUMNS = 1 << 20, 1 << 14
"""The last row and the last column of any spreadsheet."""

MAX_HEADERS = 500
"""Columns of a list at most: the largest exports have some two hundred."""

MAX_CELLS = 25_000_000
"""Cells of the filled rectangle, blank ones included: calamine holds it whole, 32 bytes
a cell. 200,000 rows x 125 columns."""


def check_spread(sheet: str, rows: int, columns: int) -> None:
    """Refuse a rectangle that would not fit in memory; raise UserError."""
    if rows * columns > MAX_CELLS:
        raise refuse(
            "FEUILLE_TROP_ETENDUE", sheet=sheet, rows=figure(rows), columns=figure(columns)
        )


def check_columns(sheet: str, rows: int, columns: int) -> None:
    """Refuse a text wider than any spreadsheet, or that would not fit; raise UserError."""
    if columns > MAX_COLUMNS:
        raise refuse(
            "FEUILLE_TROP_ETENDUE", sheet=sheet, rows=figure(rows), columns=figure(columns)
        )
    check_spread(sheet, rows, columns)


def check_headers(table: Table) -> None:
    """Refuse a table of far more columns than any list of people has; raise UserError.

    Each is compared with every datum that it might give.
    """
    if (columns := len(table.columns)) > MAX_HEADERS:
        raise refuse(
            "FEUILLE_TROP_ETENDUE",
            sheet=table.sheet,
            rows=figure(table.n_rows),
            columns=figure(columns),
        )


def check_sheet(sheet: str, rows: int, columns: int) -> None:
    """Refuse a sheet that goes beyond any spreadsheet's end, or spreads out; raise UserError.

    Blank rows above the first one are read too: one cell a billion rows below takes minutes.
    """
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise refuse(
            "FEUILLE_TROP_ETENDUE", sheet=sheet, rows=figure(rows), columns=figure(columns)
        )
    check_spread(sheet, rows, columns)


@dataclass(slots=True)
class SheetFacts:
    """Facts read beside calamine, which delivers error cells as blank ones.

    `errors` maps a row to its error cells by column, both counted from 0; `texts` to the cells
    that show another text than calamine's. `merges` are the merged blocks, `looks` the cells with
    a number format that tells something.
    """

    errors: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    lost_errors: int = 0
    hidden_rows: int = 0
    formulas_without_result: int = 0
    merges: Merges = field(default_factory=Merges)
    looks: Looks = field(default_factory=lambda: Looks({}))
    texts: dict[int, dict[int, Cell]] = field(default_factory=lambda: defaultdict(dict))

    def add_error(self, row: int, column: int, code: str) -> None:
        """Keep an error cell; a place beyond any spreadsheet's end is a broken file's."""
        if row < MAX_ROWS and column < MAX_COLUMNS:
            self.errors[row][column] = code

    def notes(self) -> list[str]:
        """Say in French what the user should know."""
        found = []
        errors = self.lost_errors + sum(map(len, self.errors.values()))
        if errors:
            cells = counted(errors, "cellule affiche", "cellules affichent")
            found.append(f"{cells} une erreur du tableur (#N/A, #VALEUR!, #REF!…).")
        if self.hidden_rows:
            rows = counted(self.hidden_rows, "ligne masquée est lue", "lignes masquées sont lues")
            found.append(f"{rows} comme les autres (masquage ou filtre dans le tableur).")
        if self.formulas_without_result:
            cells = counted(
                self.formulas_without_result,
                "cellule vide contient une formule",
                "cellules vides contiennent une formule",
            )
            found.append(
                f"{cells} dont le résultat n'est pas enregistré. Ouvrez "
                "le classeur dans votre tableur, enregistrez-le, puis déposez-le à nouveau."
            )
        return found + self.merges.notes()


Scan = Generator[Progress, None, SheetFacts]
"""A look through a sheet that yields now and then and returns its facts."""
