"""Number formats of spreadsheets: the text that a cell shows, where its number alone is not it.

A percentage, a prefix, zeros in front, a rounding. Dates and durations are another matter: what
reads the workbook knows them. Grammar: ECMA-376 part 1, 18.8.31.
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property
from typing import Final

from certiflux.reading.column import Cell, StoredText

BUILTIN: Final = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
"""Formats that workbooks do not write down, by number; those of dates are left out."""

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)"
    r"|(?P<text>@)|(?P<end>;)|(?P<date>[yYmMdDhHsSeEgGaAjJ])|(?P<other>.)",
    re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:[.,]\d+)?)")
_CURRENCY: Final = re.compile(r"\$([^-]*)(?:-.*)?")
_COLOURS: Final = re.compile(r"[A-Za-zéÉ]+ ?\d*")
_PERCENT: Final = re.compile(r"(?:(?<!\s)\s+)?%")
_LONGEST: Final = 255
"""Characters of a format in any workbook; a longer one is nobody's."""

_KEPT: Final = 10_000
"""Distinct values whose text is kept for the next cells."""

_FIGURES: Final = 15
_EXACT: Final = Context(prec=400, rounding=ROUND_HALF_UP)
_SIGNS: Final = " \u00a0\u202f-+()"
"""What a format writes around a number to tell its sign."""


class _Section:
    """One part of a format: what it writes, in order, and when."""

    def __init__(self) -> None:
        self.tokens: list[tuple[str, str]] = []
        self.condition: tuple[str, float] | None = None

    @cached_property
    def kinds(self) -> str:
        """The kinds of its tokens, parted by spaces."""
        return " ".join(kind for kind, _ in self.tokens)

    @cached_property
    def tells(self) -> bool:
        """Whether it writes more than digits and a sign: a prefix, a percentage, zeros in front."""
        beside = any(kind == "literal" and text.strip(_SIGNS) for kind, text in self.tokens)
        return beside or "percent" in self.kinds or self.whole_zeros > 1

    @cached_property
    def whole_zeros(self) -> int:
        """The digits that a whole number always has: the places from the first 0 on."""
        places = [text for kind, text in self.tokens[: self._point] if kind == "digit"]
        return len(places) - places.index("0") if "0" in places else 0

    @cached_property
    def _point(self) -> int:
        """The place of the decimal point, after the last token where there is none."""
        places = [place for place, (kind, _) in enumerate(self.tokens) if kind == "point"]
        return places[0] if places else len(self.tokens)

    def write(self, number: float) -> str:
        """Return the text of a number that is not negative."""
        point = self._point
        decimals = sum(kind == "digit" for kind, _ in self.tokens[point:])
        scale = sum(kind == "percent" for kind, _ in self.tokens)
        value = Decimal(f"{number:.{_FIGURES}g}") if number % 1 else Decimal(repr(number))
        value = _EXACT.quantize(value.scaleb(2 * scale), Decimal(1).scaleb(-decimals))
        whole, _, rest = f"{value:f}".partition(".")
        return self._whole(self.tokens[:point], whole) + self._rest(self.tokens[point:], rest)

    def _whole(self, tokens: list[tuple[str, str]], digits: str) -> str:
        """Write the digits before the point, from the right; the first place takes all the rest."""
        left = "" if digits == "0" else digits
        places, zeros = sum(kind == "digit" for kind, _ in tokens), self.whole_zeros
        written: list[str] = []
        for kind, text in reversed(tokens):
            if kind != "digit":
                written.append(text)
                continue
            places -= 1
            cut = 0 if places == 0 else max(0, len(left) - 1)
            written.append(left[cut:] or ("0" if zeros > 0 else ""))
            left, zeros = left[:cut], zeros - 1
        return "".join(reversed(written))

    @staticmethod
    def _rest(tokens: list[tuple[str, str]], digits: str) -> str:
        written: list[str] = []
        needed = len(digits.rstrip("0"))
        place = 0
        for kind, text in tokens:
            if kind != "digit":
                written.append("," if kind == "point" else text)
                continue
            written.append(digits[place] if text == "0" or place < needed else "")
            place += 1
        shown = "".join(written)
        return shown.removeprefix(",") if not any(map(str.isdecimal, shown)) else shown


