"""Convert and check the people of a document, corrected."""

from __future__ import annotations

from collections.abc import Callable

from certiflux.base.dates import EPOCH, EPOCH_1904
from certiflux.base.work import Work, relay, timed
from certiflux.corrections.checked import CheckedWorkshop, check
from certiflux.corrections.history import History
from certiflux.corrections.typed import TypedReader
from certiflux.corrections.workshop import Portal, Workshop
from certiflux.dataset.build import build
from certiflux.dataset.readings import date_choices, repairs, splits
from certiflux.rules.context import Context
from certiflux.session.document import Document


def no_clock() -> float:
    """Tell no time at all, where no clock was handed in."""
    return 0.0


def checked(
    document: Document,
    corrections: History,
    context: Context,
    portal: Callable[[], Portal | None],
) -> Work[tuple[CheckedWorkshop, float]]:
    """Return the people with what is found of them, and the seconds that the conversion took."""
    mapping, readings = document.chosen(), document.readings()
    building = build(
        document.table,
        mapping,
        dates=date_choices(readings),
        repairs=repairs(readings),
        splits=splits(readings),
        identifiers=document.settings.identifiers,
    )
    work = relay(building, "conversion", "Lecture des valeurs")
    dataset, seconds = yield from timed(work, context.clock or no_clock)
    epoch = EPOCH_1904 if document.table.date_1904 else EPOCH
    typing = TypedReader(document.version, epoch, mapping.values, splits(readings))
    shop = Workshop(dataset, typing, corrections, portal)
    mended = yield from relay(check(shop, context), "controles", "Contrôles")
    return mended, seconds
