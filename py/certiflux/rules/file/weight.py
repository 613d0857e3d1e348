"""Checks of what one flow may carry: how many people, how many bytes."""

from __future__ import annotations

from typing import Final

from certiflux.base.words import counted, figure, weight
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import Value
from certiflux.dictionary import (
    BY_DOSSIER,
    MAX_BYTES,
    MAX_PASSAGES,
    PREFIX,
    branches,
    passage_fields,
    schema,
)
from certiflux.dictionary.model import Field, Group
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import ID_TECHNIQUE
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step

HEAVIEST: Final = 6_000
"""Bytes that a passage hardly ever reaches: shorter files need no weighing."""

_NIL: Final = len(f'<{PREFIX}: xsi:nil="true"/>')
_TAGS: Final = len(f"<{PREFIX}:></{PREFIX}:>")


def check_size(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find that the people go in several files: one carries so many, of so many bytes."""
    if estimated_files(dataset) > 1:
        findings.add("FLUX_REPARTI", ID_TECHNIQUE)


def estimated_files(dataset: Dataset) -> int:
    """Return in how many files every row would be written, at least and about (FORMAT.md f)."""
    heavy = len(dataset) * HEAVIEST > MAX_BYTES
    by_weight = -(-estimated_bytes(dataset) // MAX_BYTES) if heavy else 1
    return max(by_weight, -(-len(dataset) // MAX_PASSAGES))


def estimated_bytes(dataset: Dataset) -> int:
    """Return about how many bytes the flow of every row would weigh."""
    total = 0
    for field in passage_fields(dataset.version):
        column = dataset.columns.get(field.id)
        if column is not None:
            sizes = [_bytes(field, value) for value in column.values]
            total += sum(map(sizes.__getitem__, column.codes))
        elif branches(dataset.version).get(field.id) != BY_DOSSIER:
            total += _bytes(field, None) * len(dataset)
    return total + _wrapping(schema(dataset.version).find("passageCertification")) * len(dataset)


def _bytes(field: Field, value: Value) -> int:
    if isinstance(value, str):
        return _TAGS + 2 * len(field.name) + len(value.encode("utf-8", "replace"))
    return _NIL + len(field.name) if field.nillable else 0


def _wrapping(group: Group) -> int:
    """Return the bytes of the tags that hold the data of a person known by civil status."""
    if group.optional or group.name == BY_DOSSIER:
        return 0
    own = _TAGS + 2 * len(group.name)
    return own + sum(_wrapping(child) for child in group.children if isinstance(child, Group))


def _people_and_weight(scene: Scene, _finding: Finding) -> str:
    """Say how many people go, and about how many bytes."""
    heavy = weight(scene.once("bytes", lambda: estimated_bytes(scene.dataset)))
    return f"{counted(len(scene.dataset), 'personne')}, environ {heavy}"


def _files(scene: Scene, _finding: Finding) -> str:
    """Say in how many files they go."""
    return figure(scene.once("files", lambda: estimated_files(scene.dataset)))


RULES: Final = (
    Rule(
        code="FLUX_REPARTI",
        severity=Severity.INFO,
        title="Le flux sera réparti en plusieurs fichiers",
        message="{value} : le flux sera réparti en {other} fichiers.",
        remedy="Rien à faire ici : à l'étape « Générer », déposez les fichiers l'un après l'autre.",
        explanation=(
            "Le portail limite le poids et le nombre de passages de chaque fichier déposé : "
            "200 Mo et 200 000 passages. Certiflux remplit un fichier, puis le suivant, dans "
            "l'ordre de votre liste ; chaque personne n'est que dans un seul. Le nombre de "
            "fichiers est estimé avant l'écriture ; l'étape « Générer » donne le vrai."
        ),
        source="FORMAT.md (f), 200 Mo et 200 000 passages par fichier",
        whole_file=True,
        example="250 000 personnes → un fichier de 200 000 et un autre de 50 000",
        fields=(ID_TECHNIQUE,),
        quote=_people_and_weight,
        say=_files,
    ),
)

STEP: Final = Step("Taille", check_size)
