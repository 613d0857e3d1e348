"""A refusal of the whole file that is about the format itself: which one would the portal want?

Two formats are known and nobody can prove which one the portal wants today (FORMAT.md 0 and h):
what it says when it refuses a file is the best sign there is. Its parser's sentences are matched by
the element that they name, other sentences by their words; what is not recognised is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certiflux.dictionary import CURRENT, LATEST, VERSIONS, Version


class SchemaClue(StrEnum):
    """What a refusal says of the format."""

    ACTION_MISSING = "action-absente"
    UNKNOWN_TAG = "balise-inconnue"
    NAMESPACE = "espace-de-noms"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class SchemaRefusal:
    """One such refusal: what it says, and the version that it asks for, None where it does not."""

    clue: SchemaClue
    wanted: Version | None


_NEW: Final = "action|identifiantNational"
"""Elements that the later format alone has."""

_NAMED: Final = re.compile(
    rf"(?:[\"'«<:{{]\s?(?:cpf:)?|(?:balise|élément|element|champ|tag)\s+(?:cpf:)?)(?:{_NEW})\b",
    re.IGNORECASE,
)
_FOUND: Final = re.compile(
    rf"(?:partir de l'élément|starting with element)\s+'[^']*?\b(?:{_NEW})\}}?'"
    r"|inconnu|inattendu|pas attendu|pas autoris|pas permis|not allowed|unexpected|unknown"
    r"|non reconnu|introuvable",
    re.IGNORECASE,
)
_WANTED: Final = re.compile(
    r"manqu|obligatoire|attendu|absen|requis|complet|expected|missing|required", re.IGNORECASE
)
_SPACE: Final = re.compile(r"cvc-elt\.1|espaces? de noms?|namespace", re.IGNORECASE)
_XML: Final = re.compile(r"version XML|déclaration XML|XML version", re.IGNORECASE)
_FORMAT: Final = re.compile(
    r"(?:version|num[ée]ro)\b.{0,60}\b(?:sch[ée]ma|xsd|format)\b"
    r"|\b(?:sch[ée]ma|xsd|format)\b.{0,60}\b(?:version|obsol[èe]te|p[ée]rim[ée])",
    re.IGNORECASE,
)
_LONGEST: Final = 20_000
"""Characters of a message that are read: what the portal says is far shorter."""


def schema_refusal(messages: Iterable[str]) -> SchemaRefusal | None:
    """Return what the messages of a refusal say of the format, None when they say nothing of it.

    One that names the ``action`` comes before one that only names a namespace or a version.
    """
    told = [one[:_LONGEST] for one in messages]
    for look in (_tags, _namespace, _version):
        for message in told:
            if (found := look(message)) is not None:
                return found
    return None


def _tags(message: str) -> SchemaRefusal | None:
    if not _NAMED.search(message):
        return None
    if _FOUND.search(message):
        return SchemaRefusal(SchemaClue.UNKNOWN_TAG, CURRENT)
    if _WANTED.search(message):
        return SchemaRefusal(SchemaClue.ACTION_MISSING, LATEST)
    return None


def _namespace(message: str) -> SchemaRefusal | None:
    return SchemaRefusal(SchemaClue.NAMESPACE, None) if _SPACE.search(message) else None


def _version(message: str) -> SchemaRefusal | None:
    numbers = [one for one in VERSIONS if re.search(rf"\b{re.escape(one.number)}\b", message)]
    if _XML.search(message) or not (numbers or _FORMAT.search(message)):
        return None
    return SchemaRefusal(SchemaClue.VERSION, None)
