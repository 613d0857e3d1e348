"""French wording: typography, numbers, sizes, lists of rows. One place for every sentence."""

import re
import unicodedata
from collections.abc import Sequence

from certiflux.base.row_numbers import row_said

NO_BREAK = "\N{NO-BREAK SPACE}"
_BREAKS_TO_MEND = re.compile(
    "(?<=\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}) "
    "| (?=[:;!?%\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}])"
    "|(?<=\\d) (?=\\d{3}(?!\\d)|Mo\\b)"
)
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "ß": "ss"})
_KILO = 1_024
_THREE_FIGURES = 100
_SHOWN = 5


def typographic(text: str) -> str:
    """Return a French sentence whose spaces do not break where they must not.

    Sentences are written in the source with plain spaces, which a reader can see;
    this puts no-break ones inside « », before : ; ! ? % and inside numbers. Applying it
    twice changes nothing.
    """
    return _BREAKS_TO_MEND.sub(NO_BREAK, text)


def visible(value: str) -> str:
    """Return a value on one line, what no eye sees in it replaced by a sign that is seen.

    Control characters, marks of direction and of order, line separators, lone surrogates.
    """
    return value if value.isprintable() else _UNSEEN.sub("\ufffd", value)


QUOTED = 120
"""Characters of a value quoted in a sentence; the cell itself is never cut."""


def quoted(value: str) -> str:
    """Return a value for a sentence: on one line, control characters visible, not endless."""
    shown = visible(value)
    return shown if len(shown) <= QUOTED else f"{shown[:QUOTED]}…"


def unaccented(text: str) -> str:
    """Return a text small and without accents, its signs and spaces kept: how words compare.

    Three others have a purpose of their own and stay apart: names of places (places.names.fold),
    and what is digested for good, in identifiers (dataset.technical_id.fold) and in the registre.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES).casefold())
    return "".join(one for one in plain if not unicodedata.combining(one))


def figure(number: int) -> str:
    """Write a number the French way: 1 204."""
    return f"{number:,}".replace(",", NO_BREAK)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Write a number with its noun, agreed: « 1 ligne », « 1 204 lignes »."""
    noun = (plural or f"{singular}s") if number > 1 else singular
    return f"{figure(number)} {noun}"


def day_said(iso: str) -> str:
    """Return a day, « 2026-08-29 », as people write it in French."""
    return "/".join(reversed(iso.split("-")))


def row_figure(number: int) -> str:
    """Write the number of a row the French way, with its sheet where it takes one."""
    said = row_said(number)
    return figure(said) if isinstance(said, int) else said


def rows_named(rows: Sequence[int], *, all_of_them: bool = False) -> str:
    """Name rows by their numbers, the first ones only when there are many, unless all are asked."""
    if len(rows) == 1:
        return f"Ligne {row_said(rows[0])}"
    room = len(rows) if all_of_them else _SHOWN
    shown = ", ".join(str(row_said(row)) for row in rows[:room])
    more = len(rows) - room
    return f"Lignes {shown}" + (f" et {counted(more, 'autre')}" if more > 0 else "")


def megabytes(size: int) -> int:
    """Return a size in bytes as whole megabytes, rounded up."""
    return -(-size // (1024 * 1024))


def size(octets: int) -> str:
    """Write a file size in octets, Ko or Mo, as file managers count them: « 2,4 Mo »."""
    if octets < _KILO:
        return counted(octets, "octet")
    scaled, unit = octets / _KILO, "Ko"
    if scaled >= _KILO:
        scaled, unit = scaled / _KILO, "Mo"
    digits = 0 if scaled >= _THREE_FIGURES else 1
    return f"{scaled:.{digits}f}".replace(".", ",") + NO_BREAK + unit


def weight(octets: int) -> str:
    """Write the weight of a flow in millions of bytes, as the portal's limit is: « 200 Mo »."""
    return f"{figure(round(octets / 1_000_000))}{NO_BREAK}Mo"


def letters(index: int) -> str:
    """Return the spreadsheet's name of a column from its index: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
