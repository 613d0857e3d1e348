"""Turn one cell into the value that the flow wants, and say what was changed.

Called once per distinct cell of a column. What cannot be converted stays as text: the checks
explain it. Nothing is cut, guessed or invented.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from certiflux.dataset import dates
from certiflux.dataset.values import NIL, Nil, Value, show
from certiflux.dictionary import BY_DOSSIER, branches
from certiflux.dictionary.kinds import Boolean, Date, Integer, Listing, Pattern, Text, Timestamp
from certiflux.dictionary.model import Field, Status
from certiflux.mapping.headers import key
from certiflux.reading.table import Cell


class Change(StrEnum):
    """Kind of change that a conversion made; the value is the journal's label."""

    ESPACES = "Espaces superflus ou invisibles retirés"
    APOSTROPHE = "Apostrophe typographique remplacée par l'apostrophe droite"
    NIL = "« nil » écrit en toutes lettres, lu comme « donnée non possédée »"
    NIL_RETIRE = "« nil » écrit en toutes lettres dans un champ facultatif : laissé vide"
    LISTE = "Valeur ramenée à celle de la liste officielle"
    OUI_NON = "OUI / NON ramené à la forme du flux"
    DATE = "Date écrite au format du flux (lue jour/mois/année)"
    SERIE = "Nombre de jours du tableur, lu comme une date"
    HEURE = "Heure retirée d'une date"
    NOMBRE = "Nombre écrit sans zéro de tête ni décimale"
    MOIS = "Mois en lettres remplacé par son numéro"
    TEXTE = "Cellule non textuelle (nombre, date) reprise comme texte"
    ZEROS = "Zéros de tête rendus (le tableur les retire)"
    CODE_FICHE = "Code de la certification écrit en capitales, sans espace"
    CODE_PAYS = "Code INSEE du pays ramené à ses trois derniers chiffres"
    SEPARATION = "Date de naissance répartie en année, mois et jour"
    PARTIELLE = "Date de naissance incomplète : jour ou mois inconnu"
    CHOIX = "Valeur remplacée selon vos réglages"
    NIL_ABSENT = "Donnée absente du fichier, déclarée « non possédée » (nil)"
    CONSTANTE = "Valeur unique donnée pour toutes les personnes"
    LIEU_INCONNU = "Ni code INSEE ni code postal de naissance : lieu déclaré « non possédé » (nil)"
    POSTAL_INUTILE = "Code postal non transmis : le code INSEE de naissance suffit"


class Converted(NamedTuple):
    """A value and the change made to reach it, None when the cell was right as it stood."""

    value: Value
    change: Change | None = None


NIL_WORDS: Final = frozenset({"nil", "nill"})
TRUE_WORDS: Final = frozenset({"true", "vrai", "oui", "o", "yes", "1"})
FALSE_WORDS: Final = frozenset({"false", "faux", "non", "n", "no", "0"})

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_COUNTRY = re.compile(r"99(\d{3})")
_FICHE = re.compile(r"(RNCP|RS)[\s°n.-]*(\d{1,6})", re.IGNORECASE)
_WHOLE = re.compile(r"[+]?0*(\d{1,18})(?:[.,]0+)?")
_CODE_AS_NUMBER = re.compile(r"(\d{4,5})[.,]0+")
_SERIAL = re.compile(r"\d{4,5}")
_SEPARATORS = re.compile(r"\s*[;/|,\n]\s*")


def convert(
    field: Field,
    cell: Cell,
    *,
    epoch: dt.date = dates.EPOCH,
    choices: Mapping[str, str] | None = None,
) -> Converted:
    """Return the value of ``field`` that ``cell`` stands for.

    ``choices`` are the user's own spellings of list values. A text that cannot be converted is
    returned as it is shown.
    """
    if cell is None:
        return Converted(None)
    if choices and (chosen := choices.get(show(cell))) is not None:
        return Converted(chosen or None, Change.CHOIX)
    if field.multiple and isinstance(cell, str) and _SEPARATORS.search(cell.strip()):
        return _several(field, cell)
    text, change = _clean(cell, personal=field.personal) if isinstance(cell, str) else ("", None)
    if isinstance(cell, str):
        if not text:
            return Converted(None)
        if text.casefold() in NIL_WORDS and _may_be_nil(field):
            said = Change.NIL if field.nillable else Change.NIL_RETIRE
            return Converted(NIL if field.nillable else None, said)
        cell = text
    converted = _CONVERSIONS[type(field.kind)](field, cell, epoch)
    return Converted(converted.value, converted.change or change)


def _may_be_nil(field: Field) -> bool:
    """Say whether « nil » means « nothing » here; in an obligatory name it may be the name."""
    by_dossier = branches().get(field.id) == BY_DOSSIER
    return by_dossier or field.status is not Status.OBLIGATOIRE


def _clean(text: str, *, personal: bool) -> tuple[str, Change | None]:
    if text.isascii() and text.isprintable() and "  " not in text:
        stripped = text.strip(" ")
        return stripped, None if stripped == text else Change.ESPACES
    cleaned = " ".join(_INVISIBLE.sub("", text).split())
    change = None if cleaned == text else Change.ESPACES
    if personal and "\u2019" in cleaned:
        return cleaned.replace("\u2019", "'"), change or Change.APOSTROPHE
    return cleaned, change


