"""Infer the order of a column of dates from all its values, and say it in a sentence.

Day first unless the column proves otherwise or the user chose; what nothing proves is asked. The
century of two-digit years is the only plausible one, or it is asked; an hour late in the evening
is told (PLACES.md, « Dates in spreadsheets »).
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from typing import Final

from certiflux.base import dates
from certiflux.base.dates import DAY_FIRST, ORDER_LABELS, DateRule, Order
from certiflux.base.words import typographic
from certiflux.dataset.columns import codes_below
from certiflux.dataset.dates import late
from certiflux.dataset.dates.centuries import plausible_years
from certiflux.dataset.dates.evidence import Evidence
from certiflux.dataset.dates.order_words import CONFIRM, chosen, inferred, offered, said_of_century
from certiflux.dataset.texts.text import clean
from certiflux.dictionary import Version, fields, ids
from certiflux.dictionary.columns import DATE_NAISSANCE
from certiflux.dictionary.kinds import Date
from certiflux.mapping.born import birth_date
from certiflux.mapping.mapping import Mapping
from certiflux.reading.table import Cell, Table

CENTURIES: Final = {"1900": "années 1900 (85 = 1985)", "2000": "années 2000 (05 = 2005)"}
"""Centuries that the user may choose for two-digit years, with their labels."""

_ENDS: Final = (ids.FIN_EXAMEN, ids.FIN_VALIDITE)
"""Fields whose day may be told by its last second."""


@dataclass(frozen=True, slots=True)
class DateChoice:
    """What the user chose for one column: an Order by its value, a century of CENTURIES."""

    order: str | None = None
    century: str | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """How a column of dates written as text is read, and what is still to be asked.

    ``offered`` are the orders that the user may choose; ``rule`` is what the conversion needs;
    ``proven`` says that the values or the user settle the order, ``doubtful`` that every value
    reads as well in another one.
    """

    order: Order
    sentence: str
    ask: bool = False
    century: str | None = None
    century_ask: bool = False
    century_offered: bool = False
    offered: tuple[Order, ...] = (Order.JMA, Order.MJA)
    proven: bool = False
    doubtful: bool = False
    years: range | None = None
    late: bool | None = None
    hours: str = ""

    @property
    def rule(self) -> DateRule:
        """Return the rule by which the cells are read."""
        century = int(self.century) if self.century else None
        return DateRule(self.order, century, self.years, self.late)


def read_order(
    cells: Iterable[Cell],
    choice: DateChoice | None = None,
    *,
    target: str | None = None,
    years: range | None = None,
) -> DateReading | None:
    """Return how the dates among the distinct ``cells`` of a column are read.

    ``years`` are the plausible ones of ``target``, the field that the column feeds. None when no
    cell leaves a choice to make: date cells, day numbers, months in letters.
    """
    cells = list(cells)
    if target == DATE_NAISSANCE.id:
        cells = [birth_date(cell) if isinstance(cell, str) else cell for cell in cells]
    count, short = Evidence(), []
    for cell in cells:
        if isinstance(cell, str):
            before = count.short
            _count(count, cell)
            if count.short > before:
                short.append(cell)
    found = None
    if count.readable or count.short or count.year_first:
        found = _reading(count, choice or DateChoice())
        if short:
            found = _with_century(found, short, years)
    return _with_hours(found, cells, target)


def _with_century(reading: DateReading, short: list[str], years: range | None) -> DateReading:
    """Complete a reading with what is made of the years in two figures."""
    plain = DateRule(reading.order, None, years)
    unsure = [cell for cell in short if dates.read(clean(cell)[0], plain) is None]
    said = [reading.sentence]
    if len(unsure) < len(short):
        said.append("Les années à deux chiffres sont lues dans le seul siècle plausible.")
    if unsure:
        said.append(said_of_century(len(unsure), reading.century))
    return replace(
        reading,
        sentence=typographic(" ".join(said)),
        century_ask=bool(unsure) and reading.century is None,
        century_offered=bool(unsure),
        years=years,
    )


def _with_hours(
    reading: DateReading | None, cells: list[Cell], target: str | None
) -> DateReading | None:
    """Complete a reading, or make one, with what the hours late in the evening tell."""
    found = late.weigh(cells, reading.rule if reading else DAY_FIRST, ends=target in _ENDS)
    if found.late is None and not found.overseas:
        return reading
    said = typographic(found.sentence())
    if reading is None:
        return DateReading(Order.JMA, said, offered=(Order.JMA,), late=found.late, hours=said)
    told = f"{reading.sentence} {said}"
    return replace(reading, sentence=told, late=found.late, hours=said)


def _count(count: Evidence, cell: str) -> None:
    plain = dates.bare(cell if cell.isascii() else clean(cell)[0])
    if numbers := dates.figures(plain):
        count.add(*numbers)
    elif dates.year_first(plain):
        count.year_first += 1
    elif plain[-1:].isdecimal() and dates.short_year(plain):
        count.short += 1


def _reading(count: Evidence, choice: DateChoice) -> DateReading:
    order = Order(choice.order) if choice.order in set(Order) else None
    century = choice.century if choice.century in CENTURIES else None
    asked = order
    order, said, ask = chosen(count, asked) if asked else inferred(count)
    return DateReading(
        order,
        typographic(said),
        ask,
        century,
        offered=offered(count),
        proven=asked is not None or (count.proven() is order and count.forced[order] > 0),
        doubtful=ask and not count.conflicting(),
    )


def holds_dates(target: str | None, version: Version) -> bool:
    """Say whether a field or composite is made of whole dates."""
    if target == DATE_NAISSANCE.id:
        return True
    known = fields(version).get(target or "")
    return known is not None and isinstance(known.kind, Date)


def date_readings(
    table: Table, mapping: Mapping, choices: Dict[int, DateChoice] | None = None
) -> dict[int, DateReading]:
    """Return how each column of dates written as text is read, by column index.

    A column that proves nothing follows the others of the file when they all prove day first.
    """
    keep = mapping.filled_rows(table)
    found = {}
    for match in mapping.columns:
        if holds_dates(match.target, mapping.version):
            column = table.columns[match.index]
            codes = sorted(set(codes_below(column, mapping.first_row, keep)))
            cells = [column.values[code] for code in codes]
            reading = read_order(
                cells,
                (choices or {}).get(match.index),
                target=match.target,
                years=plausible_years(match.target, table, mapping),
            )
            if reading:
                found[match.index] = reading
    settled = {one.order for one in found.values() if one.proven}
    if settled == {Order.JMA}:
        found = {index: _like_the_others(one) for index, one in found.items()}
    return found


def _like_the_others(reading: DateReading) -> DateReading:
    if not reading.doubtful:
        return reading
    _, _, rest = reading.sentence.partition(CONFIRM)
    said = f"Lues comme {ORDER_LABELS[Order.JMA]}, comme les autres dates du fichier.{rest}"
    return replace(reading, sentence=typographic(said), ask=False)
