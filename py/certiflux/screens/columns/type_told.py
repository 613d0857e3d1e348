"""Whether the type of the certification is to be asked: a code of a fiche tells it."""

from __future__ import annotations

from certiflux.dataset.columns import codes_below
from certiflux.dataset.fiches import CODE, TYPE, tells_type
from certiflux.dataset.texts.text import clean
from certiflux.dataset.values import show
from certiflux.session import Dossier


def type_told(dossier: Dossier) -> bool:
    """Say whether the codes tell the type of every certification, or will once they are given.

    A code that is no fiche of France compétences does not: its type is asked, and so is one that
    the user has given.
    """
    if dossier.settings.constants.get(TYPE):
        return False
    match = dossier.mapping.by_target().get(CODE)
    if match is None:
        code = dossier.settings.constants.get(CODE, "")
        return not code or tells_type("", [code])
    column, mapping = dossier.table.columns[match.index], dossier.mapping
    keep = mapping.filled_rows(dossier.table)
    below = sorted(set(codes_below(column, mapping.first_row, keep)))
    said = dossier.settings.values.get(CODE, {})
    shown = (show(column.values[code]) for code in below)
    texts = (clean(said.get(text) or text)[0] for text in shown)
    return tells_type(match.header, filter(None, texts))
