"""Give each field to one column at most: the user's word, then the likeliest, then the first."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from certiflux.dictionary import composites
from certiflux.mapping.candidate import SURE, Candidate, How, chosen_by_user
from certiflux.mapping.column_match import ColumnMatch
from certiflux.mapping.headers import key
from certiflux.mapping.proposals import FAIR, STRONG
from certiflux.words import letters, typographic

USED: Final = 70
"""Score from which a close wording is used (0–100); below, it is an alternate."""

_USED_EXACT: Final = 60
"""The same for a wording of the dictionary that the values contradict: it is asked."""

ALTERNATES: Final = 4
"""Other fields shown for a column, at most."""

_WORTH: Final = 30
_MARGIN: Final = 2


def assign(
    titles: tuple[str, ...],
    candidates: list[list[Candidate]],
    wanted: Dict[str, str],
    notes: list[str],
    *,
    headed: bool = True,
) -> tuple[ColumnMatch, ...]:
    """Return what each column feeds. ``notes`` says why a column of personal data is unused.

    ``headed`` is false for a table without header: its values alone decide.
    """
    refused = {i for i, title in enumerate(titles) if wanted.get(key(title)) == ""}
    taken: dict[int, Candidate] = {}
    owner: dict[str, int] = {}
    for index, title in enumerate(titles):
        if (target := wanted.get(key(title))) and target not in owner:
            taken[index], owner[target] = chosen_by_user(target), index
    offers = sorted(
        (-candidate.score, rank, index, candidate)
        for index, found in enumerate(candidates)
        if index not in taken and index not in refused
        for rank, candidate in enumerate(_usable(found, headed=headed and bool(titles[index])))
    )
    for _, _, index, candidate in offers:
        if index not in taken and candidate.target not in owner:
            taken[index], owner[candidate.target] = candidate, index
    return tuple(
        _match(index, title, taken.get(index), candidates[index], owner, notes[index])
        for index, title in enumerate(titles)
    )


def _usable(found: list[Candidate], *, headed: bool) -> list[Candidate]:
    """Return the candidates that may be used without a word of the user."""
    least = {How.VALUES: STRONG if headed else FAIR, How.CLOSE: USED}
    return [
        one for one in found if not _asked(one) and one.score >= least.get(one.how, _USED_EXACT)
    ]


def _asked(candidate: Candidate) -> bool:
    composite = composites().get(candidate.target)
    return composite is not None and composite.asked


def _match(
    index: int,
    title: str,
    taken: Candidate | None,
    found: list[Candidate],
    owner: Dict[str, int],
    note: str,
) -> ColumnMatch:
    others = [one for one in found if taken is None or one.target != taken.target]
    others = [one for one in others if one.score >= _WORTH]
    if taken and taken.how is How.ID:  # the other reading of an id that Excel cut
        others = [one for one in others if one.how is not How.ID]
    match = ColumnMatch(index, title).fed(taken)
    if taken and taken.how is How.CLOSE and others:
        close = others[0].how is How.CLOSE and taken.score - others[0].score < _MARGIN
        match = replace(match, sure=match.sure and not close)
    if taken is None:
        match = replace(match, reason=note or _lost(others, owner))
    return replace(match, alternates=tuple(others[:ALTERNATES]))


def _lost(others: list[Candidate], owner: Dict[str, int]) -> str:
    """Return why a column got nothing though its header says something."""
    if not others:
        return ""
    best = others[0]
    if best.target in owner and best.score >= USED:
        return typographic(f"La colonne {letters(owner[best.target])} donne déjà ce champ")
    return best.reason if best.score >= SURE else ""
