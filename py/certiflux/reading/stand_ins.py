"""Name the small files that stand beside a list, or for it, and hold nobody."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from certiflux.base.errors import UserError
from certiflux.reading.refusals import refuse

_BY_ENDING: Final = {
    ".gsheet": "RACCOURCI_GOOGLE",
    ".gdoc": "RACCOURCI_GOOGLE",
    ".lnk": "RACCOURCI",
    ".url": "RACCOURCI",
    ".webloc": "RACCOURCI",
    ".desktop": "RACCOURCI",
}
_BY_BEGINNING: Final = {
    "~$": "VERROU_DE_TABLEUR",
    ".~lock.": "VERROU_DE_TABLEUR",
    "._": "DOUBLE_DE_MACOS",
}
_CONTENTS: Final = (
    (re.compile(rb"L\0\0\0\x01\x14\x02\0"), "RACCOURCI"),
    (re.compile(rb"\A\s*\[(?:InternetShortcut|Desktop Entry)", re.IGNORECASE), "RACCOURCI"),
    (re.compile(rb"bplist00.{0,40}URL", re.DOTALL), "RACCOURCI"),
    (re.compile(rb"\0\x05\x16\x07\0\x02\0\0"), "DOUBLE_DE_MACOS"),
)
_GOOGLE: Final = re.compile(rb'"(?:doc_id|url)"\s*:')
_PLIST: Final = re.compile(rb"<plist\b.{0,400}<key>URL</key>", re.DOTALL)
_LOCK_SIZE: Final = 165
"""Bytes of the file that Excel leaves beside an open workbook; the first counts those of a name."""

_LONGEST_USER: Final = 53
_HEAD: Final = 4096


def named_stand_in(name: str) -> UserError | None:
    """Return the refusal of a file whose name says that it is none itself; None for any other."""
    plain = PurePath(name).name
    code = next((code for sign, code in _BY_BEGINNING.items() if plain.startswith(sign)), None)
    code = code or _BY_ENDING.get(PurePath(plain).suffix.lower())
    return refuse(code) if code else None


def found_stand_in(data: bytes) -> UserError | None:
    """Return the refusal of a file whose content only stands for another; None for any other."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    code = next((code for sign, code in _CONTENTS if sign.match(head)), None)
    if code is None and _PLIST.search(head):
        code = "RACCOURCI"
    if code is None and len(data) < _HEAD and head.lstrip()[:1] == b"{" and _GOOGLE.search(head):
        code = "RACCOURCI_GOOGLE"
    if code is None and len(data) == _LOCK_SIZE and 0 < data[0] <= _LONGEST_USER and b"\0" in data:
        code = "VERROU_DE_TABLEUR"
    return refuse(code) if code else None
