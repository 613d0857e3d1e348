"""The certifications that a list itself names, as its column of codes is written."""

from __future__ import annotations

from certiflux.dataset.fiches import CODE, codes_seen
from certiflux.session import Dossier


def column_codes(dossier: Dossier) -> list[str]:
    """Return the distinct codes of the column that gives them, by their order in the list."""
    if dossier.dataset is not None and (column := dossier.dataset.columns.get(CODE)):
        texts = [value for value in column.values if isinstance(value, str)]
    else:
        match = dossier.mapping.by_target().get(CODE)
        if match is None:
            return []
        cells = dossier.table.columns[match.index]
        below = dict.fromkeys(cells.codes[dossier.mapping.first_row :])
        texts = [value for code in below if isinstance(value := cells.values[code], str)]
    return list(dict.fromkeys(code for text in texts for code in codes_seen(text)))
