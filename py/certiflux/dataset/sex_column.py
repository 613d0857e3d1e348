"""A column of yes and no under the name of one sex (« GenreMale », « Homme ») tells the sex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from certiflux.dataset.change import Change
from certiflux.dataset.convert import Conversion, truth
from certiflux.dictionary import ids
from certiflux.mapping.evidence.words import one_sex
from certiflux.reading.table import Cell

SEX: Final = ids.SEXE
_OTHER: Final = {"M": "F", "F": "M"}


def sex_told(header: str, cell: Cell) -> str | None:
    """Return the sex that a yes or a no means under a header that names one sex, else None."""
    named, said = one_sex(header), truth(cell)
    if named is None or said is None:
        return None
    return named if said == "true" else _OTHER[named]


def by_title(header: str, cells: Sequence[Cell], converted: list[Conversion]) -> list[Conversion]:
    """Return the sexes of a column, those that its title helps to read included.

    What the user chose for a spelling stands.
    """
    return [
        Conversion(sex, Change.SEXE_DU_TITRE)
        if one.change is not Change.CHOIX and (sex := sex_told(header, cell))
        else one
        for cell, one in zip(cells, converted, strict=True)
    ]
