"""Compare the open file with another export of the same list, which does not replace it."""

from __future__ import annotations

from certiflux.base.errors import UserError
from certiflux.base.work import Work, relay
from certiflux.corrections.comparing import Comparison, OtherExport
from certiflux.corrections.typed import TypedReader
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.build import build
from certiflux.dataset.dates.dates import EPOCH, EPOCH_1904
from certiflux.dataset.readings import date_choices, repairs, splits
from certiflux.operations.base import Args, Base, Download, Result, optional, page_of
from certiflux.screens.schema.refused_flow import explained
from certiflux.screens.workshop.comparison import comparison_csv, comparison_view
from certiflux.session import Dossier
from certiflux.session.opening import open_dossier
from certiflux.session.sheets import Wanted

PAGE = 50
"""People shown at once."""


class Comparing(Base):
    """The operations about two exports."""

    def compare_open(self, args: Args, payload: bytes) -> Result:
        """Start reading another export with the settings of the open one, which stays open."""
        here, name = self._require(), str(args["name"])
        here.workshop()
        sheet = here.source.sheets[here.sheet].name
        opening = open_dossier(
            name, payload, here.settings, here.version, Wanted((), sheet, here.alone)
        )
        work = _other(explained(opening, name, payload))
        return self._jobs.start(work, self._take_other)

    def compare(self, args: Args) -> Result:
        """Return one page of who is « new », « changed » or « gone » between the two exports.

        ``newer``: the other export is the more recent one.
        """
        compared, found = self._look(args)
        here, offset = self._require(), page_of(args)[0]
        limit = min(PAGE, page_of(args)[1])
        kind = optional(args, "kind")
        return comparison_view(here, compared, found, kind, offset, limit)

    def compare_file(self, args: Args) -> Download:
        """Hand over everything that differs as a text for spreadsheets, a line each."""
        compared, found = self._look(args)
        data = comparison_csv(*compared.sides(self._require().workshop().shop), found)
        return Download("comparaison.csv", "text/csv", [data])

    def compare_close(self, _args: Args) -> Result:
        """Forget the other export."""
        self._compared = None
        return {}

    def _take_other(self, compared: OtherExport) -> Result:
        self._compared = compared
        return self.compare({})

    def _look(self, args: Args) -> tuple[OtherExport, Comparison]:
        compared = self._compared
        if compared is None:
            raise UserError(
                "AUCUN_AUTRE_FICHIER",
                title="Il n'y a pas d'autre fichier à comparer.",
                message="Il n'a pas encore été choisi, ou le moteur a redémarré depuis.",
                remedy="Choisissez de nouveau l'autre fichier.",
            )
        here = self._require().workshop().shop
        return compared, compared.look(here, newer=bool(args.get("newer")))


def _other(opening: Work[Dossier]) -> Work[OtherExport]:
    """Return the people of a file as it has them, without checking them."""
    dossier = yield from opening
    mapping, chosen = dossier.chosen(), dossier.readings()
    building = build(
        dossier.table,
        mapping,
        dates=date_choices(chosen),
        repairs=repairs(chosen),
        splits=splits(chosen),
        identifiers=dossier.settings.identifiers,
    )
    dataset = yield from relay(building, "conversion", "Lecture des valeurs")
    epoch = EPOCH_1904 if dossier.table.date_1904 else EPOCH
    typing = TypedReader(dossier.version, epoch, mapping.values, splits(chosen))
    return OtherExport(dossier.name, Workshop(dataset, typing))
