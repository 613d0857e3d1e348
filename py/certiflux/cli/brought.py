"""The schema that a command is given to follow instead of ours."""

from __future__ import annotations

import argparse

from certiflux.cli.outside import read
from certiflux.schema.force import InForce, bring


def brought_schema(arguments: argparse.Namespace) -> InForce | None:
    """Return the schema that the user brings, if so."""
    return bring(arguments.xsd.name, read(arguments.xsd)) if arguments.xsd else None
