"""The people of a file: one column of canonical values per field, and the journal."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Final

from certiflux.dataset.decisions.decided import Undeclared
from certiflux.dataset.journal import Journal
from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary import Version, ids
from certiflux.dictionary.identification import NIR_DU_FLUX

DOSSIER: Final = ids.ID_DOSSIER
"""Field whose presence says that the person is identified by a CPF file number (bloc 9)."""


@dataclass(slots=True)
class Dataset:
    """The people of a file, field by field.

    ``row_numbers`` gives the number that the spreadsheet shows for each row; ``titles`` the
    user's header of each field's column. ``national``: the user wants the people who have a
    national number to be identified by it. ``sheets`` are the names of the workbook's sheets, where
    several are read as one list. ``undeclared`` are the rows that the list itself says not to
    declare.
    """

    version: Version
    columns: dict[str, FieldColumn]
    row_numbers: array[int]
    titles: dict[str, str]
    journal: Journal
    national: bool = False
    sheets: tuple[str, ...] = ()
    undeclared: dict[int, Undeclared] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of people."""
        return len(self.row_numbers)

    def values(self, field: str) -> list[Value]:
        """Return the values of a field, one per row; all None when it has no column."""
        column = self.columns.get(field)
        return column.expand() if column else [None] * len(self)

    def by_dossier(self) -> bytearray:
        """Return, per row, 1 where the person is identified by a CPF file number."""
        return self._filled(DOSSIER)

    def by_national(self) -> bytearray:
        """Return, per row, 1 where the person is identified by a national number."""
        filled = self._filled(NIR_DU_FLUX.id)
        if NIR_DU_FLUX.id in self.columns and DOSSIER in self.columns:
            pairs = zip(filled, self.by_dossier(), strict=True)
            return bytearray(number and not dossier for number, dossier in pairs)
        return filled

    def otherwise(self) -> bytearray:
        """Return, per row, 1 where the person is identified otherwise than by civil status."""
        found = self.by_dossier()
        if NIR_DU_FLUX.id in self.columns:
            return bytearray(map(max, found, self._filled(NIR_DU_FLUX.id)))
        return found

    def _filled(self, field: str) -> bytearray:
        """Return, per row, 1 where a field holds something."""
        column = self.columns.get(field)
        if column is None:
            return bytearray(len(self))
        filled = [int(isinstance(value, str)) for value in column.values]
        return bytearray(map(filled.__getitem__, column.codes))
