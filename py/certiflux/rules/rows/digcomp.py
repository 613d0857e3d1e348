"""The digital skills of DigComp: do they exist, has each its level?"""

from __future__ import annotations

from typing import Final

from certiflux.base.words import counted
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import COMPETENCE, DIGCOMP, DOMAINE, NIVEAU
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.tuples import said_rows
from certiflux.rules.values.fields import problem

COMPETENCES: Final = {"1": 3, "2": 6, "3": 4, "4": 4, "5": 4}
"""Skills of each domain of DigComp (FORMAT.md a 6.4)."""

_FIELDS: Final = {"DOMAINE_INCONNU": DOMAINE, "COMPETENCE_INCONNUE": COMPETENCE}


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


def results(scene: Scene, finding: Finding) -> str:
    """Count the levels, domains and skills of a row."""
    found = []
    for field, noun in zip(DIGCOMP, ("niveau", "domaine", "compétence"), strict=True):
        count = len(pieces(scene.value(field, finding.row)))
        found.append(counted(count, noun, "niveaux" if noun == "niveau" else None))
    return f"{found[0]}, {found[1]} et {found[2]}"


def _domain(scene: Scene, finding: Finding) -> str:
    """Quote the domain beside a skill."""
    return scene.shown(DOMAINE, finding.row)


RULES: Final = (
    Rule(
        code="RESULTATS_INEGAUX",
        severity=Severity.WARNING,
        title="Les compétences numériques sont incomplètes",
        message="{other} : il en faut autant de chaque.",
        remedy="Donnez pour chaque compétence son niveau, son domaine et son numéro, dans l'ordre.",
        explanation=(
            "Un résultat DigComp est fait de trois données : un niveau, un domaine et une "
            "compétence. Plusieurs résultats se séparent par des points-virgules."
        ),
        source="FORMAT.md (a) 6.2 à 6.4",
        example="niveaux 5;7 et domaine 3 → niveaux 5;7 et domaines 3;1",
        fields=(NIVEAU,),
        say=results,
    ),
    Rule(
        code="DOMAINE_INCONNU",
        severity=Severity.WARNING,
        title="Un domaine numérique n'existe pas",
        message="« {value} » : les domaines DigComp vont de 1 à 5.",
        remedy=(
            "1 littératie, 2 communication, 3 création de contenus, 4 sécurité, 5 résolution de "
            "problèmes."
        ),
        explanation="Le schéma accepte n'importe quel signe ici, le référentiel non.",
        source="FORMAT.md (a) 6.3",
        example="7 → 5",
        fields=(DOMAINE,),
    ),
    Rule(
        code="COMPETENCE_INCONNUE",
        severity=Severity.WARNING,
        title="Une compétence n'existe pas dans son domaine",
        message="« {value} » ne va pas avec le domaine « {other} ».",
        remedy="Le domaine 1 a trois compétences, le domaine 2 en a six, les trois autres quatre.",
        explanation="Le schéma accepte n'importe quel signe ici, le référentiel non.",
        source="FORMAT.md (a) 6.4",
        example="domaine 1, compétence 5 → domaine 1, compétence 3",
        fields=(COMPETENCE,),
        say=_domain,
    ),
)

STEP: Final = Step("Compétences numériques", check_digcomp, DIGCOMP, by_row=True)
