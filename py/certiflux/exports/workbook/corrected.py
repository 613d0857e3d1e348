"""The user's list as it stands after the corrections, cell by cell.

Their own cells are put right in place; where none could say it, a column is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from certiflux.base.words import NO_BREAK
from certiflux.corrections.typed import text_of
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE
from certiflux.dataset.joining import sheet_alone
from certiflux.dataset.values import show
from certiflux.dictionary import fields
from certiflux.exports.markup import short
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Table
from certiflux.session import Dossier

_EMPTY: Final = "(vide)"


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that is not the file's own any more: its text, and what the comment says of it.

    ``told`` is empty for an identifier that was created.
    """

    text: str
    told: str = ""


@dataclass(slots=True)
class CorrectedSheet:
    """A sheet and what was changed in it.

    ``marks`` gives, by row of the table and then by column, the cells that changed; the columns
    from ``table`` width on are ``added``: their header and, by row of the table, their text.
    """

    table: Table
    mapping: Mapping
    marks: dict[int, dict[int, Mark]] = field(default_factory=dict)
    added: list[tuple[str, dict[int, str]]] = field(default_factory=list)

    @property
    def width(self) -> int:
        """The number of columns, those added too."""
        return len(self.table.columns) + len(self.added)

    def put(self, row: int, column: int, mark: Mark) -> None:
        """Mark a cell as changed."""
        self.marks.setdefault(row, {})[column] = mark

    def headers(self) -> list[str]:
        """Return what each column is called."""
        return [*(one.header for one in self.mapping.own), *(name for name, _ in self.added)]

    def row(self, index: int) -> Iterator[Cell | Mark]:
        """Yield the cells of a row of the table, counted from 0; None for an empty one."""
        marks = self.marks.get(index, {})
        for place, column in enumerate(self.table.columns):
            yield marks.get(place) or column[index]
        header = max(self.mapping.header_rows, default=None)
        for place, (name, texts) in enumerate(self.added, len(self.table.columns)):
            if index == header:
                yield name
            else:
                yield marks.get(place) or texts.get(index) or None


def corrected(dossier: Dossier) -> CorrectedSheet:
    """Return the list as corrected; raise UserError while nothing is checked."""
    shop, mapping = dossier.workshop().shop, dossier.mapping
    found = CorrectedSheet(sheet_alone(dossier.table, mapping), mapping)
    places = dossier.table.places(shop.base.row_numbers)
    for target in shop.corrected():
        base = shop.base.columns.get(target)
        source = base.source if base else None
        whole = base.composite if base else ""
        alone = all(one.whole == whole for one in shop.typed(target).values())
        if source is not None and source < mapping.width and alone:
            _write(found, shop, target, source, places)
        else:
            _add(found, shop, target, places)
    if dossier.settings.identifiers:
        _identifiers(found, shop, places)
    return found


def _write(
    found: CorrectedSheet, shop: Workshop, target: str, source: int, places: list[int]
) -> None:
    """Write the corrections of a field in its own cells."""
    for row, typed in shop.typed(target).items():
        found.put(places[row], source, Mark(typed.text, _told(shop, target, row)))


def _add(found: CorrectedSheet, shop: Workshop, target: str, places: list[int]) -> None:
    """Add a column for a field whose cells also say something else, or that has none."""
    column, typed = shop.dataset.columns[target], shop.typed(target)
    place, texts = found.width, {}
    for row, index in enumerate(places):
        one = typed.get(row)
        value = column[row]
        texts[index] = one.text if one and not one.whole else show(value) if value else ""
        if one:
            found.put(index, place, Mark(texts[index], _told(shop, target, row)))
    found.added.append((fields(shop.base.version)[target].label, texts))


def _told(shop: Workshop, target: str, row: int) -> str:
    """Say what the file had in a cell: its owner's own data, whole."""
    base = shop.base.columns.get(target)
    text = text_of(base, base.codes[row]) if base else ""
    return f"avant{NO_BREAK}: {short(text) or _EMPTY}"


def _identifiers(found: CorrectedSheet, shop: Workshop, places: list[int]) -> None:
    """Write the identifiers that were created: made again from a corrected list, they differ."""
    column, match = shop.dataset.columns.get(ID_TECHNIQUE), found.mapping.by_target()
    if column is None:
        return
    if ID_TECHNIQUE in match:
        source = match[ID_TECHNIQUE].index
        cells = found.table.columns[source] if source < found.mapping.width else None
        for row, index in enumerate(places):
            value, mine = column[row], shop.state(ID_TECHNIQUE, row) is not None
            if cells is not None and cells[index] is None and isinstance(value, str) and not mine:
                found.put(index, source, Mark(value))
    elif ID_TECHNIQUE not in shop.corrected():
        texts = {index: show(column[row]) for row, index in enumerate(places)}
        for index, text in texts.items():
            found.put(index, found.width, Mark(text))
        found.added.append((fields(shop.base.version)[ID_TECHNIQUE].label, texts))
