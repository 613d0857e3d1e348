"""What a dossier hands to withdrawals, and what it keeps of them: that changes here only."""

from __future__ import annotations

from certiflux.corrections.replacements import cancel_replacement, free_id, replace_passage
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.registre.registre import Registre
from certiflux.deposits.registre.withdrawals import withdrawal_of
from certiflux.deposits.withdrawals.asking import ask
from certiflux.deposits.withdrawals.deposited import DepositedList
from certiflux.flux.generating import says_withdrawal
from certiflux.session.dossier import Dossier


def deposited_list(dossier: Dossier, registre: Registre | None = None) -> DepositedList:
    """Return the list beside its deposits as it is now. Raise UserError before a check."""
    checked = dossier.workshop()
    return DepositedList(
        ids=dossier.present_ids(),
        numbers=dossier.numbers(),
        base=checked.shop.base,
        dataset=checked.shop.dataset,
        sent=checked.sent,
        findings=checked.findings,
        is_flow=dossier.source.is_flow,
        flows=dossier.answers.flows,
        withdrawals=dossier.answers.withdrawals,
        replacements=dossier.redeclared(),
        standings=dossier.followed,
        known=dossier.known,
        registre=registre,
    )


def asks_for_withdrawals(dossier: Dossier) -> bool:
    """Say whether the open list is itself a flow that asks for passages to be withdrawn."""
    return dossier.source.is_flow and says_withdrawal(dossier.table)


def choose(
    dossier: Dossier,
    registre: Registre | None,
    row: int,
    time: float,
    *,
    replaced: bool,
    word: bool,
) -> None:
    """Choose a row to be withdrawn; ``replaced``: it takes a new id, to be declared anew.

    Raise UserError when the portal is not known to have it (see ask).
    """
    shop = dossier.workshop().shop
    wanted = ask(deposited_list(dossier, registre), row, replaced=replaced, word=word)
    own = wanted.id_technique
    now = dossier.redeclared().get(own)
    if replaced and now is None:
        dossier.correct(replace_passage(shop, row, free_id(own, _used(dossier, registre))), time)
    elif not replaced and now is not None:
        dossier.correct(cancel_replacement(shop, now, own), time)
    dossier.answers.withdrawals[own] = wanted


def give_up(dossier: Dossier, own: str, time: float) -> None:
    """Give a withdrawal up; a row that was to be declared anew takes its id back."""
    row = dossier.redeclared().get(own)
    if row is not None:
        dossier.correct(cancel_replacement(dossier.workshop().shop, row, own), time)
    dossier.answers.withdrawals.pop(own, None)


def answers_withdrawal(report: Accuse, dossier: Dossier | None, registre: Registre | None) -> bool:
    """Say whether the registre, or the open flow, tells that a report answers a withdrawal."""
    if dossier is not None and asks_for_withdrawals(dossier):
        return True
    return registre is not None and withdrawal_of(registre, report.id_flux, report.deposited)


def _used(dossier: Dossier, registre: Registre | None) -> set[str]:
    """Return every id that something bears: a new one must be none of them."""
    followed = dossier.followed
    lines = {*registre.lines, *registre.replaced.values()} if registre else set()
    taken = followed.taken if followed else set()
    sent = {own for flow in dossier.answers.flows for own in flow.ids}
    return {*dossier.present_ids(), *dossier.redeclared(), *taken, *sent, *lines}
