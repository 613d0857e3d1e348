"""The obligatory data that no column and no setting gives."""

from __future__ import annotations

from typing import Final

from certiflux.dataset.identifiers.national import NAME
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dictionary import BY_DOSSIER, BY_NATIONAL, branches, fields
from certiflux.dictionary.model import Status
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.findings import Findings
from certiflux.rules.ids import CODE, ID_TECHNIQUE, NOM, OBLIGATORY, SETTINGS, TYPE
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.step import Step

_BESIDE = frozenset({DOSSIER, NAME})
"""Obligatory in their branch, but no column is missed for it: another datum decides or serves."""


def check_columns(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the obligatory data that no column and no setting gives."""
    wanted = {
        "titulaire": not all(dataset.otherwise()),
        BY_DOSSIER: any(dataset.by_dossier()),
        BY_NATIONAL: any(dataset.by_national()),
    }
    for field in fields(dataset.version).values():
        if field.status is not Status.OBLIGATOIRE or field.generated or field.id in _BESIDE:
            continue
        if field.id == TYPE and CODE not in dataset.columns:
            continue  # the code will tell it
        branch = branches(dataset.version).get(field.id)
        if field.id not in dataset.columns and (
            branch is None or wanted[branch] or _names_numbers(dataset, field.id, wanted)
        ):
            rule = "REGLAGE_ABSENT" if field.setting else "COLONNE_ABSENTE"
            findings.add(rule, field.id)


def _names_numbers(dataset: Dataset, field: str, wanted: dict[str, bool]) -> bool:
    """Say whether a field is the birth name that goes beside national numbers."""
    return field == NOM and wanted[BY_NATIONAL] and NAME not in dataset.columns


RULES: Final = (
    Rule(
        code="COLONNE_ABSENTE",
        severity=Severity.ERROR,
        title="Une donnée obligatoire n'est dans aucune colonne",
        message="aucune colonne ne donne cette information, obligatoire pour chaque personne.",
        remedy="Ajoutez cette colonne à votre fichier, ou donnez la même valeur pour tous.",
        explanation="Le portail refuse tout le fichier s'il manque une donnée obligatoire.",
        source="FORMAT.md (a), statuts du dictionnaire",
        whole_file=True,
        example="aucune colonne de sexe → une colonne « Sexe » avec F ou M",
        fields=tuple(i for i in OBLIGATORY if i not in SETTINGS),
        remedies={
            ID_TECHNIQUE: (
                "À l'étape « Colonnes », indiquez la colonne qui donne un identifiant à chaque "
                "passage, ou demandez à Certiflux d'en créer."
            )
        },
    ),
    Rule(
        code="REGLAGE_ABSENT",
        severity=Severity.ERROR,
        title="Un identifiant de l'envoi n'est pas donné",
        message="cette information n'est pas donnée. Attendu : {expected}.",
        remedy="Saisissez-la à l'étape « Colonnes », par exemple {example}.",
        explanation=(
            "La Caisse des Dépôts vous a donné ces identifiants par courriel lors de "
            "l'accrochage. Sans eux, le portail ne sait pas qui déclare."
        ),
        source="FORMAT.md (a) 2.1 à 4.2",
        whole_file=True,
        example="aucun numéro de contrat → MCFCER000123 saisi à l'étape « Colonnes »",
        fields=SETTINGS,
    ),
)

STEP: Final = Step("Colonnes et réglages", check_columns)
