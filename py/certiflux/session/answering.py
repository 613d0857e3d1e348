"""What the user answers about the columns, the values and the settings of the list.

Each answer takes the document as it is and returns it as it becomes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from certiflux.dataset.joining import secret_columns, sheet_alone, with_joins
from certiflux.dataset.readings import ColumnReading
from certiflux.dataset.unknown import with_choice
from certiflux.dictionary import Version, composites, fields, ids, takes_national
from certiflux.fiches.known import KeptFiches
from certiflux.flux.withdrawal import CREATION
from certiflux.mapping.joining import assigned, found, joined, parted, rejoined, without_joins
from certiflux.mapping.joining_file import saying
from certiflux.mapping.mapping import Header, Mapping, propose
from certiflux.mapping.prevention_file import Prevention
from certiflux.mapping.settings import NATIONAL_SENT, Settings
from certiflux.mapping.wording import key
from certiflux.reading.table import Table
from certiflux.schema.force import InForce, built_in
from certiflux.session.document import Document
from certiflux.session.refusals import no_people_below, no_place_for_numbers
from certiflux.shapes.nobody import find_nobody, left_out
from certiflux.shapes.shaping import ShapedTable, shaped


def assign(document: Document, column: int, target: str | None) -> Document:
    """Feed another field from a column, or none.

    Raises LookupError for a column or a field that does not exist.
    """
    mapping, settings = document.mapping, document.settings
    if column not in range(mapping.width):
        raise IndexError(column)
    if target is not None and target not in {*fields(document.version), *composites()}:
        raise KeyError(target)
    header = mapping.columns[column].header
    joinings = {i: said for i, said in settings.joinings.items() if i != target}
    same = {h: t for h, t in settings.columns.items() if key(h) != key(header)}
    columns = {**same, header: target or ""} if key(header) else same
    answered = replace(document, settings=replace(settings, columns=columns, joinings=joinings))
    return _understood(answered, assigned(mapping, column, target))


def joinable(document: Document) -> set[str]:
    """Return the fields that columns joined may feed."""
    known = fields(document.version).items()
    return {*(i for i, f in known if f.emitted and not f.generated), *composites()}


def join_of(document: Document, columns: Sequence[int], target: str, separator: str) -> Mapping:
    """Return the mapping with columns joined to feed a field; the document stays as it is.

    Raises LookupError for a column or a field that does not exist, UserError for columns
    that cannot be joined.
    """
    if target not in joinable(document):
        raise KeyError(target)
    here = set(columns) & set(range(document.mapping.width))
    secret = secret_columns(document.table, here)
    return joined(document.mapping, columns, target, separator, secret)


def join(
    document: Document, columns: Sequence[int], target: str, separator: str | None
) -> Document:
    """Join columns, in this order, to feed a field; no column or no separator undoes it."""
    joinings = {i: said for i, said in document.settings.joinings.items() if i != target}
    if separator is None or not columns:
        mapping = parted(document.mapping, target)
    else:
        mapping = join_of(document, columns, target, separator)
        joinings[target] = saying(mapping, mapping.joins[-1])
    settings = replace(document.settings, joinings=joinings)
    return _understood(replace(document, settings=settings), mapping)


def understand(document: Document, mapping: Mapping) -> Document:
    """Take a mapping of the sheet's own columns, and the joins of the settings with it."""
    joinings = document.settings.joinings
    wanted = (found(mapping, said.headers) or () for said in joinings.values())
    secret = secret_columns(document.table, {index for columns in wanted for index in columns})
    return _understood(document, rejoined(mapping, joinings, secret))


def _understood(document: Document, mapping: Mapping) -> Document:
    """Take a mapping; the table gets the columns that its joins make."""
    table = with_joins(sheet_alone(document.table, document.mapping), mapping)
    nobody = {} if document.source.is_flow else find_nobody(table, mapping)
    taken = replace(document, table=table, mapping=mapping, nobody=nobody)
    return keep_nobody(taken, document.kept)


def read_as_list(document: Document, mapping: Mapping) -> Document:
    """Take a mapping of the table as found, which is read as one person a row where it is not.

    The mapping has left out the rows that are nobody. What the user said of each shape is followed.
    """
    made = ShapedTable(document.found, mapping)
    if not document.source.is_flow:
        propose_for = lambda table: proposal(document, table)  # noqa: E731
        made = shaped(made.table, mapping, document.said, propose_for)
    own = without_joins(made.mapping)
    taken = replace(document, table=made.table, mapping=own, shapes=tuple(made.shapes))
    return understand(taken, made.mapping)


def proposal(document: Document, table: Table) -> Mapping | None:
    """Return how a table is understood with the answers given so far, None for no list."""
    mapping = propose(table, document.version, document.settings.columns, document.header)
    return None if mapping is None else left_out(table, mapping)


def set_shape(document: Document, form: str, *, wanted: bool) -> Document:
    """Read a shape of table as one person a row, or leave the rows as they are."""
    answered = replace(document, said={**document.said, form: wanted})
    mapping = proposal(answered, answered.found)
    return answered if mapping is None else read_as_list(answered, mapping)


