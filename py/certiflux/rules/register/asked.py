"""What the rules of the register ask: fiches by code, days in words, lists that are old."""

from __future__ import annotations

from certiflux.base.words import day_said, figure
from certiflux.dataset.values import Value
from certiflux.dictionary.kinds import Listing
from certiflux.fiches.fiche import BLOCK, FICHE, Fiche
from certiflux.fiches.known import KnownFiches, age, is_old
from certiflux.rules.context import Context
from certiflux.rules.finding import Finding
from certiflux.rules.ids import CODE
from certiflux.rules.scene import Scene


def code_of(value: Value) -> str:
    """Return the code of a fiche that a value is, "" for anything else."""
    return value if isinstance(value, str) and FICHE.fullmatch(value) else ""


def block_of(value: Value) -> tuple[str, str]:
    """Return the code of the fiche and the end of that of the block that a value is, or blanks."""
    found = BLOCK.fullmatch(value.replace(" ", "").upper()) if isinstance(value, str) else None
    return (found[1], found[2]) if found else ("", "")


def known(scene: Scene) -> KnownFiches:
    """Return what is known of the fiches."""
    return scene.context.fiches


def fiche_at(scene: Scene, finding: Finding) -> Fiche:
    """Return the fiche of a row; an empty one where the code is that of none."""
    code = code_of(scene.value(CODE, finding.row))
    return known(scene).fiche(code) or Fiche(code)


def said(scene: Scene, finding: Finding) -> str:
    """Return the code of a row with its title: « RS5200 · … »."""
    return known(scene).told(scene.text(CODE, finding.row))


def list_said(listed: str, context: Context) -> str:
    """Say of which day a list is, and how old when it is."""
    if not listed:
        return "la liste de France compétences"
    days = age(listed, context.today)
    old = f", vieille de {figure(days)} jours" if days and is_old(listed, context.today) else ""
    return f"la liste du {day_said(listed)}{old}"


def way_said(scene: Scene, way: str) -> str:
    """Return a way to a certification in the words of the dictionary."""
    for field in scene.fields.values():
        if isinstance(field.kind, Listing):
            for option in field.kind.options:
                if option.value == way:
                    return option.label
    return way
