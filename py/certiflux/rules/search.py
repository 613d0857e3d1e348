"""The portal's search for a person, in its own order, and the findings that may stop it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from certiflux.rules.findings import NO_ROW, Findings
from certiflux.rules.ids import ANNEE, JOUR, MOIS, NOM, PLACE, PRENOM, SEXE
from certiflux.rules.rule import Rule, Severity


class SearchStep(IntEnum):
    """What the portal compares, the first first: what stops it early stops it for good."""

    NAMES = 0
    SEX = 1
    YEAR = 2
    DAY = 3
    MONTH = 4
    PLACE = 5


STEP_OF: Final[Mapping[str, SearchStep]] = {
    NOM: SearchStep.NAMES,
    PRENOM: SearchStep.NAMES,
    SEXE: SearchStep.SEX,
    ANNEE: SearchStep.YEAR,
    JOUR: SearchStep.DAY,
    MOIS: SearchStep.MONTH,
    **dict.fromkeys(PLACE, SearchStep.PLACE),
}
"""By datum: when the portal compares it (FORMAT.md b 10)."""


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Why a person may not be found: the step that fails first, and the rule that says so."""

    step: SearchStep
    rule: str


def doubts(findings: Findings, rules: Mapping[str, Rule], rows: int) -> dict[int, Doubt]:
    """Return the first cause for each row that may not be found, of ``rows``; top to bottom.

    Every alert about a datum that is compared is one; of a whole column, it is everybody's.
    """
    found: dict[int, Doubt] = {}
    pairs = [
        (Doubt(STEP_OF[field], code), field)
        for code, field in findings.counts()
        if field in STEP_OF and rules[code].severity is Severity.WARNING
    ]
    for doubt, field in sorted(pairs, key=lambda pair: pair[0].step):
        for index in findings.select(code=doubt.rule, field=field):
            row = findings.rows[index]
            for one in range(rows) if row == NO_ROW else (row,):
                found.setdefault(one, doubt)
    return dict(sorted(found.items()))
