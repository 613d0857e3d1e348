"""Long operations advanced step by step by whoever asked for them.

A step runs for a short while, then says how far it is: a true progress bar, and cancelling is
not asking again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from certiflux.base.errors import UserError
from certiflux.base.work import Advance, Work

STEP_SECONDS = 0.2
"""How long one step runs before it answers."""


@dataclass(slots=True)
class Job:
    """One operation under way: ``work`` advances it, ``finish`` makes its result."""

    name: str
    work: Work[Any]
    finish: Callable[[Any], dict[str, Any]]


class Jobs:
    """The operations under way; starting one forgets the others of the same session."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Start without any; ``clock`` gives seconds."""
        self._clock = clock
        self._current: Job | None = None
        self._count = 0

    def start(self, work: Work[Any], finish: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Begin an operation and run its first step."""
        self._count += 1
        self._current = Job(f"j{self._count}", work, finish)
        return self.step(self._current.name)

    def step(self, name: str) -> dict[str, Any]:
        """Run a step of a job; raise UserError when that job is no more."""
        job = self._current
        if job is None or job.name != name:
            raise UserError(
                "TRAVAIL_ABANDONNE",
                title="Cette opération n'est plus en cours.",
                message="Elle a été annulée ou remplacée par une autre.",
                remedy="Recommencez-la si vous en avez besoin.",
            )
        until = self._clock() + STEP_SECONDS
        advance: Advance | None = None
        try:
            while advance is None or self._clock() < until:
                advance = next(job.work)
        except StopIteration as end:
            self._current = None
            return _progress(job.name, advance, job.finish(end.value))
        except BaseException:
            self._current = None
            raise
        return _progress(job.name, advance, None)

    def cancel(self, name: str | None = None) -> None:
        """Forget a job, or any; nothing that it would have changed is changed."""
        if self._current and name in {None, self._current.name}:
            self._current = None


def _progress(name: str, advance: Advance | None, result: dict[str, Any] | None) -> dict[str, Any]:
    reply: dict[str, Any] = {
        "job": name,
        "phase": advance.phase if advance else "fin",
        "label": advance.label if advance else "Terminé",
        "done": advance.done if advance else 0,
        "total": advance.total if advance else 0,
        "finished": result is not None,
    }
    if result is not None:
        reply["result"] = result
    return reply
