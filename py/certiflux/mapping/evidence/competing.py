"""Let every meaning compete for every column, and say what each column is for, how surely.

What the flow does not want sets the level that a field must pass: a column that is rather the
home, an employer's or a number of row is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, replace
from typing import Final

from certiflux.dictionary import CURRENT
from certiflux.mapping.evidence import decoys
from certiflux.mapping.evidence.around import Title, around
from certiflux.mapping.evidence.assignment import assign
from certiflux.mapping.evidence.dates import date_relations
from certiflux.mapping.evidence.header import EXACT, Said, header_says
from certiflux.mapping.evidence.names import name_relations
from certiflux.mapping.evidence.likings import likings
from certiflux.mapping.evidence.sample import Seen
from certiflux.mapping.evidence.values import Told, refine, values_say
from certiflux.mapping.evidence.words import words

NONE: Final = 1.9
"""Points that a meaning must pass to own a column."""

_HEADLESS: Final = 0.5
"""Points of a header under which the values alone speak."""

_TYPED: Final = 2.0
_LITTLE: Final = 1.0
"""Points of values that may speak without a header."""

_RARE: Final = {
    "8.2": "usage usuel marital epouse epoux marie mariee femme married last usagename 2",
    "8.4": "2 deuxieme second middle autre", "8.5": "3 troisieme",
    "6.1": "digcomp score pix general", "6.2": "digcomp competence",
    "6.3": "digcomp domaine", "6.4": "digcomp competence",
    "9.1": "dossier cpf edof", "9.2": "titulaire", "9.3": "titulaire", "4.3": "deposant",
    "5.9": "centre examen", "7.2": "vae voie conge", "7.3": "initiative inscrit inscription",
    "5.12": "presence langue", "5.14": "presence numerique", "2.1": "client bcr idclient",
    "3.1": "client bcr idclient", "3.2": "contrat idcontrat", "5.5": "certifiee definitif donnee",
    "1.1": "flux idflux", "1.2": "horodatage", "5.2": "url lien preuve proof link",
}  # fmt: skip
"""Words without one of which a header says nothing for a rare target."""

_RARE_LOSS: Final = 1.2
_WHOLE_WORDING: Final = 4.3
_EMPTY_LOSS: Final = 2.2
_DECOYS: Final = frozenset(decoy.id for decoy in decoys.DECOYS)


@dataclass(slots=True)
class Case:
    """What speaks for one target of a column: header, values and neighbours, in points."""

    target: str
    said: Said | None
    told: Told | None
    beside: float
    points: float


@dataclass(slots=True)
class Verdict:
    """What a column is for: the target (None: of no use), by what margin, and the other cases.

    ``decoy`` is the strongest meaning without use, "" for none worth a mention.
    """

    target: str | None = None
    margin: float = 0.0
    decoy: str = ""
    cases: dict[str, Case] = field(default_factory=dict)

    def ranked(self) -> list[Case]:
        """Return the fields that a column may feed, likeliest first."""
        own = [case for case in self.cases.values() if case.target not in _DECOYS and case.points > 0]
        return sorted(own, key=lambda case: -case.points)


def compete(
    titles: list[Title],
    seen: list[Seen],
    exact: list[dict[str, Said]],
    taken: Dict[str, int],
    version: str = CURRENT,
    *,
    headed: bool = True,
) -> list[Verdict]:
    """Return what each column is for. ``exact`` is what other header rows say (ids, tags).

    ``taken`` gives the columns of the targets that the user chose: they are out of the contest.
    Where no column is ``headed``, the values alone decide and need say less.
    """
    refine(seen)
    beside = around(titles, seen)
    for relations in (date_relations(titles, seen), name_relations(titles, seen)):
        for index, more in relations.items():
            for target, points in more.items():
                beside[index][target] = beside[index].get(target, 0.0) + points
    verdicts = [
        Verdict(cases=_cases(title, one, said, near, version, _TYPED if headed else _LITTLE))
        for title, one, said, near in zip(titles, seen, exact, beside, strict=True)
    ]
    gains: dict[int, dict[str, float]] = {}
    for index, verdict in enumerate(verdicts):
        level, verdict.decoy = _level(verdict.cases, NONE if headed else _LITTLE)
        if index not in taken.values():
            gains[index] = {
                case.target: case.points - level
                for case in verdict.cases.values()
                if case.points > level and case.target not in _DECOYS and case.target not in taken
            }
    pairs, lost = assign(gains)
    for index, target in pairs.items():
        verdicts[index].target, verdicts[index].margin = target, lost[index]
    return verdicts


def _level(cases: Dict[str, Case], least: float) -> tuple[float, str]:
    """Return the points that a field must pass on a column, and whose they are."""
    best = max((case for case in cases.values() if case.target in _DECOYS),
               key=lambda case: case.points, default=None)  # fmt: skip
    if best is None or best.points <= least:
        return least, ""
    return best.points, best.target


def _cases(
    title: Title,
    seen: Seen,
    exact: Dict[str, Said],
    beside: Dict[str, float],
    version: str,
    typed: float,
) -> dict[str, Case]:
    said = _weighed({**header_says(title.text, title.group, version), **exact})
    told = values_say(seen, version)
    telling = {target for target, one in told.items() if one.points >= typed}
    if any(_stands(target, one, told) for target, one in said.items()):
        telling = set()
    found: dict[str, Case] = {}
    for target in {*said, *beside, *(telling if seen.distinct > 1 or seen.size > _FEW else ())}:
        case = _case(target, title, said.get(target), told.get(target), beside.get(target, 0.0), typed)
        if not seen.size and target not in _DECOYS:
            case.points -= _EMPTY_LOSS
        found[target] = case
    if any(one.official and _confirmed(target, told, version) for target, one in said.items()):
        for case in found.values():
            if case.said and case.said.official and case.told and case.told.veto:
                case.points = case.said.points + case.told.points
    return found


def _confirmed(target: str, told: Dict[str, Told], version: str) -> bool:
    """Say whether the values are of the kinds that a target needs, and speak for it."""
    wants = likings(version).get(target)
    return wants is not None and bool(wants.needs) and told[target].points > 0


def _stands(target: str, said: Said, told: Dict[str, Told]) -> bool:
    """Say whether a header is a very wording of a field that the values do not contradict."""
    return said.exact and target not in _DECOYS and not (target in told and told[target].veto)


def _weighed(said: dict[str, Said]) -> dict[str, Said]:
    """Return what a header says, the rest said less loudly beside an exact wording.

    An id or a tag leaves little to any other reading; so does a wording of several words to what
    the flow does not want.
    """
    official = any(one.official for one in said.values())
    worded = any(
        one.exact and target not in _DECOYS and len(words(one.text)) > 1 for target, one in said.items()
    )
    if not official and not worded:
        return said
    return {
        target: one
        if one.exact and not (official and not one.official)
        else replace(one, points=one.points * (_HUSHED if official else _LOWER if target in _DECOYS else 1))
        for target, one in said.items()
    }


def _case(
    target: str, title: Title, said: Said | None, told: Told | None, beside: float, typed: float
) -> Case:
    points = _header_points(target, title, said, beside)
    header = points
    points += beside
    if told:
        points += told.points if points >= _HEADLESS or told.points >= typed or told.veto else 0.0
        if header < _HEADLESS and beside <= 0 and not told.veto:
            points = min(points, _UNNAMED)
    if said and said.exact and told and told.veto:
        points = max(points, _kept(target, said))
    return Case(target, said, told, beside, points)


def _header_points(target: str, title: Title, said: Said | None, beside: float) -> float:
    """Return the points of a header, less where it lacks the word that the target must have."""
    if said is None:
        return 0.0
    rare = _RARE.get(target)
    if rare and not said.exact and title.every.isdisjoint(rare.split()):
        return 0.0
    points = said.points - (_RARE_LOSS if rare and said.points < _WHOLE_WORDING else 0.0)
    if target in PLACES_NEEDING_BIRTH and not (title.birth or beside > 0 or said.exact):
        return min(points, _HEADLESS + _TYPED)
    return points


def _kept(target: str, said: Said) -> float:
    """Return what is left of an exact wording that the values contradict: enough to be asked.

    The dictionary's own ids, tags and labels are kept whole; a usual wording of a closed list,
    or of one word, may mean something else and is worth nothing then.
    """
    if said.official:
        return said.points
    listed = any(kind.startswith("list:") for kind in likings()[target].needs)
    return NONE + _HEADLESS if not listed and len(words(said.text)) > 1 else 0.0


_HUSHED, _LOWER, _FEW = 0.3, 0.5, 2
_UNNAMED: Final = 3.6
"""Points that values alone may give at most."""

PLACES_NEEDING_BIRTH: Final = frozenset({"8.11", "8.12", "8.13", "8.14"})
