"""Was the certificate delivered while the fiche allowed it, to who came by a way that it opens?"""

from __future__ import annotations

from typing import Final

from certiflux.base.words import day_said, figure
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import ids
from certiflux.fiches.known import OLD, age, is_old
from certiflux.fiches.ways import told_of
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.dates.chronology import day
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import CODE, DELIVRANCE
from certiflux.rules.register.asked import code_of, fiche_at, known, said, way_said
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.tuples import said_rows

ACCES: Final = ids.MODALITE_ACCES
_NO_LIST: Final = "Aucune liste de France compétences n'a été déposée."


def check_days(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find what was delivered outside the days of a fiche, and ways that it does not open."""
    fiches = context.fiches
    if not fiches:
        findings.skip(_NO_LIST)
        return

    def by_day(code: Value, delivered: Value) -> str | None:
        fiche, spelt = fiches.fiche(code_of(code)), day(delivered)
        if fiche is None or not spelt:
            return None
        if fiche.limit and spelt > fiche.limit:
            return "DELIVRANCE_APRES_LIMITE"
        return "DELIVRANCE_AVANT_EFFET" if fiche.effect and spelt < fiche.effect else None

    def by_way(code: Value, way: Value) -> str | None:
        fiche = fiches.fiche(code_of(code))
        if fiche is None or not isinstance(way, str) or way in fiche.ways:
            return None
        return "ACCES_NON_OUVERT" if told_of(fiche.code, way, fiche.ways) else None

    for rule, rows in said_rows(dataset, (CODE, DELIVRANCE), by_day).items():
        findings.add(rule, DELIVRANCE, rows)
    for rule, rows in said_rows(dataset, (CODE, ACCES), by_way).items():
        findings.add(rule, ACCES, rows)


def check_age(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Say that the list which speaks of the codes of the file is old."""
    column = dataset.columns.get(CODE)
    if column is None or not context.fiches or not len(dataset):
        return
    listed = context.fiches.date(code_of(value) for value in set(column.values))
    if is_old(listed, context.today):
        findings.add("LISTE_FICHES_ANCIENNE", CODE)


def _limit(scene: Scene, finding: Finding) -> str:
    return f"{day_said(fiche_at(scene, finding).limit)} pour « {said(scene, finding)} »"


def _effect(scene: Scene, finding: Finding) -> str:
    return f"{day_said(fiche_at(scene, finding).effect)} pour « {said(scene, finding)} »"


def _open_ways(scene: Scene, finding: Finding) -> str:
    """Name the fiche, and the ways that it opens."""
    ways = "; ".join(way_said(scene, one) for one in fiche_at(scene, finding).ways)
    return f"« {said(scene, finding)} » ({ways})"


def _age(scene: Scene, _finding: Finding) -> str:
    """Say of which day the list is, and how long ago."""
    column = scene.dataset.columns.get(CODE)
    values = set(column.values) if column else set()
    listed = known(scene).date(code_of(value) for value in values)
    days = age(listed, scene.context.today) or 0
    return f"du {day_said(listed)}, il y a {figure(days)} jours"


RULES: Final = (
    Rule(
        code="DELIVRANCE_APRES_LIMITE",
        severity=Severity.WARNING,
        title="Délivrée après la date limite de la fiche",
        message="délivrée le {value}, après la date limite de délivrance : {other}.",
        remedy="Vérifiez la date de délivrance et le code : c'est peut-être la fiche suivante.",
        explanation=(
            "Après la fin de l'enregistrement, les certificats ne sont délivrés que jusqu'à une "
            "date limite, que seules les listes XML donnent. Sans elle, rien n'est dit."
        ),
        source="Listes de France compétences : DATE_LIMITE_DELIVRANCE",
        example="limite le 25/07/2026, délivrée le 30/07/2026 → délivrée le 25/07/2026",
        fields=(DELIVRANCE,),
        say=_limit,
    ),
    Rule(
        code="DELIVRANCE_AVANT_EFFET",
        severity=Severity.WARNING,
        title="Délivrée avant la date d'effet de la fiche",
        message="délivrée le {value}, avant la date d'effet : {other}.",
        remedy="Vérifiez la date de délivrance et le code : c'est peut-être la fiche précédente.",
        explanation=(
            "Une certification renouvelée change de numéro : ce qui a été délivré avant la date "
            "d'effet de la nouvelle fiche l'a sans doute été sous l'ancienne."
        ),
        source="Listes de France compétences : Date_Effet",
        example="effet le 01/09/2024, délivrée le 15/07/2024 → le code de la fiche précédente",
        fields=(DELIVRANCE,),
        say=_effect,
    ),
    Rule(
        code="ACCES_NON_OUVERT",
        severity=Severity.WARNING,
        title="La fiche n'ouvre pas cette voie d'accès",
        message="« {value} » n'est pas une voie d'accès de {other}.",
        remedy="Vérifiez la voie d'accès de ces personnes, et le code de la certification.",
        explanation=(
            "Chaque fiche dit par quelles voies on y accède. Le rapprochement avec les valeurs "
            "du flux est une déduction : c'est une alerte, pas une erreur."
        ),
        source="Listes de France compétences : Si_Jury, SI_JURY_FI…",
        example="VAE pour une fiche qui ne l'ouvre pas → Formation continue",
        fields=(ACCES,),
        say=_open_ways,
    ),
    Rule(
        code="LISTE_FICHES_ANCIENNE",
        severity=Severity.INFO,
        title=f"La liste de France compétences a plus de {OLD} jours",
        message="la liste qui a servi est {other}.",
        remedy="Déposez celle du jour pour contrôler avec les fiches d'aujourd'hui.",
        explanation=(
            "Des fiches finissent et d'autres arrivent chaque mois. Une liste ancienne sert "
            "encore : Certiflux le dit, sans rien bloquer."
        ),
        source="Listes de France compétences, publiées chaque jour",
        example="une liste du 01/06/2026 le 30/11/2026 → la liste du jour",
        fields=(CODE,),
        whole_file=True,
        say=_age,
    ),
)

STEP: Final = Step("Fiches : dates et accès", check_days, (CODE, DELIVRANCE, ACCES), by_row=True)
STEP_AGE: Final = Step("Liste de France compétences", check_age, (CODE,))
