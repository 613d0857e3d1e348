"""What the user answers about the columns, the values and the settings of the list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from certiflux.dataset.joining import secret_columns, sheet_alone, with_joins
from certiflux.dataset.readings import (
    ColumnReading,
)
from certiflux.dataset.unknown import with_choice
from certiflux.dictionary import Version, composites, fields, ids, takes_national
from certiflux.flux.withdrawal import CREATION
from certiflux.mapping.joining import assigned, found, joined, parted, rejoined, without_joins
from certiflux.mapping.joining_file import saying
from certiflux.mapping.mapping import Header, Mapping, propose
from certiflux.mapping.settings import NATIONAL_SENT, Settings
from certiflux.mapping.wording import key
from certiflux.reading.table import Table
from certiflux.schema.force import InForce, built_in
from certiflux.session.refusals import no_people_below, no_place_for_numbers
from certiflux.session.state import State
from certiflux.shapes.nobody import find_nobody, left_out
from certiflux.shapes.shaping import ShapedTable, shaped


class Answered(State):
    """A list whose columns and settings are being told."""

    __slots__ = ()

    def assign(self, column: int, target: str | None) -> None:
        """Feed another field from a column, or none; the findings are to be made again.

        Raises LookupError, and changes nothing, for a column or a field that does not exist.
        """
        if column not in range(self.mapping.width):
            raise IndexError(column)
        if target is not None and target not in {*fields(self.version), *composites()}:
            raise KeyError(target)
        header = self.mapping.columns[column].header
        joinings = {i: said for i, said in self.settings.joinings.items() if i != target}
        same = {h: t for h, t in self.settings.columns.items() if key(h) != key(header)}
        columns = {**same, header: target or ""} if key(header) else same
        self.settings = replace(self.settings, columns=columns, joinings=joinings)
        self._understand(assigned(self.mapping, column, target))

    def joinable(self) -> set[str]:
        """Return the fields that columns joined may feed."""
        emitted = {i for i, f in fields(self.version).items() if f.emitted and not f.generated}
        return {*emitted, *composites()}

    def joined(self, columns: Sequence[int], target: str, separator: str) -> Mapping:
        """Return the mapping with columns joined to feed a field; this dossier stays as it is.

        Raises LookupError for a column or a field that does not exist, UserError for columns
        that cannot be joined.
        """
        if target not in self.joinable():
            raise KeyError(target)
        here = set(columns) & set(range(self.mapping.width))
        secret = secret_columns(self.table, here)
        return joined(self.mapping, columns, target, separator, secret)

    def join(self, columns: Sequence[int], target: str, separator: str | None) -> None:
        """Join columns, in this order, to feed a field; no column or no separator undoes it."""
        joinings = {i: said for i, said in self.settings.joinings.items() if i != target}
        if separator is None or not columns:
            mapping = parted(self.mapping, target)
        else:
            mapping = self.joined(columns, target, separator)
            joinings[target] = saying(mapping, mapping.joins[-1])
        self.settings = replace(self.settings, joinings=joinings)
        self._understand(mapping)

    def understand(self, mapping: Mapping) -> None:
        """Take a mapping of the sheet's own columns, and the joins of the settings with it."""
        joinings = self.settings.joinings
        wanted = (found(mapping, said.headers) or () for said in joinings.values())
        secret = secret_columns(self.table, {index for columns in wanted for index in columns})
        self._understand(rejoined(mapping, joinings, secret))

    def _understand(self, mapping: Mapping) -> None:
        """Take a mapping; the table gets the columns that its joins make."""
        self.table = with_joins(sheet_alone(self.table, self.mapping), mapping)
        self.mapping = mapping
        self.nobody = {} if self._is_flow() else find_nobody(self.table, mapping)
        self.keep_nobody(self.kept)

    def read_as_list(self, mapping: Mapping) -> None:
        """Take a mapping of the table as found, which is read as one person a row where it is not.

        The mapping has left out the rows that are nobody.
        What the user said of each shape is followed.
        """
        found = ShapedTable(self._raw(), mapping)
        if not self._is_flow():
            found = shaped(found.table, mapping, self.said, self._propose)
        self.table, self.mapping = found.table, without_joins(found.mapping)
        self.shapes = found.shapes
        self.understand(found.mapping)

    def set_shape(self, form: str, *, wanted: bool) -> None:
        """Read a shape of table as one person a row, or leave the rows as they are."""
        self.said = {**self.said, form: wanted}
        mapping = self._propose(self._raw())
        if mapping is not None:
            self.read_as_list(mapping)

    def _propose(self, table: Table) -> Mapping | None:
        mapping = propose(table, self.version, self.settings.columns, self.header)
        return None if mapping is None else left_out(table, mapping)

    def _raw(self) -> Table:
        """Return the table as found, without what joins and shapes make of it."""
        return sheet_alone(self.table, self.mapping) if self.raw is None else self.raw

    def _is_flow(self) -> bool:
        return self.source.is_flow

    def set_constants(self, answers: dict[str, str], situation: str | None = None) -> None:
        """Take the answers that serve the whole file, by field id; an empty one clears."""
        constants = {**self.settings.constants, **answers}
        kept = {field_id: value for field_id, value in constants.items() if value}
        said = self.settings.situation if situation is None else situation
        self.settings = replace(self.settings, constants=kept, situation=said)

    def read_column(self, column: int, reading: ColumnReading) -> None:
        """Read a column of dates or names as the user says."""
        header = self.mapping.columns[column].header
        same = {h: w for h, w in self.settings.readings.items() if key(h) != key(header)}
        words = {header: reading.words()} if reading.words() else {}
        self.settings = replace(self.settings, readings={**same, **words})

    def choose_value(self, field_id: str, raw: str, value: str | None) -> None:
        """Give a value of the flow to a spelling of the user; None takes the choice back."""
        values = with_choice(self.settings.values, field_id, raw, value)
        self.settings = replace(self.settings, values=values)

    def set_identifiers(self, created: str) -> None:
        """Create the identifiers that are missing, CREATE_ALL or CREATE_MISSING, or CREATE_NONE."""
        self.settings = replace(self.settings, identifiers=created)

    def set_national(self, *, sent: bool) -> None:
        """Identify people by their national number, or keep it to check with.

        Raises UserError, and changes nothing, where the schema in force has no place for it.
        """
        if sent and not takes_national(self.version):
            raise no_place_for_numbers()
        self.settings = replace(self.settings, national=NATIONAL_SENT if sent else "")

    def set_header(self, row: int | None) -> None:
        """Take a row (as the sheet numbers it) for the header, or none at all.

        Raises UserError, and changes nothing, when nobody is left below it.
        """
        header = Header.NONE if row is None else row - self.table.first_row
        mapping = propose(self._raw(), self.version, self.settings.columns, header)
        if mapping is None or mapping.first_row >= self._raw().n_rows:
            raise no_people_below(row)
        self.header = header
        self.read_as_list(left_out(self._raw(), mapping))

    def keep_nobody(self, kept: AbstractSet[str]) -> None:
        """Send the rows of some kinds that are nobody as if they were people, leave out others."""
        skipped = frozenset(row for row, kind in self.nobody.items() if kind not in kept)
        self.kept = frozenset(kept)
        self.mapping = replace(self.mapping, skipped=skipped)

    def take_settings(self, settings: Settings) -> None:
        """Apply other settings: answers, columns and values; the present ones are replaced.

        The columns that the settings do not name stay as the file's own headers tell.
        """
        mapping = propose(self._raw(), self.version, settings.columns, self.header)
        self.settings = self.loaded = settings
        if mapping is None:
            self.understand(without_joins(self.mapping))
        else:
            self.read_as_list(left_out(self._raw(), mapping))

    def understand_again(
        self, settings: Settings, targets: Sequence[str | None], chosen: Collection[int]
    ) -> None:
        """Take up how the columns of this very sheet were understood, as an engine before did.

        ``targets`` gives the field of each column, header or not; ``chosen`` those that the user
        settled. Raises ValueError, and changes nothing, where they are those of another sheet.
        """
        mapping = without_joins(self.mapping)
        known = {*fields(self.version), *composites(), None}
        if len(targets) != len(mapping.columns) or not known.issuperset(targets):
            raise ValueError
        for index, target in enumerate(targets):
            if mapping.columns[index].target != target or index in chosen:
                mapping = assigned(mapping, index, target)
        self.settings = settings
        self.understand(mapping)

    def use_schema(self, schema: InForce) -> None:
        """Follow another schema; the columns are understood again where it has other elements."""
        self.brought, self.flow = (schema if schema.brought else None), None
        if schema.brought:
            self._take_besides(replace(self.settings, official=schema.sha256))
        if schema.version != self.version:
            self.version, loaded = schema.version, self.loaded
            self.take_settings(self.settings)
            self.loaded = loaded

    def choose_schema(self, version: Version) -> None:
        """Follow one of our own versions, on the user's word, which the settings keep.

        A version that has it is asked to create passages, where nothing else was said.
        """
        said = self.settings
        constants = said.constants
        if ids.ACTION in fields(version) and not constants.get(ids.ACTION):
            constants = {**constants, ids.ACTION: CREATION}
        same = self.brought is None and version == self.version and constants == said.constants
        chosen = replace(said, schema=version.number, constants=constants)
        if same:
            self._take_besides(chosen)
            return
        self.settings = chosen
        self.use_schema(built_in(version))
