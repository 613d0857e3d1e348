"""What is shown of a file: its sheet, its people, its columns as understood."""

from __future__ import annotations

from certiflux.dataset.readings import date_choices, repairs
from certiflux.dataset.values import show
from certiflux.dictionary import composites, fields
from certiflux.dictionary.model import Status
from certiflux.dossier import Dossier
from certiflux.mapping.candidate import Candidate
from certiflux.mapping.mapping import ColumnMatch
from certiflux.mapping.settings_file import misfits
from certiflux.mapping.totals import find_totals
from certiflux.reading.source import Kind
from certiflux.reports import View
from certiflux.reports.form import form_view, same_for_all
from certiflux.reports.render import quoted
from certiflux.reports.values import accents_view, dates_view, values_view
from certiflux.words import counted, figure, letters, size, typographic

ALTERNATES = 4
"""Other fields offered for a column."""

WORKBOOKS = (Kind.XLSX, Kind.XLSM, Kind.XLSB, Kind.XLS, Kind.ODS)
"""Formats whose tables a person knows as sheets."""

SAMPLES = 3
"""Example values shown for each column."""


def sheet_view(dossier: Dossier) -> View:
    """Return the file, its sheet, its columns as understood and what is still to be settled."""
    columns = [
        _column_view(dossier, match) for match in dossier.mapping.columns if _exists(dossier, match)
    ]
    return {
        **_file_view(dossier),
        "columns": columns,
        "mapped": sum(column["field"] is not None for column in columns),
        "unused": sum(column["field"] is None for column in columns),
        **_to_settle(dossier, columns),
        "form": form_view(dossier),
    }


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
        },
        "sheets": [{"index": s.index, "name": s.name, "visible": s.visible} for s in sheets],
        "sheet": dossier.sheet,
        "header_row": None if header is None else table.first_row + header,
        "first_row": table.first_row + mapping.first_row,
        "people": people,
        "sentence": typographic(f"{counted(people, 'personne')} dans {place}."),
        "notes": [typographic(note) for note in dossier.source.notes],
        "settings_notes": [typographic(n) for n in misfits(dossier.loaded, mapping)],
        "text": _text_choices(dossier),
    }


def _to_settle(dossier: Dossier, columns: list[View]) -> View:
    """Return what is missing, not sure or asked, and a line that sums it up."""
    table, mapping, readings = dossier.table, dossier.mapping, dossier.readings()
    dates = dates_view(table, mapping, date_choices(readings))
    values = values_view(table, dossier.chosen())["open"]
    missing = missing_columns(dossier)
    unsure = sum(one["field"] is not None and not one["sure"] for one in columns)
    questions = unsure + values + sum(one["ask"] or one["century_ask"] for one in dates)
    return {
        "missing": missing,
        "unsure": unsure,
        "dates": dates,
        "values": values,
        "accents": accents_view(table, mapping, repairs(readings)),
        "totals": _totals(dossier),
        "questions": questions,
        "settled": not (questions or missing),
        "summary": _summary(columns, questions, missing),
    }


def _summary(columns: list[View], questions: int, missing: list[View]) -> str:
    """Say in one line how the columns are understood and whether something is to be settled."""
    mapped = sum(one["field"] is not None for one in columns)
    parts = [counted(mapped, "colonne comprise", "colonnes comprises")]
    if len(columns) > mapped:
        parts.append(counted(len(columns) - mapped, "non utilisée", "non utilisées"))
    if questions:
        parts.append(f"{figure(questions)} à confirmer")
    if missing:
        parts.append(counted(len(missing), "donnée absente", "données absentes"))
    return f"{', '.join(parts)}{'' if questions or missing else ' : rien à régler'}."


def _place(dossier: Dossier, sheet: str) -> str:
    if len(dossier.source.sheets) > 1 or dossier.source.format in WORKBOOKS:
        return f"la feuille « {sheet} »"
    return "le fichier"


def _totals(dossier: Dossier) -> View | None:
    """Return the line of totals, if any, and whether it is sent all the same."""
    found = find_totals(dossier.table, dossier.mapping)
    if found is None:
        return None
    row = dossier.table.first_row + found
    said = "elle est envoyée, selon votre choix" if dossier.keep_total else "elle n'est pas envoyée"
    return {
        "row": row,
        "kept": dossier.keep_total,
        "sentence": typographic(f"La ligne {row} ressemble à un total : {said}."),
    }


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


def _exists(dossier: Dossier, match: ColumnMatch) -> bool:
    """Say whether a column has a header or at least one value below it."""
    column = dossier.table.columns[match.index]
    return bool(match.header) or any(value is not None for value in column.values)


def _column_view(dossier: Dossier, match: ColumnMatch) -> View:
    known = fields(dossier.version)
    field = known.get(match.target or "")
    composite = composites().get(match.target or "")
    return {
        "index": match.index,
        "letter": letters(match.index),
        "header": match.header,
        "field": match.target,
        "label": field.label if field else composite.label if composite else None,
        "status": field.status.value if field else composite.status.value if composite else None,
        "how": typographic(match.reason) or None,
        "score": match.score,
        "sure": match.sure,
        "alternates": [_alternate(dossier, one) for one in match.alternates[:ALTERNATES]],
        "samples": samples(dossier, match.index),
    }


def _alternate(dossier: Dossier, candidate: Candidate) -> View:
    known = fields(dossier.version).get(candidate.target)
    label = known.label if known else composites()[candidate.target].label
    return {
        "field": candidate.target,
        "label": label,
        "score": candidate.score,
        "reason": typographic(candidate.reason),
    }


def samples(dossier: Dossier, index: int) -> list[str]:
    """Return the first distinct values of a column below its header."""
    column, found = dossier.table.columns[index], dict[str, None]()
    for code in sorted(set(column.codes[dossier.mapping.first_row :])):
        if column.values[code] is not None:
            found[quoted(show(column.values[code]))] = None
        if len(found) == SAMPLES:
            break
    return list(found)


def missing_columns(dossier: Dossier) -> list[View]:
    """Return the obligatory data that neither a column nor the form gives, with what to do."""
    given = set(dossier.mapping.by_target())
    for composite in composites().values():
        if composite.id in given:
            given.update(composite.parts)
    given.update(field.id for field in same_for_all(dossier))
    by_dossier = "9.1" in given and "8.1" not in given
    found = []
    for field in fields(dossier.version).values():
        wanted = field.status is Status.OBLIGATOIRE and not field.setting and not field.generated
        other_way = field.id.startswith("8.") if by_dossier else field.id.startswith("9.")
        constant = dossier.settings.constants.get(field.id)
        if wanted and not other_way and field.id not in given and not constant:
            found.append(
                {
                    "field": field.id,
                    "label": field.label,
                    "status": field.status.value,
                    "remedy": typographic(
                        f"Ajoutez une colonne « {field.label} » à votre fichier. {field.help}"
                    ),
                }
            )
    return found
