"""What is asked at « Retirer ou corriger »: choose, look, write the files, note the deposit."""

from __future__ import annotations

from dataclasses import dataclass

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Page, Result, operation, unknown
from certiflux.base.words import typographic
from certiflux.deposits.accuse.rehearsal import REHEARSAL
from certiflux.deposits.accuse.withdrawals import Withdrawal
from certiflux.deposits.withdrawals.asking import ask_ids, plan
from certiflux.deposits.withdrawals.files import WithdrawalFiles, no_action, write_files
from certiflux.flux.withdrawal import has_action, provisional_schema
from certiflux.schema.force import InForce
from certiflux.screens.accuse.accuse import SIMULATION, accuse_view
from certiflux.screens.verify.verdict import verdict_view
from certiflux.screens.withdrawals.journal import withdrawal_journal
from certiflux.screens.withdrawals.withdrawing import people_page, plan_view, schema_told
from certiflux.screens.workshop.workshop import can_view
from certiflux.session import Dossier
from certiflux.session.desk import Desk, Slot
from certiflux.session.noting import note_flow
from certiflux.session.withdrawals import choose, deposited_list, give_up

MOST_PEOPLE = 50


@dataclass(frozen=True, slots=True)
class Written:
    """The files made, and what they were made of: a list, its findings, what was to be done."""

    dossier: Dossier
    findings: object
    planned: list[Withdrawal]
    pair: WithdrawalFiles


_WRITTEN: Slot[Written] = Slot("withdrawals")


@operation("withdraw_view")
def withdraw_view(desk: Desk) -> Result:
    """Say who is chosen, what will be written, and whether the schema lets it."""
    dossier = desk.require()
    dossier.workshop()
    simulated = any(one.treatment == REHEARSAL for one in desk.answers.reports)
    return {
        "schema": schema_told(dossier.schema, _followed(desk, dossier)),
        "simulation": typographic(SIMULATION) if simulated else "",
        "plan": plan_view(
            dossier, desk.registre, _standing(desk, dossier), stale=_stale(desk, dossier)
        ),
    }


def _changed(desk: Desk, dossier: Dossier) -> Result:
    """Return the same, with what a correction changes: choosing may be one."""
    told = {**verdict_view(dossier), **can_view(dossier.workshop())}
    return {**told, **withdraw_view(desk), "applied": True}


@operation("withdraw_people")
def withdraw_people(desk: Desk, page: Page, *, all: bool = False, text: str = "") -> Result:
    """Return one page of the people who may be chosen; ``all``: on the user's word too."""
    at = page.span(MOST_PEOPLE)
    return people_page(desk.require(), desk.registre, text, everyone=all, at=at)


@operation("withdraw_provisional", keeps=True)
def withdraw_provisional(desk: Desk, *, wanted: bool = True) -> Result:
    """Follow our own provisional schema for withdrawals, or not any more."""
    desk.provisional = wanted
    _WRITTEN.take(desk)
    return withdraw_view(desk)


@operation("withdraw_ask", keeps=True)
def withdraw_ask(desk: Desk, *, row: int, replace: bool = False, word: bool = False) -> Result:
    """Choose a row to be withdrawn; with ``replace`` it takes a new id, to be declared anew."""
    dossier = desk.require()
    if not 0 <= row < len(dossier.workshop().shop.base):
        raise unknown("row")
    choose(dossier, desk.registre, row, desk.clock(), replaced=replace, word=word)
    return _changed(desk, dossier)


@operation("withdraw_ids", keeps=True)
def withdraw_ids(desk: Desk, *, text: str, word: bool = False) -> Result:
    """Choose passages by their ids alone, one a line."""
    dossier = desk.require()
    ids = text.split("\n")
    told = [one.strip() for one in ids if one.strip()]
    for one in ask_ids(deposited_list(dossier, desk.registre), told, word=word):
        desk.answers.withdrawals[one.id_technique] = one
    return withdraw_view(desk)


@operation("withdraw_cancel", keeps=True)
def withdraw_cancel(desk: Desk, *, id: str) -> Result:
    """Give a withdrawal up; a row that was to be declared anew takes its id back."""
    dossier = desk.require()
    give_up(dossier, id, desk.clock())
    return _changed(desk, dossier)


