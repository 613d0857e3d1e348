"""Checks of the certification: its type, its code, and whether they go together."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.fiches import BARE, codes_seen
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.fiches.fiche import FICHE, REPERTOIRES
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import CERTIFICATION, CODE, TYPE
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.sure import Sure
from certiflux.rules.tuples import said_rows
from certiflux.rules.values.fields import problem

_FIELDS: Final = {"TYPE_INCONNU": TYPE}
"""The field that a rule speaks of, when it is not the code."""


def check_certification(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the types and codes that the portal does not know together (FORMAT.md b 4)."""
    known = fields(dataset.version)
    usual = known[TYPE].suggestions

    def say(kind: Value, code: Value) -> str | None:
        if not (isinstance(kind, str) and isinstance(code, str)):
            return None
        if problem(known[TYPE], kind) or problem(known[CODE], code):
            return None
        if found := FICHE.fullmatch(code):
            return None if found[1] == kind else "TYPE_CODE_DISCORDANTS"
        if kind in REPERTOIRES:
            if BARE.fullmatch(code):
                return "CODE_SANS_PREFIXE"
            return "CODES_MULTIPLES" if len(codes_seen(code)) > 1 else "CODE_INATTENDU"
        return None if kind in usual else "TYPE_INCONNU"

    for rule, rows in said_rows(dataset, CERTIFICATION, say).items():
        findings.add(rule, _FIELDS.get(rule, CODE), rows)


def kind(scene: Scene, finding: Finding) -> str:
    """Quote the type of certification as the flow spells it."""
    return scene.text(TYPE, finding.row)


def codes(scene: Scene, finding: Finding) -> str:
    """Name the codes of a cell that holds several."""
    found = codes_seen(scene.text(CODE, finding.row))
    return f"{', '.join(found[:-1])} et {found[-1]}" if len(found) > 1 else ""


def fix_prefix(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the code with the prefix of its type."""
    number = scene.text(CODE, finding.row).replace(" ", "")
    code = f"{scene.text(TYPE, finding.row)}{number}"
    return [Fix(f"Remplacer par « {code} »", {CODE: code})]


def fix_type(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the type that the prefix of the code announces."""
    found = FICHE.fullmatch(scene.text(CODE, finding.row))
    return [Fix(f"Mettre le type {found[1]}", {TYPE: found[1]})] if found else []


def _type(scene: Scene, finding: Finding) -> str:
    """Quote the type as the user wrote it."""
    return scene.shown(TYPE, finding.row)


PREFIX: Final = Sure(
    name="prefixe",
    title="Préfixe RNCP ou RS remis devant le numéro",
    why="Le type de la certification, dans la même ligne, dit lequel.",
)

RULES: Final = (
    Rule(
        code="TYPE_CODE_DISCORDANTS",
        severity=Severity.ERROR,
        title="Le type et le code de la certification ne vont pas ensemble",
        message="le code « {value} » ne correspond pas au type « {other} ».",
        remedy="Un code RS va avec le type RS, un code RNCP avec le type RNCP : corrigez-en un.",
        explanation="Le portail refuse les passages dont la certification n'est pas reconnue.",
        source="FORMAT.md (b) 4",
        example="type RNCP et code RS5200 → type RS et code RS5200",
        fields=(CODE,),
        say=_type,
        fix=fix_type,
        reads=CERTIFICATION,
    ),
    Rule(
        code="CODE_SANS_PREFIXE",
        severity=Severity.ERROR,
        title="Le code de la certification a perdu son préfixe",
        message="« {value} » est écrit sans son préfixe, alors que le type est « {other} ».",
        remedy="Écrivez le préfixe devant le numéro : {other}{value}.",
        explanation=(
            "France compétences numérote à part le RNCP et le RS : sans préfixe, le portail ne "
            "reconnaît pas la certification et refuse le passage."
        ),
        source="FORMAT.md (b) 4 ; (d), « statut de la certification »",
        example="1710 avec le type RS → RS1710",
        fields=(CODE,),
        say=kind,
        fix=fix_prefix,
        reads=CERTIFICATION,
        sure=(PREFIX,),
    ),
    Rule(
        code="CODE_INATTENDU",
        severity=Severity.ERROR,
        title="Le code n'a pas la forme d'une fiche RNCP ou RS",
        message="« {value} » n'est pas le numéro d'une fiche {other}.",
        remedy=(
            "Reprenez le numéro de la fiche sur le site de France compétences, par exemple "
            "RNCP38362 ou RS5200."
        ),
        explanation=(
            "Un code est le préfixe RNCP ou RS suivi de un à six chiffres. Le portail refuse les "
            "passages d'une certification qu'il ne connaît pas."
        ),
        source="FORMAT.md (b) 4 ; (d), « statut de la certification »",
        example="RNCP38362BC02 (un bloc) → RNCP38362 (la certification)",
        fields=(CODE,),
        say=kind,
    ),
    Rule(
        code="TYPE_INCONNU",
        severity=Severity.WARNING,
        title="Le type de certification n'est pas dans le dictionnaire",
        message="« {value} » n'est pas un type que le dictionnaire connaît.",
        remedy=(
            "Écrivez RNCP ou RS, ou l'un des autres types du dictionnaire : Diplôme "
            "d'Etablissement, Diplôme Universitaire, Habilitation, Reconnaissance."
        ),
        explanation="Le schéma accepte n'importe quel texte ici, mais le portail vérifie le type.",
        source="FORMAT.md (a) 4.1",
        example="« Titre professionnel » → RNCP, avec le code de sa fiche",
        fields=(TYPE,),
    ),
)

SEVERAL: Final = (
    Rule(
        code="CODES_MULTIPLES",
        severity=Severity.ERROR,
        title="Deux certifications sont données dans la même cellule",
        message="« {value} » contient {other} : une ligne déclare une seule certification.",
        remedy="Gardez un seul code, ou faites une ligne par certification obtenue.",
        explanation="Chaque passage est celui d'une personne et d'une certification.",
        source="FORMAT.md (b) 4",
        example="RNCP38362 / RS5200 → deux lignes, une par certification",
        fields=(CODE,),
        say=codes,
    ),
)

STEP: Final = Step("Certifications", check_certification, CERTIFICATION, by_row=True)
