"""How one column of the table is understood."""

from __future__ import annotations

from dataclasses import dataclass, replace

from certiflux.mapping.candidate import SURE, Candidate, How


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """How one column of the table is understood; ``target`` is a field or composite id.

    ``score`` is 0–100, ``sure`` says that nobody needs to be asked, ``reason`` why, in French
    words (also why a column is left out), ``alternates`` what else it may be, likeliest first.
    ``role`` is what a column without target is rather, when that is known (``evidence.decoys``).
    """

    index: int
    header: str
    target: str | None = None
    how: How | None = None
    score: int = 0
    sure: bool = False
    reason: str = ""
    alternates: tuple[Candidate, ...] = ()
    role: str = ""

    def fed(self, by: Candidate | None) -> ColumnMatch:
        """Return this column feeding what ``by`` says, or nothing."""
        if by is None:
            return replace(self, target=None, how=None, score=0, sure=False, reason="")
        return replace(
            self,
            target=by.target,
            how=by.how,
            score=by.score,
            sure=by.score >= SURE,
            reason=by.reason,
        )
