"""Turn one cell into the value that the flow wants, and say what was changed.

Called once per distinct cell of a column. What cannot be converted stays as text: the checks
explain it. Nothing is cut, guessed or invented.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from certiflux.base import dates
from certiflux.base.dates import DAY_FIRST, DateRule, WrittenDate
from certiflux.dataset.change import Change
from certiflux.dataset.dates.dated import DATES, SHORT_YEARS, dated, is_zero, serial
from certiflux.dataset.dates.late import next_day
from certiflux.dataset.fiches import CODE, codes_seen
from certiflux.dataset.texts.text import clean
from certiflux.dataset.values import NIL, Nil, Value, show
from certiflux.dictionary import BY_DOSSIER, branches, ids
from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing, Pattern, Text, Timestamp
from certiflux.dictionary.lists import YES_NO
from certiflux.dictionary.model import Field, Status
from certiflux.mapping.headers import key
from certiflux.reading.table import Cell, StoredText


class Conversion(NamedTuple):
    """A value and the change made to reach it, None when the cell was right as it stood."""

    value: Value
    change: Change | None = None


NIL_WORDS: Final = frozenset({"nil", "nill"})

_COUNTRY = re.compile(r"99(\d{3})")
_FICHE = re.compile(r"(RNCP|RS)[\s°ºn.:_#-]*(\d{1,3}[\s.]\d{3}|\d{1,6})", re.IGNORECASE)
_BODIES = frozenset({ids.ID_CLIENT_EMETTEUR, ids.ID_CLIENT_CERTIFICATEUR, ids.ID_CONTRAT})
_WHOLE = re.compile(r"[+]?0*(\d{1,18})(?:[.,]0+)?")
_CODE_AS_NUMBER = re.compile(r"(\d{4,5})[.,]0+")
_DOUBT = re.compile("[?<>≤≥≈~]")
"""Signs by which « F ? » or « < B2 » is neither F nor B2."""

_SEPARATORS = re.compile(r"(?:(?<!\s)\s++)?[;/|,]\s*+|(?<!\s)[^\S\n]*+\n\s*+")


def convert(
    field: Field,
    cell: Cell,
    *,
    epoch: dt.date = dates.EPOCH,
    choices: Mapping[str, str] | None = None,
    rule: DateRule = DAY_FIRST,
) -> Conversion:
    """Return the value of ``field`` that ``cell`` stands for.

    ``choices`` are the user's own spellings of list values, ``rule`` says how the dates of the
    column are read. A text that cannot be converted is returned as it is shown.
    """
    if cell is None:
        return Conversion(None)
    if choices and (chosen := _chosen(choices, cell)) is not None:
        return Conversion(chosen or None, Change.CHOIX)
    if isinstance(cell, StoredText):
        cell = _held(field, cell, rule)
    if field.multiple and isinstance(cell, str) and _SEPARATORS.search(cell.strip()):
        return _several(field, cell)
    text, change = seen(cell) if isinstance(cell, str) else ("", None)
    if isinstance(cell, str):
        if not text:
            return Conversion(None)
        if text.casefold() in NIL_WORDS and _may_be_nil(field):
            said = Change.NIL if field.nillable else Change.NIL_RETIRE
            return Conversion(NIL if field.nillable else None, said)
        cell = text
    converted = _CONVERSIONS[type(field.kind)](field, cell, epoch, rule)
    return Conversion(converted.value, converted.change or change)


def _held(field: Field, cell: StoredText, rule: DateRule) -> Cell:
    """Return the number that a cell holds, where the text that it shows is none for its field."""
    if isinstance(field.kind, Date):
        return dated(cell, rule)
    wanted = isinstance(field.kind, Integer | Boolean) and not isinstance(cell.stored, str)
    return cell.stored if wanted and not cell.isdecimal() else cell


def seen(cell: str) -> tuple[str, Change | None]:
    """Return a text as ``clean`` does; that the file holds it otherwise is told first."""
    text, change = clean(cell)
    if isinstance(cell, StoredText):
        change = Change.PROTEGE if isinstance(cell.stored, str) else Change.AFFICHAGE
    return text, change


def spelling(cell: Cell) -> str:
    """Return a cell as it is compared with the user's own spellings: clean, in small letters."""
    return clean(show(cell))[0].casefold()


def _chosen(choices: Mapping[str, str], cell: Cell) -> str | None:
    exact = choices.get(show(cell))
    return choices.get(spelling(cell)) if exact is None else exact


def _may_be_nil(field: Field) -> bool:
    """Say whether « nil » means « nothing » here; in an obligatory name it may be the name."""
    by_dossier = branches().get(field.id) == BY_DOSSIER
    return by_dossier or field.status is not Status.OBLIGATOIRE


