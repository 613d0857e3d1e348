"""One column per certification: asked once, before what its columns would make ask."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import typographic
from certiflux.dictionary import ids
from certiflux.screens.columns.questions import Question, QuestionChoice
from certiflux.session import Dossier
from certiflux.shapes.grid import DATE, find_grid
from certiflux.shapes.making import TableForm

GRID: Final = TableForm.GRID
_TITLE: Final = "Chacune de ces colonnes est-elle une certification ?"
_YES: Final = "Oui, faire une ligne par certification obtenue"
_NO: Final = "Non, garder une ligne par personne"


def grid_question(dossier: Dossier) -> tuple[Question, frozenset[int], frozenset[str]] | None:
    """Return what is asked of a grid; None without one, or once the user said what it is.

    With it come the columns of the grid and the data that its rows will give: nothing else is
    asked of them before.
    """
    shape = next((one for one in dossier.shapes if one.form is GRID), None)
    found = None if shape is None else find_grid(dossier.table, dossier.mapping)
    if shape is None or found is None or shape.applied or GRID in dossier.said:
        return None
    asked = Question(
        f"q-{GRID.value}",
        "shape",
        typographic(_TITLE),
        (
            QuestionChoice("oui", _YES, (("read_as", GRID.value, "oui"),)),
            QuestionChoice("non", _NO, (("read_as", GRID.value, None),)),
        ),
        reason=typographic(shape.sentence),
    )
    data = {ids.CODE, ids.TYPE} | ({ids.DEBUT_VALIDITE} if found.made == DATE else set())
    return asked, frozenset(found.columns), frozenset(data)
