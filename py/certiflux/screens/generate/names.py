"""What the files that a user takes away are called, and what is in the zip of everything."""

from __future__ import annotations

from typing import Final

from certiflux.flux.product import stem
from certiflux.screens.generate.sizes import fits
from certiflux.session import Dossier

JOURNAL: Final = "journal.csv"
REPORTS: Final = {
    "html": "le rapport de contrôle, à lire ou à imprimer",
    "json": "le même rapport, pour un logiciel",
    "csv": "ce qui reste à corriger, ligne par ligne",
}
"""By ending of a report: what it is."""


_LIST: Final = "votre liste corrigée, et ce qui reste à corriger"


def list_name(dossier: Dossier, epoch: float) -> str:
    """Return the name of the corrected list."""
    ending = ".xlsx" if fits(dossier) else ".csv"
    return _stem(dossier, "liste-corrigee", epoch) + ending


def zip_name(dossier: Dossier, epoch: float) -> str:
    """Return the name of the zip of everything."""
    return _stem(dossier, "certiflux", epoch) + ".zip"


def zip_content(dossier: Dossier, epoch: float) -> list[tuple[str, str]]:
    """Return the names of what the zip holds, in order, each with what it is."""
    flows = [(product.name, "à déposer sur le portail") for product in dossier.products]
    return [
        *flows,
        (list_name(dossier, epoch), _LIST if fits(dossier) else "votre liste corrigée"),
        (JOURNAL, "chaque changement entre votre fichier et le flux"),
        *((f"rapport.{ending}", REPORTS[ending]) for ending in report_endings(dossier)),
    ]


def report_endings(dossier: Dossier) -> list[str]:
    """Return the formats of the report in the zip: the CSV where no workbook says what is left."""
    return [ending for ending in REPORTS if ending != "csv" or not fits(dossier)]


def _stem(dossier: Dossier, kind: str, epoch: float) -> str:
    dataset = dossier.dataset
    return stem(kind, dataset, epoch) if dataset is not None else kind
