"""Follow a list over its deposits, one after another, to where each row stands now.

What is accepted stays so, whatever comes later: the portal never takes back what it has stored
(FORMAT.md f), unless it is asked to (see withdrawals.py).
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.join import NO_MESSAGE, PassageOutcomes, join, order
from certiflux.deposits.accuse.messages import PassageOutcome, meaning_of
from certiflux.deposits.accuse.sent import FlowKind, SentFlow, plain_name
from certiflux.deposits.accuse.standings import ALREADY, ORDER, Standings
from certiflux.deposits.accuse.withdrawals import (
    WithdrawalState,
    withdrawal_outcomes,
)

_NEW, _WAITING, _REFUSED, _ACCEPTED, _ASKED, _WITHDRAWN = range(len(ORDER))
"""A deposit knows the second to the fourth, in the same order (see Outcomes)."""

_AFTER_WITHDRAWAL: Final = {
    WithdrawalState.ASKED: _ASKED,
    WithdrawalState.WITHDRAWN: _WITHDRAWN,
    WithdrawalState.KEPT: _ACCEPTED,
}


@dataclass(slots=True)
class _Round:
    """One deposit: what was sent in it, and the reports that answer it.

    ``sure``: each of its passages was sent, even if no report names it. ``withdraws``: it asks for
    them to be withdrawn.
    """

    ids: Sequence[str]
    rows: Sequence[int]
    reports: list[Accuse]
    sure: bool
    made: float = 0.0
    withdraws: bool = False

    def key(self) -> tuple[bool, int, float]:
        """Return what ranks it among the others: those answered first, as they were treated."""
        return not self.reports, self.rank(), self.made

    def rank(self) -> int:
        """Return when the portal treated it, 0 where that is not known."""
        return max(map(order, self.reports), default=0)


def follow(
    reports: Sequence[Accuse],
    flows: Iterable[SentFlow],
    ids: Sequence[str],
    *,
    whole: bool = False,
    other: Collection[str] = (),
    replaced: Mapping[str, str] | None = None,
) -> Standings:
    """Tell where each row stands; ``ids`` are the idTechnique of the rows now, "" for none.

    ``flows`` are the files made of this list; a report that answers none of them is joined to all
    the rows. ``whole``: the list is itself a flow, so that each row was sent. ``other`` are ids
    that the portal has for something else, on the user's word: « déjà en base » is then a refusal.
    ``replaced`` gives the present id of the rows that were sent under another one, by that one.
    """
    size = len(ids)
    found = Standings(
        bytearray(size), [""] * size, array("I", [NO_MESSAGE]) * size, array("I", [0]) * size
    )
    old = replaced or {}
    rounds = sorted(_rounds(reports, list(flows), ids, old, whole=whole), key=_Round.key)
    asking = [one for one in rounds if one.withdraws]
    found.withdrawals = withdrawal_outcomes(
        (one.ids if one.sure else (), one.reports) for one in asking
    )
    for one in rounds:
        if one.withdraws:
            _withdraw(found, one)
        else:
            _tell(found, one, frozenset(other))
    found.taken |= found.withdrawals.keys()
    before = {now: was for was, now in old.items()}
    found.replaced = {row: before[one] for row, one in enumerate(found.ids) if one in before}
    known = {*old, *old.values()}
    found.unknown = [one for one in found.unknown if one not in known]
    found.deposits = len({id(report) for one in rounds for report in one.reports[:1]})
    return found


def _rounds(
    reports: Sequence[Accuse],
    flows: list[SentFlow],
    ids: Sequence[str],
    old: Mapping[str, str],
    *,
    whole: bool,
) -> list[_Round]:
    places: dict[str, int] = {known: row for row, known in reversed(list(enumerate(ids))) if known}
    for before, now in old.items():
        if now in places:
            places.setdefault(before, places[now])
    rounds, matched = [], set()
    for flow in flows:
        answers = [report for report in reports if flow.answered_by(report)]
        matched |= {id(report) for report in answers}
        if not answers and not flow.deposited:
            continue
        rows, sent = flow.rows, flow.ids
        if rows is None:
            sent = [known for known in flow.ids if known in places]
            rows = [places[known] for known in sent]
        withdraws = flow.kind is FlowKind.WITHDRAWAL
        rounds.append(_Round(sent, rows, answers, sure=True, made=flow.made, withdraws=withdraws))
    loose: dict[str, list[Accuse]] = {}
    for report in reports:
        if id(report) not in matched:
            loose.setdefault(_deposit(report), []).append(report)
    for answers in loose.values():
        rounds += _loose(answers, ids, places, old, whole=whole)
    return rounds


def _loose(
    answers: list[Accuse],
    ids: Sequence[str],
    places: Mapping[str, int],
    old: Mapping[str, str],
    *,
    whole: bool,
) -> list[_Round]:
    """Return the deposits of which only the reports are known: any row may have been in them.

    A row whose id was replaced was sent under the one before; under the new one, perhaps.
    """
    before = {now: was for was, now in old.items()}
    here = [row for row, known in enumerate(ids) if known]
    sent = [before.get(ids[row], ids[row]) for row in here]
    if any(one.withdrawal for one in answers):
        return [_Round(sent, here, answers, sure=False, withdraws=True)]
    rounds = [_Round(sent, here, answers, sure=whole)]
    fresh = [known for known in before if known in places]
    if fresh:
        rounds.append(_Round(fresh, [places[known] for known in fresh], answers, sure=False))
    return rounds


def _deposit(report: Accuse) -> str:
    """Return what tells one deposit from another."""
    return report.id_flux or plain_name(report.deposited) or report.treatment or report.name


def _tell(found: Standings, one: _Round, other: frozenset[str]) -> None:
    """Take what one deposit says; a file refused as a whole changes nothing for anybody."""
    said = [report for report in one.reports if not report.whole_file_refused]
    if one.reports and not said:
        return
    outcomes = join(one.ids, said)
    first = len(found.messages)
    found.messages += outcomes.messages
    found.unknown = list(dict.fromkeys([*found.unknown, *outcomes.unknown]))
    found.contradicted += [one.rows[rank] for rank in outcomes.contradicted]
    found.doubled += [one.rows[rank] for rank in outcomes.doubled]
    already = [meaning_of(message).code == ALREADY for message in outcomes.messages]
    other_way = {
        rank
        for rank, code in enumerate(outcomes.codes)
        if other and code != NO_MESSAGE and already[code] and one.ids[rank] in other
    }
    left_out = _twins(outcomes)
    if not one.sure:
        left_out.update(outcomes.ranks(PassageOutcome.WAITING))
    for rank, (row, own, told, code) in enumerate(
        zip(one.rows, one.ids, outcomes.states, outcomes.codes, strict=True)
    ):
        state = _REFUSED if rank in other_way else told + 1
        if state == _REFUSED:
            found.refusals[row] += 1
        outcome = found.withdrawals.get(own)
        if state == _ACCEPTED and outcome is not None and not 0 < outcome.rank < one.rank():
            state = _AFTER_WITHDRAWAL[outcome.state]
        if rank in left_out or _settled(found, row, own, state):
            continue
        before = found.states[row]
        found.states[row], found.ids[row] = state, own
        if state != _WAITING or before == _NEW:
            found.codes[row] = code if code == NO_MESSAGE else code + first
    found.taken |= _stored(outcomes)


def _settled(found: Standings, row: int, own: str, state: int) -> bool:
    """Say whether a row keeps its state although a deposit gives it another, under the id ``own``.

    What is accepted stays so. What is asked to be withdrawn, or was, comes back by an acceptance:
    under another id, or under the same one later. What was withdrawn may be sent under another.
    """
    before = found.states[row]
    if before == _ACCEPTED or state in {_ACCEPTED, before}:
        return before == _ACCEPTED
    if before == _ASKED:
        return state != _WITHDRAWN
    return before == _WITHDRAWN and own == found.ids[row]


def _withdraw(found: Standings, one: _Round) -> None:
    """Take a withdrawal of rows that no report says accepted: the user knew that they were."""
    for row, own in zip(one.rows, one.ids, strict=True):
        outcome, before = found.withdrawals.get(own), found.states[row]
        same = before == _NEW or found.ids[row] == own
        if outcome is None or outcome.state is WithdrawalState.KEPT or not same:
            continue
        done = outcome.state is WithdrawalState.WITHDRAWN
        if before in {_NEW, _WAITING} or (before == _REFUSED and done):
            found.states[row], found.ids[row] = _AFTER_WITHDRAWAL[outcome.state], own


def _twins(outcomes: PassageOutcomes) -> set[int]:
    """Return the passages accepted under the id of another one: the portal stored only one.

    Nothing is known of them; they do not go as long as they bear that id.
    """
    seen: set[str] = set()
    found = set()
    for rank in outcomes.doubled:
        if outcomes.state(rank) is PassageOutcome.ACCEPTED and outcomes.ids[rank] in seen:
            found.add(rank)
        seen.add(outcomes.ids[rank])
    return found


def _stored(outcomes: PassageOutcomes) -> set[str]:
    return {outcomes.ids[rank] for rank in outcomes.ranks(PassageOutcome.ACCEPTED)}
