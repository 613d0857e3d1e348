"""``convert``: write the XML flow of a spreadsheet."""

from __future__ import annotations

import argparse
import uuid
from pathlib import Path

from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.cli import outside
from certiflux.cli.answers import BLOCKED, OK, print_json
from certiflux.cli.arguments import (
    fix_argument,
    people_argument,
    rows_argument,
    source_arguments,
)
from certiflux.cli.opening import checked
from certiflux.cli.outside import write_parts
from certiflux.cli.printing import print_findings, print_fixes, print_left_out
from certiflux.cli.understood import print_understood, print_unsaid
from certiflux.cli.writing import fixed, keep_everyone, write_list, write_reports
from certiflux.exports.report.report import report
from certiflux.exports.report.told import Told
from certiflux.session.generating import generate


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    source_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="DOSSIER")
    parser.add_argument("--valid-only", action="store_true", help="laisser les lignes en erreur")
    parser.add_argument("--json", action="store_true", help="tout le rapport en JSON")
    rows_argument(parser)
    fix_argument(parser)
    people_argument(parser)
    parser.add_argument("--workbook", action="store_true", help="écrire aussi la liste corrigée")
    parser.set_defaults(run=_convert)


def _convert(arguments: argparse.Namespace) -> int:
    dossier = checked(arguments)
    if arguments.garder_non_recus:
        keep_everyone(dossier)
    fixes = fixed(dossier, arguments.fix)
    refusal: UserError | None = None
    try:
        id_flux, valid_only = str(uuid.uuid4()), arguments.valid_only
        drain(generate(dossier, valid_only=valid_only, id_flux=id_flux, epoch=outside.epoch()))
    except UserError as error:
        refusal = error
    told = Told(dossier, outside.epoch())
    _write(told, arguments.out)
    if arguments.fix or arguments.workbook:
        write_list(dossier, arguments.out)
    if arguments.json:
        print_json(report(told) | fixes)
    elif refusal:
        print_fixes(fixes)
        print_findings(told, every_row=arguments.all)
        print(refusal, refusal.remedy)
        print_understood(dossier)
    else:
        for product in dossier.products:
            print(arguments.out / product.name)
        print_unsaid(dossier)
        print_left_out(dossier)
    valid = not refusal and all(product.xsd_valid for product in dossier.products)
    return OK if valid else BLOCKED


def _write(told: Told, folder: Path) -> None:
    """Write what was made and the reports in ``folder``. Raise UserError when it cannot be."""
    write_reports(told, folder, ("json", "html"))
    for product in told.dossier.products:
        write_parts(folder / product.name, product.parts)
