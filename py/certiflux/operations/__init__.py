"""What a page may ask of the engine, one method per operation.

Each takes the plain arguments of a request and returns plain data, or a Download. Raise UserError
for what the user can mend; anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Callable

from certiflux.operations.base import PAGE_ROWS, Args, Download, Result
from certiflux.operations.checking import Checking
from certiflux.operations.mending import Mending
from certiflux.operations.opening import Opening
from certiflux.operations.understanding import Understanding

__all__ = ["OPERATIONS", "PAGE_ROWS", "Args", "Download", "Operations", "Result"]


class Operations(Opening, Understanding, Checking, Mending):
    """Everything that may be asked about one user's work."""

    def find(self, op: str) -> Callable[[Args], Result | Download]:
        """Return the operation of that name; raise KeyError for none."""
        if op.startswith("_") or op not in OPERATIONS:
            raise KeyError(op)
        found: Callable[[Args], Result | Download] = getattr(self, op)
        return found


OPERATIONS = frozenset(
    name
    for kind in (Opening, Understanding, Checking, Mending)
    for name, value in vars(kind).items()
    if callable(value) and not name.startswith("_")
) - {"open"}
"""Names that a request may carry; ``open`` comes with a file and goes its own way."""
