"""An XML flow: the families, as the help shows them."""

from __future__ import annotations

from typing import Final

from certiflux.rules.flux import rules, xml
from certiflux.rules.rule import Family

FAMILIES: Final = (
    Family("xml", "Le fichier XML : sa forme", xml.RULES),
    Family("flux", "Le fichier XML : le schéma", rules.RULES),
)
