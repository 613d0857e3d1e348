"""Turn what competes into what is used and what is asked: scores, reasons, alternates."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import replace
from typing import Final

from certiflux.base.words import letters, typographic
from certiflux.dictionary import Version, composites
from certiflux.mapping.candidate import SURE, Candidate, How, chosen_by_user
from certiflux.mapping.column_match import ColumnMatch
from certiflux.mapping.evidence.asking import must_ask
from certiflux.mapping.evidence.cases import TargetCase
from certiflux.mapping.evidence.column import WeighedColumn
from certiflux.mapping.evidence.competing import ColumnVerdict
from certiflux.mapping.evidence.likings import likings
from certiflux.mapping.evidence.reasons import reason_of, role_reason
from certiflux.mapping.headers import recognise

ALTERNATES: Final = 4
"""Other fields shown for a column, at most."""

_SURE_MARGIN: Final = 1.95
_SURE_HEADER, _HALF_HEADER, _SURE_VALUES = 2.8, 1.5, 2.0
_MOST, _LEAST, _PER_POINT = 99, 40, 4
_WORTH: Final = 0.8
_OFFERED: Final = 30
_SECRET: Final = 0.8


def match_columns(
    columns: list[WeighedColumn], chosen: Dict[int, str], refused: frozenset[int], version: Version
) -> tuple[ColumnMatch, ...]:
    """Return what each column feeds; ``chosen`` and ``refused`` are the user's own words."""
    asked = must_ask(columns)
    owner = {one.verdict.target: one.index for one in columns if one.verdict.target}
    owner |= {target: index for index, target in chosen.items()}
    return tuple(_match(one, chosen, refused, asked, owner, version) for one in columns)


def _match(
    column: WeighedColumn,
    chosen: Dict[int, str],
    refused: frozenset[int],
    asked: Dict[int, str],
    owner: Dict[str, int],
    version: Version,
) -> ColumnMatch:
    match = ColumnMatch(column.index, column.title.header)
    verdict = column.verdict
    target = chosen.get(column.index) or (None if column.index in refused else verdict.target)
    if (
        target
        and target in composites()
        and composites()[target].asked
        and column.index not in chosen
    ):
        target = None
    ranked = [
        _candidate(column, case, version) for case in verdict.ranked() if case.points >= _WORTH
    ]
    others = tuple(one for one in ranked if one.target != target)[:ALTERNATES]
    if column.index in chosen:
        return replace(match.fed(chosen_by_user(str(target))), alternates=others)
    if target is None:
        reason = _unused(column, owner, others)
        role = "" if verdict.target else verdict.decoy
        return replace(match, reason=reason, alternates=others, role=role)
    found = _candidate(column, verdict.cases[target], version)
    if not column.seen.size and not _is_exact(verdict, target):
        return replace(match, reason=typographic("Cette colonne est vide"), alternates=others)
    sure = column.index not in asked and (
        _is_sure(verdict, target) or (not column.seen.size and _is_exact(verdict, target))
    )
    score = _score(verdict.margin, found, sure=sure)
    reason = found.reason
    if doubt := asked.get(column.index):
        reason = typographic(f"{reason}, mais {doubt}")
    match = match.fed(replace(found, score=score, reason=reason))
    return replace(match, alternates=others)


def _is_sure(verdict: ColumnVerdict, target: str) -> bool:
    """Say whether nobody needs to be asked: a clear margin, and a header that says so."""
    case = verdict.cases[target]
    header = (case.said.points if case.said else 0.0) + max(0.0, case.beside)
    values = case.told.points if case.told else 0.0
    named = header >= _SURE_HEADER or (header >= _HALF_HEADER and values >= _SURE_VALUES)
    return verdict.margin >= _SURE_MARGIN and named and not (case.told and case.told.veto)


def _is_exact(verdict: ColumnVerdict, target: str) -> bool:
    said = verdict.cases[target].said
    return said is not None and said.exact


def _score(margin: float, found: Candidate, *, sure: bool) -> int:
    """Return the margin on the scale that is shown: 80 and more for what is sure."""
    if not sure:
        return max(_LEAST, min(SURE - 1, _LEAST + round(margin * (SURE - _LEAST) / _SURE_MARGIN)))
    score = min(_MOST, SURE + round((margin - _SURE_MARGIN) * _PER_POINT))
    return max(score, found.score) if found.how < How.CLOSE else score


def _candidate(column: WeighedColumn, case: TargetCase, version: Version) -> Candidate:
    """Return what a column may feed, how that was recognised, and why."""
    known = next((one for one in column.known if one.target == case.target), None)
    if known is None and case.said and case.said.exact:
        own = recognise(case.said.text, version)
        known = next((one for one in own if one.target == case.target), None)
    wants = likings(version).get(case.target)
    score = max(_OFFERED, min(SURE - 1, round(case.points * 14)))
    if known is not None:
        reason = reason_of(case, column.seen, wants, known.reason)
        return replace(known, reason=reason, score=known.score if case.points > 0 else _OFFERED)
    header = case.said.points if case.said else 0.0
    how = How.CLOSE if header + case.beside > 1 else How.VALUES
    return Candidate(case.target, how, score, reason_of(case, column.seen, wants))


def _unused(column: WeighedColumn, owner: Dict[str, int], others: tuple[Candidate, ...]) -> str:
    """Return why a column gets nothing though its header may say something."""
    if column.seen.share("nir") >= _SECRET:
        return typographic("Numéros de sécurité sociale : cette colonne n'est pas utilisée")
    if column.verdict.decoy and not column.verdict.target:
        return role_reason(column.verdict)
    if others and others[0].target in owner and owner[others[0].target] != column.index:
        where = letters(owner[others[0].target])
        return typographic(f"La colonne {where} donne déjà ce champ")
    return others[0].reason if others else ""
