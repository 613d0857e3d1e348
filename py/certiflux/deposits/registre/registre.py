"""What is remembered of every passage ever sent: no name, no date of birth, but pseudonyms.

Each person stands there as a fingerprint, which whoever knows the person can guess.
A registre belongs to one certifier. Its key keeps the fingerprints of two registres from being
compared, and is no secret: it lies in the same file. Whoever has the file makes the fingerprint of
a name, a sex and a date of birth again and reads what became of her; they can all be tried.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from certiflux.deposits.registre.requests import CorrectionRequest

_SIZE: Final = 20
"""Characters kept of a fingerprint: 80 bits, no two people of one list share them by chance."""

_NOT_LETTERS: Final = re.compile(r"[^A-Z0-9]+")


class PassageState(StrEnum):
    """Where a passage stands; the words that the page shows.

    The last two are for what was accepted, then asked to be withdrawn. New ones go to the end: a
    kept registre names them by their rank.
    """

    TO_COMPLETE = "a-completer"
    TO_SEND = "a-envoyer"
    SENT = "envoye"
    ACCEPTED = "accepte"
    REFUSED = "refuse"
    WITHDRAWAL_ASKED = "retrait"
    WITHDRAWN = "retire"


LABELS: Final = {
    PassageState.TO_COMPLETE: "à compléter",
    PassageState.TO_SEND: "à envoyer",
    PassageState.SENT: "envoyé",
    PassageState.ACCEPTED: "accepté",
    PassageState.REFUSED: "refusé",
    PassageState.WITHDRAWAL_ASKED: "retrait demandé",
    PassageState.WITHDRAWN: "retiré",
}


@dataclass(frozen=True, slots=True)
class RegistreFlow:
    """One flow that was sent: its idFlux, its file's name, the day in Paris (ISO).

    ``withdraws``: it asked for its passages to be withdrawn.
    """

    id_flux: str
    name: str
    day: str
    withdraws: bool = False


@dataclass(frozen=True, slots=True)
class RegistrePassage:
    """What is remembered of one passage; ``flow`` counts from 0 among the registre's flows.

    ``refusals`` is how many times the portal refused it; ``message`` what it said last.
    """

    id_technique: str
    person: str
    certification: str
    delivered: str
    flow: int
    state: PassageState
    message: str = ""
    answered: str = ""
    refusals: int = 0


@dataclass(slots=True)
class Registre:
    """The passages of one certifier, by idTechnique: ``lines[id]`` is the last that was sent.

    ``replaced`` gives the id under which a passage is declared anew, by the one before;
    ``requests`` are the corrections that were asked for.
    """

    owner: str
    key: str
    flows: list[RegistreFlow] = field(default_factory=list)
    lines: dict[str, RegistrePassage] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)
    requests: list[CorrectionRequest] = field(default_factory=list)

    def fingerprint(self, parts: Sequence[str]) -> str:
        """Return the keyed fingerprint of a person from civil status, spelling details aside.

        It is a pseudonym: it can be made again by whoever has the registre and knows the person.
        """
        words = "|".join(_plain(part) for part in parts)
        digest = hmac.new(self.key.encode(), words.encode(), hashlib.sha256).hexdigest()
        return digest[:_SIZE]

    def fingerprints(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Return one fingerprint per row from the columns that tell who a person is."""
        known: dict[tuple[str, ...], str] = {}
        found = []
        for parts in zip(*columns, strict=True):
            if parts not in known:
                known[parts] = self.fingerprint(parts)
            found.append(known[parts])
        return found

    def record_sent(self, flow: RegistreFlow, passages: Iterable[RegistrePassage]) -> None:
        """Remember a flow and its passages; an accepted passage stays accepted."""
        rank = len(self.flows)
        self.flows.append(flow)
        for one in passages:
            before = self.lines.get(one.id_technique)
            if before is None:
                self.lines[one.id_technique] = replace(one, flow=rank, state=PassageState.SENT)
            elif before.state not in {PassageState.ACCEPTED, PassageState.WITHDRAWAL_ASKED}:
                sent = replace(one, flow=rank, state=PassageState.SENT, refusals=before.refusals)
                self.lines[one.id_technique] = sent

    def record_answer(self, id_technique: str, state: PassageState, message: str, day: str) -> bool:
        """Take what the portal says of a passage; say whether it changed anything.

        What was accepted stays so; a refusal told twice counts once. A passage that is not in the
        registre is left out.
        """
        before = self.lines.get(id_technique)
        if before is None or before.state in _STORED:
            return False
        refused = state is PassageState.REFUSED
        after = replace(before, state=state, message=message, answered=day)
        again = refused and before.state is PassageState.SENT
        after = replace(after, refusals=before.refusals + again)
        self.lines[id_technique] = after
        return True

    def release(self, id_fluxes: Collection[str]) -> None:
        """Have the passages that wait for an answer about some flows to be sent again."""
        ranks = {rank for rank, flow in enumerate(self.flows) if flow.id_flux in id_fluxes}
        for own, line in self.lines.items():
            if line.flow in ranks and line.state is PassageState.SENT:
                self.lines[own] = replace(line, state=PassageState.TO_SEND)

    def counts(self) -> dict[PassageState, int]:
        """Return how many passages each state has."""
        found = dict.fromkeys(PassageState, 0)
        for line in self.lines.values():
            found[line.state] += 1
        return found


