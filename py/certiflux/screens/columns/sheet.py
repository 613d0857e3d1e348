"""What is shown of a file: its sheet, its people, its columns as understood."""

from __future__ import annotations

from dataclasses import replace

from certiflux.base.words import counted, figure, size, typographic
from certiflux.dataset.identifiers.technical_id import ID_TECHNIQUE
from certiflux.dataset.readings import date_choices, repairs
from certiflux.dictionary import branches, composites, fields, ids
from certiflux.dictionary.model import Field, Status
from certiflux.mapping.settings import Settings
from certiflux.mapping.settings_file import misfits
from certiflux.screens import View
from certiflux.screens.columns.asked import APART, clicks, confirm_view, questions_view
from certiflux.screens.columns.columns import columns_view
from certiflux.screens.columns.form import form_view, same_for_all
from certiflux.screens.columns.given import given_names_view
from certiflux.screens.columns.identifiers import (
    REMEDY,
    IdentifierColumn,
    asks,
    given_by,
    identifiers_view,
    notes,
)
from certiflux.screens.columns.national import national_view, spared
from certiflux.screens.columns.nobody import nobody_view
from certiflux.screens.columns.questions import Question, questions
from certiflux.screens.columns.shape_asked import shape_question
from certiflux.screens.columns.shapes import shapes_view
from certiflux.screens.columns.sheets import sheet_choices, sheets_notes
from certiflux.screens.columns.two_names import two_names
from certiflux.screens.columns.understood import understood_view
from certiflux.screens.columns.values import accents_view, dates_view, values_view
from certiflux.session import Dossier

BY_NATIONAL_ID = "identifiantNational"
"""Way of identifying a person that no column is asked for: the user alone may choose it."""


def sheet_view(dossier: Dossier) -> View:
    """Return the file, its sheet, its columns as understood and what is still to be settled."""
    given = given_by(dossier)
    missing = missing_columns(dossier, given)
    asked = open_questions(dossier, missing)
    # A column of a grid that is not settled yet is not sure of what it gives either.
    columns = columns_view(dossier, _of_columns(dossier, missing))
    own = [one for one in columns if one["join"] is None]
    return {
        **_file_view(dossier),
        "settings_notes": [typographic(note) for note in _misfits(dossier, given)],
        "columns": columns,
        "mapped": sum(map(_serves, own)),
        "unused": sum(not _serves(column) for column in own),
        **_to_settle(dossier, columns, missing, asked, identifiers_view(dossier, given)),
        "national": national_view(dossier),
    }


def open_questions(dossier: Dossier, missing: list[View]) -> list[Question]:
    """Return what is asked of columns and data, that of a shape or of two names first."""
    found = _of_columns(dossier, missing)
    shape = shape_question(dossier)
    if shape is None:
        return found
    first, columns, data = shape
    return [first, *(q for q in found if q.column not in columns and q.field not in data)]


def _of_columns(dossier: Dossier, missing: list[View]) -> list[Question]:
    names = two_names(dossier)
    return questions(dossier, missing, [names] if names else [])


def _serves(column: View) -> bool:
    """Say whether a column of the sheet feeds something, alone or with others."""
    return bool(column["field"] or column["joined"])


def _file_view(dossier: Dossier) -> View:
    """Return the file, its sheets, how it was read and how many people it holds."""
    table, mapping, header = dossier.table, dossier.mapping, dossier.mapping.header_row
    sheets, people = dossier.source.sheets, dossier.people()
    place = _place(dossier, sheets[dossier.sheet].name)
    return {
        "file": {
            "name": dossier.name,
            "size": dossier.size,
            "size_label": size(dossier.size),
            "format": dossier.source.label,
            "flow": dossier.source.is_flow,
        },
        "sheets": [{"index": s.index, "name": s.name, "visible": s.visible} for s in sheets],
        "sheet": dossier.sheet,
        "together": list(dossier.together),
        "sheet_choices": sheet_choices(dossier),
        "header_row": None if header is None else table.number(header),
        "first_row": table.first_row + mapping.first_row,
        "people": people,
        "sentence": typographic(f"{counted(people, 'personne')} dans {place}."),
        "notes": [typographic(note) for note in [*sheets_notes(dossier), *dossier.source.notes]],
        "text": _text_choices(dossier),
    }


def _misfits(dossier: Dossier, given: IdentifierColumn) -> list[str]:
    return [*misfits(_asked_for(dossier), dossier.mapping), *notes(dossier, given)]