class NumberFormat:
    """A format that shows more, or less, than the number of a cell."""

    def __init__(self, sections: list[_Section]) -> None:
        """Keep the parts of a format that ``parse`` has found worth it."""
        self._sections = sections
        self._known: dict[Cell, Cell] = {}

    def __call__(self, cell: Cell) -> Cell:
        """Return what a cell shows, with the number that it holds; any other cell as it is."""
        if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
            return cell
        found = self._known.get(cell)
        if found is None:
            found = self._shown(cell)
            if len(self._known) < _KEPT:
                self._known[cell] = found
        return found

    def _shown(self, cell: float) -> Cell:
        section, number = self._section(cell)
        if section is None:
            return cell
        text = _PERCENT.sub(" %", section.write(abs(number))).strip()
        if not section.tells:
            return _rounded(text.strip(_SIGNS), cell)
        return StoredText(f"-{text}" if number < 0 else text, cell) if text else cell

    def _section(self, number: float) -> tuple[_Section | None, float]:
        """Return the part that writes a number, and the number with the sign that it needs."""
        parts = self._sections
        for section in parts:
            if section.condition and _holds(section.condition, number):
                return section, number
        free = [section for section in parts if not section.condition]
        if not free:
            return None, number
        if len(free) < len(parts):
            return free[0], number
        if number < 0 and len(free) > 1:
            return free[1], abs(number)
        return (free[2] if number == 0 and len(free) > 2 else free[0]), number  # noqa: PLR2004


def parse(code: str) -> NumberFormat | None:
    """Return what shows the numbers of a format, None where the number alone is what one sees."""
    if len(code) > _LONGEST:
        return None
    sections = [_Section()]
    for found in _TOKEN.finditer(code):
        kind = str(found.lastgroup)
        if kind == "end":
            sections.append(_Section())
        elif kind in {"date", "general", "text"}:
            sections[-1].tokens.append((kind, found[0]))
        elif not _add(sections[-1], kind, found[kind]):
            return None
    kept = [one for one in sections if "text" not in one.kinds]
    if not kept or any(not _readable(one) for one in kept):
        return None
    decimals = any("point" in one.kinds for one in kept)
    whole = code.strip() in {"0", "#", "#,##0", "# ##0"}
    return NumberFormat(kept) if decimals or whole or any(one.tells for one in kept) else None


def _add(section: _Section, kind: str, text: str) -> bool:
    """Add a token to a part; say whether the format is one that is understood."""
    if kind in {"digit", "point"}:
        section.tokens.append((kind, text))
    elif kind == "percent":
        section.tokens.append((kind, "%"))
    elif kind in {"quoted", "escaped", "other"}:
        section.tokens.append(("literal", text))
    elif kind == "comma":
        section.tokens.append((kind, ""))
    elif kind == "bracket":
        if found := _CONDITION.fullmatch(text):
            section.condition = (found[1], float(found[2].replace(",", ".")))
        elif found := _CURRENCY.fullmatch(text):
            section.tokens.append(("literal", found[1]))
        else:
            # A colour says nothing; hours and minutes of a duration are not for us.
            return bool(_COLOURS.fullmatch(text)) and text.lower().strip("hms") != ""
    return True


def _readable(section: _Section) -> bool:
    """Say whether a part writes numbers in a way that is followed here."""
    kinds = section.kinds
    if "date" in kinds or "general" in kinds:
        return False
    if "digit" not in kinds:
        return not section.tokens
    last = max(place for place, (kind, _) in enumerate(section.tokens) if kind == "digit")
    scaled = any(kind == "comma" for kind, _ in section.tokens[last:])
    fraction = ("literal", "/") in section.tokens and ("digit", "?") in section.tokens
    return not scaled and not fraction and kinds.count("point") <= 1


def _rounded(text: str, cell: float) -> Cell:
    """Return a number as rounded, where that shows: the zeros that a format adds say nothing."""
    shown = text.rstrip("0").rstrip(",") if "," in text else text
    exact = f"{abs(cell):.{_FIGURES}g}"
    if not shown or "e" in exact or Decimal(shown.replace(",", ".")) == Decimal(exact):
        return cell
    return StoredText(f"-{shown}" if cell < 0 and Decimal(shown.replace(",", ".")) else shown, cell)


def _holds(condition: tuple[str, float], number: float) -> bool:
    sign, bound = condition
    return {
        "<": number < bound,
        ">": number > bound,
        "=": number == bound,
        "<=": number <= bound,
        ">=": number >= bound,
        "<>": number != bound,
    }[sign]
