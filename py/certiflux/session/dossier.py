"""One piece of work, whole: the flow is made of it."""

from __future__ import annotations

from certiflux.base.clock import timestamp
from certiflux.base.work import Work
from certiflux.flux.generating import refuse, says_withdrawal, withdrawals_open, write
from certiflux.flux.parts import flow_id
from certiflux.flux.product import Product, file_name
from certiflux.flux.writer import FluxWriter
from certiflux.session.checked import Checked
from certiflux.session.refusals import answers_changed
from certiflux.session.state import SCHEMA, no_clock


class Dossier(Checked):
    """One file and everything known about it: what is left is to make the flow."""

    __slots__ = ()

    def generate(self, *, valid_only: bool, id_flux: str, epoch: float) -> Work[None]:
        """Write, validate and hash the flow; fill ``products``. Raise UserError when blocked.

        What one file cannot carry goes on in the next; ``id_flux`` is that of the first.
        """
        if self.source.is_flow and says_withdrawal(self.table):
            raise withdrawals_open()
        if self.dataset is None or self.findings is None:
            yield from self.check(self.context)
        dataset, findings = self.dataset, self.findings
        if dataset is None or findings is None:
            return
        rows, sent = self.rows_to_send(), self.mended.sent if self.mended else dataset
        refuse(sent, findings, rows, valid_only=valid_only, held=self.held_count())
        self.keep_products((yield from self._written(rows, id_flux, epoch)))

    def _written(self, rows: list[int], id_flux: str, epoch: float) -> Work[list[Product]]:
        """Return the files of some rows; raise UserError when the answers change on the way."""
        dataset, findings = self.dataset, self.findings
        if dataset is None:
            return []
        sent = self.mended.sent if self.mended else dataset
        writer = FluxWriter(dataset, id_flux, timestamp(epoch), sent)
        clock = self.context.clock or no_clock
        products, seconds = yield from write(writer, rows, self.schema, clock)
        if self.findings is not findings:
            raise answers_changed()
        for number, product in enumerate(products, 1):
            product.name = file_name(sent, epoch, number, len(products))
            product.id_flux, product.made = flow_id(id_flux, number), epoch
        self._took(SCHEMA, seconds)
        return products

    def remake(self) -> Work[bool]:
        """Write again the files that were at hand when the work was kept; say whether it was done.

        They are the same to the byte, or they are not given.
        """
        wanted, self.answers.at_hand = self.answers.at_hand, {}
        flows = [flow for flow in self.answers.flows if flow.id_flux in wanted]
        place = {number: row for row, number in enumerate(self.numbers())}
        rows = [place.get(number, -1) for flow in flows for number in flow.rows or ()]
        if not rows or len(flows) != len(wanted) or min(rows) < 0:
            return False
        made = yield from self._written(sorted(rows), flows[0].id_flux, flows[0].made)
        if {product.id_flux: product.sha256 for product in made} != wanted:
            return False
        self.keep_products(made)
        return True
