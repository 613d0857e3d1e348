"""``accuse``: read the portal's reports and write what it takes to send again."""

from __future__ import annotations

import argparse
import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.cli import outside, withdrawals
from certiflux.cli.answers import BLOCKED, OK, print_json
from certiflux.cli.arguments import source_arguments
from certiflux.cli.opening import checked, registre_of
from certiflux.cli.outside import make_folder, read, write_parts
from certiflux.deposits.accuse.answers import Answers
from certiflux.deposits.accuse.reading import read_accuse
from certiflux.deposits.accuse.standings import Standing
from certiflux.deposits.registre.file import write_registre
from certiflux.deposits.registre.registre import Registre
from certiflux.screens.accuse.report import accuse_report, told_lines
from certiflux.session import Dossier
from certiflux.session.generating import generate
from certiflux.session.noting import note_answers
from certiflux.session.withdrawals import answers_withdrawal


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("reports", type=Path, nargs="+", metavar="ACCUSE.xml")
    parser.add_argument("--flux", type=Path, metavar="FLUX.xml", help="le flux déposé")
    source_arguments(parser, "--source")
    parser.add_argument("--out", type=Path, metavar="DOSSIER", help="y écrire de quoi renvoyer")
    withdrawals.declare(parser)
    told = "tenir cet identifiant de l'accusé pour celui de la liste : 42=0042"
    parser.add_argument("--rapprocher", nargs="+", default=[], metavar="ACCUSE=LISTE", help=told)
    parser.add_argument("--json", action="store_true", help="tout le rapport en JSON")
    parser.set_defaults(run=_accuse)


def _accuse(arguments: argparse.Namespace) -> int:
    if arguments.flux and arguments.source:
        raise UserError(
            "FLUX_OU_SOURCE",
            title="Deux listes sont données.",
            message="Les personnes se cherchent dans le flux déposé ou dans le tableur.",
            remedy="Gardez --flux ou --source, pas les deux.",
        )
    arguments.file = arguments.flux or arguments.source
    dossier = checked(arguments) if arguments.file else None
    answers = dossier.answers if dossier else Answers()
    registre = registre_of(arguments, dossier)
    answers.same = {
        one: own for one, _, own in (said.partition("=") for said in arguments.rapprocher)
    }
    _take(arguments.reports, answers, dossier, registre)
    told = accuse_report(answers, dossier)
    if withdrawals.wanted(arguments):
        told["withdrawals"] = withdrawals.withdraw(arguments, dossier, registre)
    if arguments.out:
        _write_answer(arguments.out, dossier, told)
        if registre:
            write_parts(arguments.out / "registre.json", [write_registre(registre).encode()])
    if arguments.json:
        print_json(told)
    else:
        print("\n".join(told_lines(told)))
        if "withdrawals" in told:
            print("\n".join(withdrawals.lines(told["withdrawals"])))
    return BLOCKED if told["findings"] else OK


def _take(
    paths: Sequence[Path], answers: Answers, dossier: Dossier | None, registre: Registre | None
) -> None:
    """Read reports, and write in the registre what they say."""
    for path in paths:
        data = read(path)
        accuse = drain(read_accuse(path.name, data))
        if dossier:
            answers.admit(accuse, [*dossier.present_ids(), *dossier.redeclared()])
        withdrawal = answers_withdrawal(accuse, dossier, registre)
        answers.take(accuse, data, withdrawal=withdrawal)
    if dossier is None:
        return
    for one in answers.reports:
        if registre:
            note_answers(registre, dossier, one, day(outside.epoch()).isoformat())


def _write_answer(folder: Path, dossier: Dossier | None, told: dict[str, Any]) -> None:
    """Write the report, and the flow of those refused alone when some may go again."""
    make_folder(folder)
    if dossier and told["summary"]["valid_rows"]:
        dossier.answers.scope = frozenset({Standing.REFUSED})
        id_flux = str(uuid.uuid4())
        drain(generate(dossier, valid_only=True, id_flux=id_flux, epoch=outside.epoch()))
        for product in dossier.products:
            write_parts(folder / product.name, product.parts)
        told["files"] = [product.name for product in dossier.products]
    text = json.dumps(told, ensure_ascii=False, indent=1)
    write_parts(folder / "rapport.json", [text.encode()])
