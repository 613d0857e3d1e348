"""Who is declared: the family, as the help shows it."""

from __future__ import annotations

from typing import Final

from certiflux.rules.identity import rules
from certiflux.rules.rule import Family

FAMILIES: Final = (Family("identity", "L'identité de la personne", rules.RULES),)
