"""The dictionary of the exchange: the one source from which everything else derives.

``schema(version)`` gives the tree of one schema version; the rest looks fields up.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from certiflux.dictionary.columns import DATE_NAISSANCE, NOM_PRENOM
from certiflux.dictionary.model import Composite, Field, Group
from certiflux.dictionary.version import (
    BY_NATIONAL,
    CHECK_ONLY,
    CURRENT,
    LATEST,
    OLDEST,
    VERSIONS,
    Version,
    version_called,
)

__all__ = [
    "BY_DOSSIER", "BY_NATIONAL", "CHECK_ONLY", "COMPOSITES", "CURRENT", "EDITION", "LATEST",
    "MAX_BYTES", "MAX_PASSAGES", "NAMESPACE", "OLDEST", "PREFIX", "VERSIONS", "Version",
    "branches", "composites", "fields", "passage_fields", "schema", "takes_national",
    "version_called",
]  # fmt: skip

NAMESPACE: Final = "urn:cdc:cpf:pc5:schema:1.0.0"
"""Target namespace, the same for every schema version so far (FORMAT.md 0)."""

PREFIX: Final = "cpf"
"""Prefix that the official examples bind to the namespace."""

EDITION: Final = "V22"
"""Edition of the official data dictionary that the labels and statuses follow."""

MAX_PASSAGES: Final = 200_000
"""Ceiling of passages in one file (FORMAT.md f)."""

MAX_BYTES: Final = 200_000_000
"""Ceiling of one file's size in bytes (FORMAT.md f, 200 Mo)."""


BY_DOSSIER: Final = "dossierFormation"
"""Group of the fields that identify a person by CPF file instead of civil status (bloc 9)."""

COMPOSITES: Final[tuple[Composite, ...]] = (DATE_NAISSANCE, NOM_PRENOM)


def schema(version: Version = CURRENT) -> Group:
    """Return the tree of ``version`` from the root element down."""
    return version.root


def fields(version: Version = CURRENT) -> dict[str, Field]:
    """Return every field of ``version`` by dictionary id, in document order.

    Those that only serve to check the others come last; ``schema`` does not hold them.
    """
    return version.fields


def passage_fields(version: Version = CURRENT) -> tuple[Field, ...]:
    """Return the fields that belong to one passage, in document order."""
    return version.passage_fields


@cache
def composites() -> dict[str, Composite]:
    """Return the composite columns by their id."""
    return {composite.id: composite for composite in COMPOSITES}


def branches(version: Version = CURRENT) -> dict[str, str]:
    """Return, by field id, the exclusive way of identifying a person that the field belongs to."""
    return version.branches


def takes_national(version: Version = CURRENT) -> bool:
    """Say whether the schema has a whole place for people identified by national number."""
    return version.takes_national
