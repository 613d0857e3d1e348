"""Check, page through what was found, write the flow, hand over files."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.work import Work
from certiflux.deposits.accuse.sent import sent_flow
from certiflux.operations.base import (
    Args,
    Base,
    Download,
    Result,
    optional,
    page_of,
)
from certiflux.screens.journal.file import journal_csv
from certiflux.screens.journal.pages import Wanted, findings_page, journal_page
from certiflux.screens.verify.files import files_view
from certiflux.screens.verify.fragile import fragile_page
from certiflux.screens.verify.verdict import verdict_view


class Checking(Base):
    """The operations of the steps « Vérifier » and « Générer »."""

    def check(self, _args: Args) -> Result:
        """Start converting and checking every row."""
        dossier = self._require()
        return self._jobs.start(dossier.check(self._context()), lambda _: verdict_view(dossier))

    def findings(self, args: Args) -> Result:
        """Return one page of findings."""
        told = (args.get("severity"), args.get("code"), args.get("field"), args.get("step"))
        return findings_page(self._require(), *page_of(args), Wanted(*told))

    def fragile(self, args: Args) -> Result:
        """Return one page of the people who may not be found, most fragile first."""
        return fragile_page(self._require(), *page_of(args))

    def journal(self, args: Args) -> Result:
        """Return one page of the journal."""
        kind, field = optional(args, "kind"), optional(args, "field")
        return journal_page(self._require(), *page_of(args), kind, field)

    def journal_file(self, _args: Args) -> Download:
        """Hand over the whole journal as a text for spreadsheets."""
        return Download("journal.csv", "text/csv", [journal_csv(self._require())])

    def generate(self, args: Args) -> Result:
        """Start writing the flow."""
        dossier = self._require()
        work: Work[None] = dossier.generate(
            valid_only=bool(args.get("valid_only")), id_flux=self._new_id(), epoch=self._clock()
        )

        def finish(_: None) -> Result:
            ids, numbers = dossier.present_ids(), dossier.numbers()
            flows = [sent_flow(product, ids, numbers) for product in dossier.products]
            dossier.answers.made(flows)
            return files_view(dossier)

        return self._jobs.start(work, finish)

    def download(self, args: Args) -> Download:
        """Hand over one of the files made."""
        products = self._require().products
        index = int(args.get("index", 0))
        if not 0 <= index < len(products):
            raise UserError(
                "FICHIER_A_GENERER",
                title="Ce fichier n'est plus là.",
                message="Une réponse a changé depuis qu'il a été généré.",
                remedy="Générez-le de nouveau, puis téléchargez-le.",
            )
        return Download(products[index].name, "application/xml", products[index].parts)
