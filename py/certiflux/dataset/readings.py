"""How the user wants a column to be read, as the words that a settings file keeps.

« mja 1900 » is an order of dates and a century, « nom-prenom » an order of names, « accents » asks
for misread accents to be repaired.
"""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from typing import Final

from certiflux.base.dates import Order
from certiflux.dataset.dates.order import CENTURIES, DateChoice
from certiflux.dataset.names.names import NameOrder
from certiflux.mapping.mapping import Mapping
from certiflux.mapping.wording import key

ACCENTS: Final = "accents"
ONE_NAME: Final = "vide-usage"
"""Word that says of a birth name: where it is empty, the usage name is it."""

TOGETHER: Final = "prenoms-ensemble"
"""Word that says of given names: those of one cell are left as they stand."""


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """What the user chose for one column; None where nothing was chosen."""

    order: str | None = None
    century: str | None = None
    names: str | None = None
    accents: bool = False
    one_name: bool = False
    together: bool = False

    def words(self) -> str:
        """Return the choice as a settings file writes it; empty for none."""
        accents = ACCENTS if self.accents else None
        one = ONE_NAME if self.one_name else None
        together = TOGETHER if self.together else None
        words = (self.order, self.century, self.names, accents, one, together)
        return " ".join(word for word in words if word)


def read(words: str) -> ColumnReading:
    """Return the choice that the words of a settings file make; words unknown are left out."""
    reading = ColumnReading()
    for word in words.split():
        if word in set(Order):
            reading = replace(reading, order=word)
        elif word in CENTURIES:
            reading = replace(reading, century=word)
        elif word in set(NameOrder):
            reading = replace(reading, names=word)
        elif word == ACCENTS:
            reading = replace(reading, accents=True)
        elif word == ONE_NAME:
            reading = replace(reading, one_name=True)
        elif word == TOGETHER:
            reading = replace(reading, together=True)
    return reading


def by_column(readings: Dict[str, str], mapping: Mapping) -> dict[int, ColumnReading]:
    """Return the choices that concern a table's columns, by their index."""
    chosen = {key(header): read(words) for header, words in readings.items()}
    return {
        column.index: chosen[key(column.header)]
        for column in mapping.columns
        if key(column.header) in chosen
    }


def date_choices(readings: Dict[int, ColumnReading]) -> dict[int, DateChoice]:
    """Return the choices about dates, by column."""
    return {index: DateChoice(one.order, one.century) for index, one in readings.items()}


def splits(readings: Dict[int, ColumnReading]) -> dict[int, str]:
    """Return the orders of names, by column."""
    return {index: one.names for index, one in readings.items() if one.names}


def repairs(readings: Dict[int, ColumnReading]) -> frozenset[int]:
    """Return the columns whose misread accents are to be repaired."""
    return frozenset(index for index, one in readings.items() if one.accents)
