"""Names of use that say nothing more."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.identity.settled import REPEATED
from certiflux.rules.ids import NAMES, NOM_USAGE
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.step import Step
from certiflux.rules.values.plausible import fix_empty


def check_used_name(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the names of use that only repeat the name of birth."""
    birth, used = (dataset.columns.get(field) for field in NAMES)
    if birth is None or used is None:
        return
    given = {code for code, value in enumerate(used.values) if isinstance(value, str)}
    rows = [row for row in used.rows_of(given) if _alike(birth[row], used[row])]
    findings.add("NOM_USAGE_IDENTIQUE", NOM_USAGE, rows)


def _alike(birth: Value, used: Value) -> bool:
    return (
        isinstance(birth, str) and isinstance(used, str) and unaccented(birth) == unaccented(used)
    )


RULES: Final = (
    Rule(
        code="NOM_USAGE_IDENTIQUE",
        severity=Severity.INFO,
        title="Le nom d'usage répète le nom de naissance",
        message="« {value} » est aussi le nom de naissance.",
        remedy="Laissez vide : le nom d'usage ne sert que s'il diffère.",
        explanation="Ce n'est pas une faute, mais une donnée inutile : le dictionnaire veut nil.",
        source="FORMAT.md (e), fautes rencontrées ; (a) 8.2",
        example="MARTIN et MARTIN → MARTIN et une case vide",
        fields=(NOM_USAGE,),
        fix=fix_empty,
        reads=NAMES,
        sure=(REPEATED,),
    ),
)

STEP: Final = Step("Noms d'usage", check_used_name, NAMES, by_row=True)
