"""The lists of France compétences that the user gave, together: every fiche by its code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certiflux.base.words import unaccented
from certiflux.fiches.fiche import FICHE, REPERTOIRES, Fiche

FOUND: Final = 30
"""Certifications shown at most for some words: who sees so many types another word."""


class ListKind(StrEnum):
    """Which of the three lists it is."""

    CSV = "csv"
    RNCP = "rncp"
    RS = "rs"


COVERED: Final = {ListKind.CSV: REPERTOIRES, ListKind.RNCP: ("RNCP",), ListKind.RS: ("RS",)}
"""The registers that a list has every fiche of."""


@dataclass(frozen=True, slots=True)
class FicheList:
    """One list as it was read; ``date`` is its own day, "" where nothing tells it."""

    kind: ListKind
    date: str
    fiches: Mapping[str, Fiche]
    name: str = ""


class Register:
    """What the lists say together: what one lacks, another one may have."""

    def __init__(self, lists: tuple[FicheList, ...]) -> None:
        """Put the lists together; where two of them speak of a fiche, the newest one does."""
        newest = {one.kind: one for one in lists}
        self.lists: Final = tuple(sorted(newest.values(), key=lambda one: one.date))
        self.fiches: dict[str, Fiche] = {}
        for one in self.lists:
            for code, fiche in one.fiches.items():
                self.fiches[code] = fiche.over(self.fiches.get(code))
        self._plain: list[tuple[str, str]] = []
        self._last: dict[str, int] = {}

    def with_list(self, one: FicheList) -> Register:
        """Return the register with one more list, in the place of one of its kind."""
        return Register((*self.lists, one))

    def covered_by(self, code: str) -> FicheList | None:
        """Return the newest list that has every fiche of the register of a code, None for none."""
        found = FICHE.fullmatch(code)
        register = found[1] if found else ""
        of = [one for one in self.lists if register in COVERED[one.kind]]
        return of[-1] if of else None

    def last(self, prefix: str) -> int:
        """Return the highest number of a register in the lists, 0 without any."""
        if prefix not in self._last:
            numbers = (int(code[len(prefix) :]) for code in self.fiches if _of(code, prefix))
            self._last[prefix] = max(numbers, default=0)
        return self._last[prefix]

    def search(self, words: str) -> Iterator[Fiche]:
        """Find fiches by code or by all the words of their title, those that are active first."""
        wanted = unaccented(words).replace("’", "'").split()
        if not wanted:
            return
        if not self._plain:
            self._plain = [(_sought(one), one.code) for one in self.fiches.values()]
        found = [
            self.fiches[code] for text, code in self._plain if all(one in text for one in wanted)
        ]
        code = "".join(words.split()).upper()
        found.sort(key=lambda one: (one.code != code, not one.active, len(one.title)))
        yield from found


def _sought(fiche: Fiche) -> str:
    return f"{fiche.code.lower()} {unaccented(fiche.title).replace('’', chr(39))}"


def _of(code: str, prefix: str) -> bool:
    found = FICHE.fullmatch(code)
    return found is not None and found[1] == prefix