def _plain(text: str) -> str:
    """Return a text without accents, case, spaces or punctuation: what a spelling may change."""
    bare = unicodedata.normalize("NFKD", text.upper())
    return _NOT_LETTERS.sub("", bare)


@dataclass(slots=True)
class RegistreMatch:
    """What the registre knows of the rows of a dossier: a state per row, and what is at odds.

    ``states[row]`` counts in the order of State, NEW where the passage was never sent. ``others``
    are the rows whose idTechnique was sent for somebody or something else; ``twins`` those whose
    person, certification and date were already accepted under another idTechnique.
    """

    states: array[int]
    others: list[int] = field(default_factory=list)
    twins: dict[int, str] = field(default_factory=dict)

    def held(self) -> bytearray:
        """Return, per row, 1 where it must not be sent: it was, and was not refused."""
        marks = bytearray(state in _GONE for state in self.states)
        for row in self.twins:
            marks[row] = 1
        return marks


NEW: Final = -1
"""State of a row that was never sent."""

ORDER: Final = tuple(PassageState)
_STORED: Final = frozenset(
    {PassageState.ACCEPTED, PassageState.WITHDRAWAL_ASKED, PassageState.WITHDRAWN}
)
"""What only a withdrawal changes."""

_GONE: Final = frozenset(ORDER.index(state) for state in (PassageState.SENT, *_STORED))


def recognise(
    registre: Registre,
    ids: Sequence[str],
    people: Sequence[str],
    certifications: Sequence[str],
    delivered: Sequence[str],
) -> RegistreMatch:
    """Tell what the registre knows of each row, by idTechnique then by person and passage."""
    accepted = {
        (line.person, line.certification, line.delivered): line.id_technique
        for line in registre.lines.values()
        if line.state in {PassageState.ACCEPTED, PassageState.WITHDRAWAL_ASKED}
    }
    waiting = {
        now: own
        for own, now in registre.replaced.items()
        if (old := registre.lines.get(own)) and old.state is not PassageState.WITHDRAWN
    }
    known = RegistreMatch(array("b", bytes(len(ids))))
    rows = zip(ids, people, certifications, delivered, strict=True)
    for row, (own, person, certification, day) in enumerate(rows):
        line = registre.lines.get(own)
        state = NEW
        if line is not None and (line.person, line.certification) == (person, certification):
            state = ORDER.index(line.state)
        elif line is not None:
            known.others.append(row)
        elif twin := waiting.get(own) or accepted.get((person, certification, day)):
            known.twins[row] = twin
        known.states[row] = state
    return known
