"""Join reports to what was sent, by idTechnique: every passage accounted for exactly once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.messages import Meaning, PassageOutcome, meaning_of

_STATES: Final = (PassageOutcome.WAITING, PassageOutcome.REFUSED, PassageOutcome.ACCEPTED)
_WAITING, _REFUSED, _ACCEPTED = range(len(_STATES))
NO_MESSAGE: Final = 0xFFFF_FFFF
"""Message code of a passage of which the portal says nothing more."""


@dataclass(slots=True)
class PassageOutcomes:
    """What became of each passage sent: ``state(i)`` and ``message(i)`` of ``ids[i]``.

    ``unknown`` are the ids that a report names and that were not sent; ``contradicted`` the ranks
    of passages that two reports about the same deposit both accept and refuse: the acceptance is
    kept, since the portal never takes back what it has stored (FORMAT.md f). ``doubled`` are the
    passages that share their id with another one that was sent.
    """

    ids: Sequence[str]
    states: bytearray
    codes: array[int]
    messages: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    contradicted: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)

    def state(self, rank: int) -> PassageOutcome:
        """Return what became of a passage."""
        return _STATES[self.states[rank]]

    def message(self, rank: int) -> str:
        """Return the portal's message about a passage, "" for none."""
        code = self.codes[rank]
        return "" if code == NO_MESSAGE else self.messages[code]

    def counts(self) -> dict[PassageOutcome, int]:
        """Return how many passages each state has."""
        return {state: self.states.count(rank) for rank, state in enumerate(_STATES)}

    def ranks(self, state: PassageOutcome) -> list[int]:
        """Return the passages of a state, in the order in which they were sent."""
        wanted = _STATES.index(state)
        return [rank for rank, found in enumerate(self.states) if found == wanted]

    def by_meaning(self) -> list[tuple[Meaning, list[int]]]:
        """Return the passages by what the portal said of them, the most numerous first."""
        meanings = [meaning_of(message) for message in self.messages]
        found: dict[str, tuple[Meaning, list[int]]] = {}
        for rank, code in enumerate(self.codes):
            if code != NO_MESSAGE:
                meaning = meanings[code]
                found.setdefault(meaning.code, (meaning, []))[1].append(rank)
        return sorted(found.values(), key=lambda item: -len(item[1]))


def join(ids: Sequence[str], reports: Sequence[Accuse]) -> PassageOutcomes:
    """Tell what became of the passages ``ids`` from every report, whatever their order.

    Reports are taken in the order of their treatment. An acceptance wins over a refusal; of two
    refusals the later one is kept. A passage that no report names waits. Passages sent under the
    same id share their fate.
    """
    outcomes = PassageOutcomes(ids, bytearray(len(ids)), array("I", [NO_MESSAGE]) * len(ids))
    places: dict[str, list[int]] = {}
    for rank, known in enumerate(ids):
        places.setdefault(known, []).append(rank)
    outcomes.doubled = [rank for ranks in places.values() if len(ranks) > 1 for rank in ranks]
    joined = _Join(outcomes, places)
    for report in sorted(reports, key=order):
        joined.add(report)
    return joined.finish()


class _Join:
    """Add reports to outcomes, one after another."""

    def __init__(self, outcomes: PassageOutcomes, places: dict[str, list[int]]) -> None:
        self._outcomes = outcomes
        self._places = places
        self._known: dict[str, int] = {}
        self._unknown: dict[str, None] = {}
        self._contradicted: dict[int, None] = {}
        self._deposits: dict[str, int] = {"": 0}
        self._said_by = array("I", bytes(array("I").itemsize * len(outcomes.ids)))
        self._deposit = 0

    def add(self, report: Accuse) -> None:
        """Take what one report says."""
        deposit = report.id_flux or report.deposited or report.treatment or report.name
        self._deposit = self._deposits.setdefault(deposit, len(self._deposits))
        codes = [self._code(message) for message in report.messages]
        states = [_taken(message) for message in report.messages]
        for known, of in zip(report.refused, report.codes, strict=True):
            for rank in self._ranks(known):
                self._set(rank, states[of], codes[of])
        for known in report.accepted:
            for rank in self._ranks(known):
                self._set(rank, _ACCEPTED, NO_MESSAGE)

    def _code(self, message: str) -> int:
        if message not in self._known:
            self._known[message] = len(self._outcomes.messages)
            self._outcomes.messages.append(message)
        return self._known[message]

    def _ranks(self, known: str) -> Iterator[int]:
        ranks = self._places.get(known)
        if ranks is None:
            self._unknown[known] = None
            return iter(())
        return iter(ranks)

    def _set(self, rank: int, state: int, code: int) -> None:
        outcomes = self._outcomes
        before = outcomes.states[rank]
        same_deposit = self._said_by[rank] == self._deposit
        if same_deposit and {before, state} == {_ACCEPTED, _REFUSED}:
            self._contradicted[rank] = None
        self._said_by[rank] = self._deposit
        if before == _ACCEPTED and state != _ACCEPTED:
            return
        outcomes.states[rank] = state
        outcomes.codes[rank] = code

    def finish(self) -> PassageOutcomes:
        """Return the outcomes."""
        self._outcomes.unknown = list(self._unknown)
        self._outcomes.contradicted = list(self._contradicted)
        return self._outcomes


def order(report: Accuse) -> int:
    """Return the rank of a report among those of its portal; 0 where it does not say."""
    return int(report.treatment[:18]) if report.treatment.isdecimal() else 0


def _taken(message: str) -> int:
    return _STATES.index(meaning_of(message).outcome)
