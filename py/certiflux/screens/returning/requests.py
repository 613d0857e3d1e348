"""What is asked by who comes back: save the work, take up corrections over a corrected source.

The dossier that was open stays whole until the user takes the new one for good
(``forget_previous``), or wants the old one back (``give_back``).
"""

from __future__ import annotations

from typing import Literal

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Page, Result, operation, unknown
from certiflux.corrections.carrying import CarryOver, carry
from certiflux.corrections.changes import ASIDE
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.layout_changes import layout
from certiflux.corrections.pairing import pair
from certiflux.corrections.progress import KINDS, progress
from certiflux.dictionary import ids
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.returning.returning import (
    conflicts_view,
    followed_view,
    progress_view,
    question_view,
    returned_view,
)
from certiflux.screens.verify.verdict import verdict_view
from certiflux.screens.workshop.workshop import action_view, can_view
from certiflux.session.desk import Desk
from certiflux.session.line import ITERATIONS, Seal, sealed
from certiflux.session.saved import EXTENSION, MEDIA_TYPE, body_of, save

Choice = Literal["ours", "theirs", "drop"]
"""The answers to the question: whose word wins where both changed a cell, or no correction."""


@operation("save")
def save_dossier(
    desk: Desk, *, files: bool = True, salt: str | None = None, nonce: str = ""
) -> Download:
    """Hand over the whole work as one file; it holds personal data.

    With ``salt`` and ``nonce`` (base64), hand over the body that the page is to encrypt, and
    tell the ``line`` to put before it. ``files``: the files made are still to be had.
    """
    dossier, today = desk.require(), day(desk.clock())
    who = "".join(
        c for c in dossier.settings.constants.get(ids.ID_CLIENT_EMETTEUR, "") if c.isalnum()
    )
    name = "-".join(one for one in ("certiflux", who, f"{today:%Y%m%d}") if one) + EXTENSION
    if salt is None:
        return Download(name, MEDIA_TYPE, [save(dossier, files=files)])
    body = body_of(dossier, files=files)
    try:
        line = sealed(len(body), Seal(salt, nonce))
    except ValueError:
        raise unknown("salt") from None
    told = {"line": line.text, "iterations": ITERATIONS}
    return Download(name, MEDIA_TYPE, [body], told)


@operation("returned")
def returned(desk: Desk) -> Result:
    """Say what became, in the file just checked, of the one that was open before."""
    if desk.previous is None:
        return {"available": False}
    before, now = _before(desk), desk.require().workshop()
    pairs = pair(before.shop.base, now.shop.base)
    moved = layout(before.shop.base, now.shop.base, pairs)
    found = progress(before.findings, now.findings, pairs)
    asked = not desk.answered and _corrections(before)
    return {
        "available": True,
        "name": desk.previous.name,
        "corrections": _corrections(before),
        **returned_view(moved),
        "question": question_view(before.shop, carry(before.shop, now.shop)) if asked else None,
        "progress": progress_view(found),
    }


@operation("conflicts")
def conflicts(desk: Desk, page: Page) -> Result:
    """Return one page of the cells corrected here and changed otherwise in the new file."""
    before, now = _before(desk), desk.require().workshop()
    found = carry(before.shop, now.shop)
    return conflicts_view(before.shop, now.shop, found, *page.span())


@operation("followed")
def followed(
    desk: Desk,
    page: Page,
    *,
    kind: str,
    code: str,
    field: str,
) -> Result:
    """Return one page of the people whose findings of a rule were solved, remain or are new."""
    before, now = _before(desk), desk.require().workshop()
    found = progress(before.findings, now.findings, pair(before.shop.base, now.shop.base))
    if kind not in KINDS:
        raise unknown("kind")
    rows = found.rows(kind, code, field)
    shop = before.shop if kind == "solved" else now.shop
    return followed_view(shop, rows, field, *page.span())


@operation("carry")
def take_up(desk: Desk, *, choice: Choice, preview: bool = False) -> Result:
    """Take up the corrections made over the file that was open before, or preview that.

    ``choice``: « theirs », the new file wins where both changed a cell; « ours », the
    correction does; « drop », no correction is taken up.
    """
    dossier = desk.require()
    before, now = _before(desk), dossier.workshop()
    carried = carry(before.shop, now.shop, ours=choice == "ours")
    if choice == "drop":
        carried = CarryOver()
    view = action_view(now, carried.action)
    if preview:
        return {**view, "applied": False, **can_view(now)}
    dossier.correct(carried.action, desk.clock())
    desk.answered = True
    applied = bool(carried.action.changes)
    return {**view, "applied": applied, **verdict_view(dossier), **can_view(now)}


@operation("give_back")
def give_back(desk: Desk) -> Result:
    """Open again the dossier that was open before, as it was; the new one is forgotten."""
    _before(desk)
    dossier, desk.previous = desk.previous, None
    desk.jobs.cancel()
    desk.dossier = dossier
    if dossier is None:
        return {}
    desk.answers = dossier.answers = dossier.answers.beside(desk.answers)
    desk.follow_schema()
    return {"sheet": sheet_view(dossier), "checked": dossier.mended is not None}


@operation("forget_previous")
def forget_previous(desk: Desk) -> Result:
    """Forget the file that was open before, and its corrections."""
    desk.previous = None
    return {}


def _before(desk: Desk) -> CheckedWorkshop:
    if desk.previous is None:
        raise UserError(
            "AUCUN_FICHIER_PRECEDENT",
            title="Il n'y a pas de fichier précédent.",
            message="Aucun autre fichier n'a été vérifié avant celui-ci.",
            remedy="Ouvrez et vérifiez d'abord l'ancien fichier, puis le nouveau.",
        )
    return desk.previous.workshop()


def _corrections(mended: CheckedWorkshop) -> int:
    """Return how many cells of the user a correction covers, and rows are put aside."""
    return mended.shop.corrected_cells() + len(mended.shop.typed(ASIDE))
