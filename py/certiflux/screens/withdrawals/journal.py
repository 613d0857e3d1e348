"""The journal of withdrawals: who, why it is known to be accepted, what changes, in which files."""

from __future__ import annotations

import csv
import io
from typing import Final

from certiflux.base.formulas import harmless
from certiflux.deposits.accuse.sent import FlowKind
from certiflux.deposits.registre.registre import Registre
from certiflux.screens import View
from certiflux.screens.withdrawals.withdrawing import every_item
from certiflux.session import Dossier

HEADERS: Final = (
    "Place",
    "Personne",
    "Identifiant retiré",
    "Demande",
    "Nouvel identifiant",
    "État du retrait",
    "État du nouveau passage",
    "Le portail a dit",
    "Su par",
    "Ce qui change",
    "Fichiers",
)


def withdrawal_journal(dossier: Dossier, registre: Registre | None) -> bytes:
    """Return every withdrawal of a list as a CSV that a French spreadsheet opens.

    It holds names; a cell that a spreadsheet would run as a formula gets an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for item in every_item(dossier, registre):
        writer.writerow([harmless(cell) for cell in _cells(dossier, item)])
    return text.getvalue().encode("utf-8-sig")


def _cells(dossier: Dossier, item: View) -> list[str]:
    changes = [f"{one['label']} : {one['before']} → {one['after']}" for one in item["changes"]]
    return [
        item["place"],
        item["name"],
        item["id"],
        "Corriger et redéposer" if item["replace"] else "Retirer",
        item["fresh"],
        item["label"],
        item["again"],
        item["message"],
        "la parole de l'utilisateur" if item["word"] else "l'accusé ou le registre",
        " ; ".join(changes),
        " ; ".join(_files(dossier, {item["id"], item["fresh"]} - {""})),
    ]


def _files(dossier: Dossier, ids: set[str]) -> list[str]:
    return [
        f"{flow.name}{'' if flow.deposited else ' (pas déposé)'}"
        for flow in dossier.answers.flows
        if flow.kind is not FlowKind.LIST and not ids.isdisjoint(flow.ids)
    ]
