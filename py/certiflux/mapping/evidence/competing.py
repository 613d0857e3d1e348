"""Let every meaning compete for every column, and say what each column is for, how surely.

What the flow does not want sets the level that a field must pass: a column that is rather the
home, an employer's or a number of row is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import Final

from certiflux.dictionary import CURRENT, Version, ids
from certiflux.mapping.evidence.around import Title, around
from certiflux.mapping.evidence.assignment import assign
from certiflux.mapping.evidence.cases import DECOYS, LITTLE, NONE, TYPED, TargetCase, cases_of
from certiflux.mapping.evidence.dates import date_relations
from certiflux.mapping.evidence.header import HeaderScore
from certiflux.mapping.evidence.names import name_relations
from certiflux.mapping.evidence.sample import ColumnSample
from certiflux.mapping.evidence.words import one_sex

_SECRET: Final = 0.8
"""Share of national numbers from which a column is of nothing else."""

_OFFERED: Final = 0.9
"""Points of what is offered and never taken without a word of the user."""


@dataclass(slots=True)
class ColumnVerdict:
    """What a column is for: the target (None: of no use), by what margin, and the other cases.

    ``decoy`` is the strongest meaning without use, "" for none worth a mention.
    """

    target: str | None = None
    margin: float = 0.0
    decoy: str = ""
    cases: dict[str, TargetCase] = field(default_factory=dict)

    def ranked(self) -> list[TargetCase]:
        """Return the fields that a column may feed, likeliest first."""
        own = [
            case for case in self.cases.values() if case.target not in DECOYS and case.points > 0
        ]
        return sorted(own, key=lambda case: -case.points)


def compete(
    titles: list[Title],
    seen: list[ColumnSample],
    exact: list[dict[str, HeaderScore]],
    taken: Dict[str, int],
    version: Version = CURRENT,
    *,
    headed: bool = True,
) -> list[ColumnVerdict]:
    """Return what each column is for. ``exact`` is what other header rows say (ids, tags).

    ``taken`` gives the columns of the targets that the user chose: they are out of the contest.
    Where no column is ``headed``, the values alone decide and need say less.
    """
    for title, one in zip(titles, seen, strict=True):
        if one_sex(title.text) and one.share("yes or no") >= _SECRET:
            one.counts["list:8.9"] = one.counts["clearly:8.9"] = one.size
    beside = around(titles, seen)
    for relations in (date_relations(titles, seen), name_relations(titles, seen)):
        for index, more in relations.items():
            for target, points in more.items():
                beside[index][target] = beside[index].get(target, 0.0) + points
    verdicts = [
        ColumnVerdict(cases=cases_of(title, one, said, near, version, TYPED if headed else LITTLE))
        for title, one, said, near in zip(titles, seen, exact, beside, strict=True)
    ]
    gains: dict[int, dict[str, float]] = {}
    for one, verdict in zip(seen, verdicts, strict=True):
        _keep_secrets(verdict.cases, one)
    for index, verdict in enumerate(verdicts):
        level, verdict.decoy = _level(verdict.cases, NONE if headed else LITTLE)
        if index not in taken.values():
            gains[index] = {
                case.target: case.points - level
                for case in verdict.cases.values()
                if case.points > level and case.target not in DECOYS and case.target not in taken
            }
    pairs, lost = assign(gains)
    for index, target in pairs.items():
        verdicts[index].target, verdicts[index].margin = target, lost[index]
    return verdicts


def _keep_secrets(cases: dict[str, TargetCase], seen: ColumnSample) -> None:
    """Let national numbers be nothing but that, and be used only where the header says so."""
    if seen.share("nir") < _SECRET:
        return
    spared = [
        t for t in ("nir", ids.ID_DOSSIER) if t in cases and (said := cases[t].said) and said.exact
    ]
    for target in set(cases) - set(spared) - {"nir"}:
        del cases[target]
    if not spared and "nir" in cases:
        cases["nir"].points = min(cases["nir"].points, _OFFERED)


def _level(cases: Dict[str, TargetCase], least: float) -> tuple[float, str]:
    """Return the points that a field must pass on a column, and whose they are."""
    best = max((case for case in cases.values() if case.target in DECOYS),
               key=lambda case: case.points, default=None)  # fmt: skip
    if best is None or best.points <= least:
        return least, ""
    return best.points, best.target
