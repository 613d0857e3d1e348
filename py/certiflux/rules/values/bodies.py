"""Look at the numbers of the bodies: a SIRET is no client number, a fiche no contract."""

from __future__ import annotations

import re
from typing import Final

from certiflux.dataset.texts.lookalikes import latinised
from certiflux.dictionary.model import Field
from certiflux.fiches.fiche import FICHE
from certiflux.rules.finding import Finding
from certiflux.rules.ids import BODIES, CONTRAT
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene

_COMPANY: Final = re.compile(r"[0-9]{9}|[0-9]{14}")
_FICHE: Final = re.compile(FICHE.pattern, re.IGNORECASE)
_CLIENT: Final = re.compile(r"[0-9]{2}[A-Z]{3}[0-9]{3}")
"""How the client numbers that are shown in the guides are made."""


def body_problem(field: Field, value: str) -> str | None:
    """Return the rule that the number of a body breaks by being that of something else."""
    if field.id in BODIES and _COMPANY.fullmatch(value):
        return "SIRET_POUR_CLIENT"
    return None


def body_alert(field: Field, value: str) -> str | None:
    """Return the rule by which a number of the envelope is to be looked at again, None for none."""
    if latinised(value):
        return "LETTRES_SOSIES"
    strange = _FICHE.fullmatch(value) or _COMPANY.fullmatch(value) or _CLIENT.fullmatch(value)
    return "CONTRAT_INATTENDU" if field.id == CONTRAT and strange else None


def number_said(value: str) -> str:
    """Say of what a number taken for a contract has the form."""
    if _FICHE.fullmatch(value):
        return "du code d'une certification"
    return "d'un numéro de fiche client" if _CLIENT.fullmatch(value) else "d'un SIRET ou d'un SIREN"


def _looks_like(scene: Scene, finding: Finding) -> str:
    """Say what a number of contract looks like instead."""
    return number_said(scene.own(finding))


RULES: Final = (
    Rule(
        code="SIRET_POUR_CLIENT",
        severity=Severity.ERROR,
        title="Un SIRET ou un SIREN est à la place du numéro de fiche client",
        message="« {value} » est un SIRET ou un SIREN, pas un numéro de fiche client.",
        remedy="Donnez l'idClient reçu de la Caisse des Dépôts, par exemple {example}.",
        explanation="Le portail ne connaît les organismes que par l'idClient qu'il leur a donné.",
        source="FORMAT.md (a) 2.1 et 3.1",
        example="12345678900012 → 12ABC345",
        fields=BODIES,
    ),
    Rule(
        code="CONTRAT_INATTENDU",
        severity=Severity.WARNING,
        title="Le numéro de contrat semble être autre chose",
        message="« {value} » a la forme {other}, pas celle d'un numéro de contrat.",
        remedy="Vérifiez-le dans le courriel de la Caisse des Dépôts, par exemple {example}.",
        explanation="Le schéma accepte ici tout texte, mais le portail vérifie le contrat.",
        source="FORMAT.md (a), comportement vérifié du schéma ; 3.2",
        example="RNCP38362 → MCFCER000123",
        fields=(CONTRAT,),
        say=_looks_like,
    ),
)
