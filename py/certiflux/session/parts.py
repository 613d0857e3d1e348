"""The body of a saved dossier: a ZIP of one JSON text and of files beside it, read with care."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any, Final

from certiflux.base.bounded_json import read_json
from certiflux.reading.containers.zips import BROKEN, Part, TrickError, open_zip
from certiflux.session.line import damaged

MAX_JSON: Final = 256 * 1024 * 1024
"""Bytes of the JSON that are read: ten million corrected cells take less."""

MAX_ALL: Final = 1024 * 1024 * 1024
"""Bytes of all the parts together: five reports of the heaviest, or a hundred of 200,000 people."""

WRONG: Final = (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError)
"""What plain data raise that Certiflux did not write."""

_DAY_ONE: Final = (1980, 1, 1, 0, 0, 0)
"""The same work gives the same bytes, whenever it is saved."""


def packed(name: str, content: dict[str, Any], parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of ``content`` as JSON under a name, and of the other parts."""
    body = io.BytesIO()
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_member(name), text.encode())
        for one, data in parts:
            archive.writestr(_member(one), data)
    return body.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _DAY_ONE)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


class Parts:
    """The parts of a body, each inflated when it is asked for and never beyond its bound."""

    def __init__(self, body: bytes) -> None:
        """Look at the table of the ZIP; raise UserError for one that cannot be ours."""
        self._body = body
        try:
            with open_zip(body) as archive:
                self._sizes = {one.filename: one.file_size for one in archive.infolist()}
        except (*BROKEN, TrickError) as error:
            raise damaged(type(error).__name__) from None
        if sum(self._sizes.values()) > MAX_ALL:
            raise damaged("size")

    def read(self, name: str, most: int) -> bytes:
        """Return a part of at most so many bytes; raise ValueError for any other."""
        try:
            if self._sizes[name] > most:
                raise ValueError(name)
            with open_zip(self._body) as archive:
                return _whole(Part(archive, self._body, name), most)
        except (*BROKEN, TrickError) as error:
            raise ValueError(type(error).__name__) from None

    def json(self, name: str) -> dict[str, Any]:
        """Return the object of JSON that a part holds; raise UserError for any other."""
        try:
            found = read_json(self.read(name, MAX_JSON))
        except WRONG as error:
            raise damaged(type(error).__name__) from None
        if not isinstance(found, dict):
            raise damaged("json")
        return found


def _whole(part: Part, most: int) -> bytes:
    """Return all of a part, its sum checked at its end."""
    data = part.whole(most)
    part.read(1)
    return data
