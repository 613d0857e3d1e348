"""The number of an establishment: fourteen figures, the last made of the others."""

from __future__ import annotations

import re
from typing import Final

SIRET_LENGTH: Final = 14
SIRET: Final = re.compile(rf"[0-9]{{{SIRET_LENGTH}}}")
_POST_OFFICE: Final = "356000000"
"""SIREN of La Poste: the sums of its establishments follow another rule."""


def siret_fault(value: str) -> str:
    """Say what is wrong with a SIRET, "" for nothing."""
    if not SIRET.fullmatch(value):
        return f"il lui faut {SIRET_LENGTH} chiffres"
    digits = [int(figure) for figure in value]
    if value.startswith(_POST_OFFICE) and sum(digits) % 5 == 0:
        return ""
    doubled = [2 * digit if rank % 2 == 0 else digit for rank, digit in enumerate(digits)]
    right = sum(sum(divmod(digit, 10)) for digit in doubled) % 10 == 0
    return "" if right else "un de ses chiffres est faux"
