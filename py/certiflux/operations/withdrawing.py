"""Withdraw or correct what the portal accepted: choose, look, write the files, note the deposit."""

from __future__ import annotations

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.words import typographic
from certiflux.deposits.accuse.rehearsal import REHEARSAL
from certiflux.deposits.accuse.withdrawals import Withdrawal
from certiflux.deposits.withdrawals.asking import ask_ids, plan
from certiflux.deposits.withdrawals.files import WithdrawalFiles, no_action, write_files
from certiflux.flux.withdrawal import has_action, provisional_schema
from certiflux.operations.accusing import Accusing
from certiflux.operations.base import Args, Download, Result, page_of
from certiflux.schema.force import InForce
from certiflux.screens.accuse.accuse import SIMULATION, accuse_view
from certiflux.screens.verify.verdict import verdict_view
from certiflux.screens.withdrawals.journal import withdrawal_journal
from certiflux.screens.withdrawals.withdrawing import people_page, plan_view, schema_told
from certiflux.screens.workshop.workshop import can_view
from certiflux.session import Dossier
from certiflux.session.withdrawals import choose, deposited_list, give_up

MOST_PEOPLE = 50


class Withdrawing(Accusing):
    """The operations of the screen « Retirer ou corriger »."""

    _pair: tuple[Dossier, object, list[Withdrawal], WithdrawalFiles] | None = None

    def withdraw_view(self, _args: Args) -> Result:
        """Say who is chosen, what will be written, and whether the schema lets it."""
        dossier = self._require()
        dossier.workshop()
        simulated = any(one.treatment == REHEARSAL for one in self._answers.reports)
        return {
            "schema": schema_told(dossier.schema, self._followed(dossier)),
            "simulation": typographic(SIMULATION) if simulated else "",
            "plan": plan_view(
                dossier, self._registre, self._standing(dossier), stale=self._stale(dossier)
            ),
        }

    def _changed(self, dossier: Dossier) -> Result:
        """Return the same, with what a correction changes: choosing may be one."""
        told = {**verdict_view(dossier), **can_view(dossier.workshop())}
        return {**told, **self.withdraw_view({}), "applied": True}

    def withdraw_people(self, args: Args) -> Result:
        """Return one page of the people who may be chosen; ``all``: on the user's word too."""
        offset, limit = page_of(args)
        return people_page(
            self._require(),
            self._registre,
            str(args.get("text") or ""),
            everyone=bool(args.get("all")),
            at=(offset, min(limit, MOST_PEOPLE)),
        )

    def withdraw_provisional(self, args: Args) -> Result:
        """Follow our own provisional schema for withdrawals, or not any more."""
        self._provisional = bool(args.get("wanted", True))
        self._pair = None
        return self.withdraw_view({})

    def withdraw_ask(self, args: Args) -> Result:
        """Choose a row to be withdrawn; with ``replace`` it takes a new id, to be declared anew."""
        dossier, row = self._require(), int(args["row"])
        if not 0 <= row < len(dossier.workshop().shop.base):
            raise IndexError(row)
        replaced, word = bool(args.get("replace")), bool(args.get("word"))
        choose(dossier, self._registre, row, self._clock(), replaced=replaced, word=word)
        return self._changed(dossier)

    def withdraw_ids(self, args: Args) -> Result:
        """Choose passages by their ids alone, one a line."""
        dossier = self._require()
        ids = str(args["text"]).split("\n")
        told = [one.strip() for one in ids if one.strip()]
        deposited = deposited_list(dossier, self._registre)
        for one in ask_ids(deposited, told, word=bool(args.get("word"))):
            self._answers.withdrawals[one.id_technique] = one
        dossier.follow()
        return self.withdraw_view({})

    def withdraw_cancel(self, args: Args) -> Result:
        """Give a withdrawal up; a row that was to be declared anew takes its id back."""
        dossier = self._require()
        give_up(dossier, str(args["id"]), self._clock())
        return self._changed(dossier)

    def withdraw_make(self, args: Args) -> Result:
        """Start writing the files; the user must have confirmed."""
        dossier = self._require()
        schema = self._followed(dossier)
        if not has_action(schema):
            raise no_action(schema)
        if not args.get("confirmed"):
            raise UserError(
                "RETRAIT_A_CONFIRMER",
                title="Il reste à confirmer.",
                message="Un retrait efface ce que le portail a enregistré.",
                remedy="Relisez la liste, cochez la case, puis recommencez.",
            )

        def finish(pair: WithdrawalFiles) -> Result:
            self._pair = (dossier, dossier.findings, plan(deposited_list(dossier)), pair)
            self._answers.made([made.flow for made in pair.made])
            return self.withdraw_view({})

        deposited, clock = deposited_list(dossier, self._registre), dossier.context.clock
        work = write_files(deposited, schema, self._new_id(), self._clock(), clock)
        return self._jobs.start(work, finish)

    def withdraw_download(self, args: Args) -> Download:
        """Hand over one of the files."""
        pair, index = self._standing(self._require()), int(args.get("index", 0))
        if pair is None or not 0 <= index < len(pair.made):
            raise _gone()
        product = pair.made[index].product
        return Download(product.name, "application/xml", product.parts)

    def withdraw_journal(self, _args: Args) -> Download:
        """Hand over what was asked, written and answered about withdrawals; it holds names."""
        dossier = self._require()
        dossier.workshop()
        name = f"retraits-{day(self._clock()).isoformat()}.csv"
        return Download(name, "text/csv", [withdrawal_journal(dossier, self._registre)])

    def withdraw_deposited(self, args: Args) -> Result:
        """Note, on the user's word, that one of the files was deposited, or was not."""
        dossier, index = self._require(), int(args.get("index", 0))
        pair, said = self._standing(dossier), bool(args.get("deposited", True))
        if pair is None or not 0 <= index < len(pair.made):
            raise _gone()
        flow = pair.made[index].flow
        flow.deposited = said
        if said and self._registre is not None:
            self._write_down(self._registre, dossier, flow)
            dossier.remember(self._registre)
        dossier.follow()
        return {**self.withdraw_view({}), "accuse": accuse_view(self._answers, dossier)}

    def withdraw_report(self, args: Args) -> Result:
        """Say, on the user's word, whether a report answers a withdrawal; nothing in it does."""
        rank, said = int(args["index"]), bool(args.get("withdrawal", True))
        report = self._answers.reports[rank]
        flow = self._answers.flow_of(report)
        if flow is None:
            report.withdrawal = said
        if self._dossier is not None:
            self._dossier.follow()
        return accuse_view(self._answers, self._dossier)

    def _followed(self, dossier: Dossier) -> InForce:
        """Return the schema that withdrawals follow: the one in force, or ours if it cannot."""
        if not has_action(dossier.schema) and self._provisional:
            return provisional_schema()
        return dossier.schema

    def _standing(self, dossier: Dossier) -> WithdrawalFiles | None:
        """Return the files made, while what they were made of is what it was."""
        if self._pair is None:
            return None
        of, _, wanted, pair = self._pair
        if of is not dossier:
            return None
        deposited = any(made.flow.deposited for made in pair.made)
        same = not self._stale(dossier) and wanted == plan(deposited_list(dossier))
        return pair if same or deposited else None

    def _stale(self, dossier: Dossier) -> bool:
        """Say whether a correction was made since the files were written."""
        return self._pair is not None and self._pair[1] is not dossier.findings


def _gone() -> UserError:
    return UserError(
        "RETRAIT_A_ECRIRE",
        title="Ce fichier n'est plus là.",
        message="La liste des retraits, ou une correction, a changé depuis qu'il a été écrit.",
        remedy="Écrivez de nouveau les fichiers.",
    )
