"""Load a schema that the user brings, such as the one of the official kit, safely."""

from __future__ import annotations

from lxml import etree

from certiflux.errors import UserError
from certiflux.schema.validate import safe_parser

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_REFERENCES = ("import", "include", "redefine")


def load_schema(data: bytes) -> etree.XMLSchema:
    """Return the compiled schema; raise UserError when it is none or reaches for other files."""
    try:
        root = etree.fromstring(data, safe_parser())
    except etree.XMLSyntaxError as error:
        raise _refused("Il n'est pas du XML bien formé.", str(error.code)) from None
    if root.tag != f"{_XSD}schema":
        raise _refused("Sa première balise n'est pas celle d'un schéma XML.")
    if root.getroottree().docinfo.doctype:
        raise _refused("Il contient une déclaration DOCTYPE, que Certiflux refuse par sûreté.")
    if any(root.find(f"{_XSD}{name}") is not None for name in _REFERENCES):
        raise _refused("Il renvoie à d'autres fichiers, que Certiflux ne va pas chercher.")
    try:
        return etree.XMLSchema(root)
    except etree.XMLSchemaParseError as error:
        raise _refused("Ses règles se contredisent ou sont incomplètes.", str(error)) from None


def _refused(message: str, detail: str | None = None) -> UserError:
    return UserError(
        "SCHEMA_ILLISIBLE",
        title="Ce schéma ne peut pas servir.",
        message=message,
        remedy="Prenez le fichier .xsd du kit officiel, tel quel.",
        detail=detail,
    )
