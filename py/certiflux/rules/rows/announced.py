"""Checks of what one datum of a row says of another: announced, or excluded by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from certiflux.dataset.convert import NIL_WORDS
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import fields
from certiflux.dictionary.model import Field, When
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import ANNOUNCED, CIVIL_STATUS, CONDITIONS, EVERY, IDENTITY
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.tuples import said_rows


def conditional_fields(dataset: Dataset) -> Iterator[tuple[Field, When]]:
    """Yield the fields that another one announces, each with its condition."""
    return ((field, field.when) for field in fields(dataset.version).values() if field.when)


def check_conditions(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find data announced and not given, or given and not announced (FORMAT.md b 6)."""
    for field, when in conditional_fields(dataset):
        rules = said_rows(dataset, (when.field, field.id), _say_condition(field, when))
        for rule, rows in rules.items():
            findings.add(rule, field.id, rows)


def _say_condition(field: Field, when: When) -> Callable[[Value, Value], str | None]:
    def say(said: Value, value: Value) -> str | None:
        if said == when.value:
            missing = value is None and not field.multiple
            return "CONDITION_MANQUANTE" if missing else None
        return "CONDITION_SUPERFLUE" if isinstance(value, str) else None

    return say


def check_identity(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the people identified both by a CPF file and by civil status (FORMAT.md b 9)."""
    if DOSSIER not in dataset.columns:
        return
    by_dossier = dataset.by_dossier()
    doubled: set[int] = set()
    for field in CIVIL_STATUS:
        column = dataset.columns.get(field)
        if column is not None:
            filled = {code for code, value in enumerate(column.values) if _given(value)}
            doubled.update(row for row in column.rows_of(filled) if by_dossier[row])
    findings.add("IDENTITE_DOUBLE", DOSSIER, sorted(doubled))


def _given(value: Value) -> bool:
    return isinstance(value, str) and value.casefold() not in NIL_WORDS


def _announcing(scene: Scene, finding: Finding) -> str:
    """Name the column that announces a conditional field."""
    when = scene.fields[finding.field].when
    return scene.name(when.field) if when else ""


RULES: Final = (
    Rule(
        code="IDENTITE_DOUBLE",
        severity=Severity.ERROR,
        title="La personne est identifiée de deux façons",
        message="la ligne donne à la fois un dossier CPF et un état civil.",
        remedy="Gardez l'un des deux : le numéro de dossier avec son nom, ou l'état civil.",
        explanation="Le portail n'accepte qu'une façon d'identifier chaque personne.",
        source="FORMAT.md (b) 9",
        example="dossier 12345678901 et année de naissance 1988 → le dossier et son nom seuls",
        fields=(DOSSIER,),
    ),
    Rule(
        code="CONDITION_MANQUANTE",
        severity=Severity.WARNING,
        title="Une donnée annoncée n'est pas donnée",
        message="rien n'est donné, alors que « {other} » l'annonce.",
        remedy="Donnez {expected}, ou corrigez « {other} ».",
        explanation="Le dictionnaire lie ces deux données : l'une annonce l'autre.",
        source="FORMAT.md (b) 6",
        example="accès par VAE sans voie → accès par VAE et VAE_CLASSIQUE",
        fields=tuple(i for i in CONDITIONS if not EVERY[i].multiple),
        say=_announcing,
    ),
    Rule(
        code="CONDITION_SUPERFLUE",
        severity=Severity.WARNING,
        title="Une donnée est donnée sans être annoncée",
        message="« {value} » est donné alors que « {other} » ne l'annonce pas.",
        remedy="Effacez cette valeur, ou corrigez « {other} ».",
        explanation="Le dictionnaire lie ces deux données : l'une annonce l'autre.",
        source="FORMAT.md (b) 6",
        example="présence d'un niveau de langue NON et niveau B2 → OUI et B2",
        fields=tuple(CONDITIONS),
        say=_announcing,
    ),
)

ANNOUNCED_DATA: Final = Step("Données annoncées", check_conditions, ANNOUNCED, by_row=True)
TWO_IDENTITIES: Final = Step("Identité", check_identity, IDENTITY, by_row=True)
