"""The saved dossier: one piece of work in one file, to be reopened exactly.

It holds personal data: the source file itself, every correction, and the answers of the portal.

The file is one line (see dossier_line.py), then a body, encrypted when the user gave a passphrase.
This module only writes and opens bodies that are not encrypted: the page does the rest.

The body is a ZIP (see dossier_parts.py): ``source``, the bytes of the file as the user dropped it;
``travail.json``: the settings as their own file writes them, the sheet, the header, the field that
each column feeds, the history with every correction (see corrections/plain.py), and what was made,
deposited and answered (see accuse/kept.py) with the texts of these files beside; ``schema``, when
the user brought one. The first format had no answers and no schema.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from certiflux.base.errors import UserError
from certiflux.base.work import Work
from certiflux.corrections.plain import from_plain
from certiflux.dataset.joining import sheet_alone
from certiflux.deposits.accuse.kept import from_plain as answers_from
from certiflux.deposits.accuse.kept import texts
from certiflux.deposits.accuse.kept import to_plain as answers_plain
from certiflux.dictionary import VERSIONS, version_called
from certiflux.mapping.mapping import propose
from certiflux.reading.refusals import MAX_FLOW
from certiflux.schema.force import InForce, bring
from certiflux.schema.load import MAX_SCHEMA
from certiflux.session import Dossier
from certiflux.session.answering import read_as_list, understand
from certiflux.session.document import Document
from certiflux.session.line import FORMATS, Line, damaged, other_version, protected
from certiflux.session.line import parse as parse_line
from certiflux.session.parts import WRONG, Parts, packed
from certiflux.session.sheets import read_sheets
from certiflux.session.work import Saved, mapping_of, parsed, source_of, work_of
from certiflux.shapes.nobody import left_out

EXTENSION: Final = ".dossier"
MEDIA_TYPE: Final = "application/vnd.certiflux.dossier"

_SOURCE, _WORK, _SCHEMA = "source", "travail.json", "schema"


def save(dossier: Dossier, *, files: bool = True) -> bytes:
    """Return a dossier as a file, not protected; see ``body_of``."""
    content = body_of(dossier, files=files)
    return f"{Line(len(content)).text}\n".encode() + content


def body_of(dossier: Dossier, *, files: bool = True) -> bytes:
    """Return what follows the line of a saved dossier, not encrypted.

    ``files``: the files just made are to be there again once it is reopened.
    """
    answers, brought = dossier.answers, dossier.brought
    work = work_of(dossier) | {
        "answers": answers_plain(answers, at_hand(dossier) if files else {}),
        "brought": brought.name if brought else None,
    }
    schema = [(_SCHEMA, brought.data)] if brought else []
    return packed(_WORK, work, [(_SOURCE, dossier.data), *schema, *texts(answers)])


def at_hand(dossier: Dossier) -> dict[str, str]:
    """Return the SHA-256 of the files that may be downloaded now, by their idFlux."""
    made = {product.id_flux: product.sha256 for product in dossier.products}
    return made or dossier.answers.at_hand


def load(data: bytes) -> Work[Dossier]:
    """Return the dossier that a file holds, as it was saved; its checks are to be made again.

    Raise UserError for a file that is none, cut, protected, or of another version.
    """
    parts, work, written = _content(data)
    try:
        brought = _brought(work, parts)
        saved = parsed(work, brought.version if brought else version_called(str(work["schema"])))
        source_bytes = parts.read(_SOURCE, MAX_FLOW)
    except (*WRONG, UserError) as error:
        raise damaged(type(error).__name__) from None
    document = yield from _understood(saved, source_bytes)
    dossier = Dossier(replace(document.with_data(source_bytes), brought=brought))
    try:
        dossier.corrections = from_plain(work["corrections"], saved.version)
        if written > 1:
            dossier.answers = yield from answers_from(work["answers"], parts.read)
    except (*WRONG, UserError) as error:
        raise damaged(type(error).__name__) from None
    return dossier


def _understood(saved: Saved, data: bytes) -> Work[Document]:
    """Read the sheet of a source and understand its columns as they were."""
    source = source_of(saved, data)
    sheets = saved.together or (saved.sheet,)
    if not set(sheets) <= set(range(len(source.sheets))):
        raise damaged("sheet")
    raw = yield from read_sheets(source, sheets, saved.version, saved.settings)
    if isinstance(saved.header, int) and saved.header not in range(raw.n_rows):
        raise damaged("header")
    mapping = propose(raw, saved.version, saved.settings.columns, saved.header)
    document = Document(
        saved.name,
        source,
        saved.sheet,
        raw,
        mapping or mapping_of(saved, raw),
        saved.settings,
        saved.version,
        loaded=saved.loaded,
        header=saved.header,
        kept=saved.kept,
        together=saved.together,
        others=saved.others,
        alone=saved.alone,
        raw=raw,
        said=saved.said,
    )
    document = read_as_list(document, left_out(raw, document.mapping))
    return understand(document, mapping_of(saved, sheet_alone(document.table, document.mapping)))


def _brought(work: dict[str, Any], parts: Parts) -> InForce | None:
    """Return the schema that the user had brought, None for ours."""
    name = work.get("brought")
    return None if name is None else bring(str(name), parts.read(_SCHEMA, MAX_SCHEMA))


def _content(data: bytes) -> tuple[Parts, dict[str, Any], int]:
    """Return the parts of a file that is not protected, what was done, and its format."""
    line = parse_line(data, len(data))
    if line.seal:
        raise protected()
    parts = Parts(data[line.offset :])
    work = parts.json(_WORK)
    try:
        written = work["format"]
        if written not in FORMATS or work["schema"] not in {one.number for one in VERSIONS}:
            raise other_version()
    except WRONG as error:
        raise damaged(type(error).__name__) from None
    if written != line.format:
        raise damaged("format")
    return parts, work, written
