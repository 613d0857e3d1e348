"""What is shown of a file: its sheet, its people, its columns as understood."""

from __future__ import annotations

from certiflux.dataset.values import show
from certiflux.dictionary import composites, fields
from certiflux.dictionary.model import Status
from certiflux.dossier import Dossier
from certiflux.mapping.headers import How
from certiflux.mapping.mapping import ColumnMatch
from certiflux.reports import View
from certiflux.reports.form import form_view, same_for_all
from certiflux.reports.render import quoted
from certiflux.words import counted, letters, size, typographic

SAMPLES = 3
"""Example values shown for each column."""

HOW = {
    How.CHOSEN: "Choisie par vous",
    How.ID: "Reconnue par son numéro du dictionnaire",
    How.NAME: "Reconnue par son nom de balise",
    How.LABEL: "Reconnue par le libellé du dictionnaire",
    How.SYNONYM: "Reconnue par son intitulé usuel",
}


def sheet_view(dossier: Dossier) -> View:
    """Return the file, its sheet and its columns as understood."""
    table, mapping = dossier.table, dossier.mapping
    people = dossier.people()
    columns = [_column_view(dossier, match) for match in mapping.columns if _exists(dossier, match)]
    sheet = dossier.source.sheets[dossier.sheet]
    return {
        "file": {
            "name": dossier.name,
            "size": dossier.size,
            "size_label": size(dossier.size),
            "format": dossier.source.label,
        },
        "sheets": [
            {"index": s.index, "name": s.name, "visible": s.visible} for s in dossier.source.sheets
        ],
        "sheet": dossier.sheet,
        "header_row": table.first_row + mapping.header_row,
        "first_row": table.first_row + mapping.first_row,
        "people": people,
        "sentence": typographic(
            f"{counted(people, 'personne')} dans {_place(dossier, sheet.name)}."
        ),
        "notes": [typographic(note) for note in dossier.source.notes],
        "columns": columns,
        "missing": missing_columns(dossier),
        "mapped": sum(column["field"] is not None for column in columns),
        "unused": sum(column["field"] is None for column in columns),
        "form": form_view(dossier),
    }


def _place(dossier: Dossier, sheet: str) -> str:
    if len(dossier.source.sheets) > 1 or dossier.source.format != "csv":
        return f"la feuille « {sheet} »"
    return "le fichier"


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
        "how": None if match.how is None else HOW[match.how],
        "samples": samples(dossier, match.index),
    }


def samples(dossier: Dossier, index: int) -> list[str]:
    """Return the first distinct values of a column below its header."""
    column, found = dossier.table.columns[index], dict[str, None]()
    for code in column.codes[dossier.mapping.first_row :]:
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
