"""Columns of several certifications: asked once, before what these columns would make ask."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import typographic
from certiflux.dictionary import ids
from certiflux.screens.columns.questions import Question, QuestionChoice
from certiflux.session import Dossier
from certiflux.shapes import grid, series
from certiflux.shapes.making import Shape, TableForm

_GRID: Final = "Chacune de ces colonnes est-elle une certification ?"
_SERIES: Final = "Ces colonnes numérotées disent-elles plusieurs certifications par personne ?"
_LOST: Final = " Sans cela, une seule serait déclarée pour chacun."
_YES: Final = "Oui, faire une ligne par certification obtenue"
_NO: Final = "Non, garder une ligne par personne"

ShapeQuestion = tuple[Question, frozenset[int], frozenset[str]]
"""What is asked of a shape, its columns and the data that its rows will give.

Nothing else is asked of them before.
"""


def shape_question(dossier: Dossier) -> ShapeQuestion | None:
    """Return what is asked of a series or a grid; None without one, or once the user said it."""
    return _series_question(dossier) or _grid_question(dossier)


def _series_question(dossier: Dossier) -> ShapeQuestion | None:
    shape = _unsaid(dossier, TableForm.SERIES)
    found = series.find_series(dossier.table, dossier.mapping) if shape else None
    if shape is None or found is None:
        return None
    asked = _asked(shape, _SERIES, f"{shape.sentence}{_LOST}")
    return asked, found.columns, _data(dated=series.DATE in found.data)


def _grid_question(dossier: Dossier) -> ShapeQuestion | None:
    shape = _unsaid(dossier, TableForm.GRID)
    found = grid.find_grid(dossier.table, dossier.mapping) if shape else None
    if shape is None or found is None:
        return None
    asked = _asked(shape, _GRID, shape.sentence)
    return asked, frozenset(found.columns), _data(dated=found.made == grid.DATE)


def _unsaid(dossier: Dossier, form: TableForm) -> Shape | None:
    """Return a shape that the table has and of which the user said nothing yet."""
    shape = next((one for one in dossier.shapes if one.form is form), None)
    return None if shape is None or shape.applied or form in dossier.said else shape


def _data(*, dated: bool) -> frozenset[str]:
    return frozenset({ids.CODE, ids.TYPE} | ({ids.DEBUT_VALIDITE} if dated else set()))


def _asked(shape: Shape, title: str, reason: str) -> Question:
    form = shape.form.value
    return Question(
        f"q-{form}",
        "shape",
        typographic(title),
        (
            QuestionChoice("oui", _YES, (("read_as", form, "oui"),)),
            QuestionChoice("non", _NO, (("read_as", form, None),)),
        ),
        reason=typographic(reason),
    )
