"""Kinds of value that the exchange format knows, each with its facets.

A kind is data only: the XSD generator, the conversions, the checks and the forms read it.
Source: FORMAT.md (a), facets of the schema 1.1.2.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DATE_PATTERN: Final = r"(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[1-2][0-9]|3[0-1])"
"""Pattern facet of every date: AAAA-MM-JJ, years 1900 to 2099."""

TIMESTAMP_PATTERN: Final = (
    DATE_PATTERN + r"T(2[0-3]|[01][0-9]):[0-5][0-9]:[0-5][0-9](\+|-)(:2[0-3]|[01][0-9]):[0-5][0-9]"
)
"""Pattern facet of the timestamp; the stray colon before ``2[0-3]`` is the schema's own."""


@dataclass(frozen=True, slots=True)
class Text:
    """Free text of ``low`` to ``high`` characters; ``pad`` digits where Excel eats zeros."""

    low: int
    high: int
    pad: int = 0

    @property
    def exact(self) -> bool:
        """Say whether the schema states one length instead of two bounds."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Integer:
    """Whole number from ``low`` to ``high``, both included; ``month`` accepts French names."""

    low: int
    high: int
    month: bool = False


@dataclass(frozen=True, slots=True)
class Boolean:
    """Truth value, written ``true`` or ``false``."""


@dataclass(frozen=True, slots=True)
class Date:
    """Calendar day, written AAAA-MM-JJ."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """Instant with the offset of Paris, written AAAA-MM-JJTHH:MM:SS+HH:MM."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text constrained by a regular expression (schemas from 1.1.5 on)."""

    regex: str
    length: int


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a closed list, its French label and the spellings people use for it."""

    value: str
    label: str
    spellings: tuple[str, ...] = ()
    since: str = "1.1.1"


@dataclass(frozen=True, slots=True)
class Listing:
    """Closed list of values; ``name`` is the simple type that carries it in the schema."""

    name: str
    options: tuple[Option, ...]

    def values(self) -> tuple[str, ...]:
        """Return the values as the flow spells them, in schema order."""
        return tuple(option.value for option in self.options)


Kind = Text | Integer | Boolean | Date | Timestamp | Pattern | Listing
