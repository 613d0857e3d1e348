"""``accuse --retirer``, ``--corriger``: write what withdraws passages, and what replaces them."""

from __future__ import annotations

import argparse
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.cli import outside
from certiflux.cli.outside import make_folder, write_parts
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.withdrawals.asking import ask_ids
from certiflux.deposits.withdrawals.files import WithdrawalFile, write_files
from certiflux.screens.withdrawals.withdrawing import plan_view, schema_told
from certiflux.session import Dossier
from certiflux.session.withdrawals import choose, deposited_list


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments about withdrawals."""
    parser.add_argument(
        "--retirer", nargs="+", default=[], metavar="ID", help="passages acceptés à retirer"
    )
    parser.add_argument(
        "--corriger",
        nargs="+",
        default=[],
        metavar="ID",
        help="passages acceptés à retirer, puis à déclarer de nouveau tels que dans la source",
    )
    parser.add_argument(
        "--je-confirme",
        action="store_true",
        help="ces passages sont acceptés, même si ni accusé ni registre ne le dit",
    )


def wanted(arguments: argparse.Namespace) -> bool:
    """Say whether something is to be withdrawn."""
    return bool(arguments.retirer or arguments.corriger)


def withdraw(
    arguments: argparse.Namespace, dossier: Dossier | None, registre: Registre | None
) -> dict[str, Any]:
    """Write the files in the folder given; return what is said of them.

    Raise UserError when a passage may not be withdrawn, or the schema cannot say it.
    """
    if dossier is None or not arguments.out:
        raise UserError(
            "RETRAIT_SANS_LISTE",
            title="Il manque de quoi écrire le retrait.",
            message="Un retrait reprend le passage tel qu'il a été déclaré, et s'écrit quelque "
            "part.",
            remedy="Donnez la liste (--source) ou le flux déposé (--flux), et un dossier (--out).",
        )
    word, now = arguments.je_confirme, outside.epoch()
    places = {own: row for row, own in reversed(list(enumerate(dossier.present_ids()))) if own}
    for own in arguments.corriger:
        if own not in places:
            raise _not_there(own)
        choose(dossier, registre, places[own], now, replaced=True, word=word)
    for one in ask_ids(deposited_list(dossier, registre), arguments.retirer, word=word):
        dossier.answers.withdrawals[one.id_technique] = one
    schema, deposited = dossier.schema, deposited_list(dossier, registre)
    id_flux, clock = str(uuid.uuid4()), dossier.context.clock
    pair = drain(write_files(deposited, schema, id_flux, now, clock))
    _write(arguments.out, pair.made)
    told = plan_view(dossier, registre, pair)
    return {"schema": schema_told(schema, schema), **told}


def _write(folder: Path, made: Sequence[WithdrawalFile]) -> None:
    make_folder(folder)
    for one in made:
        write_parts(folder / one.product.name, one.product.parts)


def lines(told: dict[str, Any]) -> list[str]:
    """Return what is said of the files as lines for a reader; the doubts come first."""
    schema = told["schema"]
    notes = [one for one in (schema["provisional"], schema["unsure"], told["order"]) if one]
    files = [f"- {one['name']} : {one['schema']}. {one['hold']}" for one in told["files"]]
    return [told["sentence"], *(f"* {one}" for one in notes), *files]


def _not_there(own: str) -> UserError:
    return UserError(
        "RETRAIT_INCONNU",
        title="Un identifiant n'est pas dans la liste.",
        message=f"« {own[:80]} » n'y est à aucune ligne : rien ne dit ce qu'il faut déclarer.",
        remedy="Vérifiez-le, ou retirez-le seulement (--retirer).",
    )
