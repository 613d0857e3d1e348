"""Say in French why a column is understood as it is: what speaks for it, and what against."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import typographic
from certiflux.mapping.evidence.cases import TargetCase
from certiflux.mapping.evidence.competing import ColumnVerdict
from certiflux.mapping.evidence.decoys import LABELS
from certiflux.mapping.evidence.likings import Liking
from certiflux.mapping.evidence.sample import ColumnSample

_ALL: Final = 100
_EXACT_POINTS: Final = 4.5


def reason_of(case: TargetCase, seen: ColumnSample, wants: Liking | None, base: str = "") -> str:
    """Return why a column may feed a target; ``base`` is the reason of an exact wording."""
    parts = [base] if base else []
    if not base and case.said and case.said.points > 1:
        close = "Intitulé usuel" if case.said.points >= _EXACT_POINTS else "Intitulé proche de"
        parts.append(f"{close} « {case.said.text} »")
    if case.beside > 0:
        parts.append("d'après les colonnes voisines" if parts else "D'après les colonnes voisines")
    parts += _values(case, seen, wants, alone=not parts)
    text = " ; ".join(parts[:1] + [one for one in parts[1:] if not one.startswith("mais")])
    against = [one for one in parts[1:] if one.startswith("mais")]
    return typographic(", ".join([text, *against]))


def _values(
    case: TargetCase, seen: ColumnSample, wants: Liking | None, *, alone: bool
) -> list[str]:
    if not seen.size:
        return ["mais la colonne est vide"]
    if case.told is None or wants is None or not wants.what:
        return []
    if case.told.veto:
        few = f"mais {_share(case.told.fit)} seulement sont {wants.what}"
        return [few if case.told.fit else f"mais les valeurs ne sont pas {wants.what}"]
    said = f"{_share(case.told.fit)} sont {wants.what}"
    return [f"D'après ses valeurs : {said}" if alone else said] if wants.needs else []


def _share(share: float) -> str:
    percent = int(_ALL * share)
    return "toutes les valeurs" if percent == _ALL else f"{percent} % des valeurs"


def role_reason(verdict: ColumnVerdict) -> str:
    """Return why a column is left alone: what it is rather, "" when nothing tells."""
    if not verdict.decoy:
        return ""
    return typographic(f"{LABELS[verdict.decoy]} : le flux n'en a pas l'usage")
