"""National numbers: the family, as the help shows it."""

from __future__ import annotations

from typing import Final

from certiflux.rules.nir import rules
from certiflux.rules.rule import Family

FAMILIES: Final = (Family("nir", "Le numéro de sécurité sociale", rules.RULES),)
