"""The versions that a report rests on: program, rules, schema, dictionary, reference data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache

from certiflux import __version__
from certiflux.dictionary import EDITION
from certiflux.rules.catalogue import CATALOGUE
from certiflux.rules.rule import Rule
from certiflux.screens import View
from certiflux.screens.schema.why import schema_sentence
from certiflux.session import Dossier

SHOWN = 12
"""Hexadecimal digits of the fingerprint of the rules that are enough to tell two apart."""


def fingerprint(rules: Iterable[Rule]) -> str:
    """Return a hash of everything that the rules say, whatever their order."""
    told = json.dumps(sorted(rule.sentences() for rule in rules), ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:SHOWN]


@cache
def rules_fingerprint() -> str:
    """Return the fingerprint of the catalogue in use."""
    return fingerprint(CATALOGUE.values())


def versions_view(dossier: Dossier) -> View:
    """Return the versions that a dossier was read, checked and written with."""
    return {
        "certiflux": __version__,
        "rules": rules_fingerprint(),
        "rules_count": len(CATALOGUE),
        "schema": dossier.schema.label,
        "schema_label": schema_label(dossier),
        "schema_why": dossier.schema_why.value,
        "schema_sentence": schema_sentence(dossier),
        "dictionary": EDITION,
        "references": references(dossier),
    }


def schema_label(dossier: Dossier) -> str:
    """Name the schema in force; the user's own file is not named, it may say who they are."""
    schema = dossier.schema
    return f"{schema.label}, fourni par vous" if schema.brought else schema.label


def references(dossier: Dossier) -> list[View]:
    """Return the reference data that the checks used: what each is, and its edition."""
    digest = dossier.context.places.digest
    if not digest:
        return []
    edition = f"empreinte {digest[:SHOWN]}"
    return [{"name": "Communes et codes postaux", "edition": edition, "sha256": digest}]
