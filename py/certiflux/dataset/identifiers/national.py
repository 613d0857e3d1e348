"""Who goes into the flow by national number: only on the user's word, where a schema has a place.

The number and the birth name then stand for the whole civil status (FORMAT.md 0). Who has no
number that the schema takes, or has a CPF file number, stays as without it.
"""

from __future__ import annotations

import re
from array import array
from typing import Final

from certiflux.base import nir
from certiflux.dataset.change import Change
from certiflux.dataset.journal import Entry
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn, Value
from certiflux.dictionary import Version, branches, fields, takes_national
from certiflux.dictionary.columns import NIR
from certiflux.dictionary.identification import NIR_DU_FLUX, NOM_NAISSANCE_NIR
from certiflux.dictionary.kinds import Pattern
from certiflux.dictionary.titulaire import NOM_NAISSANCE

NUMBERS: Final = NIR.id
"""Column of the user's own numbers, as they are written."""

NUMBER: Final = NIR_DU_FLUX.id
"""Field of the flow that carries the number of who is identified by it."""

NAME: Final = NOM_NAISSANCE_NIR.id
"""Birth name beside the number; that of the civil status serves where no column gives another."""

BIRTH_NAME: Final = NOM_NAISSANCE.id
WRITTEN: Final = 13
"""Characters of a number that a flow carries: all but its key."""

_BEFORE: Final = "état civil"
_AFTER: Final = "numéro de sécurité sociale sans sa clé, et nom de naissance"


def add_national(dataset: Dataset) -> None:
    """Add the numbers to be written, when the user wants them and the schema has their place."""
    own = dataset.columns.get(NUMBERS)
    if own is None or not dataset.national or not takes_national(dataset.version):
        return
    form = fields(dataset.version)[NUMBER].kind
    known = {value: _written(value, form) for value in set(own.values)}
    column = FieldColumn([known[value] for value in own.values], own.codes)
    column.secret = True
    dataset.columns[NUMBER] = column


def _written(value: Value, form: object) -> Value:
    """Return the number as a flow carries it, None for one that is wrong or that it refuses."""
    said = nir.parse(value) if isinstance(value, str) else None
    if said is None or said.key_right is False or not isinstance(value, str):
        return None
    number = nir.compact(value)[:WRITTEN]
    return number if isinstance(form, Pattern) and re.fullmatch(form.regex, number) else None


def note_national(dataset: Dataset) -> None:
    """Write in the journal how many people go by their number; no number is told."""
    flags = dataset.by_national()
    if 1 in flags:
        source = dataset.columns[NUMBERS].source
        entry = Entry(Change.NIR, NUMBER, source, [_BEFORE], [_AFTER], [1], array("I", list(flags)))
        dataset.journal.add(entry)


def civil_status(version: Version) -> frozenset[str]:
    """Return the fields of the civil status that a number stands for: all but the birth name."""
    own = branches(version)
    way = own[BIRTH_NAME]
    return frozenset(i for i, branch in own.items() if branch == way) - {BIRTH_NAME}
