"""Several data of one row: the families, as the help shows them."""

from __future__ import annotations

from typing import Final

from certiflux.rules.rows import decisions, rules
from certiflux.rules.rule import Family

FAMILIES: Final = (
    Family("rows", "Plusieurs données d'une ligne", rules.RULES),
    Family("decisions", "Qui est reçu", decisions.RULES),
)
