"""The schema in force: ours, or the one that the user brought in its place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from lxml import etree

from certiflux.dictionary import BY_NATIONAL, CURRENT, LATEST, OLDEST, Version
from certiflux.schema.adapting import adapted
from certiflux.schema.differences import Difference, differences
from certiflux.schema.load import compile_schema, parse_schema, schema_bytes, shape_of
from certiflux.schema.shape import Element, Path, shape
from certiflux.schema.validate import compiled
from certiflux.schema.xsd import generate

_MENTION: Final = "mentionValidee"
_LATE_MENTION: Final = "MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY"


class SchemaWhy(StrEnum):
    """Why a schema is the one followed: the user's file, the user's word, or neither."""

    OFFICIAL = "officiel"
    CHOSEN = "choisi"
    ASSUMED = "suppose"


@dataclass(frozen=True, slots=True)
class InForce:
    """A schema that flows are validated against.

    ``version`` is the dictionary's that has its elements, adapted where they differ;
    ``number`` what the schema calls itself (empty: nothing), ``name`` the user's file (empty:
    ours), ``data`` the schema itself as it came, without the kit around it.
    """

    version: Version
    number: str
    xsd: etree.XMLSchema
    name: str = ""
    differences: tuple[Difference, ...] = ()
    data: bytes = b""

    @property
    def brought(self) -> bool:
        """Say whether the user brought it."""
        return bool(self.name)

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the user's file, in hexadecimal; "" for ours."""
        return hashlib.sha256(self.data).hexdigest() if self.data else ""

    @property
    def label(self) -> str:
        """Name the schema in a few words: « 1.1.5 », « sans numéro »."""
        return self.number or "sans numéro"


@cache
def built_in(version: Version = CURRENT) -> InForce:
    """Return our own schema of a version."""
    return InForce(version, version.number, compiled(version))


def bring(name: str, data: bytes) -> InForce:
    """Return the schema of a file or of the kit that holds it; raise UserError for none."""
    alone = schema_bytes(data)
    root = parse_schema(alone)
    theirs = shape_of(root)
    version = version_of(theirs)
    found = differences(_ours(), theirs, version)
    version = adapted(version, theirs)
    number = (root.get("version") or "")[:20]
    return InForce(version, number, compile_schema(root), name, tuple(found), alone)


def since(before: InForce, after: InForce) -> tuple[Difference, ...]:
    """Return what a schema changes for whoever followed another one until now."""
    then, now = _elements(before), _elements(after)
    return tuple(differences(then, now, version_of(now)))


def _elements(schema: InForce) -> dict[Path, Element]:
    text = schema.data or generate(schema.version).encode()
    return shape(parse_schema(text))


def version_of(elements: dict[Path, Element]) -> Version:
    """Return the dictionary's version whose elements a schema has (FORMAT.md 0).

    The file's own number is not asked: kits have borne several.
    """
    if ("flux", "action") in elements or any(path[-1] == BY_NATIONAL for path in elements):
        return LATEST
    mentions = [one.values for path, one in elements.items() if path[-1] == _MENTION]
    late = any(_LATE_MENTION in values for values in mentions)
    return CURRENT if late else OLDEST


@cache
def _ours() -> dict[Path, Element]:
    return shape(etree.fromstring(generate(CURRENT).encode()))
