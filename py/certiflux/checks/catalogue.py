"""The catalogue of rules. A code is stable and never reused for another meaning."""

from __future__ import annotations

from itertools import chain
from typing import Final

from certiflux.checks import rules_file, rules_flux, rules_rows, rules_values

CATALOGUE: Final = {
    rule.code: rule
    for rule in chain(rules_file.RULES, rules_values.RULES, rules_rows.RULES, rules_flux.RULES)
}
"""Every rule by its code, in the order in which findings are shown."""
