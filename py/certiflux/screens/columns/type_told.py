"""Whether the type of the certification is to be asked: a code of a fiche tells it."""

from __future__ import annotations

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
    column = dossier.table.columns[match.index]
    below = sorted(set(column.codes[dossier.mapping.first_row :]))
    texts = (clean(show(column.values[code]))[0] for code in below)
    return tells_type(match.header, filter(None, texts))
