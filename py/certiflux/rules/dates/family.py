"""Days: their order, ages, the time left to declare: the family, as the help shows it."""

from __future__ import annotations

from typing import Final

from certiflux.rules.dates import rules
from certiflux.rules.rule import Family

FAMILIES: Final = (Family("dates", "Les dates et les délais", rules.RULES),)
