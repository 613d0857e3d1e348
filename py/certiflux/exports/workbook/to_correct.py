"""What is left to correct, line by line: every finding in words, then the rows put aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from certiflux.base.row_numbers import row_said
from certiflux.base.words import typographic
from certiflux.exports.workbook.corrected import CorrectedSheet
from certiflux.rules.words.render import Renderer, told_row
from certiflux.session import Dossier

HEADERS: Final = ("Règle", "Ligne d'origine", "Gravité", "Ce qui ne va pas", "Que faire")
ASIDE: Final = "Ligne mise de côté"


@dataclass(frozen=True, slots=True)
class LineToCorrect:
    """One thing to look at: what is said of it under HEADERS, and where it is.

    ``index`` is its row of the table, None for the whole file; ``column`` the column of the cell
    in question, None when no column of the list gives it.
    """

    told: tuple[str | int | None, ...]
    index: int | None
    column: int | None


def lines(dossier: Dossier, found: CorrectedSheet) -> Iterator[LineToCorrect]:
    """Yield what is left: the whole file first, then row by row, then what is put aside."""
    dataset, findings = dossier.dataset, dossier.findings
    if dataset is None or findings is None:
        return
    renderer = Renderer(dataset, dossier.context)
    places = dossier.table.places(dataset.row_numbers)
    for index in findings.select():
        one = renderer.render(findings[index])
        row = findings[index].row
        said = (one["title"], told_row(one), one["severity_label"], one["what"], one["remedy"])
        place = None if row is None else places[row]
        yield LineToCorrect(said, place, _column(dossier, found, one["field"]))
    for row, reason in dossier.set_aside().items():
        told = typographic("Reprenez-la dans Certiflux quand elle pourra partir.")
        yield LineToCorrect(
            (ASIDE, row_said(dataset.row_numbers[row]), "Mise de côté", reason, told),
            places[row],
            None,
        )


def _column(dossier: Dossier, found: CorrectedSheet, target: str) -> int | None:
    column = dossier.dataset.columns.get(target) if dossier.dataset else None
    source = column.source if column else None
    return source if source is not None and source < found.mapping.width else None
