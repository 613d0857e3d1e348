"""Places of birth: the family, as the help shows it."""

from __future__ import annotations

from typing import Final

from certiflux.rules.places import rules
from certiflux.rules.rule import Family

FAMILIES: Final = (Family("places", "Les lieux de naissance", rules.RULES),)
