"""``prevention``: write the import of the Passeport de prévention from the same spreadsheet."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from certiflux.base.errors import UserError
from certiflux.base.work import drain
from certiflux.cli import outside
from certiflux.cli.answers import BLOCKED, OK, print_json
from certiflux.cli.arguments import source_arguments
from certiflux.cli.opening import checked
from certiflux.cli.outside import make_folder, write_parts
from certiflux.dictionary.prevention import LAYOUTS
from certiflux.prevention.preparing import PreparedImport, prepare
from certiflux.screens.prevention.form import sheet_of
from certiflux.screens.prevention.prevention import (
    FINDINGS_NAME,
    JOURNAL_NAME,
    findings_csv,
    findings_told,
    prepared_view,
    prevention_journal,
)


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    source_arguments(parser)
    parser.add_argument("--modele", choices=[*LAYOUTS], help="celui des réglages, sinon")
    parser.add_argument("--nir", action="store_true", help="écrire les numéros de la colonne NIR")
    parser.add_argument("--out", type=Path, metavar="DOSSIER", help="y écrire le fichier")
    parser.add_argument("--valid-only", action="store_true", help="laisser les lignes en erreur")
    parser.add_argument("--json", action="store_true", help="ce qui est trouvé, en JSON")
    parser.set_defaults(run=_prevention)


def _prevention(arguments: argparse.Namespace) -> int:
    dossier = checked(arguments)
    said = dossier.settings.prevention
    layout = LAYOUTS.get(arguments.modele or said.model)
    if layout is None:
        raise UserError(
            "MODELE_A_CHOISIR",
            title="Le type de déclaration n'est pas choisi.",
            message="Ni la commande ni les réglages ne le disent.",
            remedy=f"Ajoutez --modele {' ou --modele '.join(LAYOUTS)}.",
        )
    sheet, nir = sheet_of(dossier), arguments.nir
    work = prepare(layout, sheet, said, dossier.context, with_nir=nir, epoch=outside.epoch())
    prepared = drain(work)
    everybody = len(prepared.ready) == len(prepared.made)
    goes = bool(prepared.ready) and (everybody or arguments.valid_only)
    if arguments.out:
        _write(prepared, arguments.out, with_file=goes)
    if arguments.json:
        print_json(_told(prepared, dossier.name))
    else:
        _print(prepared)
    return OK if goes else BLOCKED


def _write(prepared: PreparedImport, folder: Path, *, with_file: bool) -> None:
    """Write the file when it may be, what was changed, and what is left to complete."""
    make_folder(folder)
    if with_file:
        write_parts(folder / prepared.name, prepared.parts)
    write_parts(folder / JOURNAL_NAME, [prevention_journal(prepared)])
    if len(prepared.findings):
        write_parts(folder / FINDINGS_NAME, [findings_csv(prepared)])


def _told(prepared: PreparedImport, name: str) -> dict[str, Any]:
    view = prepared_view(prepared)
    summary = {key: view[key] for key in ("rows", "ready", "left", "warnings")}
    return {
        "summary": {"model": prepared.made.layout.key, "source": name, **summary},
        "verdict": view["verdict"],
        "file": view["file"],
        "findings": list(findings_told(prepared)),
    }


def _print(prepared: PreparedImport) -> None:
    print(prepared_view(prepared)["verdict"]["sentence"])
    for one in findings_told(prepared):
        print(f"- [{one['severity_label']}] {one['message']} {one['remedy']}")
