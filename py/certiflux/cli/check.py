"""``check``: read a spreadsheet and tell what is wrong."""

from __future__ import annotations

import argparse
from pathlib import Path

from certiflux.cli import outside
from certiflux.cli.answers import print_json
from certiflux.cli.arguments import (
    fix_argument,
    people_argument,
    rows_argument,
    source_arguments,
)
from certiflux.cli.opening import checked
from certiflux.cli.printing import blocking, print_findings, print_fixes
from certiflux.cli.understood import print_understood
from certiflux.cli.writing import fixed, keep_everyone, write_list, write_report, write_reports
from certiflux.exports.report.formats import FORMATS
from certiflux.exports.report.report import report
from certiflux.exports.report.told import Told


def declare(check: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    source_arguments(check)
    check.add_argument("--json", action="store_true", help="tout le rapport en JSON")
    check.add_argument("--report", type=Path, metavar="DOSSIER", help="y écrire les rapports")
    check.add_argument(
        "--html", type=Path, metavar="RAPPORT.html", help="écrire la page à imprimer"
    )
    check.add_argument("--anonymous", action="store_true", help="rapports sans donnée personnelle")
    rows_argument(check)
    fix_argument(check)
    people_argument(check)
    check.add_argument("--out", type=Path, metavar="DOSSIER", help="y écrire la liste corrigée")
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    dossier, anonymous = checked(arguments), arguments.anonymous
    if arguments.garder_non_recus:
        keep_everyone(dossier)
    fixes = fixed(dossier, arguments.fix)
    if arguments.out:
        write_list(dossier, arguments.out)
    told = Told(dossier, outside.epoch(), anonymous=anonymous)
    if arguments.report:
        write_reports(told, arguments.report, FORMATS)
    if arguments.html:
        write_report(told, arguments.html, "html")
    if arguments.json:
        print_json(report(told) | fixes)
    else:
        print_fixes(fixes)
        print_findings(told, every_row=arguments.all)
        print_understood(dossier, anonymous=anonymous)
    return blocking(dossier)