def set_constants(
    document: Document, answers: dict[str, str], situation: str | None = None
) -> Document:
    """Take the answers that serve the whole file, by field id; an empty one clears."""
    settings = document.settings
    given = {**settings.constants, **answers}
    kept = {field_id: value for field_id, value in given.items() if value}
    said = settings.situation if situation is None else situation
    return replace(document, settings=replace(settings, constants=kept, situation=said))


def read_column(document: Document, column: int, reading: ColumnReading) -> Document:
    """Read a column of dates or names as the user says."""
    header, settings = document.mapping.columns[column].header, document.settings
    same = {h: w for h, w in settings.readings.items() if key(h) != key(header)}
    words = {header: reading.words()} if reading.words() else {}
    return replace(document, settings=replace(settings, readings={**same, **words}))


def choose_value(document: Document, field_id: str, raw: str, value: str | None) -> Document:
    """Give a value of the flow to a spelling of the user; None takes the choice back."""
    values = with_choice(document.settings.values, field_id, raw, value)
    return replace(document, settings=replace(document.settings, values=values))


def set_identifiers(document: Document, created: str) -> Document:
    """Create the identifiers that are missing, CREATE_ALL or CREATE_MISSING, or CREATE_NONE."""
    return replace(document, settings=replace(document.settings, identifiers=created))


def set_national(document: Document, *, sent: bool) -> Document:
    """Identify people by their national number, or keep it to check with.

    Raises UserError where the schema in force has no place for it.
    """
    if sent and not takes_national(document.version):
        raise no_place_for_numbers()
    said = NATIONAL_SENT if sent else ""
    return replace(document, settings=replace(document.settings, national=said))


def set_header(document: Document, row: int | None) -> Document:
    """Take a row (as the sheet numbers it) for the header, or none at all.

    Raises UserError when nobody is left below it.
    """
    raw = document.found
    header = Header.NONE if row is None else row - document.table.first_row
    mapping = propose(raw, document.version, document.settings.columns, header)
    if mapping is None or mapping.first_row >= raw.n_rows:
        raise no_people_below(row)
    return read_as_list(replace(document, header=header), left_out(raw, mapping))


def keep_nobody(document: Document, kept: AbstractSet[str]) -> Document:
    """Send the rows of some kinds that are nobody as if they were people, leave out others."""
    skipped = frozenset(row for row, kind in document.nobody.items() if kind not in kept)
    mapping = replace(document.mapping, skipped=skipped)
    return replace(document, kept=frozenset(kept), mapping=mapping)


def take_settings(document: Document, settings: Settings) -> Document:
    """Apply other settings: answers, columns and values; the present ones are replaced.

    The columns that the settings do not name stay as the file's own headers tell.
    """
    answered = replace(document, settings=settings, loaded=settings)
    mapping = proposal(answered, answered.found)
    if mapping is None:
        return understand(answered, without_joins(answered.mapping))
    return read_as_list(answered, mapping)


def understand_again(
    document: Document, settings: Settings, targets: Sequence[str | None], chosen: Collection[int]
) -> Document:
    """Take up how the columns of this very sheet were understood, as an engine before did.

    ``targets`` gives the field of each column, header or not; ``chosen`` those that the user
    settled. Raises ValueError where they are those of another sheet.
    """
    mapping = without_joins(document.mapping)
    known = {*fields(document.version), *composites(), None}
    if len(targets) != len(mapping.columns) or not known.issuperset(targets):
        raise ValueError
    for index, target in enumerate(targets):
        if mapping.columns[index].target != target or index in chosen:
            mapping = assigned(mapping, index, target)
    return understand(replace(document, settings=settings), mapping)


def take_prevention(document: Document, said: Prevention) -> Document:
    """Take the answers of the Passeport de prévention."""
    return replace(document, settings=replace(document.settings, prevention=said))


def take_fiches(document: Document, kept: KeptFiches) -> Document:
    """Take what is kept of the lists of France compétences."""
    return replace(document, settings=replace(document.settings, fiches=kept))


def use_schema(document: Document, schema: InForce) -> Document:
    """Follow another schema; the columns are understood again where it has other elements."""
    settings = document.settings
    if schema.brought:
        settings = replace(settings, official=schema.sha256)
    brought = schema if schema.brought else None
    followed = replace(document, brought=brought, settings=settings)
    if schema.version == document.version:
        return followed
    again = take_settings(replace(followed, version=schema.version), settings)
    return replace(again, loaded=document.loaded)


def choose_schema(document: Document, version: Version) -> Document:
    """Follow one of our own versions, on the user's word, which the settings keep.

    A version that has it is asked to create passages, where nothing else was said.
    """
    settings = document.settings
    constants = settings.constants
    if ids.ACTION in fields(version) and not constants.get(ids.ACTION):
        constants = {**constants, ids.ACTION: CREATION}
    chosen = replace(settings, schema=version.number, constants=constants)
    return use_schema(replace(document, settings=chosen), built_in(version))
