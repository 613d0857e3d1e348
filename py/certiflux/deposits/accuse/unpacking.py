"""Find the report in what is handed over: itself, a zip that holds it, or something else."""

from __future__ import annotations

import re
import zlib
from typing import Final

from certiflux.base.errors import UserError
from certiflux.reading.containers.markup import DoctypeError, root_tag
from certiflux.reading.containers.zips import BROKEN, Part, TrickError, is_locked, open_zip

ROOT: Final = "rapport"
"""The first tag of a report, small."""

MAX_BYTES: Final = 200 * 1024 * 1024
"""Largest report taken: one cannot be heavier than the largest file that it answers."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_UTF16: Final = {
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_HEAD: Final = 64 * 1024
_HEADER: Final = 30
"""Bytes of what stands before the name of a part, at the beginning of a zip."""

_BLANK: Final = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""What may stand before the first tag: marks of an encoding, spaces, ends of lines."""

_BOOKS: Final = ("[content_types].xml", "xl/", "mimetype", "content.xml")
_TRIED: Final = 50
_DEFLATED: Final = 8


def root_of(head: bytes) -> str:
    """Return the name of a document's root, small; "" when its beginning shows none."""
    if codec := _UTF16.get(head[:2]):
        # Whatever the first line says: an editor has saved it otherwise.
        text = head.decode(codec, "ignore").removeprefix("\ufeff")
        head = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    try:
        root = root_tag(head) or root_tag(head.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except DoctypeError:
        return ""
    return root.name.casefold() if root else ""


def is_zipped_report(head: bytes) -> bool:
    """Say whether the first part of a zip that begins so is a report."""
    if not head.startswith(_ZIP) or len(head) < _HEADER:
        return False
    start = _HEADER + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    packed = head[start:]
    if int.from_bytes(head[8:10], "little") == _DEFLATED:
        try:
            packed = zlib.decompressobj(-15).decompress(packed, _HEAD)
        except zlib.error:
            return False
    return root_of(packed[:_HEAD]) == ROOT


def report_bytes(data: bytes) -> bytes:
    """Return the report that bytes are, or the only one that their zip holds.

    Raise UserError for a workbook, a zip without a report or with several, plain text, or nothing.
    """
    if not data.strip(_BLANK):
        raise _not_a_report("Ce fichier est vide : rien n'y est écrit.")
    if data.startswith(_OLE):
        raise _workbook()
    if data.startswith(_ZIP):
        return _unpacked(data)
    if not data.lstrip(_BLANK).startswith(b"<"):
        raise _not_a_report(
            "C'est du texte, pas le fichier XML du portail : un texte recopié ne suffit pas."
        )
    return data


def _unpacked(data: bytes) -> bytes:
    try:
        with open_zip(data) as archive:
            names = archive.namelist()
            if any(name.lower().startswith(_BOOKS) for name in names):
                raise _workbook()
            if is_locked(archive):
                raise _not_a_report("C'est une archive protégée par un mot de passe.")
            wanted = [name for name in names if not name.endswith("/")][:_TRIED]
            heads = {name: Part(archive, data, name).whole(_HEAD) for name in wanted}
            found = [name for name, head in heads.items() if root_of(head) == ROOT]
            if len(found) != 1:
                raise _several(len(found))
            return Part(archive, data, found[0]).whole(MAX_BYTES)
    except (*BROKEN, TrickError) as error:
        raise _not_a_report("C'est une archive abîmée ou incomplète.", str(error)) from None


def _several(reports: int) -> UserError:
    if reports:
        return _not_a_report(
            f"C'est une archive qui contient {reports} accusés : sortez-les de l'archive, puis "
            "déposez-les l'un après l'autre."
        )
    return _not_a_report("C'est une archive (zip) qui ne contient aucun accusé de traitement.")


def _workbook() -> UserError:
    return _not_a_report("C'est un classeur, pas la réponse du portail.")


def _not_a_report(message: str, detail: str | None = None) -> UserError:
    return UserError(
        "PAS_UN_ACCUSE",
        title="Ce fichier n'est pas un accusé de traitement.",
        message=message,
        remedy="Sur le portail, ouvrez le dépôt et téléchargez son « accusé de traitement ».",
        detail=detail,
    )
