"""Say what a national number contradicts, and which of the two may be wrong; never the number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from certiflux.base.nir import Nir
from certiflux.dataset.people import Dataset
from certiflux.rules.findings import Finding
from certiflux.rules.ids import ANNEE, MOIS, SEXE
from certiflux.rules.nir.numbers import number_of

if TYPE_CHECKING:
    from certiflux.rules.words.render import Renderer

_SEXES: Final = {"M": "un homme", "F": "une femme"}
_ABROAD: Final = "99"


def _doubt(number: Nir) -> str:
    """Say which of the two is likelier to be wrong."""
    if number.key_right:
        return "sa clé est juste, c'est donc plutôt cette colonne qui se trompe"
    return "sans sa clé, rien ne dit lequel des deux se trompe"


def _sex(number: Nir) -> str:
    return f"c'est celui d'{_SEXES[number.sex]}"


def _year(number: Nir) -> str:
    return f"il dit une année en {number.year}"


def _month(_number: Nir) -> str:
    return "il dit un autre mois"


def _place(number: Nir) -> str:
    return "il dit l'étranger" if number.place.startswith(_ABROAD) else "il dit la France"


def _several(dataset: Dataset, row: int, number: Nir) -> str:
    """List what differs between a number and its row."""
    given = {
        one: str(dataset.columns[one][row]) for one in (SEXE, ANNEE, MOIS) if _has(dataset, one)
    }
    wrong = []
    if given.get(SEXE) not in {None, number.sex}:
        wrong.append("le sexe")
    if ANNEE in given and given[ANNEE][-2:] != number.year:
        wrong.append("l'année")
    if MOIS in given and number.month is not None and given[MOIS] != str(number.month):
        wrong.append("le mois")
    return ", ".join(wrong)


def _has(dataset: Dataset, field: str) -> bool:
    return field in dataset.columns


def _said(part: Callable[[Nir], str]) -> Callable[[Renderer, Finding, str], str]:
    def other(renderer: Renderer, finding: Finding, _value: str) -> str:
        number = number_of(renderer.dataset, finding.row)
        return f"{part(number)} ; {_doubt(number)}" if number else ""

    return other


def _others(renderer: Renderer, finding: Finding, _value: str) -> str:
    number = number_of(renderer.dataset, finding.row)
    return _several(renderer.dataset, finding.row or 0, number) if number else ""


OTHERS: Final = {
    "NIR_SEXE": _said(_sex),
    "NIR_ANNEE": _said(_year),
    "NIR_MOIS": _said(_month),
    "NIR_LIEU": _said(_place),
    "NIR_AUTRE_PERSONNE": _others,
}
"""By rule: what stands for {other} in its sentences."""
