"""``template``: write a list to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path

from certiflux.cli.answers import OK
from certiflux.cli.outside import unwritable
from certiflux.exports.template import csv_template, workbook_template


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--out", type=Path, required=True, metavar="MODELE.xlsx|.csv")
    parser.set_defaults(run=_template)


def _template(arguments: argparse.Namespace) -> int:
    as_csv = arguments.out.suffix.lower() == ".csv"
    content = csv_template() if as_csv else workbook_template()
    try:
        arguments.out.write_bytes(content)
    except OSError as error:
        raise unwritable(arguments.out, error) from None
    print(arguments.out)
    return OK
