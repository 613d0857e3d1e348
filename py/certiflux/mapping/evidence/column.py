"""A column of the table while what it feeds is decided."""

from __future__ import annotations

from dataclasses import dataclass

from certiflux.mapping.candidate import Candidate
from certiflux.mapping.evidence.around import Title
from certiflux.mapping.evidence.competing import ColumnVerdict
from certiflux.mapping.evidence.sample import ColumnSample


@dataclass(frozen=True, slots=True)
class WeighedColumn:
    """All that is known of one column when it is decided upon."""

    index: int
    title: Title
    seen: ColumnSample
    known: tuple[Candidate, ...]
    verdict: ColumnVerdict
