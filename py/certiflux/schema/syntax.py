"""Say in the catalogue's terms where and why a document cannot be read as XML."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from certiflux.schema.admission import declared_encoding
from certiflux.schema.fault import Fault

_TYPES: Final = etree.ErrorTypes
_RULES: Final = {
    "XML_DECLARATION": (
        _TYPES.ERR_VERSION_MISSING,
        _TYPES.ERR_UNKNOWN_VERSION,
        _TYPES.ERR_XMLDECL_NOT_STARTED,
        _TYPES.ERR_XMLDECL_NOT_FINISHED,
        _TYPES.ERR_STANDALONE_VALUE,
        _TYPES.ERR_STRING_NOT_CLOSED,
        _TYPES.ERR_STRING_NOT_STARTED,
        _TYPES.ERR_EQUAL_REQUIRED,
    ),
    "XML_AVANT_DECLARATION": (_TYPES.ERR_RESERVED_XML_NAME,),
    "XML_ENCODAGE": (
        _TYPES.ERR_INVALID_ENCODING,
        _TYPES.ERR_UNSUPPORTED_ENCODING,
        _TYPES.ERR_UNKNOWN_ENCODING,
        _TYPES.ERR_ENCODING_NAME,
    ),
    "XML_ESPERLUETTE": (_TYPES.ERR_ENTITYREF_SEMICOL_MISSING, _TYPES.ERR_INVALID_CHARREF),
    "XML_ENTITE": (_TYPES.ERR_UNDECLARED_ENTITY, _TYPES.WAR_UNDECLARED_ENTITY),
    "XML_CARACTERE": (_TYPES.ERR_INVALID_CHAR,),
    "XML_BALISE_INACHEVEE": (
        _TYPES.ERR_GT_REQUIRED,
        _TYPES.ERR_SPACE_REQUIRED,
        _TYPES.ERR_LT_IN_ATTRIBUTE,
        _TYPES.ERR_ATTRIBUTE_WITHOUT_VALUE,
        _TYPES.ERR_ATTRIBUTE_NOT_STARTED,
        _TYPES.ERR_ATTRIBUTE_NOT_FINISHED,
        _TYPES.ERR_ATTRIBUTE_REDEFINED,
    ),
    "XML_BALISE_NON_FERMEE": (_TYPES.ERR_TAG_NAME_MISMATCH,),
    "XML_COUPE": (_TYPES.ERR_TAG_NOT_FINISHED, _TYPES.ERR_DOCUMENT_EMPTY),
    "XML_APRES_LA_FIN": (_TYPES.ERR_DOCUMENT_END,),
    "XML_COMMENTAIRE": (_TYPES.ERR_HYPHEN_IN_COMMENT, _TYPES.ERR_COMMENT_NOT_FINISHED),
    "XML_PREFIXE": (_TYPES.NS_ERR_UNDEFINED_NAMESPACE,),
}
_BY_CODE: Final = {int(code): rule for rule, codes in _RULES.items() for code in codes}
_MISMATCH: Final = re.compile(r"mismatch: (\S+) line (\d+) and (\S+?)(?:,|$)")
_PREFIX: Final = re.compile(r"prefix (\S+)")
_CHARACTER: Final = re.compile(r"[Cc]har value (\d+)")
_TAG: Final = re.compile(rb"<[\w.-]+:[\w.-]+")
_OPENED: Final = re.compile(rb"<(?:[\w.-]+:)?passageCertification[\s>]")
_CLOSED: Final = re.compile(rb"</(?:[\w.-]+:)?passageCertification\s*>")
_TECHNICAL: Final = re.compile(rb"<(?:[\w.-]+:)?idTechnique>([^<]{1,255})<")


def syntax_fault(
    error: etree.XMLSyntaxError, data: bytes, log: etree._ListErrorLog
) -> tuple[int | None, Fault]:
    """Return what stopped the reading of ``data``, with the number of the passage it is in."""
    entry = next((one for one in reversed(log) if one.line), None)
    line, column = error.position
    code, message = error.code, str(error.msg)
    if not line and entry is not None:  # lxml keeps the place of some errors in its log only
        line, column, code, message = entry.line, entry.column, entry.type, entry.message
    offset = _offset(data, line, column)
    rule = _rule(code or 0, message, data, line, offset)
    number, technical = _passage_at(data, offset)
    other = _other(rule, message, data, offset)
    if rule == "XML_MAL_FORME":
        other = f"ligne {line}, colonne {column}"
    return number, Fault(
        rule, line or 1, other=other, technical=technical, detail=message, column=column
    )


def _rule(code: int, message: str, data: bytes, line: int, offset: int) -> str:
    rule = _BY_CODE.get(code, "XML_MAL_FORME")
    if code == _TYPES.ERR_NAME_REQUIRED and "EntityRef" in message:
        rule = "XML_ESPERLUETTE"
    elif code == _TYPES.ERR_NAME_REQUIRED:
        opened = data.rfind(b"<", 0, offset)
        is_tag = "attribute" in message and _TAG.match(data, opened)
        rule = "XML_BALISE_INACHEVEE" if is_tag else "XML_CHEVRON"
    if rule == "XML_BALISE_INACHEVEE" and "PI " in message:
        rule = "XML_DECLARATION"
    if rule == "XML_DECLARATION" and line > 1:
        rule = "XML_MAL_FORME"
    broad = {"XML_BALISE_INACHEVEE", "XML_CHEVRON", "XML_MAL_FORME", "XML_ESPERLUETTE"}
    if rule in broad and not data.rstrip().endswith(b">") and line > data.count(b"\n"):
        return "XML_COUPE"
    return rule


def _other(rule: str, message: str, data: bytes, offset: int) -> str:
    match rule:
        case "XML_DECLARATION":
            return _declaration(message)
        case "XML_AVANT_DECLARATION":
            return _before_declaration(data)
        case "XML_ENCODAGE":
            return _encoding(message, data)
        case "XML_CARACTERE":
            found = _CHARACTER.search(message)
            return f"U+{int(found[1]):04X}" if found else "invisible"
        case "XML_BALISE_NON_FERMEE":
            return _mismatch(message)
        case "XML_PREFIXE":
            found = _PREFIX.search(message)
            return found[1] if found else ""
        case "XML_ENTITE":
            return _entity(data, offset, message)
    return ""


def _declaration(message: str) -> str:
    if "version" in message and "'" in message:
        return "la version doit être 1.0"
    if "version" in message:
        return 'il manque version="1.0"'
    return "il y manque un guillemet, une espace ou un signe"


def _before_declaration(data: bytes) -> str:
    bom = data.startswith(b"\xef\xbb\xbf")
    text = data.removeprefix(b"\xef\xbb\xbf")
    before = text[: max(0, text.find(b"<?xml"))]
    if before.strip():
        return "d'autres données la précèdent"
    if b"\n" in before:
        return "une ligne vide la précède"
    return f"une espace la précède{', après la marque UTF-8' if bom else ''}"


def _encoding(message: str, data: bytes) -> str:
    said = declared_encoding(data) or "UTF-8"
    if "nsupported" in message or "nknown" in message or "name" in message:
        return f"l'encodage annoncé, « {said} », n'est pas connu"
    return (
        f"le fichier s'annonce en {said.upper()}, mais le caractère qui est là est écrit "
        "autrement (sans doute un « é » ou un « ç » en Windows-1252)"
    )


def _mismatch(message: str) -> str:
    found = _MISMATCH.search(message)
    if found is None:
        return "une balise ouverte n'est pas fermée par celle du même nom"
    opened, line, closed = found.groups()
    return f"la balise « {opened} », ouverte à la ligne {line}, est fermée par « {closed} »"


def _entity(data: bytes, offset: int, message: str) -> str:
    found = re.search(r"'([^']+)'", message)
    if found:
        return f"&{found[1]};"
    near = data[max(0, offset - 40) : offset + 1]
    return near[near.rfind(b"&") :].decode("utf-8", "replace")


def _offset(data: bytes, line: int, column: int) -> int:
    """Return the offset of a place, roughly: columns are bytes or characters as libxml2 pleases."""
    start = 0
    for _ in range(max(0, line - 1)):
        end = data.find(b"\n", start)
        if end < 0:
            break
        start = end + 1
    return min(len(data), start + max(0, column - 1))


def _passage_at(data: bytes, offset: int) -> tuple[int | None, str]:
    """Return the number of the passage open at ``offset`` and its idTechnique, as far as known."""
    count, start = 0, -1
    for found in _OPENED.finditer(data, 0, offset):
        count, start = count + 1, found.start()
    if start < 0 or _CLOSED.search(data, start, offset):
        return None, ""
    end = _CLOSED.search(data, offset)
    named = _TECHNICAL.search(data, start, end.start() if end else len(data))
    return count, named[1].decode("utf-8", "replace").strip() if named else ""
