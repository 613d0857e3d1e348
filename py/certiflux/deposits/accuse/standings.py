"""Where each row of a list stands with the portal over all its deposits, and what it was told."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from certiflux.corrections.workshop import PortalRefusal
from certiflux.deposits.accuse.join import NO_MESSAGE
from certiflux.deposits.accuse.messages import UNKNOWN, Meaning, meaning_of
from certiflux.deposits.accuse.withdrawals import (
    WithdrawalOutcome,
)


class Standing(StrEnum):
    """Where a row stands with the portal."""

    NEW = "jamais"
    WAITING = "attente"
    REFUSED = "refuse"
    ACCEPTED = "accepte"
    WITHDRAWAL_ASKED = "retrait"
    WITHDRAWN = "retire"


ORDER: Final = tuple(Standing)
"""``Standings.states`` names a standing by its rank here."""

ALREADY: Final = "DEJA_EN_BASE"
"""Meaning of an acceptance that the portal words as a refusal."""


@dataclass(slots=True)
class Standings:
    """What every report together says of the rows of a list.

    ``ids`` is the idTechnique under which a row was last named, "" for never; ``refusals`` in how
    many deposits it was refused. ``taken`` are the ids that the portal has stored. ``unknown`` are
    the ids that reports name and that were not sent, ``contradicted`` and ``doubled`` as in
    Outcomes, by row. ``deposits`` counts the files answered. ``withdrawals`` is what became of each
    withdrawal asked for, by id; ``replaced`` the id that the rows accepted under another one had.
    """

    states: bytearray
    ids: list[str]
    codes: array[int]
    refusals: array[int]
    messages: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    contradicted: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    deposits: int = 0
    withdrawals: dict[str, WithdrawalOutcome] = field(default_factory=dict)
    replaced: dict[int, str] = field(default_factory=dict)

    def state(self, row: int) -> Standing:
        """Return where a row stands."""
        return ORDER[self.states[row]]

    def message(self, row: int) -> str:
        """Return what the portal last said of a row, "" for nothing."""
        code = self.codes[row]
        return "" if code == NO_MESSAGE else self.messages[code]

    def meaning(self, row: int) -> Meaning | None:
        """Return what the portal's last words about a row mean, None without any."""
        code = self.codes[row]
        return None if code == NO_MESSAGE else meaning_of(self.messages[code])

    def counts(self) -> dict[Standing, int]:
        """Return how many rows stand in each state."""
        return {state: self.states.count(rank) for rank, state in enumerate(ORDER)}

    def rows(self, state: Standing) -> list[int]:
        """Return the rows of a state, top to bottom."""
        wanted = ORDER.index(state)
        return [row for row, found in enumerate(self.states) if found == wanted]

    def refused(self) -> dict[int, PortalRefusal]:
        """Return the rows refused, each with what the portal said and where to look."""
        found = {}
        for row in self.rows(Standing.REFUSED):
            meaning = self.meaning(row) or UNKNOWN
            found[row] = PortalRefusal(meaning.title, self.message(row), meaning.fields)
        return found

    def by_meaning(self) -> list[tuple[Meaning, list[int]]]:
        """Return the rows by what the portal last said of them, the most numerous first."""
        meanings = [meaning_of(message) for message in self.messages]
        found: dict[str, tuple[Meaning, list[int]]] = {}
        for row, code in enumerate(self.codes):
            if code != NO_MESSAGE:
                meaning = meanings[code]
                found.setdefault(meaning.code, (meaning, []))[1].append(row)
        return sorted(found.values(), key=lambda item: -len(item[1]))

    def held(self, ids: Sequence[str | None], scope: Collection[Standing]) -> bytearray:
        """Return, per row, 1 where it must not be sent now, ``ids`` being the present ones.

        What is accepted never goes again, nor anything under an id that the portal has stored, even
        if it was withdrawn since; of the rest, only the states of ``scope`` go.
        """
        free = {ORDER.index(state) for state in scope} - {
            ORDER.index(state) for state in (Standing.ACCEPTED, Standing.WITHDRAWAL_ASKED)
        }
        marks = bytearray(state not in free for state in self.states)
        if self.taken:
            for row, own in enumerate(ids):
                if own in self.taken:
                    marks[row] = 1
        return marks