@operation("withdraw_make", keeps=True)
def withdraw_make(desk: Desk, *, confirmed: bool = False) -> Result:
    """Start writing the files; the user must have confirmed."""
    dossier = desk.require()
    schema = _followed(desk, dossier)
    if not has_action(schema):
        raise no_action(schema)
    if not confirmed:
        raise UserError(
            "RETRAIT_A_CONFIRMER",
            title="Il reste à confirmer.",
            message="Un retrait efface ce que le portail a enregistré.",
            remedy="Relisez la liste, cochez la case, puis recommencez.",
        )

    def finish(pair: WithdrawalFiles) -> Result:
        _WRITTEN.put(desk, Written(dossier, dossier.findings, plan(deposited_list(dossier)), pair))
        desk.answers.made([made.flow for made in pair.made])
        return withdraw_view(desk)

    deposited, clock = deposited_list(dossier, desk.registre), dossier.context.clock
    work = write_files(deposited, schema, desk.new_id(), desk.clock(), clock)
    return desk.jobs.start(work, finish)


@operation("withdraw_download")
def withdraw_download(desk: Desk, *, index: int = 0) -> Download:
    """Hand over one of the files."""
    pair = _standing(desk, desk.require())
    if pair is None or not 0 <= index < len(pair.made):
        raise _gone()
    product = pair.made[index].product
    return Download(product.name, "application/xml", product.parts)


@operation("withdraw_journal")
def withdraw_journal(desk: Desk) -> Download:
    """Hand over what was asked, written and answered about withdrawals; it holds names."""
    dossier = desk.require()
    dossier.workshop()
    name = f"retraits-{day(desk.clock()).isoformat()}.csv"
    return Download(name, "text/csv", [withdrawal_journal(dossier, desk.registre)])


@operation("withdraw_deposited", keeps=True)
def withdraw_deposited(desk: Desk, *, deposited: bool = True, index: int = 0) -> Result:
    """Note, on the user's word, that one of the files was deposited, or was not."""
    dossier = desk.require()
    pair = _standing(desk, dossier)
    if pair is None or not 0 <= index < len(pair.made):
        raise _gone()
    flow = pair.made[index].flow
    flow.deposited = deposited
    if deposited and desk.registre is not None:
        note_flow(desk.registre, dossier, flow)
        dossier.remember(desk.registre)
    return {**withdraw_view(desk), "accuse": accuse_view(desk.answers, dossier)}


@operation("withdraw_report", keeps=True)
def withdraw_report(desk: Desk, *, index: int, withdrawal: bool = True) -> Result:
    """Say, on the user's word, whether a report answers a withdrawal; nothing in it does."""
    if index not in range(len(desk.answers.reports)):
        raise unknown("index")
    report = desk.answers.reports[index]
    flow = desk.answers.flow_of(report)
    if flow is None:
        report.withdrawal = withdrawal
    return accuse_view(desk.answers, desk.dossier)


def _followed(desk: Desk, dossier: Dossier) -> InForce:
    """Return the schema that withdrawals follow: the one in force, or ours if it cannot."""
    if not has_action(dossier.schema) and desk.provisional:
        return provisional_schema()
    return dossier.schema


def _standing(desk: Desk, dossier: Dossier) -> WithdrawalFiles | None:
    """Return the files made, while what they were made of is what it was."""
    written = _WRITTEN.get(desk)
    if written is None or written.dossier is not dossier:
        return None
    deposited = any(made.flow.deposited for made in written.pair.made)
    same = not _stale(desk, dossier) and written.planned == plan(deposited_list(dossier))
    return written.pair if same or deposited else None


def _stale(desk: Desk, dossier: Dossier) -> bool:
    """Say whether a correction was made since the files were written."""
    written = _WRITTEN.get(desk)
    return written is not None and written.findings is not dossier.findings


def _gone() -> UserError:
    return UserError(
        "RETRAIT_A_ECRIRE",
        title="Ce fichier n'est plus là.",
        message="La liste des retraits, ou une correction, a changé depuis qu'il a été écrit.",
        remedy="Écrivez de nouveau les fichiers.",
    )
