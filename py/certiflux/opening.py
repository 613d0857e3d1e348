"""Open a file: find its list among the sheets, understand its columns, or say why not."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from certiflux.corrections.history import History
from certiflux.dictionary import CURRENT, fields
from certiflux.dossier import Dossier
from certiflux.errors import UserError
from certiflux.mapping.mapping import Header, Mapping, propose
from certiflux.mapping.settings import Settings
from certiflux.mapping.wording import key
from certiflux.reading.refusals import refuse
from certiflux.reading.source import Source, open_pasted, open_source
from certiflux.reading.table import Table
from certiflux.work import Advance, Work

HEADER_ROWS = 60
"""Rows from the top in which a row of titles is looked for again."""

ENOUGH = 8.0
"""Quality from which a sheet is taken for the list, without looking further."""


def open_dossier(
    name: str,
    data: bytes,
    settings: Settings,
    version: str = CURRENT,
    sheet: str | None = None,
    encoding: str | None = None,
) -> Work[Dossier]:
    """Open a file, find its list and understand its columns. Raise UserError when it cannot.

    ``sheet`` is the name of the sheet that held the list in another export; it is looked for
    wherever none has that name. ``encoding`` is that of a text, found when it is not given.
    """
    source = open_source(name, data, encoding=encoding)
    dossier = yield from _understand(name, source, settings, version, sheet)
    return with_data(dossier, data)


def open_cells(text: str, settings: Settings, version: str = CURRENT) -> Work[Dossier]:
    """Open cells pasted from a spreadsheet as if they were a file."""
    source = open_pasted(text)
    dossier = yield from _understand("Cellules collées", source, settings, version)
    data = text.encode("utf-8", "replace")
    return with_data(dossier, data)


def reread(dossier: Dossier, encoding: str | None, separator: str | None) -> Work[Dossier]:
    """Read a text again with another encoding or separator; the old dossier stays as it is."""
    source = open_source(dossier.name, dossier.data, encoding=encoding, separator=separator)
    again = yield from _understand(dossier.name, source, dossier.settings, dossier.version)
    again.loaded, again.corrections = dossier.loaded, dossier.corrections
    again.brought = dossier.brought
    return with_data(again, dossier.data)


def with_data(dossier: Dossier, data: bytes) -> Dossier:
    """Return the dossier with the bytes that it was read from."""
    return replace(dossier, size=len(data), data=data, sha256=sha256(data).hexdigest())


def _understand(
    name: str, source: Source, settings: Settings, version: str, called: str | None = None
) -> Work[Dossier]:
    """Find the sheet that is the list, the one so called if there is one, and its columns."""
    best: tuple[float, int, Table, Mapping] | None = None
    visible = [sheet for sheet in source.sheets if sheet.visible] or list(source.sheets)
    visible.sort(key=lambda sheet: sheet.name != called)
    refusals: list[UserError] = []
    for sheet in visible:
        try:
            table = yield from read_sheet(source, sheet.index)
        except UserError as error:
            refusals.append(error)
            continue
        mapping = propose(table, version, settings.columns)
        if mapping is None:
            continue
        quality = mapping.quality(table)
        if best is None or quality > best[0]:
            best = (quality, sheet.index, table, mapping)
        if quality >= ENOUGH or sheet.name == called:
            break
    if best is None:
        raise _nothing_found(refusals, len(visible), version)
    _, index, table, mapping = best
    _refuse_empty(table, mapping)
    dossier = Dossier(name, 0, source, index, table, mapping, settings, version)
    dossier.loaded = settings
    dossier.understand(mapping)
    return dossier


def choose_sheet(dossier: Dossier, index: int) -> Work[Dossier]:
    """Return a dossier on another sheet of the same workbook; the old one stays as it is."""
    if not 0 <= index < len(dossier.source.sheets):
        raise UserError(
            "FEUILLE_INCONNUE",
            title="Cette feuille n'existe pas.",
            message=f"Le classeur compte {len(dossier.source.sheets)} feuilles.",
            remedy="Choisissez une feuille de la liste.",
        )
    table = yield from read_sheet(dossier.source, index)
    mapping = propose(table, dossier.version, dossier.settings.columns)
    if mapping is None:
        raise _no_header(dossier.version)
    _refuse_empty(table, mapping)
    chosen = replace(
        dossier, sheet=index, table=table, mapping=mapping, dataset=None, findings=None, products=[]
    )
    chosen.header, chosen.kept, chosen.corrections = Header.AUTO, frozenset(), History()
    chosen.understand(mapping)
    return chosen


def as_before(dossier: Dossier, before: Dossier) -> dict[str, dict[str, object]]:
    """Understand a list as the user said of the one before: its row of titles, who is nobody.

    The row of titles is found again by what it says, wherever it now stands; without such a row
    the sheet is understood by itself. Return what was taken up, by operation, with its arguments.
    """
    taken: dict[str, dict[str, object]] = {}
    if before.header is Header.NONE and dossier.mapping.width == before.mapping.width:
        dossier.set_header(None)
        for index, column in enumerate(before.mapping.own):
            if column.target != dossier.mapping.columns[index].target:
                dossier.assign(index, column.target)
        taken["header"] = {"row": None}
    elif isinstance(before.header, int):
        row = _row_of(dossier.table, _titles(before.table, before.header))
        if row is not None:
            dossier.set_header(row)
            taken["header"] = {"row": row}
    if before.kept:
        dossier.keep_nobody(before.kept)
        taken["nobody"] = {"kept": sorted(before.kept)}
    return taken


def _row_of(table: Table, titles: set[str]) -> int | None:
    """Return the row, as the sheet numbers it, that says most of some titles; None under half."""
    said = [len(titles & _titles(table, row)) for row in range(min(table.n_rows - 1, HEADER_ROWS))]
    best = max(said, default=0)
    return table.first_row + said.index(best) if best and 2 * best >= len(titles) else None


def _titles(table: Table, row: int) -> set[str]:
    return {key(str(cell)) for cell in table.row(row) if cell is not None} - {""}


def read_sheet(source: Source, sheet: int) -> Work[Table]:
    """Read a sheet of a source, saying how far it is."""
    reading = source.read(sheet)
    while True:
        try:
            progress = next(reading)
        except StopIteration as end:
            table: Table = end.value
            return table
        yield Advance("lecture", "Lecture des lignes", progress.done, progress.total)


def _nothing_found(refusals: list[UserError], sheets: int, version: str) -> UserError:
    """Return why no sheet gave a list: each was refused, or read and not understood."""
    if len(refusals) < sheets:
        return _no_header(version)
    if sheets > 1 and all(refusal.code == "FEUILLE_VIDE" for refusal in refusals):
        return refuse("CLASSEUR_VIDE")
    return refusals[0]


def _no_header(version: str) -> UserError:
    examples = ", ".join(f"« {fields(version)[i].label} »" for i in ("8.1", "8.3", "5.10"))
    return UserError(
        "COLONNES_NON_RECONNUES",
        title="Aucune colonne n'est reconnue.",
        message="Aucune des premières lignes ne contient des titres de colonnes connus.",
        remedy=(
            "Mettez au-dessus de vos données une ligne de titres comme ceux du dictionnaire : "
            f"{examples}, ou leurs numéros (8.1, 8.3, 5.10)."
        ),
    )


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
