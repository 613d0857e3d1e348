"""What is still to be chosen about values: spellings of the lists, orders of the dates."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Set as AbstractSet
from itertools import islice

from certiflux.base.dates import ORDER_LABELS
from certiflux.base.words import quoted, typographic
from certiflux.dataset.dates.order import CENTURIES, DateChoice, date_readings
from certiflux.dataset.secret import holds_secrets, told
from certiflux.dataset.suggest import suggestion
from certiflux.dataset.texts.mojibake import repaired
from certiflux.dataset.unknown import UnknownField, UnknownValue, unknown_values
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Table
from certiflux.screens import View

LOOKED_AT = 2_000
"""Distinct texts with accents that are looked at in a column: a misreading spoils them all."""

CODE_HINT = typographic(
    "Ces noms ne disent pas leur code : saisissez pour chacun celui de sa fiche de "
    "France compétences, par exemple RS5801 ; une fois pour toutes ses lignes."
)
"""What is asked of names of certifications."""

SHOWN_VALUES = 100
"""Most values shown of one field: a column that has more is probably another field's."""


def values_view(table: Table, mapping: Mapping) -> View:
    """Return the values that no spelling explains, with their choices and suggestions.

    ``mapping.values`` holds the choices already made. ``open`` counts those still to make, in
    all; ``hidden`` how many values of a field are not shown.
    """
    found = unknown_values(table, mapping)
    return {
        "fields": [_field_view(table, mapping, one) for one in found],
        "open": sum(one.open for one in found),
    }


def _field_view(table: Table, mapping: Mapping, found: UnknownField) -> View:
    secret = holds_secrets(table.columns[found.column].values)
    return {
        "field": found.field.id,
        "label": found.field.label,
        "column": mapping.columns[found.column].header,
        "options": [{"value": o.value, "label": o.label} for o in found.options],
        "typed": not found.options,
        "hint": "" if found.options else CODE_HINT,
        "items": [
            {
                "raw": told(item.raw, secret=secret),
                "shown": quoted(told(item.raw, secret=secret)),
                "count": item.count,
                "choice": item.choice,
                "suggestion": _suggested(found, item),
            }
            for item in found.items[:SHOWN_VALUES]
        ],
        "hidden": max(0, len(found.items) - SHOWN_VALUES),
    }


def _suggested(found: UnknownField, item: UnknownValue) -> str | None:
    if item.choice is not None or not found.options:
        return None
    return suggestion(found.field, item.raw)


def dates_view(
    table: Table, mapping: Mapping, choices: Dict[int, DateChoice] | None = None
) -> list[View]:
    """Return how each column of dates written as text is read, and what may be chosen."""
    return [
        {
            "column": index,
            "header": mapping.columns[index].header,
            "sentence": reading.sentence,
            "ask": reading.ask,
            "hours": reading.hours,
            "order": reading.order.value,
            "choices": [{"value": o.value, "label": ORDER_LABELS[o]} for o in reading.offered],
            "century_ask": reading.century_ask,
            "century": reading.century,
            "century_choices": [
                {"value": value, "label": label}
                for value, label in CENTURIES.items()
                if reading.century_offered
            ],
        }
        for index, reading in date_readings(table, mapping, choices).items()
    ]


def accents_view(table: Table, mapping: Mapping, repairs: AbstractSet[int]) -> list[View]:
    """Return the columns whose accents were misread, with an example and the user's choice."""
    views = []
    for match in mapping.columns:
        if match.target is None:
            continue
        cells = table.columns[match.index].values
        texts = (cell for cell in cells if isinstance(cell, str) and not cell.isascii())
        pairs = ((text, repaired(text)) for text in islice(texts, LOOKED_AT))
        found = next(((text, mended) for text, mended in pairs if mended), None)
        if found:
            mends = match.index in repairs
            before, after = map(quoted, found)
            said = (
                f"« {before} » est lu « {after} »"
                if mends
                else f"« {before} » au lieu de « {after} »"
            )
            views.append(
                {
                    "column": match.index,
                    "repair": mends,
                    "sentence": typographic(f"Colonne « {match.header} » : {said}."),
                }
            )
    return views
