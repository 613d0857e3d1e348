"""Hand over what a user takes away: the corrected list, everything in one zip, the last days."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.work import Work
from certiflux.exports.files import ExportedFile, corrected_list, everything
from certiflux.flux.product import Product
from certiflux.operations.base import Args, Base, Download, Result
from certiflux.rules.findings import Findings
from certiflux.screens.generate.calendar import calendar
from certiflux.screens.generate.deadlines import deadlines
from certiflux.screens.generate.pictures import pictures_view
from certiflux.screens.verify.left_out import before_view
from certiflux.session import Dossier

ALL, LIST = "all", "list"
State = tuple[Dossier, Findings | None, list[Product]]
"""What a file was made of: with another one, it is not to be handed over."""


class Leaving(Base):
    """The operations of who goes away with everything done."""

    _kept: tuple[str, State, ExportedFile] | None = None

    def before_generate(self, _args: Args) -> Result:
        """Say who would go in the flow, who would not and why."""
        return before_view(self._require())

    def make_workbook(self, _args: Args) -> Result:
        """Start making the corrected list; ``workbook`` then hands it over."""
        return self._make(LIST)

    def workbook(self, _args: Args) -> Download:
        """Hand over the corrected list, once made: a workbook, or a CSV for a very long list."""
        return self._hand_over(LIST)

    def make_all(self, _args: Args) -> Result:
        """Start making the zip of everything; ``all_files`` then hands it over."""
        return self._make(ALL)

    def all_files(self, _args: Args) -> Download:
        """Hand over the zip of everything, once made."""
        return self._hand_over(ALL)

    def pictures(self, _args: Args) -> Result:
        """Return the pictures of a checked file, each with its table."""
        return pictures_view(self._require())

    def calendar(self, _args: Args) -> Download:
        """Hand over the last days to declare as a calendar."""
        dossier = self._require()
        column = dossier.dataset.columns.get("3.1") if dossier.dataset else None
        owner = str(column[0] or "") if column is not None and len(column) else ""
        made = calendar(deadlines(dossier), owner, self._clock())
        return Download("echeances.ics", "text/calendar", [made])

    def _make(self, kind: str) -> Result:
        dossier = self._require()
        state = _state(dossier)

        def keep(made: ExportedFile) -> Result:
            self._kept = kind, state, made
            return {"name": made.name, "size": sum(map(len, made.parts))}

        made = [product.made for product in dossier.products]
        epoch = made[0] if made else self._clock()
        work: Work[ExportedFile] = (everything if kind == ALL else corrected_list)(dossier, epoch)
        return self._jobs.start(work, keep)

    def _hand_over(self, kind: str) -> Download:
        state, kept = _state(self._require()), self._kept
        self._kept = None
        if (
            kept is None
            or kept[0] != kind
            or any(now is not then for now, then in zip(state, kept[1], strict=True))
        ):
            raise UserError(
                "FICHIER_A_PREPARER",
                title="Ce fichier n'est plus là.",
                message="Il n'a pas encore été préparé, ou une réponse a changé depuis.",
                remedy="Demandez-le de nouveau.",
            )
        return Download(*kept[2])


def _state(dossier: Dossier) -> State:
    return dossier, dossier.findings, dossier.products
