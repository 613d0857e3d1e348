"""Read a table that is no list of one person a row as one, by default or on the user's word."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from typing import Final

from certiflux.base.words import counted, figure
from certiflux.dictionary import ids
from certiflux.mapping.candidate import Candidate, How
from certiflux.mapping.column_match import ColumnMatch
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Table
from certiflux.shapes import births, blocks, grid, groups, series, sexes
from certiflux.shapes.making import Shape, TableForm

FEEDS: Final = {
    groups.RESULT: ids.RESULTAT,
    groups.CODE: ids.CODE,
    blocks.RESULT: ids.RESULTAT,
    blocks.CODE: ids.CODE,
    grid.CERTIFICATION: ids.CODE,
    grid.DATE: ids.DEBUT_VALIDITE,
    grid.RESULT: ids.RESULTAT,
    series.CERTIFICATION: ids.CODE,
    series.DATE: ids.DEBUT_VALIDITE,
    births.TOWN: ids.LIBELLE_COMMUNE,
    births.DEPARTMENT: ids.DEPARTEMENT,
    births.COUNTRY: ids.LIBELLE_PAYS,
    sexes.SEX: sexes.FIELD,
}
"""What the columns made of shapes feed, by title; the day of a session is a question."""

DELIVERY: Final = ids.DEBUT_VALIDITE
_SCORE: Final = 95
_REASON: Final = "Reprise de la forme du tableau"

Proposing = Callable[[Table], Mapping | None]


@dataclass(slots=True)
class ShapedTable:
    """A table as it is read, how it is understood, and the shapes found in it."""

    table: Table
    mapping: Mapping
    shapes: list[Shape] = field(default_factory=list)


def shaped(
    table: Table, mapping: Mapping, said: Dict[str, bool], propose: Proposing
) -> ShapedTable:
    """Return a table read as a list: all forms by default, but on the user's word two of them.

    The two are a grid and a series: their questions come first.
    ``said`` is what the user said of each form; ``propose`` understands a table again.
    """
    found = ShapedTable(table, mapping)
    _groups(found, said.get(TableForm.GROUPS, True), propose)
    _births(found, said.get(TableForm.BIRTHS, True), propose)
    _sexes(found, said.get(TableForm.SEXES, True), propose)
    _blocks(found, said.get(TableForm.BLOCKS, True), propose)
    if not _series(found, said.get(TableForm.SERIES, False), propose):
        # A row is numbered by its parts once: of two such shapes, the first is followed.
        _grid(found, said.get(TableForm.GRID, False), propose)
    return found


def _groups(found: ShapedTable, wanted: bool, propose: Proposing) -> None:  # noqa: FBT001
    table, titles = groups.grouped(found.table, found.mapping)
    if titles:
        said = counted(titles, "titre de groupe", "titres de groupes")
        added = list(table.made)[len(found.table.made) :]
        header = found.mapping.header_row or 0
        named = ", ".join(f"« {table.columns[index][header]} »" for index in added)
        many = "colonnes ajoutées" if len(added) > 1 else "colonne ajoutée"
        sentence = f"{said} : ce qu'ils disent vaut pour les lignes qui suivent ({many} {named})."
        _take(found, Shape(TableForm.GROUPS, sentence, wanted), table, propose)


def _births(found: ShapedTable, wanted: bool, propose: Proposing) -> None:  # noqa: FBT001
    index = births.find_births(found.table, found.mapping)
    if index is None:
        return
    table = births.with_places(found.table, found.mapping, index)
    if table is not found.table:
        header = found.mapping.columns[index].header
        sentence = f"Les cases de « {header} » disent la date et le lieu de naissance."
        _take(found, Shape(TableForm.BIRTHS, sentence, wanted), table, propose)


def _sexes(found: ShapedTable, wanted: bool, propose: Proposing) -> None:  # noqa: FBT001
    seen = (
        None if found.mapping.header_row is None else sexes.find_sexes(found.table, found.mapping)
    )
    if seen is not None:
        named = " et ".join(f"« {found.mapping.columns[index].header} »" for index in seen.values())
        sentence = f"Les colonnes {named} sont cochées selon le sexe."
        table = sexes.with_sex(found.table, found.mapping, seen)
        _take(found, Shape(TableForm.SEXES, sentence, wanted), table, propose)


def _blocks(found: ShapedTable, wanted: bool, propose: Proposing) -> None:  # noqa: FBT001
    column = blocks.find_blocks(found.table, found.mapping)
    if column is not None:
        made = blocks.by_person(found.table, found.mapping, column)
        whole = counted(made.whole, "personne complète", "personnes complètes")
        partial = counted(made.partial, "partielle")
        sentence = f"Une ligne par bloc : {counted(made.rows, 'ligne')}, {whole}, {partial}."
        table = blocks.one_row_each(found.table, found.mapping, made)
        _take(found, Shape(TableForm.BLOCKS, sentence, wanted), table, propose)


def _grid(found: ShapedTable, wanted: bool, propose: Proposing) -> None:  # noqa: FBT001
    seen = grid.find_grid(found.table, found.mapping)
    if seen is None:
        return
    table = grid.one_row_each(found.table, found.mapping, seen)
    people = sum(found.mapping.filled_rows(found.table))
    named = ", ".join(f"« {title} »" for title in seen.columns.values())
    sentence = (
        f"Une colonne par certification ({named}) : {counted(people, 'personne')}, "
        f"{figure(len(seen.columns))} certifications possibles pour chacune."
    )
    _take(found, Shape(TableForm.GRID, sentence, wanted), table, propose)


def _series(found: ShapedTable, wanted: bool, propose: Proposing) -> bool:  # noqa: FBT001
    """Say whether the table is read as a series of numbered columns."""
    seen = series.find_series(found.table, found.mapping)
    if seen is None:
        return False
    held = series.held_by_row(found.table, found.mapping, seen)
    many = series.several(held)
    keys = seen.data[series.CERTIFICATION]
    named = ", ".join(f"« {found.mapping.columns[index].header} »" for index in keys)
    sentence = (
        f"Plusieurs certifications sur une ligne ({named}) : {counted(many, 'personne')} en "
        f"{'ont' if many > 1 else 'a'} plus d'une, {counted(sum(map(len, held)), 'certification')} "
        "en tout."
    )
    table = series.one_row_each(found.table, found.mapping, seen)
    before = found.mapping
    _take(found, Shape(TableForm.SERIES, sentence, wanted), table, propose)
    if found.table is not table:
        return False
    found.mapping = _as_chosen(found.mapping, before, seen)
    return True


def _as_chosen(mapping: Mapping, before: Mapping, seen: series.Series) -> Mapping:
    """Return a mapping where what a series became feeds what the user had its columns feed."""
    columns = list(mapping.columns)
    made = {one.header: one.index for one in columns if one.index not in seen.columns}
    for title, own in seen.data.items():
        chosen = {before.columns[i].target for i in own if before.columns[i].how is How.CHOSEN}
        target = FEEDS.get(title) or next((one for one in chosen if one), None)
        if target is None or columns[made[title]].how is How.CHOSEN:
            continue
        for one in columns:
            if one.target == target:
                columns[one.index] = one.fed(None)
        columns[made[title]] = columns[made[title]].fed(
            Candidate(target, How.VALUES, _SCORE, _REASON)
        )
    return replace(mapping, columns=tuple(columns))


def fed_by_shapes(mapping: Mapping, table: Table) -> Mapping:
    """Return a mapping where the columns made of a shape feed what they are, but on other word."""
    columns = list(mapping.columns)
    for index, made in table.made.items():
        if columns[index].header == groups.SESSION and columns[index].how is not How.CHOSEN:
            columns[index] = _asked(columns[index])
        target = ids.RESULTAT if made == blocks.DECIDED else FEEDS.get(columns[index].header)
        own = columns[index].how is How.CHOSEN
        others = [c.index for c in columns if c.target == target and c.index != index]
        if target is None or own or any(columns[one].how is How.CHOSEN for one in others):
            continue
        for one in others:
            columns[one] = columns[one].fed(None)
        columns[index] = columns[index].fed(Candidate(target, How.VALUES, _SCORE, _REASON))
    return replace(mapping, columns=tuple(columns))


def _asked(column: ColumnMatch) -> ColumnMatch:
    """Return the day of a session, which may be that of delivery and is so on the user's word."""
    session = Candidate(DELIVERY, How.VALUES, _SCORE, _REASON)
    others = (one for one in column.alternates if one.target != DELIVERY)
    return replace(column.fed(None), alternates=(session, *others))


def _take(found: ShapedTable, shape: Shape, table: Table, propose: Proposing) -> None:
    """Keep a shape and, where it is to be read so, the table that it gives."""
    again = propose(table) if shape.applied else None
    if again is not None:
        found.table, found.mapping = table, fed_by_shapes(again, table)
    elif shape.applied:
        shape = Shape(shape.form, shape.sentence, applied=False)
    found.shapes.append(shape)
