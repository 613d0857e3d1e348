"""What the checks are handed besides the dataset: the day, and a clock to time themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from certiflux.dataset.people import Dataset
from certiflux.fiches.known import NOTHING_KNOWN, KnownFiches
from certiflux.places.source import NO_PLACES, PlacesSource
from certiflux.rules.exclusion import EXCLUDED


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may use that the file does not hold.

    ``today`` is the day in Paris; without it no rule that depends on the day runs. ``clock`` gives
    seconds and only serves to time the steps. ``places`` hands over the communes when a check asks
    for them; without them the places of birth are not checked. ``sent`` gives the rows whose
    idTechnique was sent before for something else, when a registre tells. ``excluded`` are the
    fingerprints of the bodies whose flows are not made (exclusion.py). ``fiches`` is what is known
    of certifications by the lists of France compétences.
    """

    today: dt.date | None = None
    clock: Callable[[], float] | None = None
    places: PlacesSource = NO_PLACES
    sent: Callable[[Dataset], Iterable[int]] | None = None
    excluded: frozenset[str] = EXCLUDED
    fiches: KnownFiches = NOTHING_KNOWN


NOTHING = Context()
"""A context without a day: only what the file holds is checked."""
