"""Several people at once: the family, as the help shows it."""

from __future__ import annotations

from typing import Final

from certiflux.rules.people import rules
from certiflux.rules.rule import Family

FAMILIES: Final = (Family("people", "Les personnes et les doublons", rules.RULES),)
