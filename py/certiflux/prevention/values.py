"""One value of the import: read from a cell as the dictionary's own fields are, then as it wants.

Called once per distinct cell. What cannot be read stays as found, and a check explains it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from certiflux.base import nir
from certiflux.base.dates import DAY_FIRST, EPOCH, DateRule
from certiflux.dataset.change import Change
from certiflux.dataset.convert import Conversion, convert
from certiflux.dataset.values import Value, show
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Date, Listing
from certiflux.dictionary.prevention import MANY
from certiflux.dictionary.prevention_model import ImportColumn
from certiflux.reading.table import Cell

BREAKS: Final = re.compile("[|\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
"""What would part a line or a value in two, or cannot be written at all."""

BARE_NIR: Final = 13
_KEYED_NIR: Final = 15
_PARTS: Final = re.compile(r"[;,/\s]+")
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_GAPS: Final = re.compile(r"[\s.\-\u00a0\u202f]+")


def of_cell(
    given: ImportColumn, cell: Cell, *, epoch: dt.date = EPOCH, rule: DateRule = DAY_FIRST
) -> Conversion:
    """Return the value that a cell of the sheet, or a text typed for all, stands for."""
    if isinstance(cell, str) and BREAKS.search(cell.strip()):
        return Conversion(cell.strip())
    found = convert(given.field, cell, epoch=epoch, rule=rule)
    if not isinstance(found.value, str):
        return Conversion(None, found.change)
    if given.codes:
        return _codes(found)
    return _digits(found) if given.digits else found


def of_list(given: ImportColumn, value: Value) -> Conversion:
    """Return the value that a field of the list gives; what it says of nothing is nothing."""
    if not isinstance(value, str):
        return Conversion(None)
    if given.derived == "nir":
        return _bare(value)
    if given.labelled:
        kind = fields()[given.derived].kind
        options = kind.options if isinstance(kind, Listing) else ()
        label = next((one.label for one in options if one.value == value), value)
        return Conversion(label, None if label == value else Change.LIBELLE)
    return Conversion(value)


def written(given: ImportColumn, value: str) -> str:
    """Return a value as the file holds it: days are written jj/mm/aaaa."""
    if isinstance(given.field.kind, Date) and (found := _ISO.fullmatch(value)):
        return f"{found[3]}/{found[2]}/{found[1]}"
    return value


def _bare(value: str) -> Conversion:
    """Return a national number without its key; one of another form stays as it is."""
    if len(value) == _KEYED_NIR and nir.parse(value):
        return Conversion(value[:BARE_NIR], Change.CLE_NIR)
    return Conversion(value)


def _codes(found: Conversion) -> Conversion:
    text = show(found.value)
    joined = MANY.join(one for one in _PARTS.split(text) if one)
    return Conversion(joined or None, found.change if joined == text else Change.CODES_REUNIS)


def _digits(found: Conversion) -> Conversion:
    text = show(found.value)
    bare = _GAPS.sub("", text)
    if not bare.isalnum() or bare == text:
        return found
    return Conversion(bare, Change.CHIFFRES_SEULS)
