"""What a column may stand for: a field, how it was recognised, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from certiflux.base.words import typographic

SURE: Final = 80
"""Score from which a column is used without asking (0–100)."""


class How(IntEnum):
    """Why a column was understood, strongest first."""

    CHOSEN = 0
    ID = 1
    NAME = 2
    LABEL = 3
    SYNONYM = 4
    CLOSE = 5
    VALUES = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """One field (or composite) that a column may stand for.

    ``score`` is 0–100; ``reason`` says why in French words.
    """

    target: str
    how: How
    score: int
    reason: str


_EXACT: Final = {How.ID: 100, How.NAME: 98, How.LABEL: 95, How.SYNONYM: 94}
_WHY: Final = {
    How.ID: "Numéro {} du dictionnaire",
    How.NAME: "Nom de balise « {} »",
    How.LABEL: "Même libellé que dans le dictionnaire",
    How.SYNONYM: "Intitulé usuel : « {} »",
}


def exact(target: str, how: How, wording: str, less: int = 0) -> Candidate:
    """Return the candidate of a header that is one of the dictionary's own wordings.

    ``less`` is taken from the score for a wording that is less usual than others.
    """
    return Candidate(target, how, _EXACT[how] - less, typographic(_WHY[how].format(wording)))


def chosen_by_user(target: str) -> Candidate:
    """Return the candidate that the user's own word makes."""
    return Candidate(target, How.CHOSEN, 100, "Choisie par vous")


_LEAST, _MOST = 60, 89
_FROM = 0.6


def close(target: str, wording: str, likeness: float, less: int = 0) -> Candidate:
    """Return the candidate of a header close to one of the dictionary's wordings.

    ``likeness`` goes from 0.6 to 1 and makes a score of 60 to 89.
    """
    score = _LEAST + round((_MOST - _LEAST) * (likeness - _FROM) / (1 - _FROM)) - less
    return Candidate(target, How.CLOSE, score, typographic(f"Intitulé proche de « {wording} »"))


def said_of(share: float, what: str) -> str:
    """Return « 97 % des valeurs sont des dates » (``share`` from 0 to 1)."""
    percent = int(100 * share)
    who = "toutes les valeurs" if percent == _ALL else f"{percent} % des valeurs"
    return typographic(f"{who} sont {what}")


_ALL = 100
