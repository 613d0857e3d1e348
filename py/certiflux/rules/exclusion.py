"""Bodies that the Caisse des Dépôts has barred: their flows are not made here.

The list ships with the build. It holds fingerprints, so that reading it names nobody; an idClient
being short, somebody who tried them all would find it again: it is discretion, not a secret.
"""

from __future__ import annotations

import hashlib
from typing import Final

SALT: Final = "certiflux-exclusion-1:"
"""What stands before the idClient in what is hashed; a change of it makes the whole list anew."""

EXCLUDED: Final[frozenset[str]] = frozenset(
    # One line per body: SHA-256 of the salt and of the idClient in capitals, as in
    # printf %s 'certiflux-exclusion-1:12ABC345' | sha256sum
    ()
)
"""Fingerprints of the bodies barred today; CONTRIBUTING.md says how to add one."""


def fingerprint(id_client: str) -> str:
    """Return the fingerprint of an idClient; its case and what is no letter nor figure aside."""
    plain = "".join(letter for letter in id_client.upper() if letter.isalnum())
    return hashlib.sha256(f"{SALT}{plain}".encode()).hexdigest()


def is_excluded(id_client: str, excluded: frozenset[str] = EXCLUDED) -> bool:
    """Say whether a body is on the list."""
    return bool(excluded) and fingerprint(id_client) in excluded
