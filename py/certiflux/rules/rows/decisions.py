"""Rules about who was admitted: who is put aside, and who is sent on the user's word alone."""

from __future__ import annotations

from typing import Final

from certiflux.rules.finding import Finding
from certiflux.rules.ids import DECISION
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene

_ONLY: Final = "Seules les personnes reçues se déclarent : les autres ne s'envoient pas."
_SOURCE: Final = "FORMAT.md (b) 1"


def _undeclared(scene: Scene, finding: Finding) -> str:
    """Say why the list itself keeps a row from being declared."""
    own = scene.dataset.undeclared.get(finding.row or 0)
    if own is None or not own.header:
        return own.reason if own else scene.own(finding)
    if own.header != scene.name(finding.field):
        return f"« {own.reason} »"
    return f"« {own.text} »" if own.text else "rien n'est écrit"


RULES: Final = (
    Rule(
        code="NON_ADMIS",
        severity=Severity.INFO,
        title="Une personne n'est pas reçue",
        message="{other} : cette personne n'est pas reçue, elle est mise de côté.",
        remedy="Rien à faire. Si elle est reçue malgré tout, reprenez-la.",
        explanation=_ONLY,
        source=_SOURCE,
        example="« Ajourné » dans la colonne « Décision du jury » → personne mise de côté",
        fields=(DECISION,),
        say=_undeclared,
    ),
    Rule(
        code="DECISION_ABSENTE",
        severity=Severity.INFO,
        title="Aucune décision n'est donnée pour une personne",
        message="{other} : nul ne sait si cette personne est reçue, elle est mise de côté.",
        remedy="Rien à faire si elle n'est pas reçue ; sinon, reprenez-la.",
        explanation=_ONLY,
        source=_SOURCE,
        example="case vide parmi « Admis » et « Ajourné » → personne mise de côté",
        fields=(DECISION,),
        say=_undeclared,
    ),
    Rule(
        code="DECISION_INCONNUE",
        severity=Severity.WARNING,
        title="Une décision n'est pas comprise",
        message="{other} : rien ne dit si cette personne est reçue, elle est mise de côté.",
        remedy="À l'étape « Colonnes », dites ce que ce mot signifie, ou reprenez la personne.",
        explanation=_ONLY,
        source=_SOURCE,
        example="« R » dans la colonne « Décision » → Reçu, ou Non reçu",
        fields=(DECISION,),
        say=_undeclared,
    ),
    Rule(
        code="DECISIONS_CONTRAIRES",
        severity=Severity.WARNING,
        title="Deux colonnes disent le contraire d'une personne",
        message="{other} : cette personne est mise de côté.",
        remedy="Corrigez la liste, ou reprenez la personne si elle est reçue.",
        explanation=_ONLY,
        source=_SOURCE,
        example="« Admis » dans une colonne et « Absent » dans une autre → personne mise de côté",
        fields=(DECISION,),
        say=_undeclared,
    ),
    Rule(
        code="ENVOYE_SUR_PAROLE",
        severity=Severity.WARNING,
        title="Une personne non reçue est reprise",
        message="{other} : cette personne est envoyée parce que vous l'avez reprise.",
        remedy="Mettez-la de côté si elle n'a pas obtenu la certification.",
        explanation=_ONLY,
        source=_SOURCE,
        example="« Ajourné », et personne reprise → à mettre de côté de nouveau",
        fields=(DECISION,),
        say=_undeclared,
    ),
)
