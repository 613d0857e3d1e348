"""Identifiers of passages that serve more than once, in the file or over all that was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from certiflux.base.words import counted, row_figure
from certiflux.dataset.people import DOSSIER, Dataset
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.ids import CIVIL_STATUS, CODE, ID_TECHNIQUE, IDENTITY
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step

SESSION: Final = 3
"""People from whom an identifier that they share looks like that of their session."""

_NAMED: Final = 3
"""Rows named in a sentence."""


def check_identifiers(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the identifiers that serve more than once, here or in what was sent before."""
    check_id_technique(dataset, findings, context)
    if context.sent is not None:
        findings.add("ID_TECHNIQUE_DEJA_ENVOYE", ID_TECHNIQUE, context.sent(dataset))


def check_id_technique(dataset: Dataset, findings: Findings, _context: Context = NOTHING) -> None:
    """Find the identifiers that serve more than once in the file (FORMAT.md b 3).

    That they are those of sessions rather than of people is said once.
    """
    uses = repeated_ids(dataset)
    rows = sorted(row for rows in uses.values() for row in rows)
    findings.add("ID_TECHNIQUE_REPETE", ID_TECHNIQUE, rows)
    if any(people_of(dataset, rows) for rows in uses.values()):
        findings.add("ID_TECHNIQUE_PARTAGE", ID_TECHNIQUE)


def repeated_ids(dataset: Dataset) -> dict[str, list[int]]:
    """Return the identifiers that serve more than once, each with its rows."""
    column = dataset.columns.get(ID_TECHNIQUE)
    if column is None:
        return {}
    texts = [value if isinstance(value, str) else "" for value in column.values]
    if len(set(column.codes)) == len(column.codes) and len(set(texts)) == len(texts):
        return {}
    totals = Counter(map(texts.__getitem__, column.codes))
    repeated = {text for text, count in totals.items() if count > 1 and text}
    uses: dict[str, list[int]] = {}
    if repeated:
        for row, code in enumerate(column.codes):
            if texts[code] in repeated:
                uses.setdefault(texts[code], []).append(row)
    return uses


def shared_ids(dataset: Dataset) -> dict[str, int]:
    """Return the identifiers that serve for several different people, with how many people."""
    counted = ((value, people_of(dataset, rows)) for value, rows in repeated_ids(dataset).items())
    return {value: people for value, people in counted if people}


def people_of(dataset: Dataset, rows: Sequence[int]) -> int:
    """Return how many different people some rows name, 0 when too few for a session."""
    if len(rows) < SESSION:
        return 0
    columns = [dataset.columns.get(field) for field in (DOSSIER, *CIVIL_STATUS)]
    people = {tuple(one[row] if one else None for one in columns) for row in rows}
    return len(people) if len(people) >= SESSION else 0


def same_id(scene: Scene, finding: Finding) -> str:
    """Say which other rows carry the same idTechnique."""
    uses = scene.once("ids", lambda: repeated_ids(scene.dataset))
    value = scene.value(ID_TECHNIQUE, finding.row)
    return named(scene, finding, uses.get(str(value), []))


def named(scene: Scene, finding: Finding, rows: list[int]) -> str:
    """Name the other rows of a group, the first ones only when there are many."""
    others = [row for row in rows if row != finding.row]
    numbers = [row_figure(scene.dataset.row_numbers[row]) for row in others]
    if len(numbers) == 1:
        return f"ligne {numbers[0]}"
    more = len(numbers) - _NAMED
    rest = f" et {counted(more, 'autre')}" if more > 0 else ""
    return f"lignes {', '.join(numbers[:_NAMED])}{rest}"


def session(scene: Scene, _finding: Finding) -> str:
    """Say which identifiers serve for how many people."""
    shared = sorted(
        scene.once("shared", lambda: shared_ids(scene.dataset)).items(), key=lambda item: -item[1]
    )
    (value, people), others = shared[0], len(shared) - 1
    said = f"« {value} » sert pour {counted(people, 'personne')} différentes"
    if others:
        verb = "est dans ce cas" if others == 1 else "sont dans ce cas"
        said += f", et {counted(others, 'autre identifiant', 'autres identifiants')} {verb}"
    return said


RULES: Final = (
    Rule(
        code="ID_TECHNIQUE_REPETE",
        severity=Severity.ERROR,
        title="Le même identifiant technique sert plusieurs fois",
        message="« {value} » sert aussi {other}.",
        remedy="Donnez à chaque passage un identifiant différent, par exemple {example}.",
        explanation="Le portail garde le premier passage et refuse les suivants comme déjà connus.",
        source="FORMAT.md (b) 3",
        example="A-1 et A-1 → A-1 et A-2",
        fields=(ID_TECHNIQUE,),
        say=same_id,
    ),
    Rule(
        code="ID_TECHNIQUE_DEJA_ENVOYE",
        severity=Severity.ERROR,
        title="Cet identifiant technique a déjà servi pour un autre passage",
        message="« {value} » a déjà été envoyé pour une autre personne ou une autre certification.",
        remedy="Donnez à ce passage un identifiant qui n'a jamais servi, par exemple {example}.",
        explanation=(
            "Un identifiant est unique sur tout ce que vous avez déposé : le portail répondrait "
            "que ce passage existe déjà et ne l'enregistrerait pas. C'est votre registre qui le "
            "dit, quand il est ouvert."
        ),
        source="FORMAT.md (b) 3 ; (d), « existe déjà en base »",
        example="A-1, déposé en mai pour une autre personne → A-57",
        fields=(ID_TECHNIQUE,),
    ),
)

WHOLE_FILE: Final = (
    Rule(
        code="ID_TECHNIQUE_PARTAGE",
        severity=Severity.WARNING,
        title="L'identifiant technique semble être celui d'une session",
        message="{other}. Il en faut un par personne et par passage.",
        remedy=(
            "Donnez pour « {label} » une autre colonne, propre à chaque personne, ou laissez "
            "Certiflux créer ces identifiants."
        ),
        explanation=(
            "Le portail reconnaît chaque passage à cet identifiant. Avec celui de la session, il "
            "garderait la première personne et refuserait toutes les autres."
        ),
        source="FORMAT.md (b) 3 ; (e), fautes rencontrées",
        whole_file=True,
        example="SESSION-12 pour 14 personnes → SESSION-12-01, SESSION-12-02…",
        fields=(ID_TECHNIQUE,),
        say=session,
    ),
)

STEP: Final = Step("Identifiants techniques", check_identifiers, (ID_TECHNIQUE, CODE, *IDENTITY))
