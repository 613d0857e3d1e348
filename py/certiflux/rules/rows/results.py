"""Checks of what was obtained: score, level, digital skills, whether the result may change."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.dictionary.decisions import DENIED
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import (
    COMPETENCE,
    DECISION,
    DEFINITIF,
    DIGCOMP,
    DOMAINE,
    NIVEAU,
    NIVEAU_LANGUE,
    OBTENTION,
    SCORE,
    SCORED,
)
from certiflux.rules.tuples import said_rows
from certiflux.rules.values.fields import problem

COMPETENCES: Final = {"1": 3, "2": 6, "3": 4, "4": 4, "5": 4}
"""Skills of each domain of DigComp (FORMAT.md a 6.4)."""

_FIELDS: Final = {"DOMAINE_INCONNU": DOMAINE, "COMPETENCE_INCONNUE": COMPETENCE}


def check_results(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find scores not given, people not admitted and results that may still change."""
    for rule, rows in said_rows(dataset, SCORED, _say_score).items():
        findings.add(rule, SCORE, rows)
    for rule, rows in said_rows(dataset, (OBTENTION, NIVEAU_LANGUE), _say_level).items():
        findings.add(rule, NIVEAU_LANGUE, rows)
    column = dataset.columns.get(DEFINITIF)
    if column is not None:
        codes = {code for code, value in enumerate(column.values) if value == "false"}
        findings.add("RESULTAT_PROVISOIRE", DEFINITIF, column.rows_of(codes) if codes else ())
    _check_decisions(dataset, findings)


def _check_decisions(dataset: Dataset, findings: Findings) -> None:
    """Find the people sent on the user's word, who did not obtain the certification.

    Any other of them is put aside, and no check sees that row (FORMAT.md b 1).
    """
    column = dataset.columns.get(DECISION)
    if column is None:
        return
    denied = {code for code, value in enumerate(column.values) if value in DENIED}
    findings.add("ENVOYE_SUR_PAROLE", DECISION, column.rows_of(denied) if denied else ())


def _say_score(obtained: Value, *scores: Value) -> str | None:
    given = any(isinstance(score, str) for score in scores)
    return "SCORE_ABSENT" if obtained == "PAR_SCORING" and not given else None


def _say_level(obtained: Value, level: Value) -> str | None:
    admitted = obtained == "PAR_ADMISSION"
    return "NIVEAU_INSUFFISANT" if admitted and level == "INSUFFISANT" else None


def check_digcomp(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the digital skills that do not exist, and those without their level."""
    known = fields(dataset.version)

    def say(*said: Value) -> str | None:
        pairs = zip(DIGCOMP, said, strict=True)
        if any(isinstance(value, str) and problem(known[of], value) for of, value in pairs):
            return None
        levels, domains, skills = map(pieces, said)
        if not len(levels) == len(domains) == len(skills):
            return "RESULTATS_INEGAUX"
        if any(domain not in COMPETENCES for domain in domains):
            return "DOMAINE_INCONNU"
        both = zip(domains, skills, strict=True)
        return None if all(_exists(*pair) for pair in both) else "COMPETENCE_INCONNUE"

    for rule, rows in said_rows(dataset, DIGCOMP, say).items():
        findings.add(rule, _FIELDS.get(rule, NIVEAU), rows)


def pieces(value: Value) -> list[str]:
    """Return the results that a cell holds, one after the other."""
    return value.split(";") if isinstance(value, str) else []


_FIGURES: Final = 4
"""More figures than any skill has, and few enough for int()."""


def _exists(domain: str, skill: str) -> bool:
    return skill.isdecimal() and len(skill) < _FIGURES and 1 <= int(skill) <= COMPETENCES[domain]
