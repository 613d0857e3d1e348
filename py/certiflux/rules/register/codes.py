"""Does the register have the code, and what became of its fiche?"""

from __future__ import annotations

import datetime as dt
from typing import Final

from certiflux.base.words import day_said
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.fiches.fiche import Fiche
from certiflux.fiches.known import OLD, KnownFiches, is_old
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import CODE
from certiflux.rules.register.asked import (
    block_of,
    code_of,
    fiche_at,
    known,
    list_said,
    said,
)
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step

_NO_LIST: Final = "Aucune liste de France compétences n'a été déposée."


def check_codes(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the codes that the register has not, and those whose fiche has ended or has an heir."""
    fiches, column = context.fiches, dataset.columns.get(CODE)
    if not fiches:
        findings.skip(_NO_LIST)
        return
    if column is None:
        return
    found: dict[str, set[int]] = {}
    for code, value in enumerate(column.values):
        for rule in _say(fiches, value, context):
            found.setdefault(rule, set()).add(code)
    for rule, codes in found.items():
        findings.add(rule, CODE, column.rows_of(codes))


def _say(fiches: KnownFiches, value: Value, context: Context) -> list[str]:
    """Return the rules that a code breaks."""
    parent, block = block_of(value)
    if parent:
        return _of_block(fiches, parent, block)
    code = code_of(value)
    fiche = fiches.fiche(code) if code else None
    if fiche is None:
        lacking = fiches.lacking(code) if code else None
        if lacking is None:
            return []
        unsure = fiches.beyond(code) or is_old(lacking.date, context.today)
        return ["FICHE_APRES_LISTE" if unsure else "FICHE_INCONNUE"]
    told = ["FICHE_INACTIVE"] if has_ended(fiche, context.today) else []
    told += ["FICHE_REMPLACEE"] if fiche.replaced_by else []
    siret = fiches.kept.siret
    if siret and fiche.whole and siret not in fiche.sirets:
        told.append("SIRET_HORS_FICHE")
    return told


def _of_block(fiches: KnownFiches, parent: str, block: str) -> list[str]:
    fiche = fiches.fiche(parent)
    if fiche is None:
        return []
    return ["BLOC_DE_FICHE" if block in fiche.blocks or not fiche.blocks else "BLOC_INCONNU"]


def has_ended(fiche: Fiche, today: dt.date | None) -> bool:
    """Say whether nobody new may enrol: the list says so, or its end has come since."""
    if fiche.active is False:
        return True
    return bool(fiche.end and today and fiche.end < today.isoformat())


def _by_list(scene: Scene, finding: Finding) -> str:
    """Say which list has not the code."""
    lacking = known(scene).lacking(scene.text(CODE, finding.row))
    return list_said(lacking.date if lacking else "", scene.context)


def _ended(scene: Scene, finding: Finding) -> str:
    """Say when the enrolment ended, and until when certificates may be delivered."""
    fiche = fiche_at(scene, finding)
    end = f"depuis le {day_said(fiche.end)}" if fiche.end else f"d'après {_its_list(scene, fiche)}"
    ended = f"« {said(scene, finding)} » n'est plus active, {end}"
    if not fiche.limit:
        return ended
    return f"{ended} ; certificats délivrés jusqu'au {day_said(fiche.limit)}"


def _its_list(scene: Scene, fiche: Fiche) -> str:
    return list_said(fiche.listed, scene.context)


def _heirs(scene: Scene, finding: Finding) -> str:
    """Name a fiche, and those that stand in its place."""
    heirs = " et ".join(map(known(scene).told, fiche_at(scene, finding).replaced_by))
    return f"« {said(scene, finding)} » est remplacée par {heirs}"


def _parent(scene: Scene, finding: Finding) -> str:
    """Name the fiche that a block is a part of."""
    return known(scene).told(block_of(scene.value(CODE, finding.row))[0])


def _its_blocks(scene: Scene, finding: Finding) -> str:
    """Name the fiche, and the blocks that it has."""
    parent = block_of(scene.value(CODE, finding.row))[0]
    fiche = known(scene).fiche(parent) or Fiche(parent)
    return f"{known(scene).told(parent)} ({', '.join(fiche.blocks)})"


def fix_block(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose the fiche that a block is a part of."""
    parent = block_of(scene.value(CODE, finding.row))[0]
    shown = known(scene).told(parent)
    return [Fix(f"Remplacer par « {shown} »", {CODE: parent})] if parent else []


def _siret(scene: Scene, finding: Finding) -> str:
    """Quote the number of the certifier that the user gave, and the fiche that has it not."""
    siret = known(scene).kept.siret
    return f"le SIRET {siret} n'est pas de ceux de la fiche « {said(scene, finding)} »"


RULES: Final = (
    Rule(
        code="FICHE_INCONNUE",
        severity=Severity.ERROR,
        title="Le code n'est pas dans la liste de France compétences",
        message="« {value} » n'est pas dans {other}.",
        remedy="Cherchez la certification par les mots de son intitulé, puis corrigez le code.",
        explanation=(
            "La liste publiée chaque jour contient toutes les fiches, actives ou non. Le portail "
            "refuse les passages d'une certification qu'il ne connaît pas."
        ),
        source="FORMAT.md (b) 4 ; (d), « statut de la certification »",
        example="RS5020, que la liste n'a pas → RS5200",
        fields=(CODE,),
        say=_by_list,
    ),
    Rule(
        code="FICHE_APRES_LISTE",
        severity=Severity.WARNING,
        title="Le code n'est pas dans votre liste, qui est peut-être trop ancienne",
        message="« {value} » n'est pas dans {other}.",
        remedy="Vérifiez le code, ou déposez une liste plus récente.",
        explanation=(
            f"Quand le numéro dépasse tous ceux de la liste, ou quand elle a plus de {OLD} jours, "
            "la fiche a pu être publiée depuis : Certiflux ne peut pas dire que le code est faux."
        ),
        source="FORMAT.md (b) 4",
        example="RS99999, plus haut que toute la liste → RS5200",
        fields=(CODE,),
        say=_by_list,
    ),
    Rule(
        code="FICHE_INACTIVE",
        severity=Severity.WARNING,
        title="La fiche de la certification n'est plus active",
        message="{other}.",
        remedy="Rien à changer si ces personnes étaient inscrites avant la fin ; vérifiez le code.",
        explanation=(
            "Après la fin de l'enregistrement, personne ne peut plus s'inscrire, mais les "
            "certificats sont encore délivrés à celles et ceux qui étaient en cours."
        ),
        source="Listes de France compétences : Actif, Date_Fin_Enregistrement",
        example="une fiche finie le 31/08/2024 → la même, pour une personne inscrite avant",
        fields=(CODE,),
        say=_ended,
    ),
    Rule(
        code="FICHE_REMPLACEE",
        severity=Severity.INFO,
        title="Une autre fiche remplace celle-ci",
        message="{other}.",
        remedy="Gardez le code de la fiche à laquelle ces personnes étaient inscrites.",
        explanation=(
            "Une certification renouvelée change de numéro. Chaque personne se déclare avec la "
            "fiche qu'elle a suivie : Certiflux ne change pas le code pour vous."
        ),
        source="Listes de France compétences : Nouvelle_Certification",
        example="RS5000 remplacée par RS6604 → RS6604, pour qui s'y est inscrit",
        fields=(CODE,),
        say=_heirs,
    ),
    Rule(
        code="BLOC_DE_FICHE",
        severity=Severity.INFO,
        title="Le code est celui d'un bloc de compétences",
        message="« {value} » est un bloc de « {other} ».",
        remedy="Déclarez la certification entière, avec le code de sa fiche.",
        explanation=(
            "Un bloc est une partie d'une certification : le flux attend le code de la fiche, et "
            "ne déclare que les certifications obtenues en entier."
        ),
        source="Listes de France compétences : Bloc_Competences_Code",
        example="RNCP38362BC02 → RNCP38362, si toute la certification est obtenue",
        fields=(CODE,),
        say=_parent,
        fix=fix_block,
    ),
    Rule(
        code="BLOC_INCONNU",
        severity=Severity.WARNING,
        title="La fiche n'a pas ce bloc de compétences",
        message="« {value} » : ce bloc n'est pas de ceux de « {other} ».",
        remedy="Vérifiez le code : le numéro de la fiche, ou celui du bloc, est sans doute faux.",
        explanation="Le code d'un bloc commence par celui de sa fiche, qui en a la liste.",
        source="Listes de France compétences : Bloc_Competences_Code",
        example="RNCP38362BC42 → RNCP38362",
        fields=(CODE,),
        say=_its_blocks,
    ),
    Rule(
        code="SIRET_HORS_FICHE",
        severity=Severity.WARNING,
        title="Votre SIRET n'est pas parmi ceux de la fiche",
        message="{other}.",
        remedy="Vérifiez le code, et le SIRET que vous avez donné avec la liste.",
        explanation=(
            "La fiche nomme ses certificateurs, anciens et actuels. Le portail n'accepte que les "
            "certifications du certificateur qui déclare. Rien n'est dit quand la liste ne donne "
            "pas tous les SIRET."
        ),
        source="Listes de France compétences : Siret_Certificateur",
        example="le code d'une fiche d'un autre certificateur → celui de la vôtre",
        fields=(CODE,),
        say=_siret,
    ),
)

STEP: Final = Step("Fiches de France compétences", check_codes, (CODE,), by_row=True)
