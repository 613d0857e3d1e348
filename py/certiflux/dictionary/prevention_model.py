"""What another flow of the State adds to the dictionary's fields, to be declared like the first.

A layout is a list of columns; each is a ``Field`` of the same kind as the exchange's own, with the
field that it is derived from, if any. The source of every fact says how sure it is.
"""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from certiflux.dictionary.model import Field

GUIDE: Final = "Guide d'import en masse"


class Sure(StrEnum):
    """How a fact about the layout is known; the value is the French wording."""

    CROSSED = "lu dans deux relevés indépendants du guide officiel"
    REPORTED = "lu dans un seul relevé du guide officiel"
    SUPPOSED = "supposé : le guide ne le dit pas"


@dataclass(frozen=True, slots=True)
class Codes:
    """Several codes in one value: the form of each, how many, and how they are named."""

    regex: str
    low: int
    high: int
    noun: str


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """One column of a layout: its field, and the field of the exchange that it is derived from.

    ``shared`` says that every line of a declaration holds the same value. ``digits`` marks a
    number of which spaces and points are no part. ``labelled`` writes the label of a list value.
    ``told_by`` is the column that, on the user's word, says OUI where it is filled, NON elsewhere.
    """

    field: Field
    derived: str = ""
    codes: Codes | None = None
    shared: bool = False
    digits: bool = False
    labelled: bool = False
    told_by: str = ""

    @property
    def name(self) -> str:
        """Return the name of the column, as the header of the file spells it."""
        return self.field.name


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true of the whole file, and how sure it is."""

    said: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of the import: its columns in order, and what holds between them.

    ``orders`` are pairs of days of which the first is never after the second; ``past`` the days
    that are never after today; ``counts_from`` the day from which the deadline counts.
    ``applies`` is the sentence that tells whom it is for.
    """

    key: str
    label: str
    applies: str
    columns: tuple[ImportColumn, ...]
    orders: tuple[tuple[str, str], ...]
    past: tuple[str, ...]
    counts_from: str
    source: str
    by_name: Dict[str, ImportColumn] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep the columns by their name too."""
        object.__setattr__(self, "by_name", {one.name: one for one in self.columns})
