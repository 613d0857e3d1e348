"""``--version``: the engine, the schemas that it writes and the tables that it checks with."""

from __future__ import annotations

from certiflux import __version__
from certiflux.cli import outside
from certiflux.dictionary import CURRENT, EDITION, VERSIONS
from certiflux.exports.report.versions import SHOWN, rules_fingerprint
from certiflux.places.source import PlacesSource


def lines() -> list[str]:
    """Return what each part is, one a line, in French."""
    schemas = (
        f"{one.number}{' (provisoire)' if one.provisional else ''}"
        f"{' (par défaut)' if one == CURRENT else ''}"
        for one in VERSIONS
    )
    return [
        f"certiflux {__version__}",
        f"Schémas du flux : {', '.join(schemas)}",
        f"Dictionnaire officiel : édition {EDITION}",
        f"Règles de contrôle : empreinte {rules_fingerprint()}",
        f"Communes et codes postaux : {_communes()}",
    ]


def _communes() -> str:
    source = PlacesSource(outside.communes)
    atlas = source.atlas()
    return f"empreinte {source.digest[:SHOWN]}" if atlas else f"absente, {source.reason}"
