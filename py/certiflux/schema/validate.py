"""Validate flows against a schema, chunk by chunk, and turn its errors into places.

No DTD, no entity, no network: what comes from a user is parsed under these bounds only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from lxml import etree

from certiflux.dictionary import CURRENT, NAMESPACE
from certiflux.schema.xsd import generate

_ELEMENT: Final = re.compile(r"Element '(?:\{[^}]*\})?([^']+)'")
_PASSAGE: Final = f"{{{NAMESPACE}}}passageCertification"


@dataclass(frozen=True, slots=True)
class SchemaError:
    """One error of the schema: the line in the document, the element, and libxml2's own words."""

    line: int
    element: str
    kind: str
    message: str


@cache
def compiled(version: str = CURRENT) -> etree.XMLSchema:
    """Return the generated schema of ``version``, ready to validate."""
    return etree.XMLSchema(etree.fromstring(generate(version).encode()))


def safe_parser(*, huge: bool = False) -> etree.XMLParser:
    """Return a parser that loads no DTD, resolves no entity and reaches no network."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=huge,
        remove_pis=False,
        remove_comments=True,
    )


def validate_document(document: bytes, schema: etree.XMLSchema) -> list[SchemaError]:
    """Return the errors of one document; the document is well-formed and safe already."""
    tree = etree.fromstring(document, safe_parser())
    return [] if schema.validate(tree) else errors_of(schema)


def errors_of(schema: etree.XMLSchema) -> list[SchemaError]:
    """Return what the last validation by ``schema`` found."""
    found = []
    for entry in schema.error_log:
        name = _ELEMENT.search(entry.message)
        found.append(
            SchemaError(entry.line, name[1] if name else "", entry.type_name, entry.message)
        )
    return found
