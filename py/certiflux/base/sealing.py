"""What the page's own attempts to send something out came to: facts, as the page noted them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

MOST: Final = 40
"""Attempts kept; the page has about half as many."""

LONGEST: Final = 120
"""Characters kept of each text."""

OWN: Final = "own"
"""The attempt on an address of the page's own site that is no file of the application."""


CONTROL: Final = "control"
"""The attempt on an address that asks nobody (data:): only the page's own rule refuses it."""

SILENCE: Final = "TimeoutError"
"""The error noted of an attempt of which nothing at all was heard."""

CONNECTING: Final = frozenset({"fetch", "xhr", "beacon", "websocket", "eventsource"})
"""Means that one rule governs alike (connect-src)."""

UNGOVERNED: Final = frozenset({"webrtc"})
"""Means that no rule of a page governs."""


class AttemptOutcome(StrEnum):
    """How an attempt ended."""

    REFUSED = "refused"
    UNPROVEN = "unproven"
    UNGUARDED = "unguarded"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt: by what ``means``, from ``where`` (page, engine), what stopped it.

    ``rule`` is the word of the policy that the browser said was violated, ``error`` the kind of
    what was raised or heard; both are empty when nothing stopped it.
    """

    where: str
    means: str
    rule: str
    error: str


@dataclass(frozen=True, slots=True)
class Sealing:
    """All the attempts of one test towards ``target``, made at ``epoch`` (seconds, UTC).

    ``covered`` says whether the service worker stood between the page and the network.
    """

    target: str
    covered: bool
    epoch: float
    attempts: tuple[Attempt, ...]
    ruled: frozenset[str] = frozenset()
    """From where an address that only the page's own rule refuses was refused."""

    def outcome(self, attempt: Attempt) -> AttemptOutcome:
        """Say how an attempt ended; an error whose cause is not known proves nothing.

        Some browsers tell no rule: where the page's rule was seen at work, it is what stopped the
        means that it governs.
        """
        if attempt.rule:
            return AttemptOutcome.REFUSED
        if attempt.means == OWN:
            if not self.covered:
                return AttemptOutcome.UNGUARDED
            return AttemptOutcome.REFUSED if attempt.error else AttemptOutcome.PASSED
        ruled = attempt.where in self.ruled
        if attempt.error == SILENCE:
            governed = ruled and attempt.means not in UNGOVERNED
            return AttemptOutcome.UNPROVEN if governed else AttemptOutcome.PASSED
        if attempt.error and ruled and attempt.means in CONNECTING:
            return AttemptOutcome.REFUSED
        return AttemptOutcome.UNPROVEN if attempt.error else AttemptOutcome.PASSED

    def outcomes(self) -> list[AttemptOutcome]:
        """Say how each ended."""
        return [self.outcome(one) for one in self.attempts]


def noted(told: Sequence[dict[str, Any]], target: str, epoch: float, *, covered: bool) -> Sealing:
    """Take what the page noted, each text cut where it is too long."""
    names = ("where", "means", "rule", "error")
    attempts = tuple(
        Attempt(*(str(one.get(name) or "")[:LONGEST] for name in names)) for one in told[:MOST]
    )
    stopped = (one for one in attempts if one.error not in {"", SILENCE} or one.rule)
    ruled = frozenset(one.where for one in stopped if one.means == CONTROL)
    shown = tuple(one for one in attempts if one.means != CONTROL)
    return Sealing(target[:LONGEST], covered, epoch, shown, ruled)
