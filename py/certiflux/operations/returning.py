"""Come back: save the work, take up corrections over a corrected source, compare two exports."""

from __future__ import annotations

from certiflux.corrections.carrying import carry
from certiflux.corrections.comparing import compare
from certiflux.corrections.mended import Mended
from certiflux.corrections.pairing import pair
from certiflux.corrections.progress import progress
from certiflux.dossier_file import EXTENSION, MEDIA_TYPE, save
from certiflux.errors import UserError
from certiflux.flux.clock import day
from certiflux.operations.base import Args, Base, Download, Result, page_of
from certiflux.reports.returning import carried_view, comparison_view, progress_view
from certiflux.reports.verdict import verdict_view
from certiflux.reports.workshop import action_view, can_view


class Returning(Base):
    """The operations of who comes back to a list."""

    def save(self, _args: Args) -> Download:
        """Hand over the whole work as one file; it holds personal data."""
        name = f"dossier-certiflux-{day(self._clock()).isoformat()}{EXTENSION}"
        return Download(name, MEDIA_TYPE, [save(self._require())])

    def returned(self, _args: Args) -> Result:
        """Say what became, in the file just opened, of the one that was open before."""
        now, before = self._require().workshop(), self._previous
        if before is None:
            return {"available": False}
        return {
            "available": True,
            **carried_view(before.shop, carry(before.shop, now.shop)),
            "progress": _progress(before, now),
        }

    def carry(self, args: Args) -> Result:
        """Take up the corrections made over the file that was open before, or preview that.

        With ``ours``, a correction wins over what the new file says otherwise.
        """
        dossier, before = self._require(), self._before()
        now = dossier.workshop()
        found = carry(before.shop, now.shop, ours=bool(args.get("ours")))
        view = {**action_view(now, found.action), **carried_view(before.shop, found)}
        if args.get("preview"):
            return {**view, "applied": False, **can_view(now)}
        dossier.correct(found.action, self._clock())
        self._previous = None
        view |= {"applied": bool(found.action.changes), "progress": _progress(before, now)}
        return {**view, **verdict_view(dossier), **can_view(now)}

    def compare(self, args: Args) -> Result:
        """Return one page of what the file says otherwise than the one that was open before."""
        now, before = self._require().workshop(), self._before()
        found = compare(before.shop.base, now.shop.base)
        kind = str(args.get("kind", "changed"))
        return comparison_view(before.shop, now.shop, found, kind, *page_of(args))

    def forget_previous(self, _args: Args) -> Result:
        """Forget the file that was open before, and its corrections."""
        self._previous = None
        return {}

    def _before(self) -> Mended:
        if self._previous is None:
            raise UserError(
                "AUCUN_FICHIER_PRECEDENT",
                title="Il n'y a pas de fichier précédent.",
                message="Aucun autre fichier n'a été vérifié avant celui-ci.",
                remedy="Ouvrez et vérifiez d'abord l'ancien fichier, puis le nouveau.",
            )
        return self._previous


def _progress(before: Mended, now: Mended) -> Result:
    """Return which findings are solved, remain and are new between two lists as they stand."""
    rows = pair(before.shop.base, now.shop.base)
    return progress_view(progress(before.findings, now.findings, rows))
