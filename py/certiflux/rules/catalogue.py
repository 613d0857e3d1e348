"""The catalogue of rules. A code is stable and never reused for another meaning."""

from __future__ import annotations

from itertools import chain
from typing import Final

from certiflux.rules.dates import family as dates
from certiflux.rules.file import family as file
from certiflux.rules.flux import family as flux
from certiflux.rules.identity import family as identity
from certiflux.rules.nir import family as nir
from certiflux.rules.people import family as people
from certiflux.rules.places import family as places
from certiflux.rules.rows import family as rows
from certiflux.rules.values import family as values

FAMILIES: Final = tuple(
    chain.from_iterable(
        folder.FAMILIES
        for folder in (file, values, people, rows, dates, identity, nir, places, flux)
    )
)
"""The families of rules, in the order in which findings are shown."""

CATALOGUE: Final = {rule.code: rule for family in FAMILIES for rule in family.rules}
"""Every rule by its code, in the order in which findings are shown."""
