"""``schema``: write the XML schema of a version."""

from __future__ import annotations

import argparse
import sys

from certiflux.cli.answers import OK
from certiflux.cli.numbers import versions
from certiflux.dictionary import CURRENT, version_called
from certiflux.schema.xsd import generate


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--version", default=CURRENT.number, choices=versions())
    parser.set_defaults(run=_schema)


def _schema(arguments: argparse.Namespace) -> int:
    sys.stdout.write(generate(version_called(arguments.version)))
    return OK
