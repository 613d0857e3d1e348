"""What is asked to compare the open file with another export, which does not replace it."""

from __future__ import annotations

from certiflux.base.dates import EPOCH, EPOCH_1904
from certiflux.base.errors import UserError
from certiflux.base.operation import Download, Page, Result, operation, unknown
from certiflux.base.work import Work, relay
from certiflux.corrections.comparing import Comparison, OtherExport
from certiflux.corrections.typed import TypedReader
from certiflux.corrections.workshop import Workshop
from certiflux.dataset.build import build
from certiflux.dataset.readings import date_choices, repairs, splits
from certiflux.screens.comparison.comparison import KINDS, comparison_csv, comparison_view
from certiflux.screens.schema.refused_flow import explained
from certiflux.session import Dossier
from certiflux.session.desk import Desk
from certiflux.session.opening import open_dossier
from certiflux.session.sheets import WantedSheets

PAGE = 50
"""People shown at once."""


@operation("compare_open")
def compare_open(desk: Desk, payload: bytes, *, name: str) -> Result:
    """Start reading another export with the settings of the open one, which stays open."""
    here = desk.require()
    here.workshop()
    sheet = here.source.sheets[here.sheet].name
    opening = open_dossier(
        name, payload, here.settings, here.version, WantedSheets((), sheet, here.alone)
    )
    work = _other(explained(opening, name, payload))
    return desk.jobs.start(work, lambda other: _take_other(desk, other))


@operation("compare")
def compare(
    desk: Desk,
    page: Page,
    *,
    kind: str | None = None,
    newer: bool = False,
) -> Result:
    """Return one page of who is « new », « changed » or « gone » between the two exports.

    ``newer``: the other export is the more recent one.
    """
    compared, found = _look(desk, newer=newer)
    if kind and kind not in KINDS:
        raise unknown("kind")
    return comparison_view(desk.require(), compared, found, kind, *page.span(PAGE))


@operation("compare_file")
def compare_file(desk: Desk, *, newer: bool = False) -> Download:
    """Hand over everything that differs as a text for spreadsheets, a line each."""
    compared, found = _look(desk, newer=newer)
    data = comparison_csv(*compared.sides(desk.require().workshop().shop), found)
    return Download("comparaison.csv", "text/csv", [data])


@operation("compare_close")
def compare_close(desk: Desk) -> Result:
    """Forget the other export."""
    desk.compared = None
    return {}


def _take_other(desk: Desk, compared: OtherExport) -> Result:
    desk.compared = compared
    return compare(desk, Page())


def _look(desk: Desk, *, newer: bool) -> tuple[OtherExport, Comparison]:
    compared = desk.compared
    if compared is None:
        raise UserError(
            "AUCUN_AUTRE_FICHIER",
            title="Il n'y a pas d'autre fichier à comparer.",
            message="Il n'a pas encore été choisi, ou le moteur a redémarré depuis.",
            remedy="Choisissez de nouveau l'autre fichier.",
        )
    here = desk.require().workshop().shop
    return compared, compared.look(here, newer=newer)


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
