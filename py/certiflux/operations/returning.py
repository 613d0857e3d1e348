"""Come back: save the work, take up corrections over a corrected source, or give it up.

The dossier that was open stays whole until the user takes the new one for good
(``forget_previous``), or wants the old one back (``give_back``).
"""

from __future__ import annotations

from certiflux.base.clock import day
from certiflux.base.errors import UserError
from certiflux.corrections.carrying import CarryOver, carry
from certiflux.corrections.changes import ASIDE
from certiflux.corrections.checked import CheckedWorkshop
from certiflux.corrections.layout_changes import layout
from certiflux.corrections.pairing import pair
from certiflux.corrections.progress import progress
from certiflux.operations.base import Args, Base, Download, Result, page_of
from certiflux.screens.columns.sheet import sheet_view
from certiflux.screens.verify.verdict import verdict_view
from certiflux.screens.workshop.returning import (
    conflicts_view,
    followed_view,
    progress_view,
    question_view,
    returned_view,
)
from certiflux.screens.workshop.workshop import action_view, can_view
from certiflux.session import Dossier
from certiflux.session.line import Seal, sealed
from certiflux.session.saved import EXTENSION, MEDIA_TYPE, body_of, save

OURS, THEIRS, DROP = "ours", "theirs", "drop"
"""The answers to the question: whose word wins where both changed a cell, or no correction."""


class Returning(Base):
    """The operations of who comes back to a list."""

    def save(self, args: Args) -> Download:
        """Hand over the whole work as one file; it holds personal data.

        With ``salt`` and ``nonce`` (base64), hand over the body that the page is to encrypt, and
        tell the ``line`` to put before it. ``files``: the files made are still to be had.
        """
        dossier, today = self._require(), day(self._clock())
        files = bool(args.get("files", True))
        who = "".join(c for c in dossier.settings.constants.get("2.1", "") if c.isalnum())
        name = "-".join(one for one in ("certiflux", who, f"{today:%Y%m%d}") if one) + EXTENSION
        if args.get("salt") is None:
            return Download(name, MEDIA_TYPE, [save(dossier, files=files)])
        body = body_of(dossier, files=files)
        seal = Seal(str(args["salt"]), str(args["nonce"]))
        told = {"line": sealed(len(body), seal).text, "iterations": seal.iterations}
        return Download(name, MEDIA_TYPE, [body], told)

    def returned(self, _args: Args) -> Result:
        """Say what became, in the file just checked, of the one that was open before."""
        if self._previous is None:
            return {"available": False}
        before, now = self._before(), self._require().workshop()
        pairs = pair(before.shop.base, now.shop.base)
        moved = layout(before.shop.base, now.shop.base, pairs)
        found = progress(before.findings, now.findings, pairs)
        asked = not self._answered and _corrections(before)
        return {
            "available": True,
            "name": self._previous.name,
            "corrections": _corrections(before),
            **returned_view(moved),
            "question": question_view(before.shop, carry(before.shop, now.shop)) if asked else None,
            "progress": progress_view(found),
        }

    def conflicts(self, args: Args) -> Result:
        """Return one page of the cells corrected here and changed otherwise in the new file."""
        before, now = self._before(), self._require().workshop()
        found = carry(before.shop, now.shop)
        return conflicts_view(before.shop, now.shop, found, *page_of(args))

    def followed(self, args: Args) -> Result:
        """Return one page of the people whose findings of a rule were solved, remain or are new."""
        before, now = self._before(), self._require().workshop()
        found = progress(before.findings, now.findings, pair(before.shop.base, now.shop.base))
        kind, rule, field = (str(args[one]) for one in ("kind", "code", "field"))
        rows = found.rows(kind, rule, field)
        shop = before.shop if kind == "solved" else now.shop
        return followed_view(shop, rows, field, *page_of(args))

    def carry(self, args: Args) -> Result:
        """Take up the corrections made over the file that was open before, or preview that.

        ``choice``: « theirs », the new file wins where both changed a cell; « ours », the
        correction does; « drop », no correction is taken up.
        """
        dossier, choice = self._require(), str(args["choice"])
        before, now = self._before(), dossier.workshop()
        carried = carry(before.shop, now.shop, ours=choice == OURS)
        if choice == DROP:
            carried = CarryOver()
        view = action_view(now, carried.action)
        if args.get("preview"):
            return {**view, "applied": False, **can_view(now)}
        dossier.correct(carried.action, self._clock())
        self._answered = True
        applied = bool(carried.action.changes)
        return {**view, "applied": applied, **verdict_view(dossier), **can_view(now)}

    def give_back(self, _args: Args) -> Result:
        """Open again the dossier that was open before, as it was; the new one is forgotten."""
        self._before()
        dossier, self._previous = self._previous, None
        self._jobs.cancel()
        self._dossier = dossier
        if dossier is None:
            return {}
        self._answers = dossier.answers = dossier.answers.beside(self._answers)
        dossier.follow()
        if dossier.brought is not self._brought:
            dossier.use_schema(self._brought)
        return {"sheet": sheet_view(dossier), "checked": dossier.mended is not None}

    def forget_previous(self, _args: Args) -> Result:
        """Forget the file that was open before, and its corrections."""
        self._previous = None
        return {}

    def _before(self) -> CheckedWorkshop:
        if self._previous is None:
            raise UserError(
                "AUCUN_FICHIER_PRECEDENT",
                title="Il n'y a pas de fichier précédent.",
                message="Aucun autre fichier n'a été vérifié avant celui-ci.",
                remedy="Ouvrez et vérifiez d'abord l'ancien fichier, puis le nouveau.",
            )
        return self._previous.workshop()


def replaced(present: Dossier | None, previous: Dossier | None, new: Dossier) -> Dossier | None:
    """Return which dossier stays behind when a new one opens: the present, the one before, none.

    The one before stays while nothing was corrected since: it alone has something to lose.
    """
    if present is None or present.sha256 == new.sha256 or present.mended is None:
        return previous
    if previous is not None and not present.corrections.done:
        return previous
    return present


def _corrections(mended: CheckedWorkshop) -> int:
    """Return how many cells of the user a correction covers, and rows are put aside."""
    return mended.shop.corrected_cells() + len(mended.shop.typed(ASIDE))
