"""What a step of the checks is: beside its rules, each family says which steps judge them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from certiflux.dataset.people import Dataset
from certiflux.rules.context import Context
from certiflux.rules.findings import Findings

Check = Callable[[Dataset, Findings, Context], None]
CheckField = Callable[[Dataset, Findings, Context, str], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the checks: its French label, what it runs, and the fields that it looks at.

    ``reads`` are the ids whose change makes the step run again; () stands for any field. A step
    that looks at each field by itself gives ``one``, its check of a single field: it runs again
    for the changed fields alone, or for all when one of ``reads`` is among them. One that judges
    each row by itself says so with ``by_row``: it runs again for the changed rows alone (one that
    has ``one`` too, not when ``reads`` have changed).
    """

    label: str
    run: Check
    reads: tuple[str, ...] = ()
    one: CheckField | None = None
    by_row: bool = False

    def wanted(self, changed: Collection[str]) -> bool:
        """Say whether the whole step is to run again when these fields have changed."""
        if any(field in changed for field in self.reads):
            return True
        return self.one is None and not self.reads
