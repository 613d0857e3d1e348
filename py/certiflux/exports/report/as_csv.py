"""The findings as a CSV that a French spreadsheet opens: semicolons, UTF-8 with its mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from certiflux.exports.report.report import batches, findings_told
from certiflux.rules.words.render import told_row
from certiflux.screens.journal.file import harmless
from certiflux.session import Dossier

HEADERS: Final = (
    "Gravité",
    "Règle",
    "Titre",
    "Ligne",
    "Colonne",
    "Champ",
    "Libellé du champ",
    "Valeur lue",
    "Ce qui ne va pas",
    "Attendu",
    "Que faire",
    "Proposé",
)


def csv_parts(
    dossier: Dossier, _epoch: float | None = None, *, anonymous: bool = False
) -> Iterator[bytes]:
    """Yield every finding, a line each, nothing cut; only the headers when nothing was found."""
    yield _lines([HEADERS]).encode("utf-8-sig")
    for batch in batches(findings_told(dossier, anonymous=anonymous)):
        yield _lines([_cells(one) for one in batch]).encode("utf-8", "replace")


def _cells(finding: dict[str, Any]) -> tuple[str | int, ...]:
    row = told_row(finding)
    texts = (
        finding["column"] or "",
        # Bare, « 8.10 » would open as 8.1 or as a day of October.
        f"n° {finding['field']}",
        finding["field_label"],
        finding["value"],
        finding["what"],
        finding["expected"],
        finding["remedy"],
        " | ".join(fix["label"] for fix in finding["fixes"]),
    )
    return (
        finding["severity_label"],
        finding["code"],
        finding["title"],
        "" if row is None else row,
        *map(harmless, texts),
    )


def _lines(rows: Iterable[tuple[str | int, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue()
