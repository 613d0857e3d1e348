"""Find the sheets that are the list: by what they hold, by name, one or several read together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from certiflux.base.errors import UserError
from certiflux.base.work import Advance, Work
from certiflux.dictionary import Version, fields, ids
from certiflux.mapping.mapping import Mapping, propose
from certiflux.mapping.settings import Settings
from certiflux.mapping.wording import key
from certiflux.reading.refusals import refuse
from certiflux.reading.sheets.facts import check_headers
from certiflux.reading.source import Source
from certiflux.reading.table import Table
from certiflux.shapes.nobody import left_out
from certiflux.shapes.together import ReadSheet, Sheets, chosen, differences, holds_people, stacked

ENOUGH: Final = 8.0
"""Quality from which a sheet is taken for the list, without looking further."""


@dataclass(frozen=True, slots=True)
class WantedSheets:
    """Which sheets are the list: all those ``names``, else the one that was ``called`` so before.

    Without either it is looked for; ``alone``: on one sheet, as the user chose. ``said`` is what
    the user says of shapes of table, by form.
    """

    names: tuple[str, ...] = ()
    called: str | None = None
    alone: bool = False
    said: tuple[tuple[str, bool], ...] = ()

    def places(self, source: Source) -> list[int]:
        """Return the sheets to look at, in order; raise UserError for a name that none has."""
        if self.names:
            return [_sheet_called(source, name) for name in self.names]
        seen = [one for one in source.sheets if one.visible] or list(source.sheets)
        return [one.index for one in sorted(seen, key=lambda one: one.name != self.called)]

    def stops(self, source: Source, index: int) -> bool:
        """Say whether a sheet is the only one to be read."""
        return self.alone and not self.names and source.sheets[index].name == self.called


ANY: Final = WantedSheets()


def _sheet_called(source: Source, name: str) -> int:
    for sheet in source.sheets:
        if key(sheet.name) == key(name):
            return sheet.index
    names = ", ".join(f"« {sheet.name} »" for sheet in source.sheets)
    raise UserError(
        "FEUILLE_INCONNUE",
        title="Cette feuille n'existe pas.",
        message=f"Aucune feuille ne s'appelle « {name} ».",
        remedy=f"Choisissez parmi celles du fichier : {names}.",
    )


def find_sheets(
    source: Source, settings: Settings, version: Version, wanted: WantedSheets
) -> Work[Sheets]:
    """Read every visible sheet, and choose those that are the list."""
    places, refusals = wanted.places(source), list[UserError]()
    seen, besides = list[ReadSheet](), list[Table]()
    said: dict[int, list[str]] = {-1: source.notes[:]}
    for index in places:
        source.notes[:] = []
        try:
            table = yield from read_sheet(source, index)
            check_headers(table)
        except UserError as error:
            refusals.append(error)
            continue
        mapping = propose(table, version, settings.columns)
        besides.append(table)
        if mapping is not None:
            said[index] = source.notes[:]
            seen.append(seen_sheet(source, index, table, mapping))
            if wanted.stops(source, index):
                break
    source.notes[:] = said[-1]
    if not seen:
        raise _nothing_found(refusals, len(places), version)
    good = (one for one in seen if one.quality >= ENOUGH)
    best = next(good, None) or max(seen, key=lambda one: one.quality)
    if wanted.stops(source, seen[-1].index):
        best = seen[-1]
    if wanted.names:
        found = Sheets(seen)
    elif wanted.alone:
        found = Sheets([best])
    else:
        found = chosen(best, [one for one in seen if one is best or _named(one)])
    source.note(*(note for one in found.read for note in said[one.index]))
    source.note(*differences(found.read))
    people = [one.table for one in seen if one in found.read or _named(one)]
    found.besides = [one for one in besides if all(one is not table for table in people)]
    return found


def _named(seen: ReadSheet) -> bool:
    return holds_people(seen.mapping, seen.people)


def seen_sheet(source: Source, index: int, table: Table, mapping: Mapping) -> ReadSheet:
    """Return a sheet that was read, its rows that are nobody left out."""
    mapping = left_out(table, mapping)
    people, name = sum(mapping.filled_rows(table)), source.sheets[index].name
    return ReadSheet(index, name, table, mapping, people, mapping.quality(table))


def one_list(
    found: Sheets, source: Source, version: Version, settings: Settings
) -> tuple[Table, Mapping]:
    """Return the sheets chosen as one table, and how it is understood."""
    first = found.read[0]
    if len(found.read) == 1:
        return first.table, first.mapping
    table = stacked(found.read, (sheet.name for sheet in source.sheets))
    return table, left_out(table, propose(table, version, settings.columns) or first.mapping)


def read_sheets(
    source: Source, indexes: Sequence[int], version: Version, settings: Settings
) -> Work[Table]:
    """Read again the sheets that are a list, as one table; raise UserError when it cannot be."""
    seen = []
    for index in indexes:
        table = yield from read_sheet(source, index)
        if len(indexes) == 1:
            return table
        mapping = propose(table, version, settings.columns)
        if mapping is None:
            raise no_header(version)
        seen.append(seen_sheet(source, index, table, mapping))
    return one_list(Sheets(seen), source, version, settings)[0]


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


def _nothing_found(refusals: list[UserError], sheets: int, version: Version) -> UserError:
    """Return why no sheet gave a list: each was refused, or read and not understood."""
    if len(refusals) < sheets:
        return no_header(version)
    if sheets > 1 and all(refusal.code == "FEUILLE_VIDE" for refusal in refusals):
        return refuse("CLASSEUR_VIDE")
    return refusals[0]


def no_header(version: Version) -> UserError:
    """Return the refusal of a table whose columns say nothing."""
    examples = ", ".join(
        f"« {fields(version)[i].label} »"
        for i in (ids.NOM_NAISSANCE, ids.PRENOM_1, ids.DEBUT_VALIDITE)
    )
    return UserError(
        "COLONNES_NON_RECONNUES",
        title="Aucune colonne n'est reconnue.",
        message="Aucune des premières lignes ne contient des titres de colonnes connus.",
        remedy=(
            "Mettez au-dessus de vos données une ligne de titres comme ceux du dictionnaire : "
            f"{examples}, ou leurs numéros (8.1, 8.3, 5.10)."
        ),
    )
