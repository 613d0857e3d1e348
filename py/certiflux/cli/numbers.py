"""The numbers of the schemas that a command may be asked for."""

from __future__ import annotations

from certiflux.dictionary import VERSIONS


def versions() -> list[str]:
    """Return the versions of the schema that can be asked for."""
    return [version.number for version in VERSIONS]
