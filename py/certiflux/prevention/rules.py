"""The rules of the import: a catalogue of its own, of the same mechanism as the flow's."""

from __future__ import annotations

from typing import Final

from certiflux.prevention import rules_rows, rules_values
from certiflux.rules.rule import Rule

RULES: Final = (*rules_values.RULES, *rules_rows.RULES)
CATALOGUE: Final[dict[str, Rule]] = {rule.code: rule for rule in RULES}
"""Every rule by its code, in the order in which findings are shown."""
