"""Read a flow again as a list, so that our own rules look at it."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.cli.opening import context
from certiflux.mapping.settings import Settings
from certiflux.schema.flow import FlowVerdict
from certiflux.schema.force import InForce
from certiflux.session import Dossier
from certiflux.session.opening import open_dossier


def reopened(name: str, data: bytes, schema: InForce, verdict: FlowVerdict) -> Dossier | None:
    """Return the flow read again as a table and checked; None when it cannot be."""
    if not verdict.readable:
        return None
    try:
        dossier = drain(open_dossier(name, data, Settings(), schema.version))
    except UserError:
        return None
    drain(dossier.check(context()))
    return dossier
