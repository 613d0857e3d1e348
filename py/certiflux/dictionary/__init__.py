"""The dictionary of the exchange: the one source from which everything else derives.

``schema(version)`` gives the tree of one schema version; the rest looks fields up.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from certiflux.dictionary.columns import DATE_NAISSANCE, DEPARTEMENT, NIR, NOM_PRENOM
from certiflux.dictionary.flux import FLUX
from certiflux.dictionary.kinds import Listing
from certiflux.dictionary.model import Composite, Field, Group
from certiflux.dictionary.passage import RESULTAT

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


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the schema; ``provisional`` while its official text is not known."""

    number: str
    provisional: bool = False


VERSIONS: Final = (Version("1.1.1"), Version("1.1.2"), Version("1.1.5", provisional=True))
CURRENT: Final = "1.1.2"
BY_DOSSIER: Final = "dossierFormation"
"""Group of the fields that identify a person by CPF file instead of civil status (bloc 9)."""

BY_NATIONAL: Final = "identifiantNational"
"""Group of the fields that identify a person by national number instead of civil status."""

COMPOSITES: Final[tuple[Composite, ...]] = (DATE_NAISSANCE, NOM_PRENOM)

CHECK_ONLY: Final[tuple[Field, ...]] = (RESULTAT, DEPARTEMENT, NIR)
"""Data that no flow carries: their columns serve to check the others."""


def _rank(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def _prune_field(field: Field, version: str) -> Field:
    if not isinstance(field.kind, Listing):
        return field
    kept = tuple(o for o in field.kind.options if _rank(o.since) <= _rank(version))
    return replace(field, kind=replace(field.kind, options=kept))


def _prune(group: Group, version: str) -> Group:
    children: list[Field | Group] = []
    for child in group.children:
        if _rank(child.since) > _rank(version):
            continue
        pruned = (
            _prune(child, version) if isinstance(child, Group) else _prune_field(child, version)
        )
        children.append(pruned)
    return replace(group, children=tuple(children))


_MARK: Final = "~"
_ADOPTED: dict[str, Group] = {}


def adopt(version: str, root: Group) -> str:
    """Take a tree that follows ``version`` but in details; return the version to call it by.

    The same tree has always the same name.
    """
    mark = hashlib.sha256(repr(root).encode()).hexdigest()[:8]
    adopted = f"{plain_version(version)}{_MARK}{mark}"
    _ADOPTED[adopted] = root
    return adopted


def plain_version(version: str) -> str:
    """Return the version of the dictionary that an adopted one follows, or itself."""
    return version.partition(_MARK)[0]


@cache
def schema(version: str = CURRENT) -> Group:
    """Return the tree of ``version`` from the root element down.

    Raises KeyError for a version that the dictionary does not know.
    """
    if version in _ADOPTED:
        return _ADOPTED[version]
    if version not in {known.number for known in VERSIONS}:
        raise KeyError(version)
    return _prune(FLUX, version)


@cache
def fields(version: str = CURRENT) -> dict[str, Field]:
    """Return every field of ``version`` by dictionary id, in document order.

    Those that only serve to check the others come last; ``schema`` does not hold them.
    """
    return {field.id: field for field in (*schema(version).fields(), *CHECK_ONLY)}


@cache
def passage_fields(version: str = CURRENT) -> tuple[Field, ...]:
    """Return the fields that belong to one passage, in document order."""
    return tuple(schema(version).find("passageCertification").fields())


@cache
def composites() -> dict[str, Composite]:
    """Return the composite columns by their id."""
    return {composite.id: composite for composite in COMPOSITES}


@cache
def branches(version: str = CURRENT) -> dict[str, str]:
    """Return, by field id, the exclusive way of identifying a person that the field belongs to."""
    choice = schema(version).find("identificationTitulaire")
    return {
        field.id: group.name
        for group in choice.children
        if isinstance(group, Group)
        for field in group.fields()
    }


@cache
def takes_national(version: str = CURRENT) -> bool:
    """Say whether the schema has a whole place for people identified by national number."""
    own = [i for i, branch in branches(version).items() if branch == BY_NATIONAL]
    return bool(own) and all(fields(version)[i].emitted for i in own)
