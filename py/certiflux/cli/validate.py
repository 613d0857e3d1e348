"""``validate``: tell what the schema and our rules say of a flow made elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from certiflux.base.work import drain
from certiflux.cli.answers import BLOCKED, OK, print_json
from certiflux.cli.brought import brought_schema
from certiflux.cli.numbers import versions
from certiflux.cli.outside import read
from certiflux.dictionary import CURRENT, version_called
from certiflux.schema.flow import FlowVerdict, validate_flow
from certiflux.schema.force import InForce, built_in
from certiflux.screens.schema.flow import flow_report


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("flux", type=Path, metavar="FLUX.xml")
    parser.add_argument("--xsd", type=Path, metavar="OFFICIEL.xsd|KIT.zip")
    parser.add_argument("--version", default=CURRENT.number, choices=versions(), help="du schéma")
    only = "le verdict du schéma seul, sans nos contrôles"
    parser.add_argument("--schema-only", action="store_true", help=only)
    parser.add_argument("--json", action="store_true", help="le verdict en JSON")
    parser.set_defaults(run=_validate)


def _validate(arguments: argparse.Namespace) -> int:
    data = read(arguments.flux)
    schema = brought_schema(arguments) or built_in(version_called(arguments.version))
    verdict = drain(validate_flow(data, schema.xsd, schema.version))
    told = (
        flow_report(verdict)
        if arguments.schema_only
        else _full_report(arguments.flux.name, data, schema, verdict)
    )
    if arguments.json:
        print_json(told)
    else:
        print(told["verdict"]["sentence"])
        for finding in told["findings"]:
            print(f"- [{finding['severity_label']}] {finding['message']} {finding['remedy']}")
    return BLOCKED if told["summary"]["errors"] else OK


def _full_report(name: str, data: bytes, schema: InForce, verdict: FlowVerdict) -> dict[str, Any]:
    """Return what the schema says and what our rules do; only then is a list ever read."""
    from certiflux.cli.reopening import reopened  # noqa: PLC0415 (the schema alone does without)
    from certiflux.screens.schema.flow_rules import full_report  # noqa: PLC0415

    return full_report(verdict, reopened(name, data, schema, verdict))
