"""Say what a table is that is no list of one person a row, and how it may be read instead."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import typographic
from certiflux.screens import View
from certiflux.session import Dossier
from certiflux.shapes.making import TableForm

_APPLY: Final = {
    TableForm.GROUPS: "Reprendre ce que disent les titres",
    TableForm.BLOCKS: "Réunir les blocs de chaque personne",
    TableForm.GRID: "Faire une ligne par certification",
    TableForm.SERIES: "Faire une ligne par certification",
    TableForm.BIRTHS: "Reprendre aussi le lieu de naissance",
    TableForm.SEXES: "Lire le sexe dans ces deux colonnes",
}
_LEAVE: Final = {
    TableForm.GROUPS: "Ne rien reprendre des titres",
    TableForm.BLOCKS: "Laisser une ligne par bloc",
    TableForm.GRID: "Revenir à une ligne par personne",
    TableForm.SERIES: "Revenir à une ligne par personne",
    TableForm.BIRTHS: "Ne reprendre que la date",
    TableForm.SEXES: "Ne pas lire le sexe ainsi",
}
_NOW: Final = {
    TableForm.BLOCKS: "Seules les personnes complètes sont à déclarer.",
    TableForm.GRID: "Chacune a sa ligne, et il lui faut son code.",
    TableForm.SERIES: "Chacune a sa ligne.",
    TableForm.BIRTHS: "Le lieu est repris dans des colonnes ajoutées.",
    TableForm.SEXES: "Le sexe est repris dans une colonne ajoutée.",
}
_AS_IS: Final = {
    TableForm.BLOCKS: "Chaque ligne compte pour une personne, selon votre choix.",
    TableForm.GRID: "Une seule date par ligne ne suffit pas : faites une ligne par certification.",
    TableForm.SERIES: "Une seule serait déclarée pour chacun, et les autres pas : faites une ligne "
    "par certification.",
}


def shapes_view(dossier: Dossier) -> list[View]:
    """Return the shapes found in a table: a sentence, and the button that changes its reading.

    ``by_user``: it is read so on the user's word, to be given again to another engine.
    """
    return [
        {
            "form": one.form.value,
            "applied": one.applied,
            "by_user": one.form in dossier.said,
            "sentence": typographic(
                " ".join(filter(None, [one.sentence, _said(one.form, applied=one.applied)]))
            ),
            "button": (_LEAVE if one.applied else _APPLY)[one.form],
        }
        for one in dossier.shapes
    ]


def _said(form: TableForm, *, applied: bool) -> str:
    return (_NOW if applied else _AS_IS).get(form, "")
