"""What is proposed to mend a finding: values for fields of its row, applied on the user's word."""

from __future__ import annotations

from typing import Final

from certiflux.base.nir import is_hidden
from certiflux.dataset.people import Dataset
from certiflux.dataset.texts.mojibake import repaired
from certiflux.dataset.texts.text import clean
from certiflux.rules.context import Context
from certiflux.rules.dates import chronology
from certiflux.rules.findings import Finding
from certiflux.rules.fix import Fix, Propose, shown
from certiflux.rules.identity import fixes as fixes_identity
from certiflux.rules.nir import numbers as nir
from certiflux.rules.places import judged as places
from certiflux.rules.places import rules as rules_places
from certiflux.rules.rows import certification
from certiflux.rules.values import bodies, cells, plausible, texts

__all__ = ["FIXES", "Fix", "Propose", "mended_accents", "proposals", "shown"]


def proposals(dataset: Dataset, context: Context, finding: Finding) -> list[Fix]:
    """Return what may mend a finding, the likeliest first; empty when only the user knows.

    A text in which a national number is hidden is for the eye: it never goes back to a cell.
    """
    propose = FIXES.get(finding.rule)
    found = propose(dataset, context, finding) if propose else []
    return [fix for fix in found if not any(map(is_hidden, fix.values.values()))]


def mended_accents(value: str) -> str:
    """Return a text with its damaged accents put back, clean as the flow would carry it."""
    return clean(repaired(value) or value)[0]


def _accents(dataset: Dataset, _context: Context, finding: Finding) -> list[Fix]:
    mended = mended_accents(shown(dataset, finding.field, finding.row))
    return [Fix(f"Remplacer par « {mended} »", {finding.field: mended})]


def _length(dataset: Dataset, context: Context, finding: Finding) -> list[Fix]:
    """Propose what a code of the wrong length may mean, or nothing where it says nothing."""
    return places.fix_length(dataset, context, finding) or plausible.fix_filler(
        dataset, context, finding
    )


def _unread(dataset: Dataset, context: Context, finding: Finding) -> list[Fix]:
    """Propose the day that an instant begins in Paris, or nothing where the cell says nothing."""
    return cells.fix_day(dataset, context, finding) or plausible.fix_filler(
        dataset, context, finding
    )


FIXES: Final[dict[str, Propose]] = {
    "MOJIBAKE": _accents,
    **fixes_identity.FIXES,
    **nir.FIXES,
    "LETTRES_SOSIES": bodies.fix_letters,
    "ENCODAGE_DOUTEUX": texts.fix_reading,
    "CODE_SANS_PREFIXE": certification.fix_prefix,
    "TYPE_CODE_DISCORDANTS": certification.fix_type,
    "FIN_LOINTAINE": chronology.fix_endless,
    "FIN_AVANT_DEBUT": chronology.fix_end,
    "NAISSANCE_TARDIVE": chronology.fix_born,
    "VALEUR_FACTICE": plausible.fix_empty,
    "NOM_USAGE_IDENTIQUE": plausible.fix_empty,
    "LONGUEUR_EXACTE": _length,
    "DATE_DANS_TEXTE": cells.fix_dated,
    "JOUR_INCERTAIN": cells.fix_day,
    "DATE_ILLISIBLE": _unread,
    **dict.fromkeys(
        (
            "CELLULE_EN_ERREUR",
            "NOMBRE_ILLISIBLE",
            "OUI_NON_ATTENDU",
            "VALEUR_HORS_LISTE",
        ),
        plausible.fix_filler,
    ),
    **{rule.code: places.fix_place for rule in rules_places.RULES},
}
"""By rule: what proposes its fixes."""
