"""``validate``: tell what the schema and our rules say of a flow made elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.cli.answers import BLOCKED, OK, print_json
from certiflux.cli.numbers import versions
from certiflux.cli.opening import brought_schema, context
from certiflux.cli.outside import read
from certiflux.dictionary import CURRENT, version_called
from certiflux.mapping.settings import Settings
from certiflux.schema.flow import FlowVerdict, validate_flow
from certiflux.schema.force import InForce, built_in
from certiflux.screens.schema.flow import flow_report
from certiflux.screens.schema.flow_rules import full_report
from certiflux.session import Dossier
from certiflux.session.opening import open_dossier


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
        else full_report(verdict, _reopened(arguments.flux.name, data, schema, verdict))
    )
    if arguments.json:
        print_json(told)
    else:
        print(told["verdict"]["sentence"])
        for finding in told["findings"]:
            print(f"- [{finding['severity_label']}] {finding['message']} {finding['remedy']}")
    return BLOCKED if told["summary"]["errors"] else OK


def _reopened(name: str, data: bytes, schema: InForce, verdict: FlowVerdict) -> Dossier | None:
    """Return the flow read again as a table and checked; None when it cannot be."""
    if not verdict.readable:
        return None
    try:
        dossier = drain(open_dossier(name, data, Settings(), schema.version))
    except UserError:
        return None
    drain(dossier.check(context()))
    return dossier
