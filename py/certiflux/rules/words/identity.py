"""Say what a fragile name is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from certiflux.rules.findings import Finding
from certiflux.rules.ids import PRENOM

if TYPE_CHECKING:
    from certiflux.rules.words.render import Renderer


def _first_name(renderer: Renderer, finding: Finding, _value: str) -> str:
    column = renderer.dataset.columns[PRENOM]
    return str(column[finding.row or 0])


OTHERS: Final = {"NOM_PRENOM_INVERSES": _first_name, "SEXE_PRENOM": _first_name}
"""By rule: what stands for {other} in its sentences."""
