"""Open a file: find its list among the sheets, understand its columns, or say why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from certiflux.base.errors import UserError
from certiflux.base.row_numbers import sheet_of
from certiflux.base.work import Work
from certiflux.corrections.history import History
from certiflux.dataset.convert import convert
from certiflux.dictionary import CURRENT, Version, fields
from certiflux.mapping.mapping import Header, Mapping, propose
from certiflux.mapping.settings import Settings
from certiflux.mapping.wording import key
from certiflux.reading.source import Source, open_pasted, open_source
from certiflux.reading.table import Table
from certiflux.session.answering import (
    assign,
    keep_nobody,
    read_as_list,
    set_header,
    set_shape,
)
from certiflux.session.document import Document
from certiflux.session.dossier import Dossier
from certiflux.session.sheets import (
    ANY,
    WantedSheets,
    find_sheets,
    no_header,
    one_list,
    read_sheet,
    seen_sheet,
)
from certiflux.shapes.key_values import constants
from certiflux.shapes.together import Sheets, UnreadReason, UnreadSheet

HEADER_ROWS = 60
"""Rows from the top in which a row of titles is looked for again."""


def open_dossier(
    name: str,
    data: bytes,
    settings: Settings,
    version: Version = CURRENT,
    wanted: WantedSheets = ANY,
    encoding: str | None = None,
) -> Work[Dossier]:
    """Open a file, find its list and understand its columns. Raise UserError when it cannot.

    ``wanted`` says which sheets are; ``encoding`` is that of a text, found when it is not given.
    """
    source = open_source(name, data, encoding=encoding)
    document = yield from _understand(name, source, settings, version, wanted)
    return Dossier(document.with_data(data))


def open_cells(text: str, settings: Settings, version: Version = CURRENT) -> Work[Dossier]:
    """Open cells pasted from a spreadsheet as if they were a file."""
    source = open_pasted(text)
    document = yield from _understand("Cellules collées", source, settings, version)
    return Dossier(document.with_data(text.encode("utf-8", "replace")))


def reread(dossier: Dossier, encoding: str | None, separator: str | None) -> Work[Dossier]:
    """Read a text again with another encoding or separator; the old dossier stays as it is."""
    before = dossier.document
    source = open_source(before.name, before.data, encoding=encoding, separator=separator)
    again = yield from _understand(before.name, source, before.settings, before.version)
    again = replace(again, loaded=before.loaded, brought=before.brought)
    return Dossier(again.with_data(before.data), dossier.corrections)


def _understand(
    name: str, source: Source, settings: Settings, version: Version, wanted: WantedSheets = ANY
) -> Work[Document]:
    """Find the sheets that are the list, those wanted if there are any, and their columns."""
    found = yield from find_sheets(source, settings, version, wanted)
    table, mapping = one_list(found, source, version, settings)
    _refuse_empty(table, mapping)
    document = Document(
        name, source, found.read[0].index, table, mapping, settings, version, loaded=settings
    )
    document = _with_constants(replace(document, alone=wanted.alone), found.besides)
    return _as_list(document, found, dict(wanted.said))


def _as_list(document: Document, found: Sheets, said: dict[str, bool]) -> Document:
    """Read the sheets that were found as one list."""
    together = tuple(one.index for one in found.read) if len(found.read) > 1 else ()
    document = replace(document, together=together, others=tuple(found.others))
    document = replace(document, raw=document.table, said=said)
    return read_as_list(document, document.mapping)


def _with_constants(document: Document, sheets: Sequence[Table]) -> Document:
    """Take what a sheet of keys and values says of everybody, where nothing else does; say it."""
    known, settings = fields(document.version), document.settings
    fed = document.mapping.by_target().keys()
    for table in sheets:
        taken = {}
        for target, cell in constants(table, document.version).items():
            field = known.get(target)
            value = convert(field, cell).value if field and not field.personal else None
            free = target not in document.settings.constants and target not in fed
            if field and field.emitted and not field.generated and free and isinstance(value, str):
                taken[target] = value
        if taken:
            settings = replace(settings, constants={**taken, **settings.constants})
            said = ", ".join(f"{known[one].label} : {value}" for one, value in taken.items())
            document.source.note(f"D'après la feuille « {table.sheet} », pour tous : {said}.")
    return replace(document, settings=settings)


def choose_sheet(dossier: Dossier, indexes: Sequence[int]) -> Work[Dossier]:
    """Return a dossier on other sheets of the same workbook; the old one stays as it is."""
    source, version, settings = dossier.source, dossier.version, dossier.settings
    if not indexes or not set(indexes) <= set(range(len(source.sheets))):
        raise UserError(
            "FEUILLE_INCONNUE",
            title="Cette feuille n'existe pas.",
            message=f"Le classeur compte {len(source.sheets)} feuilles.",
            remedy="Choisissez une feuille de la liste.",
        )
    seen = []
    for index in indexes:
        table = yield from read_sheet(source, index)
        mapping = propose(table, version, settings.columns)
        if mapping is None:
            raise no_header(version)
        seen.append(seen_sheet(source, index, table, mapping))
    known = {one.index: one for one in dossier.others} | {
        index: UnreadSheet(index, people, UnreadReason.OTHER)
        for index, people in people_of(dossier).items()
    }
    found = Sheets(seen, [known[index] for index in sorted(known) if index not in indexes])
    table, mapping = one_list(found, source, version, settings)
    _refuse_empty(table, mapping)
    document = replace(
        dossier.document,
        sheet=seen[0].index,
        table=table,
        mapping=mapping,
        header=Header.AUTO,
        kept=frozenset(),
        alone=len(seen) == 1,
    )
    document = _as_list(document, found, {})
    return replace(dossier, document=document, corrections=History())


def people_of(dossier: Dossier) -> dict[int, int]:
    """Return how many people are read on each sheet of a list, by its index."""
    numbers = dossier.table.row_numbers(dossier.mapping.first_row)
    rows = compress(numbers, dossier.mapping.filled_rows(dossier.table))
    if not dossier.together:
        return {dossier.sheet: sum(1 for _ in rows)}
    counts = Counter(sheet_of(number) - 1 for number in rows)
    return {index: counts[index] for index in dossier.together}


def as_before(dossier: Dossier, before: Dossier) -> dict[str, dict[str, object]]:
    """Understand a list as the user said of the one before: its titles, shapes, who is nobody.

    The row of titles is found again by what it says, wherever it now stands; without such a row
    the sheet is understood by itself. Return what was taken up, by operation, with its arguments.
    """
    taken: dict[str, dict[str, object]] = {}
    if before.header is Header.NONE and dossier.mapping.width == before.mapping.width:
        dossier.answer(set_header, None)
        for index, column in enumerate(before.mapping.own):
            if column.target != dossier.mapping.columns[index].target:
                dossier.answer(assign, index, column.target)
        taken["header"] = {"row": None}
    elif isinstance(before.header, int):
        row = _row_of(dossier.table, _titles(before.table, before.header))
        if row is not None:
            dossier.answer(set_header, row)
            taken["header"] = {"row": row}
    for form, wanted in before.said.items():
        dossier.answer(set_shape, form, wanted=wanted)
    if before.said:
        taken["shape"] = {"forms": dict(before.said)}
    if before.kept:
        dossier.answer(keep_nobody, before.kept)
        taken["nobody"] = {"kept": sorted(before.kept)}
    return taken


def _row_of(table: Table, titles: set[str]) -> int | None:
    """Return the row, as the sheet numbers it, that says most of some titles; None under half."""
    said = [len(titles & _titles(table, row)) for row in range(min(table.n_rows - 1, HEADER_ROWS))]
    best = max(said, default=0)
    return table.first_row + said.index(best) if best and 2 * best >= len(titles) else None


def _titles(table: Table, row: int) -> set[str]:
    return {key(str(cell)) for cell in table.row(row) if cell is not None} - {""}


def _refuse_empty(table: Table, mapping: Mapping) -> None:
    if not any(mapping.filled_rows(table)):
        row = table.first_row + (mapping.header_row or 0)
        raise UserError(
            "AUCUNE_PERSONNE",
            title="Aucune personne dans cette feuille.",
            message=(
                f"La ligne {row} contient bien des titres de colonnes, mais aucune ligne n'est "
                "remplie en dessous."
            ),
            remedy="Ajoutez une ligne par personne certifiée, enregistrez, puis déposez à nouveau.",
        )
