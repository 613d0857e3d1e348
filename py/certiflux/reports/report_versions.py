"""The versions that a report rests on: program, rules, schema, dictionary, reference data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple
from functools import cache

from certiflux import __version__
from certiflux.checks.catalogue import CATALOGUE
from certiflux.checks.rule import Rule
from certiflux.dictionary import EDITION
from certiflux.reports import View

SHOWN = 12
"""Hexadecimal digits of the fingerprint of the rules that are enough to tell two apart."""


def fingerprint(rules: Iterable[Rule]) -> str:
    """Return a hash of everything that the rules say, whatever their order."""
    told = json.dumps(sorted(astuple(rule) for rule in rules), ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:SHOWN]


@cache
def rules_fingerprint() -> str:
    """Return the fingerprint of the catalogue in use."""
    return fingerprint(CATALOGUE.values())


def versions_view(schema: str) -> View:
    """Return the versions, ``schema`` being the one aimed at."""
    return {
        "certiflux": __version__,
        "rules": rules_fingerprint(),
        "rules_count": len(CATALOGUE),
        "schema": schema,
        "dictionary": EDITION,
        "references": references(),
    }


def references() -> list[View]:
    """Return the reference data in use: what each is, and its edition."""
    return []
