"""Checks of what was obtained: score, level, digital skills, whether the result may change."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary.decisions import DENIED
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import (
    DECISION,
    DEFINITIF,
    NIVEAU_LANGUE,
    OBTENTION,
    RESULTS,
    SCORE,
    SCORED,
)
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.tuples import said_rows


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


def _obtained(scene: Scene, _finding: Finding) -> str:
    """Name the column that says how it was obtained."""
    return scene.name(OBTENTION)


RULES: Final = (
    Rule(
        code="SCORE_ABSENT",
        severity=Severity.WARNING,
        title="Le score n'est pas donné",
        message="la certification s'obtient par score, or aucun score n'est donné.",
        remedy="Donnez le score atteint, par exemple {example}, ou corrigez « {other} ».",
        explanation=(
            "Le dictionnaire dit « par score » quand un score doit être atteint. Aucun refus n'est "
            "connu si le score manque. Le score général DigComp en tient lieu."
        ),
        source="FORMAT.md (b) 7 ; dictionnaire 5.4 et 5.15",
        example="PAR_SCORING sans score → PAR_SCORING et 955",
        fields=(SCORE,),
        say=_obtained,
    ),
    Rule(
        code="NIVEAU_INSUFFISANT",
        severity=Severity.WARNING,
        title="Une personne reçue a un niveau insuffisant",
        message="le niveau est « insuffisant », or « {other} » dit que la personne est reçue.",
        remedy="Retirez la ligne si la personne n'est pas reçue, ou corrigez le niveau.",
        explanation="Seules les personnes reçues se déclarent : les autres ne s'envoient pas.",
        source="FORMAT.md (b) 1 ; dictionnaire 5.13",
        example="PAR_ADMISSION et INSUFFISANT → PAR_ADMISSION et B1",
        fields=(NIVEAU_LANGUE,),
        say=_obtained,
    ),
    Rule(
        code="RESULTAT_PROVISOIRE",
        severity=Severity.INFO,
        title="Le résultat est déclaré provisoire",
        message="le résultat est envoyé comme provisoire ({value}) : il pourra changer.",
        remedy="Rien à faire si c'est voulu ; sinon écrivez OUI.",
        explanation=(
            "Cette donnée ne dit pas si la personne est reçue, mais si le résultat est définitif. "
            "Un résultat provisoire est à déclarer de nouveau quand il l'est."
        ),
        source="FORMAT.md (a) 5.5",
        example="NON pour une certification délivrée → OUI",
        fields=(DEFINITIF,),
    ),
)

STEP: Final = Step("Résultats", check_results, RESULTS, by_row=True)
