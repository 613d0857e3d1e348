"""The file as a whole: the family, as the help shows it."""

from __future__ import annotations

from typing import Final

from certiflux.rules.file import rules
from certiflux.rules.rule import Family

FAMILIES: Final = (Family("file", "Tout le fichier", rules.RULES),)
