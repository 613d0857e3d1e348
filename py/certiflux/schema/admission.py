"""What is decided about a flow before its content: is it one, may it be parsed at all?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from certiflux.base.errors import UserError
from certiflux.dictionary import schema

if TYPE_CHECKING:
    from lxml import etree

BLANKS: Final = " \t\r\n"
"""The only characters that XML takes for blanks."""

_HEAD: Final = 400
_START: Final = 4 * 1024 * 1024
"""Bytes of a document in UTF-16 among which its type would be declared."""

_UTF16: Final = {
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
"""How a document in UTF-16 begins, with and without its mark."""

_ENCODING: Final = re.compile(r"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)[\"']", re.IGNORECASE)
_DOCTYPE: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:[ \t\r\n]|<\?(?>.*?\?>)|<!--(?>.*?-->))*+<!DOCTYPE", re.DOTALL
)
_MAYBE_ASTRAL: Final = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4", b"&#", b"\0")
"""What a document with characters beyond U+FFFF contains: them, references, or UTF-16."""


def whole_refusal(data: bytes) -> str | None:
    """Return the rule that keeps ``data`` from being parsed, or None.

    Raises UserError when ``data`` is no XML at all.
    """
    head = _head(data)
    _refuse_no_xml(head, empty=not data)
    if data[:2] in _UTF16 and declared_encoding(data).casefold() == "utf-8":
        return "XML_ENCODAGE"
    return "XML_DOCTYPE" if has_doctype(data) else None


def has_doctype(data: bytes) -> bool:
    """Say whether a document declares a document type, in UTF-16 as in an encoding like ASCII."""
    if codec := _UTF16.get(data[:2]):
        start = data[:_START].decode(codec, "ignore").removeprefix("\ufeff")
        data = start.encode("utf-8", "replace")
    return bool(_DOCTYPE.match(data))


def declared_encoding(data: bytes) -> str:
    """Return the encoding that the first line of a document announces; empty for none."""
    found = _ENCODING.match(_head(data).lstrip(BLANKS))
    return found[1] if found else ""


def maybe_astral(data: bytes) -> bool:
    """Say whether some text may hold characters beyond U+FFFF, written out or by reference."""
    return any(sign in data for sign in _MAYBE_ASTRAL)


def _head(data: bytes) -> str:
    """Return the beginning of a document as text, without its mark."""
    encoding = _UTF16.get(data[:2], "utf-8")
    return data[:_HEAD].decode(encoding, "replace").removeprefix("\ufeff")


def _refuse_no_xml(head: str, *, empty: bool) -> None:
    if not head.lstrip(BLANKS).startswith("<"):
        raise UserError(
            "PAS_DU_XML",
            title="Ce fichier est vide." if empty else "Ce fichier n'est pas un flux XML.",
            message="Son contenu ne commence pas par une balise.",
            remedy="Donnez le fichier .xml à vérifier ; un tableur se vérifie avec « check ».",
        )


def refuse_other_root(root: etree._Element) -> None:
    """Raise UserError when the first element is not the one of a flow."""
    name = str(root.tag).rpartition("}")[2]
    if name == schema().name:
        return
    accuse = name == "rapport"
    raise UserError(
        "PAS_UN_FLUX",
        title="Ce fichier XML n'est pas un flux.",
        message=(
            "C'est un accusé de traitement : la réponse du portail à un dépôt."
            if accuse
            else f"Sa première balise est « {name[:60]} », un flux commence par « flux »."
        ),
        remedy="Donnez le fichier que vous avez déposé, ou que vous allez déposer.",
    )
