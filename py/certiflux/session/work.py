"""What a saved dossier says of the work: the sheet, the columns, the settings, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from certiflux import __version__
from certiflux.base.plain import read_shape
from certiflux.corrections.plain import to_plain
from certiflux.dictionary import Version, composites, fields
from certiflux.mapping.joining import assigned
from certiflux.mapping.mapping import Header, Mapping, propose
from certiflux.mapping.settings import Settings, parse
from certiflux.mapping.settings_file import write
from certiflux.reading.base import ReadingChoice
from certiflux.reading.source import Source, open_pasted, open_source
from certiflux.reading.table import Table
from certiflux.session import Dossier
from certiflux.session.line import FORMAT, damaged
from certiflux.shapes.making import TableForm
from certiflux.shapes.nobody import Kind
from certiflux.shapes.together import UnreadReason, UnreadSheet


class _Rows(NamedTuple):
    """Which rows of the table name the columns, and where the people begin."""

    header: int | None
    first: int
    headers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What ``travail.json`` holds: what each part is called, and of which type it is.

    Those with a default were not there in every version of the format.
    """

    name: str
    pasted: bool
    encoding: str | None
    separator: str | None
    sheet: int
    header: int | str
    rows: tuple[int | None, int, tuple[int, ...]]
    settings: str
    loaded: str
    targets: list[str | None]
    corrections: dict[str, Any]
    answers: dict[str, Any] = field(default_factory=dict)
    brought: str | None = None
    together: tuple[int, ...] = ()
    others: tuple[tuple[int, int, UnreadReason], ...] = ()
    alone: bool = False
    shapes: dict[TableForm, bool] = field(default_factory=dict)
    kept: tuple[str, ...] | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What ``travail.json`` says, but for the corrections and the answers."""

    version: Version
    name: str
    pasted: bool
    encoding: str | None
    separator: str | None
    sheet: int
    together: tuple[int, ...]
    others: tuple[UnreadSheet, ...]
    alone: bool
    said: dict[str, bool]
    header: int | Header
    rows: _Rows
    kept: frozenset[str]
    settings: Settings
    loaded: Settings
    targets: list[str | None]


def parsed(work: dict[str, Any], version: Version) -> Saved:
    """Return what was saved, for a version of the dictionary.

    Raise KeyError, TypeError, ValueError or UserError for what ``work_of`` did not write.
    """
    said = read_shape(Written, work)
    header = said.header
    rows = _Rows(*said.rows)
    if not {*fields(version), *composites(), None}.issuperset(said.targets):
        raise ValueError
    # Once, the total alone could be sent though it is nobody.
    before = (Kind.TOTAL.value,) if said.total else ()
    return Saved(
        version,
        said.name,
        said.pasted,
        said.encoding,
        said.separator,
        said.sheet,
        said.together,
        tuple(UnreadSheet(*one) for one in said.others),
        said.alone,
        {form.value: wanted for form, wanted in said.shapes.items()},
        header if isinstance(header, int) else Header(header),
        rows,
        frozenset(before if said.kept is None else said.kept),
        parse(said.settings, version, listed=False),
        parse(said.loaded, version, listed=False),
        said.targets,
    )


def work_of(dossier: Dossier) -> dict[str, Any]:
    """Return the work as data of JSON, but for the answers of the portal."""
    header = dossier.header
    choices = dossier.source.choices
    return {
        "format": FORMAT,
        "certiflux": __version__,
        "schema": dossier.version.number,
        "name": dossier.name,
        "pasted": dossier.source.is_pasted,
        "encoding": _in_use(choices.encodings) if choices else None,
        "separator": _in_use(choices.separators) if choices else None,
        "sheet": dossier.sheet,
        "together": list(dossier.together),
        "others": [[one.index, one.people, one.why.value] for one in dossier.others],
        "alone": dossier.alone,
        "shapes": dossier.said,
        "header": header.value if isinstance(header, Header) else header,
        "rows": [
            dossier.mapping.header_row,
            dossier.mapping.first_row,
            list(dossier.mapping.header_rows),
        ],
        "kept": sorted(dossier.kept),
        "settings": write(dossier.settings, dossier.version),
        "loaded": write(dossier.loaded, dossier.version),
        "targets": [column.target for column in dossier.mapping.own],
        "corrections": to_plain(dossier.corrections),
    }


def _in_use(choices: tuple[ReadingChoice, ...]) -> str | None:
    return next((one.value for one in choices if one.in_use), None)


def mapping_of(saved: Saved, table: Table) -> Mapping:
    """Return the sheet's own columns as they were understood, whatever would be proposed now."""
    columns, rows = saved.settings.columns, saved.rows
    if not {*rows.headers, rows.header or 0} <= {*range(table.n_rows)}:
        raise damaged("rows")
    mapping = propose(table, saved.version, columns, saved.header)
    if mapping is None or (mapping.header_row, mapping.first_row) != (rows.header, rows.first):
        header = Header.NONE if rows.header is None else rows.header
        mapping = propose(table, saved.version, columns, header)
    if mapping is None or len(mapping.columns) != len(saved.targets):
        raise damaged("columns")
    if not 0 <= rows.first <= table.n_rows:
        raise damaged("rows")
    for index, target in enumerate(saved.targets):
        if mapping.columns[index].target != target:
            mapping = assigned(mapping, index, target)
    return replace(mapping, header_row=rows.header, first_row=rows.first, header_rows=rows.headers)


def source_of(saved: Saved, data: bytes) -> Source:
    """Return the source as the user had it read; raise UserError when it cannot be."""
    if saved.pasted:
        return open_pasted(data.decode("utf-8", "replace"))
    return open_source(saved.name, data, encoding=saved.encoding, separator=saved.separator)
