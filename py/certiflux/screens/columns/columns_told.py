"""The columns of a list in lines: notes, what is read where, what is asked, what is left out."""

from __future__ import annotations

from typing import Any, Final

from certiflux.base.words import typographic
from certiflux.screens import View
from certiflux.screens.columns.form import given_fields
from certiflux.screens.columns.settings_answer import settings_answer
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.columns.understood import home_sentence, unused_columns
from certiflux.screens.columns.usual import usual_notes
from certiflux.screens.columns.values import values_view
from certiflux.session import Dossier
from certiflux.shapes.making import TableForm

UNDERSTOOD: Final = "Compris"
"""Label of the sentences that say what is read where."""

ANSWER: Final = typographic(" Réponse dans les réglages : {}")
"""How a question is answered without the page."""

SHAPED: Final = typographic(
    f"(À l'étape « Colonnes », ou avec « --shape {TableForm.SERIES.value} ».)"
)
"""How the certifications of numbered columns are declared, all of them."""

TOLD: Final = ("id", "kind", "field", "column", "title", "reason", "open", "choices")


def columns_told(dossier: Dossier, *, anonymous: bool = False) -> list[tuple[str, str]]:
    """Return what the page shows of the columns, each a label and a sentence.

    ``anonymous`` keeps what tells no word of the file: the answers taken for everyone.
    """
    usual = [("Usuel", one) for one in usual_notes(dossier, given_fields(dossier))]
    if anonymous:
        return usual
    view = sheet_view(dossier)
    notes = [("Note", one) for one in [*view["notes"], *view["settings_notes"]]]
    unused = unused_columns(view["columns"])
    read = view["understood"]["sentences"][: -1 if unused else None]
    return [
        *notes,
        *(("Attention", one) for one in _lost(view["shapes"])),
        *((UNDERSTOOD, one) for one in read),
        *(("Heures", _hours(one)) for one in view["dates"] if one["hours"]),
        *(("À confirmer", one) for one in _questions(dossier, view)),
        *(("Non utilisées", one) for one in _unused(unused)),
        *(("Domicile", one) for one in [home_sentence(view["columns"])] if one),
        *usual,
    ]


def _lost(shapes: list[View]) -> list[str]:
    """Return what is not declared as long as numbered columns are left as they are."""
    series = TableForm.SERIES.value
    lost = [one["sentence"] for one in shapes if one["form"] == series and not one["applied"]]
    return [f"{one} {SHAPED}" for one in lost]


def _hours(one: View) -> str:
    return typographic(f"Colonne « {one['header']} » : {one['hours']}")


def _questions(dossier: Dossier, view: View) -> list[str]:
    values = values_view(dossier.table, dossier.chosen())
    asked = (one for one in view["questions"] if one["kind"] != "form")
    return [_asked(one, settings_answer(dossier, one, values, view["dates"])) for one in asked]


def _asked(one: View, how: str) -> str:
    best = next((choice["label"] for choice in one["choices"] if choice["best"]), "")
    said = f"{one['title']} {best}" if best else one["title"]
    said = f"{said} ({one['reason']})" if one["reason"] else said
    return f"{typographic(said)}{how and ANSWER.format(how)}"


def _unused(headers: list[str]) -> list[str]:
    named = ", ".join(f"« {one} »" for one in headers)
    return [typographic(f"Colonnes non utilisées : {named}.")] if headers else []


def told_columns(columns: list[View]) -> list[dict[str, Any]]:
    """Return the columns as the report tells them, without any of their values.

    ``join`` says that a column is none of the sheet: it is made of others, or of titles of groups.
    """
    keys = ("letter", "header", "field", "label", "how", "score", "sure", "role")
    return [
        {key: one[key] for key in keys}
        | {
            "asked": one["ask"] is not None,
            "reasons": [one["how"]] if one["how"] else [],
            "alternates": one["alternates"],
            "used_also": one["joined"],
            "join": one["join"] is not None or one["made"] is not None,
        }
        for one in columns
    ]


def told_questions(questions: list[View]) -> list[dict[str, Any]]:
    """Return the open questions as the report tells them."""
    return [{key: one[key] for key in TOLD} for one in questions]
