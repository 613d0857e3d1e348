"""What is asked at the step « Générer »: the flow, and what a user takes away with it."""

from __future__ import annotations

from typing import Literal

from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Result, operation
from certiflux.base.work import Work
from certiflux.deposits.accuse.sent import sent_flow
from certiflux.dictionary.ids import ID_CLIENT_CERTIFICATEUR
from certiflux.exports.files import ExportedFile, corrected_list, everything
from certiflux.screens.generate.calendar import calendar
from certiflux.screens.generate.deadlines import deadlines
from certiflux.screens.generate.pictures import pictures_view
from certiflux.screens.verify.files import files_view
from certiflux.screens.verify.left_out import before_view
from certiflux.session.desk import Desk, Slot
from certiflux.session.generating import generate

Kind = Literal["list", "all"]

_MADE: Slot[tuple[Kind, ExportedFile]] = Slot("leaving")


@operation("before_generate")
def before_generate(desk: Desk) -> Result:
    """Say who would go in the flow, who would not and why."""
    return before_view(desk.require())


@operation("generate", keeps=True)
def generate_flow(desk: Desk, *, valid_only: bool = False) -> Result:
    """Start writing the flow."""
    dossier = desk.require()
    work: Work[None] = generate(
        dossier, valid_only=valid_only, id_flux=desk.new_id(), epoch=desk.clock()
    )

    def finish(_: None) -> Result:
        ids, numbers = dossier.present_ids(), dossier.numbers()
        flows = [sent_flow(product, ids, numbers) for product in dossier.products]
        dossier.answers.made(flows)
        return files_view(dossier)

    return desk.jobs.start(work, finish)


@operation("download")
def download(desk: Desk, *, index: int = 0) -> Download:
    """Hand over one of the files made."""
    products = desk.require().products
    if not 0 <= index < len(products):
        raise UserError(
            "FICHIER_A_GENERER",
            title="Ce fichier n'est plus là.",
            message="Une réponse a changé depuis qu'il a été généré.",
            remedy="Générez-le de nouveau, puis téléchargez-le.",
        )
    return Download(products[index].name, "application/xml", products[index].parts)


@operation("make_workbook")
def make_workbook(desk: Desk) -> Result:
    """Start making the corrected list; ``workbook`` then hands it over."""
    return _make(desk, "list")


@operation("workbook")
def workbook(desk: Desk) -> Download:
    """Hand over the corrected list, once made: a workbook, or a CSV for a very long list."""
    return _hand_over(desk, "list")


@operation("make_all")
def make_all(desk: Desk) -> Result:
    """Start making the zip of everything; ``all_files`` then hands it over."""
    return _make(desk, "all")


@operation("all_files")
def all_files(desk: Desk) -> Download:
    """Hand over the zip of everything, once made."""
    return _hand_over(desk, "all")


@operation("pictures")
def pictures(desk: Desk) -> Result:
    """Return the pictures of a checked file, each with its table."""
    return pictures_view(desk.require())


@operation("calendar")
def last_days(desk: Desk) -> Download:
    """Hand over the last days to declare, and to answer a request, as a calendar."""
    registre, dossier = desk.registre, desk.dossier
    requests = registre.requests if registre else []
    if dossier is None and registre is not None:
        made = calendar([], registre.owner, desk.clock(), requests)
    else:
        dossier = desk.require()
        column = dossier.dataset.columns.get(ID_CLIENT_CERTIFICATEUR) if dossier.dataset else None
        owner = str(column[0] or "") if column is not None and len(column) else ""
        made = calendar(deadlines(dossier), owner, desk.clock(), requests)
    return Download("echeances.ics", "text/calendar", [made])


def _make(desk: Desk, kind: Kind) -> Result:
    dossier = desk.require()
    of = dossier, dossier.findings, dossier.products

    def keep(made: ExportedFile) -> Result:
        _MADE.put(desk, (kind, made), *of)
        return {"name": made.name, "size": sum(map(len, made.parts))}

    made = [product.made for product in dossier.products]
    epoch = made[0] if made else desk.clock()
    work: Work[ExportedFile] = (everything if kind == "all" else corrected_list)(dossier, epoch)
    return desk.jobs.start(work, keep)


def _hand_over(desk: Desk, kind: Kind) -> Download:
    dossier = desk.require()
    kept = _MADE.take(desk, dossier, dossier.findings, dossier.products)
    if kept is None or kept[0] != kind:
        raise UserError(
            "FICHIER_A_PREPARER",
            title="Ce fichier n'est plus là.",
            message="Il n'a pas encore été préparé, ou une réponse a changé depuis.",
            remedy="Demandez-le de nouveau.",
        )
    return Download(*kept[1])
