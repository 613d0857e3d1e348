"""What a cell of dates holds besides its text: a day number, a day of nothing, a shown number."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from certiflux.base import dates
from certiflux.base.dates import DateForm, DateRule
from certiflux.dataset.change import Change
from certiflux.dataset.texts.text import clean
from certiflux.reading.table import Cell, StoredText

_SERIAL = re.compile(r"\d{4,5}")
_ZERO = re.compile(
    r"0{1,2}([/.-])0?[01]\1(?:19|00)00|(?:00|19)00-0[01]-00|3[01]/12/1899|1899-12-3[01]"
    r"(?:[T ].*)?|0?0:00(?::00)?|0000-00-00[T ].*"
)
"""Day number 0 as programs write it, and what some databases write for no date."""

_ZERO_YEAR: Final = 1899

DATES: Final = {
    DateForm.JMA: Change.DATE,
    DateForm.MJA: Change.DATE_MJA,
    DateForm.AMJ: Change.DATE_AMJ,
    DateForm.TIMED: Change.HEURE,
    DateForm.WORDS: Change.DATE_LETTRES,
}
SHORT_YEARS: Final = {
    (DateForm.JMA, False): Change.SIECLE,
    (DateForm.MJA, False): Change.SIECLE_MJA,
    (DateForm.AMJ, False): Change.SIECLE_AMJ,
    (DateForm.WORDS, False): Change.SIECLE,
    (DateForm.JMA, True): Change.SIECLE_SEUL,
    (DateForm.MJA, True): Change.SIECLE_SEUL_MJA,
    (DateForm.AMJ, True): Change.SIECLE_SEUL_AMJ,
    (DateForm.WORDS, True): Change.SIECLE_SEUL,
}
"""What is told of a year in two figures, by form and by whether its century was deduced."""


def dated(cell: Cell, rule: DateRule) -> Cell:
    """Return a cell, or the number that it holds where the text that it shows is no date."""
    if not isinstance(cell, StoredText) or isinstance(cell.stored, str):
        return cell
    return cell if dates.read(clean(cell)[0], rule) else cell.stored


def is_zero(cell: Cell) -> bool:
    """Say whether a date is what a formula makes of an empty cell: day number 0."""
    if isinstance(cell, str):
        return "0" in cell and bool(_ZERO.fullmatch(cell))
    if isinstance(cell, dt.time):
        return cell == dt.time()
    return isinstance(cell, dt.date) and cell.year == _ZERO_YEAR


def serial(cell: Cell, epoch: dt.date) -> dt.date | None:
    """Return the day of a day number, as a number or as four or five figures of text."""
    if isinstance(cell, str) and _SERIAL.fullmatch(cell):
        return dates.from_serial(int(cell), epoch)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return dates.from_serial(cell, epoch)
    return None
