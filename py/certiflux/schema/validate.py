"""Validate flows against a schema, chunk by chunk, and turn its errors into places.

No DTD, no entity, no network: what comes from a user is parsed under these bounds only.
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from certiflux.dictionary import CURRENT, Version
from certiflux.schema.errors import faults
from certiflux.schema.fault import Fault
from certiflux.schema.xsd import generate


@cache
def compiled(version: Version = CURRENT) -> etree.XMLSchema:
    """Return the generated schema of ``version``, ready to validate."""
    return etree.XMLSchema(etree.fromstring(generate(version).encode()))


def safe_parser() -> etree.XMLParser:
    """Return a parser that loads no DTD, resolves no entity and reaches no network."""
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
    )


def validate_document(
    document: bytes, schema: etree.XMLSchema, version: Version = CURRENT
) -> list[Fault]:
    """Return the faults of one document; it is well-formed and safe already."""
    tree = etree.fromstring(document, safe_parser()).getroottree()
    return [] if schema.validate(tree) else faults(tree, list(schema.error_log), version)