def _several(field: Field, cell: str) -> Converted:
    """Convert a cell that holds several results, kept apart by semicolons.

    An empty result between two others keeps its place: the next ones must not slide to it.
    """
    pieces = [
        _CONVERSIONS[type(field.kind)](field, piece, dates.EPOCH).value
        for piece in _SEPARATORS.split(cell.strip())
    ]
    joined = ";".join(str(piece) for piece in pieces).rstrip(";")
    return Converted(joined, None if joined == cell else Change.ESPACES)


def _text(field: Field, cell: Cell, _epoch: dt.date) -> Converted:
    text = show(cell)
    change = None if isinstance(cell, str) else Change.TEXTE
    pad = field.kind.pad if isinstance(field.kind, Text) else 0
    if pad and (found := _CODE_AS_NUMBER.fullmatch(text)):
        text, change = found[1], Change.TEXTE
    if pad and text.isdecimal() and len(text) == pad - 1:
        return Converted(text.zfill(pad), Change.ZEROS)
    if field.id == "8.13" and (found := _COUNTRY.fullmatch(text)):
        return Converted(found[1], Change.CODE_PAYS)
    if field.id == "4.2" and (found := _FICHE.fullmatch(text)):
        code = f"{found[1].upper()}{found[2]}"
        return Converted(code, change if code == text else Change.CODE_FICHE)
    for suggestion in field.suggestions:
        if text != suggestion and key(text) == key(suggestion):
            return Converted(suggestion, Change.LISTE)
    return Converted(text, change)


def _integer(field: Field, cell: Cell, _epoch: dt.date) -> Converted:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer():
        return Converted(str(int(cell)))
    text = show(cell)
    if found := _WHOLE.fullmatch(text):
        number = str(int(found[1]))
        return Converted(number, None if number == text else Change.NOMBRE)
    if isinstance(field.kind, Integer) and field.kind.month and (number_of := dates.month(text)):
        return Converted(str(number_of), Change.MOIS)
    return Converted(text)


def _boolean(_field: Field, cell: Cell, _epoch: dt.date) -> Converted:
    if isinstance(cell, bool):
        return Converted("true" if cell else "false")
    text = show(cell)
    word = key(text)
    for words, value in ((TRUE_WORDS, "true"), (FALSE_WORDS, "false")):
        if word in words:
            return Converted(value, None if text == value else Change.OUI_NON)
    return Converted(text)


def _date(_field: Field, cell: Cell, epoch: dt.date) -> Converted:
    if isinstance(cell, dt.datetime):
        change = None if cell.time() == dt.time() else Change.HEURE
        return Converted(cell.date().isoformat(), change)
    if isinstance(cell, dt.date):
        return Converted(cell.isoformat())
    if (
        isinstance(cell, int | float)
        and not isinstance(cell, bool)
        and (day := dates.from_serial(cell, epoch))
    ):
        return Converted(day.isoformat(), Change.SERIE)
    text = show(cell)
    if _SERIAL.fullmatch(text) and (day := dates.from_serial(int(text), epoch)):
        return Converted(day.isoformat(), Change.SERIE)
    day = dates.parse(text)
    if day is None:
        return Converted(text)
    return Converted(day.isoformat(), None if day.isoformat() == text else Change.DATE)


@cache
def _spellings(listing: Listing) -> dict[str, str]:
    found = {key(value): value for value in listing.values()}
    for option in listing.options:
        for spelling in (option.label, *option.spellings):
            found.setdefault(key(spelling), option.value)
    return found


def _listing(field: Field, cell: Cell, _epoch: dt.date) -> Converted:
    text = show(cell)
    if not isinstance(field.kind, Listing) or text in field.kind.values():
        return Converted(text)
    value = _spellings(field.kind).get(key(text))
    return Converted(value, Change.LISTE) if value else Converted(text)


_CONVERSIONS: Final[dict[type[Any], Callable[[Field, Cell, dt.date], Converted]]] = {
    Text: _text,
    Pattern: _text,
    Integer: _integer,
    Boolean: _boolean,
    Date: _date,
    Timestamp: _text,
    Listing: _listing,
}


def split_birth(
    cell: Cell, epoch: dt.date = dates.EPOCH
) -> tuple[Value, Value, Value, Change | None]:
    """Return year, month and day of a whole date of birth, and the change made.

    A year alone, or with its month, leaves the rest as nil. What cannot be read is returned
    whole as the year, so that the check can show it.
    """
    text, _ = _clean(show(cell), personal=False)
    if not text:
        return None, None, None, None
    if isinstance(cell, dt.date):
        return str(cell.year), str(cell.month), str(cell.day), Change.SEPARATION
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        serial = dates.from_serial(cell, epoch)
        if serial:
            return str(serial.year), str(serial.month), str(serial.day), Change.SERIE
    if day := dates.parse(text):
        return str(day.year), str(day.month), str(day.day), Change.SEPARATION
    if found := dates.partial(text):
        month: Value = str(found[1]) if found[1] else NIL
        return str(found[0]), month, NIL, Change.PARTIELLE
    return text, None, None, None


def written(value: Value) -> str:
    """Return a value as the journal shows it."""
    return "nil" if isinstance(value, Nil) else (value or "(vide)")
