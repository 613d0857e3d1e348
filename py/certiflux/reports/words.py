"""French typography and numbers: one place for what every sentence shares."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
_BEFORE = re.compile(r" (?=[:;!?»])")
_AFTER = re.compile(r"(?<=«) ")
_KILO = 1_000


def typography(text: str) -> str:
    """Return ``text`` with no-break spaces where French wants them."""
    return _AFTER.sub(NO_BREAK, _BEFORE.sub(NO_BREAK, text))


def number(value: int) -> str:
    """Return a whole number the French way: 1 204."""
    return f"{value:,}".replace(",", NO_BREAK)


def counted(value: int, singular: str, plural: str | None = None) -> str:
    """Return a number and its noun, agreed: « 1 personne », « 1 204 personnes »."""
    noun = singular if value < 2 else (plural or f"{singular}s")  # noqa: PLR2004
    return f"{number(value)}{NO_BREAK}{noun}"


def size(octets: int) -> str:
    """Return a file size in octets, Ko or Mo: « 2,4 Mo »."""
    if octets < _KILO:
        return counted(octets, "octet")
    scaled, unit = octets / _KILO, "Ko"
    if scaled >= _KILO:
        scaled, unit = scaled / _KILO, "Mo"
    digits = 0 if scaled >= 100 else 1  # noqa: PLR2004
    return f"{scaled:.{digits}f}".replace(".", ",") + NO_BREAK + unit


def letters(index: int) -> str:
    """Return the spreadsheet's name of column ``index`` (0 is A)."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
