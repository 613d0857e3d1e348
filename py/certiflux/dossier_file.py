"""The saved dossier: one piece of work in one file, to be reopened exactly.

It holds personal data: the source file itself, and every correction.

The file is one line (see dossier_line.py), then a body, encrypted when the user gave a passphrase.
This module only writes and opens bodies that are not encrypted: the page does the rest.

The body is a ZIP of two members: ``source``, the bytes of the file as the user dropped it, and
``travail.json``: the settings as their own file writes them, the sheet, the header, the field that
each column feeds, and the history with every correction (see corrections/plain.py).
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from certiflux import __version__
from certiflux.bounded_json import read_json
from certiflux.corrections.plain import from_plain, to_plain
from certiflux.dictionary import VERSIONS, composites, fields, plain_version
from certiflux.dossier import Dossier
from certiflux.dossier_line import FORMAT, Line, damaged, other_version, protected
from certiflux.dossier_line import parse as parse_line
from certiflux.errors import UserError
from certiflux.mapping.mapping import Header, Mapping, propose
from certiflux.mapping.settings import Settings, parse
from certiflux.mapping.settings_file import write
from certiflux.opening import read_sheet, with_data
from certiflux.reading.base import Choice, Kind
from certiflux.reading.container import BROKEN, TrickError, open_zip
from certiflux.reading.refusals import MAX_FLOW
from certiflux.reading.source import Source, open_pasted, open_source
from certiflux.reading.table import Table
from certiflux.work import Work

EXTENSION: Final = ".dossier"
MEDIA_TYPE: Final = "application/vnd.certiflux.dossier"

_SOURCE, _WORK = "source", "travail.json"
_MAX_WORK: Final = 256 * 1024 * 1024
"""Bytes of ``travail.json`` that are read: ten million corrected cells take less."""

_DAY_ONE: Final = (1980, 1, 1, 0, 0, 0)
"""The same work gives the same bytes, whenever it is saved."""

_WRONG: Final = (KeyError, TypeError, ValueError, IndexError, AttributeError)


def save(dossier: Dossier) -> bytes:
    """Return a dossier as a file, not protected."""
    content = body_of(dossier)
    return f"{Line(len(content)).text}\n".encode() + content


def body_of(dossier: Dossier) -> bytes:
    """Return what follows the line of a saved dossier, not encrypted."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        work = json.dumps(_work(dossier), ensure_ascii=False, separators=(",", ":"))
        for name, data in ((_WORK, work.encode()), (_SOURCE, dossier.data)):
            member = zipfile.ZipInfo(name, _DAY_ONE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
    return body.getvalue()


def load(data: bytes) -> Work[Dossier]:
    """Return the dossier that a file holds, as it was saved; its checks are to be made again.

    Raise UserError for a file that is none, cut, protected, or of another version.
    """
    work, source_bytes = _content(_body(data))
    try:
        saved = _parsed(work)
    except (*_WRONG, UserError) as error:
        raise damaged(type(error).__name__) from None
    source = _source(saved, source_bytes)
    if not 0 <= saved.sheet < len(source.sheets):
        raise damaged("sheet")
    table = yield from read_sheet(source, saved.sheet)
    mapping = _mapping(saved, table)
    dossier = Dossier(
        saved.name, 0, source, saved.sheet, table, mapping, saved.settings, saved.version
    )
    dossier.loaded, dossier.header, dossier.keep_total = saved.loaded, saved.header, saved.total
    dossier.understand(mapping)
    try:
        dossier.corrections = from_plain(work["corrections"], saved.version)
    except _WRONG as error:
        raise damaged(type(error).__name__) from None
    return with_data(dossier, source_bytes)


def _mapping(saved: _Saved, table: Table) -> Mapping:
    """Return the sheet's own columns as they were understood, whatever would be proposed now."""
    columns, rows = saved.settings.columns, saved.rows
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
            mapping = mapping.assign(index, target)
    return replace(mapping, header_row=rows.header, first_row=rows.first, header_rows=rows.headers)


def _work(dossier: Dossier) -> dict[str, Any]:
    header = dossier.header
    choices = dossier.source.choices
    return {
        "format": FORMAT,
        "certiflux": __version__,
        "schema": plain_version(dossier.version),
        "name": dossier.name,
        "pasted": dossier.source.format is Kind.PASTED,
        "encoding": _in_use(choices.encodings) if choices else None,
        "separator": _in_use(choices.separators) if choices else None,
        "sheet": dossier.sheet,
        "header": header.value if isinstance(header, Header) else header,
        "rows": [
            dossier.mapping.header_row,
            dossier.mapping.first_row,
            list(dossier.mapping.header_rows),
        ],
        "total": dossier.keep_total,
        "settings": write(dossier.settings, dossier.version),
        "loaded": write(dossier.loaded, dossier.version),
        "targets": [column.target for column in dossier.mapping.own],
        "corrections": to_plain(dossier.corrections),
    }


def _in_use(choices: tuple[Choice, ...]) -> str | None:
    return next((one.value for one in choices if one.in_use), None)


class _Rows(NamedTuple):
    """Which rows of the table name the columns, and where the people begin."""

    header: int | None
    first: int
    headers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Saved:
    """What ``travail.json`` says, but for the corrections."""

    version: str
    name: str
    pasted: bool
    encoding: str | None
    separator: str | None
    sheet: int
    header: int | Header
    rows: _Rows
    total: bool
    settings: Settings
    loaded: Settings
    targets: list[str | None]


def _parsed(work: dict[str, Any]) -> _Saved:
    version, header = str(work["schema"]), work["header"]
    title, first, others = work["rows"]
    rows = _Rows(None if title is None else int(title), int(first), tuple(map(int, others)))
    known = {*fields(version), *composites(), None}
    targets = list(work["targets"])
    if not known.issuperset(targets):
        raise ValueError
    return _Saved(
        version,
        str(work["name"]),
        bool(work["pasted"]),
        work["encoding"],
        work["separator"],
        int(work["sheet"]),
        int(header) if isinstance(header, int) else Header(header),
        rows,
        bool(work["total"]),
        parse(str(work["settings"]), version),
        parse(str(work["loaded"]), version),
        targets,
    )


def _source(saved: _Saved, data: bytes) -> Source:
    if saved.pasted:
        return open_pasted(data.decode("utf-8", "replace"))
    return open_source(saved.name, data, encoding=saved.encoding, separator=saved.separator)


def _body(data: bytes) -> bytes:
    """Return the body of a file that is not protected, whole."""
    line = parse_line(data, len(data))
    if line.seal:
        raise protected()
    return data[line.offset :]


def _content(body: bytes) -> tuple[dict[str, Any], bytes]:
    """Return what was done, and the bytes of the source."""
    try:
        with open_zip(body) as archive:
            sizes = {info.filename: info.file_size for info in archive.infolist()}
            if sizes[_WORK] > _MAX_WORK or sizes[_SOURCE] > MAX_FLOW:
                raise damaged("size")
            work, source = read_json(archive.read(_WORK)), archive.read(_SOURCE)
        if work["format"] != FORMAT or work["schema"] not in {one.number for one in VERSIONS}:
            raise other_version()
    except (*BROKEN, *_WRONG, TrickError) as error:
        raise damaged(type(error).__name__) from None
    return work, source
