"""What a page may ask of the engine, one method per operation.

Each takes the plain arguments of a request and returns plain data, or a Download. Raise UserError
for what the user can mend; anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Callable

from certiflux.operations.answering import Answering
from certiflux.operations.base import PAGE_ROWS, Args, Download, Result
from certiflux.operations.checking import Checking
from certiflux.operations.comparing import Comparing
from certiflux.operations.helping import Helping
from certiflux.operations.identifying import Identifying
from certiflux.operations.leaving import Leaving
from certiflux.operations.mending import Mending
from certiflux.operations.opening import Opening
from certiflux.operations.preventing import Preventing
from certiflux.operations.remembering import Remembering
from certiflux.operations.reporting import Reporting
from certiflux.operations.returning import Returning
from certiflux.operations.schema import Schemas
from certiflux.operations.understanding import Understanding
from certiflux.operations.withdrawing import Withdrawing

__all__ = ["OPERATIONS", "PAGE_ROWS", "WITH_FILE", "Args", "Download", "Operations", "Result"]


class Operations(
    Schemas,
    Identifying,
    Opening,
    Understanding,
    Answering,
    Checking,
    Reporting,
    Mending,
    Remembering,
    Returning,
    Comparing,
    Leaving,
    Withdrawing,
    Helping,
    Preventing,
):
    """Everything that may be asked about one user's work."""

    def find(self, op: str) -> Callable[[Args], Result | Download]:
        """Return the operation of that name; raise KeyError for none."""
        if op.startswith("_") or op not in OPERATIONS:
            raise KeyError(op)
        found: Callable[[Args], Result | Download] = getattr(self, op)
        return found

    def find_with_file(self, op: str) -> Callable[[Args, bytes], Result]:
        """Return the operation of that name that takes a file; raise KeyError for none."""
        if op not in WITH_FILE:
            raise KeyError(op)
        found: Callable[[Args, bytes], Result] = getattr(self, op)
        return found


WITH_FILE = frozenset(
    {
        "open",
        "schema_load",
        "corrections_load",
        "answers_load",
        "accuse",
        "registre_load",
        "identify",
        "compare_open",
    }
)
"""Names of the requests that come with a file."""


OPERATIONS = (
    frozenset(
        name
        for kind in Operations.__mro__[1:]
        for name, value in vars(kind).items()
        if callable(value) and not name.startswith("_")
    )
    - WITH_FILE
)
"""Names that a request without a file may carry."""
