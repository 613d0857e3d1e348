"""Write down in the registre what was sent of a list, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from certiflux.base.clock import day
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.messages import PassageOutcome, meaning_of
from certiflux.deposits.accuse.sent import FlowKind, SentFlow
from certiflux.deposits.accuse.standings import Standing, Standings
from certiflux.deposits.registre.registre import (
    PassageState,
    Registre,
    RegistreFlow,
    RegistrePassage,
)
from certiflux.deposits.registre.rows import ListRows, record_answers, record_flow, rows_of
from certiflux.deposits.registre.withdrawals import record_withdrawal, record_withdrawal_outcomes
from certiflux.session.dossier import Dossier


def note_flow(registre: Registre, dossier: Dossier, flow: SentFlow) -> int:
    """Write down that a file was deposited; return how many people it carries."""
    if dossier.dataset is None or flow.rows is None:
        return 0
    place = {number: row for row, number in enumerate(dossier.numbers())}
    rows = [place[number] for number in flow.rows if number in place]
    made = RegistreFlow(flow.id_flux, flow.name, day(flow.made).isoformat())
    if flow.kind is FlowKind.WITHDRAWAL:
        known = rows_of(registre, dossier.dataset)
        lines = _leaving(dossier, known, flow.ids)
        return record_withdrawal(registre, made, lines, _replaced(dossier, flow.ids))
    return record_flow(registre, made, rows_of(registre, dossier.dataset), rows)


def give_up_deposit(dossier: Dossier, registre: Registre | None) -> int:
    """Note that the files of a list were refused whole; return how many there were.

    Nobody of them waits for an answer any more; the registre has them to be sent again.
    """
    answers = dossier.answers
    refused = {
        flow.id_flux
        for report in answers.reports
        if report.whole_file_refused and (flow := answers.flow_of(report)) is not None
    }
    open_ = answers.open_deposits(dossier.at_hand()) or answers.open_deposits(())
    for flow in open_:
        flow.deposited = False
    files = refused | {flow.id_flux for flow in open_}
    if registre is not None:
        registre.release(files)
        dossier.remember(registre)
    return len(files)


def note_answers(registre: Registre, dossier: Dossier, report: Accuse, today: str) -> None:
    """Write down what a report says of the passages of a list, on a day (ISO).

    Those that the registre does not know are written down as sent first.
    """
    followed, dataset = dossier.followed, dossier.dataset
    if followed is None or dataset is None or report.whole_file_refused:
        return
    rows = rows_of(registre, dataset)
    if report.withdrawal:
        _note_endings(registre, dossier, followed, report, today)
        return
    answers = _answers(report)
    named = {own for own, _, _ in answers} - registre.lines.keys()
    unseen = [
        row
        for row, own in enumerate(rows.ids)
        if own in named and followed.state(row) is not Standing.NEW
    ]
    if unseen:
        record_flow(registre, RegistreFlow(report.id_flux, report.deposited, today), rows, unseen)
    record_answers(registre, answers, today)
    dossier.remember(registre)


def _note_endings(
    registre: Registre, dossier: Dossier, followed: Standings, report: Accuse, today: str
) -> None:
    """Write down what a report says of the passages that were to be withdrawn."""
    if dossier.dataset is None:
        return
    named = [*report.refused, *report.accepted]
    unseen = [own for own in named if own not in registre.lines]
    lines = _leaving(dossier, rows_of(registre, dossier.dataset), unseen)
    flow = RegistreFlow(report.id_flux, report.deposited, today)
    record_withdrawal(registre, flow, lines, _replaced(dossier, named))
    outcomes = {own: followed.withdrawals[own] for own in named if own in followed.withdrawals}
    record_withdrawal_outcomes(registre, outcomes, today)
    dossier.remember(registre)


def _leaving(dossier: Dossier, rows: ListRows, ids: Sequence[str]) -> list[RegistrePassage]:
    """Return what is to be remembered of passages asked to be withdrawn, under the id of then."""
    places = {own: row for row, own in reversed(list(enumerate(rows.ids))) if own}
    places |= dossier.redeclared()
    return [replace(rows.line(places[own]), id_technique=own) for own in ids if own in places]


def _replaced(dossier: Dossier, ids: Sequence[str]) -> dict[str, str]:
    """Return the ids under which passages are declared anew, by the one that they had."""
    now = dossier.present_ids()
    return {own: now[row] for own, row in dossier.redeclared().items() if own in ids}


def _answers(report: Accuse) -> list[tuple[str, PassageState, str]]:
    outcomes = [meaning_of(message).outcome for message in report.messages]
    states = [
        PassageState.ACCEPTED if one is PassageOutcome.ACCEPTED else PassageState.REFUSED
        for one in outcomes
    ]
    refused = zip(report.refused, report.codes, strict=True)
    told = [(own, states[code], report.messages[code]) for own, code in refused]
    return told + [(own, PassageState.ACCEPTED, "") for own in report.accepted]