def _asked_for(dossier: Dossier) -> Settings:
    """Return the settings as loaded, with the joins as they now are: another header loses some."""
    return replace(dossier.loaded, joinings=dossier.settings.joinings)


def _to_settle(
    dossier: Dossier,
    columns: list[View],
    missing: list[View],
    asked: list[Question],
    identifiers: View,
) -> View:
    """Return what is missing, not sure or asked, and a line that sums it up."""
    table, mapping, readings = dossier.table, dossier.mapping, dossier.readings()
    dates = dates_view(table, mapping, date_choices(readings))
    values, form = values_view(table, dossier.chosen()), form_view(dossier)
    found = questions_view(
        dossier,
        asked,
        {
            "dates": dates,
            "values": values,
            "identifiers": identifiers,
            "form": form,
        },
    )
    here = sum(one["kind"] not in APART for one in found)
    return {
        "missing": missing,
        "unsure": sum(one["field"] is not None and not one["sure"] for one in columns),
        "dates": dates,
        "values": values["open"],
        "accents": accents_view(table, mapping, repairs(readings)),
        "given_names": given_names_view(dossier),
        "nobody": nobody_view(dossier),
        "shapes": shapes_view(dossier),
        "questions": found,
        "clicks": clicks(found),
        "settled": not (here or missing),
        "summary": _summary(columns, here, missing),
        "understood": understood_view(dossier, columns, form),
        "confirm": confirm_view(found),
        "identifiers": identifiers,
        "form": form,
    }


def _summary(columns: list[View], asked: int, missing: list[View]) -> str:
    """Say in one line how the columns are understood and whether something is to be settled."""
    own = [one for one in columns if one["join"] is None]
    mapped = sum(map(_serves, own))
    parts = [counted(mapped, "colonne comprise", "colonnes comprises")]
    if len(own) > mapped:
        parts.append(counted(len(own) - mapped, "non utilisée", "non utilisées"))
    if asked:
        parts.append(f"{figure(asked)} à confirmer")
    if missing:
        parts.append(counted(len(missing), "donnée absente", "données absentes"))
    return f"{', '.join(parts)}{'' if asked or missing else ' : rien à régler'}."


def _place(dossier: Dossier, sheet: str) -> str:
    if dossier.together:
        return f"{figure(len(dossier.together))} feuilles"
    if len(dossier.source.sheets) > 1 or dossier.source.format.workbook:
        return f"la feuille « {sheet} »"
    return "le fichier"


def _text_choices(dossier: Dossier) -> View | None:
    """Return the encodings and separators that a text may be read with."""
    choices = dossier.source.choices
    if choices is None:
        return None
    lists = {"encoding": choices.encodings, "separator": choices.separators}
    return {
        name: {
            "value": next((one.value for one in options if one.in_use), None),
            "choices": [{"value": one.value, "label": one.label} for one in options],
        }
        for name, options in lists.items()
    }


def missing_columns(dossier: Dossier, identifiers: IdentifierColumn) -> list[View]:
    """Return the obligatory data that neither a column nor the form gives, with what to do.

    ``asked_apart``: a question of its own stands for it on the same screen.
    """
    given = set(dossier.mapping.by_target())
    for composite in composites().values():
        if composite.id in given:
            given.update(composite.parts)
    given.update(field.id for field in same_for_all(dossier))
    # A column of identifiers may be empty from top to bottom, or Certiflux create them.
    given = given - {ID_TECHNIQUE} if asks(dossier, identifiers) else given | {ID_TECHNIQUE}
    given |= spared(dossier)
    by_dossier = ids.ID_DOSSIER in given and ids.NOM_NAISSANCE not in given
    found = []
    for field in fields(dossier.version).values():
        wanted = field.status is Status.OBLIGATOIRE and not field.setting and not field.generated
        other_way = field.id.startswith("8.") if by_dossier else field.id.startswith("9.")
        other_way = other_way or branches(dossier.version).get(field.id) == BY_NATIONAL_ID
        constant = dossier.settings.constants.get(field.id)
        if wanted and not other_way and field.id not in given and not constant:
            found.append(
                {
                    "field": field.id,
                    "label": field.label,
                    "status": field.status.value,
                    "remedy": typographic(_remedy(field)),
                    "asked_apart": field.id == ID_TECHNIQUE,
                }
            )
    return found


def _remedy(field: Field) -> str:
    if field.id == ID_TECHNIQUE:
        return REMEDY
    return f"Ajoutez une colonne « {field.label} » à votre fichier. {field.help}"