def _several(field: Field, cell: str) -> Conversion:
    """Convert a cell that holds several results, kept apart by semicolons.

    An empty result between two others keeps its place: the next ones must not slide to it.
    """
    pieces = [
        _CONVERSIONS[type(field.kind)](field, piece, dates.EPOCH, DAY_FIRST).value
        for piece in _SEPARATORS.split(cell.strip())
    ]
    joined = ";".join(str(piece) for piece in pieces).rstrip(";")
    if not joined:
        return Conversion(cell.strip())
    return Conversion(joined, None if joined == cell else Change.ESPACES)


def _text(field: Field, cell: Cell, _epoch: dt.date, _rule: DateRule) -> Conversion:
    text = show(cell)
    change = None if isinstance(cell, str) else Change.TEXTE
    pad = field.kind.pad if isinstance(field.kind, Text) else 0
    if pad and (found := _CODE_AS_NUMBER.fullmatch(text)):
        text, change = found[1], Change.TEXTE
    if pad and text.isdecimal() and len(text) == pad - 1:
        return Conversion(text.zfill(pad), Change.ZEROS)
    if field.id in _BODIES and (short := "".join(text.split())) != text:
        return Conversion(short, Change.IDENTIFIANT)
    if field.id == ids.CODE_PAYS and (found := _COUNTRY.fullmatch(text)):
        return Conversion(found[1], Change.CODE_PAYS)
    if field.id == CODE and (found := _FICHE.fullmatch(text)):
        code = f"{found[1].upper()}{re.sub(r'[^0-9]', '', found[2])}"
        return Conversion(code, change if code == text else Change.CODE_FICHE)
    if field.id == CODE and len(seen := codes_seen(text)) == 1:
        return Conversion(seen[0], Change.CODE_LU)
    for suggestion in field.suggestions:
        if text != suggestion and key(text) == key(suggestion):
            return Conversion(suggestion, Change.LISTE)
    return Conversion(text, change)


def _integer(field: Field, cell: Cell, _epoch: dt.date, _rule: DateRule) -> Conversion:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer():
        return Conversion(str(int(cell)))
    text = show(cell)
    if found := _WHOLE.fullmatch(text):
        number = str(int(found[1]))
        return Conversion(number, None if number == text else Change.NOMBRE)
    if isinstance(field.kind, Integer) and field.kind.month and (number_of := dates.month(text)):
        return Conversion(str(number_of), Change.MOIS)
    return Conversion(text)


def _boolean(_field: Field, cell: Cell, _epoch: dt.date, _rule: DateRule) -> Conversion:
    if isinstance(cell, bool):
        return Conversion("true" if cell else "false")
    text = show(cell)
    value = None if _DOUBT.search(text) else _words().get(key(text) or text)
    if value is None:
        return Conversion(text)
    return Conversion(value, None if value == text else Change.OUI_NON)


def truth(cell: Cell) -> str | None:
    """Return « true » or « false » for a yes or a no, None for anything else."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    text = clean(cell)[0] if isinstance(cell, str) else ""
    return _words().get(key(text)) if key(text) else None


@cache
def _words() -> dict[str, str]:
    return {key(word) or word: value for word, value in YES_NO.items()}


def _date(_field: Field, cell: Cell, epoch: dt.date, rule: DateRule) -> Conversion:
    if rule.late and (following := next_day(cell, rule)):
        return Conversion(following.isoformat(), Change.MINUIT)
    if is_zero(cell):
        return Conversion(None, Change.DATE_ZERO)
    if isinstance(cell, dt.datetime):
        change = None if cell.time() == dt.time() else Change.HEURE
        return Conversion(cell.date().isoformat(), change)
    if isinstance(cell, dt.date):
        return Conversion(cell.isoformat())
    if day := serial(cell, epoch):
        return Conversion(day.isoformat(), Change.SERIE)
    text = show(cell)
    found = dates.read(text, rule)
    if found is None or (day := dates.real(found.parts)) is None:
        return Conversion(text)
    iso = day.isoformat()
    return Conversion(iso, None if iso == text else _dated(found))


def _dated(found: WrittenDate) -> Change:
    if found.short:
        return SHORT_YEARS[found.form, found.deduced]
    return DATES[found.form]


@cache
def _spellings(listing: Listing) -> dict[str, str]:
    found = {key(value): value for value in listing.values()}
    for option in listing.options:
        for spelling in (option.label, *option.spellings):
            found.setdefault(key(spelling), option.value)
    return found


def _listing(field: Field, cell: Cell, _epoch: dt.date, _rule: DateRule) -> Conversion:
    text = show(cell)
    if not isinstance(field.kind, Listing) or text in field.kind.values():
        return Conversion(text)
    value = None if _DOUBT.search(text) else _spellings(field.kind).get(key(text))
    return Conversion(value, Change.LISTE) if value else Conversion(text)


_CONVERSIONS: Final[dict[type[Any], Callable[[Field, Cell, dt.date, DateRule], Conversion]]] = {
    Text: _text,
    Pattern: _text,
    Integer: _integer,
    Boolean: _boolean,
    Date: _date,
    Timestamp: _text,
    Listing: _listing,
}


def written(value: Value) -> str:
    """Return a value as the journal shows it."""
    return "nil" if isinstance(value, Nil) else (value or "(vide)")
