"""Where each column of the import comes from: the list, a column of the sheet, one value for all.

Nothing is invented: an obligatory column that nothing gives is asked for.
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from enum import StrEnum

from certiflux.dataset.joining import secret_columns
from certiflux.dataset.people import Dataset
from certiflux.dictionary.model import Status
from certiflux.dictionary.prevention_model import ImportColumn, Layout
from certiflux.mapping.mapping import Mapping
from certiflux.mapping.prevention_file import TOLD, Prevention
from certiflux.mapping.wording import key
from certiflux.prevention.values import of_cell
from certiflux.reading.table import Table

NIR = "NIR"


class Origin(StrEnum):
    """Where a column comes from."""

    DERIVED = "de votre liste"
    COLUMN = "d'une colonne de votre feuille"
    CONSTANT = "d'une seule valeur pour tous"
    TOLD = "selon une autre colonne"
    EMPTY = "laissée vide"
    MISSING = "à donner"


@dataclass(frozen=True, slots=True)
class ColumnSource:
    """What feeds a column: its origin, the user's header or value in ``title``.

    ``index`` is that of the column of the sheet. ``recognised`` says that its title told, not the
    user. ``absent`` is the header that the settings name and the file lacks. ``applies`` says
    whether its condition holds for everybody (True), for nobody (False) or by row (None).
    """

    given: ImportColumn
    origin: Origin
    title: str = ""
    index: int = -1
    recognised: bool = False
    absent: str = ""
    applies: bool | None = None


def sources(
    layout: Layout,
    table: Table,
    mapping: Mapping,
    dataset: Dataset,
    said: Prevention,
    *,
    with_nir: bool,
) -> dict[str, ColumnSource]:
    """Return what feeds each column of a layout, by its name, in order.

    The national numbers serve only ``with_nir``, the user's explicit word.
    """
    headers = choices(table, mapping)
    taken: set[int] = set()
    found: dict[str, ColumnSource] = {}
    for given in layout.columns:
        if given.field.personal:
            found[given.name] = _personal(given, dataset, with_nir=with_nir)
        else:
            source = _source(given, dataset, said, headers, taken)
            found[given.name] = _conditioned(source, found, taken)
    return found


def _conditioned(
    source: ColumnSource, found: Dict[str, ColumnSource], taken: set[int]
) -> ColumnSource:
    """Say whether a column is asked of everybody or of nobody, as one answer for all tells."""
    when, origin = source.given.field.when, source.origin
    if when is None:
        return source
    other = found[when.field]
    if other.applies is False or other.origin is Origin.EMPTY:
        applies: bool | None = False
    elif other.origin is Origin.CONSTANT:
        applies = of_cell(other.given, other.title).value == when.value
    else:
        applies = None
    if applies is False and source.recognised:
        taken.discard(source.index)
        return ColumnSource(source.given, Origin.EMPTY, applies=False)
    if applies and origin is Origin.EMPTY and source.given.field.status is Status.CONDITIONNEL:
        origin = Origin.MISSING
    return replace(source, origin=origin, applies=applies)


def choices(table: Table, mapping: Mapping) -> dict[int, str]:
    """Return the headers of the columns that may feed the import, by index.

    Columns of national numbers are none of them, whatever their title.
    """
    own = range(len(mapping.own))
    secret = secret_columns(table, own)
    return {
        index: mapping.columns[index].header
        for index in own
        if index not in secret and key(mapping.columns[index].header)
    }


def _personal(given: ImportColumn, dataset: Dataset, *, with_nir: bool) -> ColumnSource:
    there = given.derived in dataset.columns
    if not there or (given.name == NIR and not with_nir):
        return ColumnSource(given, Origin.MISSING)
    return ColumnSource(given, Origin.DERIVED, dataset.titles.get(given.derived, ""))


def _source(
    given: ImportColumn,
    dataset: Dataset,
    said: Prevention,
    headers: Dict[int, str],
    taken: set[int],
) -> ColumnSource:
    header, absent = said.columns.get(given.name), ""
    if header:
        wanted = key(header)
        for index, title in headers.items():
            if key(title) == wanted:
                return ColumnSource(given, Origin.COLUMN, title, index)
        absent = header
    text = said.constants.get(given.name)
    if given.told_by and text == f"{TOLD}{given.told_by}":
        return ColumnSource(given, Origin.TOLD, given.told_by, absent=absent)
    if text is not None:
        return ColumnSource(given, Origin.CONSTANT if text else Origin.EMPTY, text, absent=absent)
    if given.derived in dataset.columns:
        title = dataset.titles.get(given.derived, "")
        return ColumnSource(given, Origin.DERIVED, title, absent=absent)
    told = _recognised(given, headers, taken) if header is None else None
    if told is not None:
        taken.add(told)
        return ColumnSource(given, Origin.COLUMN, headers[told], told, recognised=True)
    wanted_always = given.field.status is Status.OBLIGATOIRE
    return ColumnSource(given, Origin.MISSING if wanted_always else Origin.EMPTY, absent=absent)


def _recognised(given: ImportColumn, headers: Dict[int, str], taken: Collection[int]) -> int | None:
    """Return the column whose title is the name, the label or a usual wording of a field."""
    field = given.field
    names = [key(one) for one in (field.name, field.label, *field.synonyms)]
    by_title = {key(title): index for index, title in headers.items() if index not in taken}
    return next((by_title[name] for name in names if name in by_title), None)
