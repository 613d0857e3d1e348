"""Make the files of a dossier: the flow, or what goes on of it in further files."""

from __future__ import annotations

from certiflux.base.clock import timestamp
from certiflux.base.work import Work
from certiflux.flux.generating import refuse, says_withdrawal, withdrawals_open, write
from certiflux.flux.parts import flow_id
from certiflux.flux.product import Product, file_name
from certiflux.flux.writer import FluxWriter
from certiflux.session.checking import no_clock
from certiflux.session.dossier import SCHEMA, Dossier
from certiflux.session.refusals import answers_changed


def generate(dossier: Dossier, *, valid_only: bool, id_flux: str, epoch: float) -> Work[None]:
    """Write, validate and hash the flow: there are ``products``. Raise UserError when blocked.

    What one file cannot carry goes on in the next; ``id_flux`` is that of the first.
    """
    if dossier.source.is_flow and says_withdrawal(dossier.table):
        raise withdrawals_open()
    if dossier.mended is None:
        yield from dossier.check(dossier.context)
    mended, rows = dossier.workshop(), dossier.rows_to_send()
    refuse(mended.sent, mended.findings, rows, valid_only=valid_only, held=dossier.held_count())
    dossier.keep_products((yield from _written(dossier, rows, id_flux, epoch)))


def _written(dossier: Dossier, rows: list[int], id_flux: str, epoch: float) -> Work[list[Product]]:
    """Return the files of some rows; raise UserError when the answers change on the way."""
    mended = dossier.workshop()
    findings, sent = mended.findings, mended.sent
    writer = FluxWriter(mended.shop.dataset, id_flux, timestamp(epoch), sent)
    clock = dossier.context.clock or no_clock
    products, seconds = yield from write(writer, rows, dossier.schema, clock)
    if dossier.findings is not findings:
        raise answers_changed()
    for number, product in enumerate(products, 1):
        product.name = file_name(sent, epoch, number, len(products))
        product.id_flux, product.made = flow_id(id_flux, number), epoch
    dossier.took(SCHEMA, seconds)
    return products


def remake(dossier: Dossier) -> Work[bool]:
    """Write again the files that were at hand when the work was kept; say whether it was done.

    They are the same to the byte, or they are not given.
    """
    wanted, dossier.answers.at_hand = dossier.answers.at_hand, {}
    flows = [flow for flow in dossier.answers.flows if flow.id_flux in wanted]
    place = {number: row for row, number in enumerate(dossier.numbers())}
    rows = [place.get(number, -1) for flow in flows for number in flow.rows or ()]
    if not rows or len(flows) != len(wanted) or min(rows) < 0:
        return False
    made = yield from _written(dossier, sorted(rows), flows[0].id_flux, flows[0].made)
    if {product.id_flux: product.sha256 for product in made} != wanted:
        return False
    dossier.keep_products(made)
    return True
