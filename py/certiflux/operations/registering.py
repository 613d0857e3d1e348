"""Keep the registre: what was sent and what became of it, in a file that the user keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.deposits.accuse.accuse import Accuse
from certiflux.deposits.accuse.messages import PassageOutcome, meaning_of
from certiflux.deposits.accuse.rehearsal import REHEARSAL
from certiflux.deposits.accuse.sent import FlowKind, SentFlow
from certiflux.deposits.accuse.standings import Standing, Standings
from certiflux.deposits.registre.file import parse_registre, write_registre
from certiflux.deposits.registre.registre import (
    PassageState,
    Registre,
    RegistreFlow,
    RegistrePassage,
)
from certiflux.deposits.registre.rows import ListRows, record_answers, record_flow, rows_of
from certiflux.deposits.registre.withdrawals import record_withdrawal, record_withdrawal_outcomes
from certiflux.operations.base import Args, Base, Download, Result, optional, page_of
from certiflux.screens.registre.registre import registre_people, registre_view
from certiflux.screens.verify.verdict import verdict_view
from certiflux.session import Dossier

OWNER = "3.1"
"""The certifier's own id: a registre is that of one certifier."""


class Registering(Base):
    """The operations of the registre."""

    def registre_new(self, _args: Args) -> Result:
        """Start a registre for the certifier of the open list, with a key of its own."""
        dossier = self._require()
        self._registre = Registre(_owner(dossier), self._new_id())
        return self._remembered()

    def registre_load(self, _args: Args, payload: bytes) -> Result:
        """Take the registre that the user kept; the open list is then to be checked again."""
        owner = self._dossier.settings.for_flow().get(OWNER, "") if self._dossier else ""
        text = payload.decode("utf-8-sig", "replace")
        self._registre = parse_registre(text, owner)
        return self._remembered()

    def registre_forget(self, _args: Args) -> Result:
        """Go on without a registre; the file that the user keeps stays as it is."""
        self._registre = None
        return self._remembered()

    def registre_file(self, _args: Args) -> Download:
        """Hand over the registre, to be kept; it holds no name."""
        registre = self._required()
        name = f"registre-{registre.owner}-{day(self._clock()).isoformat()}.json"
        return Download(name, "application/json", [write_registre(registre).encode()])

    def registre_view(self, _args: Args) -> Result:
        """Say what the registre holds, and where each person of the open list stands."""
        return registre_view(self._registre, self._dossier)

    def registre_people(self, args: Args) -> Result:
        """Return one page of the people of the open list in one of the five states."""
        return registre_people(self._require(), optional(args, "state"), *page_of(args))

    def registre_sent(self, _args: Args) -> Result:
        """Write down, on the user's word, that the files just made were deposited."""
        dossier, registre = self._require(), self._required()
        if dossier.dataset is None or not dossier.products:
            raise _nothing_made()
        names = {product.id_flux for product in dossier.products}
        count = 0
        for flow in self._answers.flows:
            if flow.id_flux in names:
                flow.deposited = True
                count += self._write_down(registre, dossier, flow)
        dossier.follow()
        return {"recorded": count, **self._remembered()}

    def _remembered(self) -> Result:
        """Tell the open list what is remembered, and say what became of it."""
        dossier = self._dossier
        verdict = None
        if dossier is not None:
            dossier.remember(self._registre)
            verdict = verdict_view(dossier) if dossier.mended else None
        return {**registre_view(self._registre, dossier), "verdict": verdict}

    def _write_down(self, registre: Registre, dossier: Dossier, flow: SentFlow) -> int:
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

    def _record(self, dossier: Dossier, report: Accuse) -> None:
        """Write down what a report says; a rehearsal is never written down."""
        if self._registre is None or report.treatment == REHEARSAL:
            return
        flow = self._answers.flow_of(report)
        if flow is not None and not report.whole_file_refused:
            self._write_down(self._registre, dossier, flow)
        note_answers(self._registre, dossier, report, day(self._clock()).isoformat())

    def _required(self) -> Registre:
        if self._registre is None:
            raise UserError(
                "AUCUN_REGISTRE",
                title="Aucun registre n'est ouvert.",
                message="Cette action écrit dans le registre ou le lit.",
                remedy="Ouvrez votre registre, ou commencez-en un.",
            )
        return self._registre


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


def _owner(dossier: Dossier) -> str:
    owner = dossier.settings.for_flow().get(OWNER, "")
    if not owner and dossier.dataset is not None and OWNER in dossier.dataset.columns:
        values = dossier.dataset.columns[OWNER].values
        owner = next((value for value in values if isinstance(value, str)), "")
    if not owner:
        raise UserError(
            "CERTIFICATEUR_INCONNU",
            title="Le certificateur n'est pas encore connu.",
            message="Un registre est celui d'un certificateur, reconnu à son numéro de client.",
            remedy="Donnez vos identifiants à l'étape « Colonnes », puis recommencez.",
        )
    return owner


def _nothing_made() -> UserError:
    return UserError(
        "RIEN_DE_GENERE",
        title="Aucun fichier n'est généré.",
        message="Le registre note ce qui a été déposé : il faut d'abord un fichier à déposer.",
        remedy="Générez le fichier XML, déposez-le, puis revenez le noter ici.",
    )
