"""What joining columns would give, shown before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from certiflux.base import dates
from certiflux.base.words import quoted, typographic
from certiflux.dataset.dates.order import read_order
from certiflux.dataset.joining import before_join, join_cells, tuples
from certiflux.dictionary import Version
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.mapping.join import Join
from certiflux.mapping.joining import SEPARATORS, makes_date, usual_separator
from certiflux.screens import View
from certiflux.screens.columns.columns import SAMPLES, label_of
from certiflux.session import Dossier
from certiflux.session.answering import join_of

LOOKED_AT = 5_000
"""Rows from which a preview is made, and the order of a date told: it is for a look."""


def join_preview(
    dossier: Dossier, columns: Sequence[int], target: str, separator: str | None
) -> View:
    """Return the first results of joining ``columns``; the dossier stays as it is.

    Without ``separator``, the usual one of the field. Raises what joining them would raise.
    """
    version = dossier.version
    by = usual_separator(target, version) if separator is None else separator
    mapping = join_of(dossier.document, columns, target, by)
    join = mapping.joins[-1]
    found = _results(dossier, join)
    label = label_of(target, version)
    return {
        "field": target,
        "label": label,
        "header": mapping.columns[-1].header,
        "separator": by,
        "separators": [{"value": v, "label": said} for v, said in SEPARATORS.items()],
        "samples": [
            {"before": quoted(before), "after": quoted(after)} for before, after in found[:SAMPLES]
        ],
        "sentence": typographic(_sentence([after for _, after in found], target, label, version)),
    }


def _results(dossier: Dossier, join: Join) -> list[tuple[str, str]]:
    """Return before and after of the first distinct tuples that hold something."""
    mapping, found = dossier.mapping, list[tuple[str, str]]()
    kept = mapping.filled_rows(dossier.table)
    cells, codes = tuples(dossier.table, join, mapping.first_row, LOOKED_AT)
    for code in dict.fromkeys(compress(codes, kept)):
        text = join_cells(cells[code], join.target, join.separator, mapping.version)
        if text is not None:
            found.append((before_join(cells[code]), text))
    return found


def _sentence(texts: list[str], target: str, label: str, version: Version) -> str:
    if not texts:
        return "Ces colonnes sont vides : il n'y a rien à réunir."
    if not makes_date(target, version):
        return f"Voici ce que donneraient ces colonnes pour « {label} »."
    reading = read_order(texts)
    rule = reading.rule if reading else dates.DAY_FIRST
    wrong = next((text for text in texts if not _is_date(text, target, rule)), None)
    if wrong is not None:
        return (
            f"« {quoted(wrong)} » n'est pas une date : vérifiez les colonnes, leur ordre et ce qui "
            "les sépare."
        )
    return f"Voici ce que donneraient ces colonnes pour « {label} » : ce sont des dates."


def _is_date(text: str, target: str, rule: dates.DateRule) -> bool:
    if dates.parse(text, rule) or dates.short_year(text):
        return True
    return target == DATE_NAISSANCE.id and dates.partial(text, rule) is not None
