"""A column of yes and no under the name of one sex (« GenreMale », « Homme ») tells the sex."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.change import Change
from certiflux.dataset.convert import Conversion, truth
from certiflux.dataset.values import show
from certiflux.dictionary import ids
from certiflux.mapping.evidence.words import one_sex
from certiflux.reading.table import Cell

SEX: Final = ids.SEXE
_OTHER: Final = {"M": "F", "F": "M"}
_MALES: Final = frozenset({"h", "m"})


def sex_told(header: str, cell: Cell) -> str | None:
    """Return the sex that a yes or a no means under a header that names one sex, else None."""
    named, said = one_sex(header), truth(cell)
    if named is None or said is None:
        return None
    return named if said == "true" else _OTHER[named]


def by_title(header: str, cells: Sequence[Cell], converted: list[Conversion]) -> list[Conversion]:
    """Return the sexes of a column, those that its title helps to read included.

    What the user chose for a spelling stands. « H » beside « M » and no « F » may be two sexes:
    both stay as they are, to be asked.
    """
    doubtful = unsure_letters(cells)
    found = []
    for cell, one in zip(cells, converted, strict=True):
        if one.change is Change.CHOIX:
            found.append(one)
        elif sex := sex_told(header, cell):
            found.append(Conversion(sex, Change.SEXE_DU_TITRE))
        else:
            found.append(Conversion(show(cell)) if _letter(cell) in doubtful else one)
    return found


def unsure_letters(cells: Iterable[Cell]) -> frozenset[str]:
    """Return the letters that may be of two sexes: « H » and « M » where nothing else is."""
    letters = {_letter(cell) for cell in cells if cell is not None} - {""}
    return _MALES if letters == _MALES else frozenset()


def _letter(cell: Cell) -> str:
    return unaccented(str(cell)).strip(" .") if isinstance(cell, str) else ""
