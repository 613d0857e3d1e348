"""The catalogue of rules. A code is stable and never reused for another meaning."""

from __future__ import annotations

from itertools import chain
from typing import Final

from certiflux.rules import (
    rules_bodies,
    rules_cells,
    rules_dates,
    rules_decisions,
    rules_file,
    rules_flux,
    rules_identity,
    rules_nir,
    rules_people,
    rules_places,
    rules_rows,
    rules_values,
)

FAMILIES: Final = (
    rules_file,
    rules_values,
    rules_bodies,
    rules_cells,
    rules_people,
    rules_rows,
    rules_decisions,
    rules_dates,
    rules_identity,
    rules_nir,
    rules_places,
    rules_flux,
)
"""The modules of rules, in the order in which findings are shown."""

CATALOGUE: Final = {
    rule.code: rule for rule in chain.from_iterable(module.RULES for module in FAMILIES)
}
"""Every rule by its code, in the order in which findings are shown."""
