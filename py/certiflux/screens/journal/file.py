"""The journal as a CSV that a French spreadsheet opens: semicolons, UTF-8 with its mark."""

from __future__ import annotations

import csv
import io
from typing import Final

from certiflux.base.formulas import harmless
from certiflux.dataset.journal import Item
from certiflux.dataset.people import Dataset
from certiflux.dictionary import fields
from certiflux.screens.journal.pages import rows_shown
from certiflux.session import Dossier

HEADERS: Final = (
    "Changement",
    "Colonne",
    "Champ",
    "Libellé du champ",
    "Avant",
    "Après",
    "Nombre de lignes",
    "Lignes",
)


def journal_csv(dossier: Dossier) -> bytes:
    """Return the whole journal of a checked dossier; only the headers when it is not checked.

    Values are written whole; one that a spreadsheet would run as a formula gets an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    if dossier.dataset is not None:
        dataset = dossier.dataset
        writer.writerows(_cells(dataset, item) for item in dataset.journal.items())
    return text.getvalue().encode("utf-8-sig")


def _cells(dataset: Dataset, item: Item) -> list[str | int]:
    texts = (
        item.change.value,
        dataset.titles.get(item.field) or "",
        # Bare, « 8.10 » would open as 8.1 or as a day of October.
        f"n° {item.field}",
        fields(dataset.version)[item.field].label,
        item.before,
        item.after,
    )
    return [*map(harmless, texts), item.count, harmless(rows_shown(item))]
