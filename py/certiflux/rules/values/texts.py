"""Checks of free texts as the user wrote them: accents damaged on the way, letters lost."""

from __future__ import annotations

import re
from typing import Final

from certiflux.base.words import quoted
from certiflux.dataset.people import Dataset
from certiflux.dataset.texts.lookalikes import latinised
from certiflux.dataset.texts.mojibake import LOST, repaired
from certiflux.dataset.texts.text import clean
from certiflux.dataset.values import FieldColumn
from certiflux.dictionary import fields
from certiflux.dictionary.kinds import Text
from certiflux.reading.text.accents import USUAL, guess
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import EVERY, of_kind
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.sure import Sure

_MISPLACED: Final = re.compile(
    "[^\\W\\d_][¼½¾]|[¼½¾][^\\W\\d_]|[a-zà-ÿ][ŠŽ]|[A-ZÀ-Þ][šž](?=[A-ZÀ-Þ])"
)
"""What the usual mistakes of encoding put into words: « RenŽ », « LEB¼UF »."""


def check_texts(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find the texts whose accents were misread, and those that have lost a letter."""
    for field_id in dataset.columns:
        check_text(dataset, findings, context, field_id)


def check_text(dataset: Dataset, findings: Findings, _context: Context, field_id: str) -> None:
    """Find the damaged texts of one field; those of a cell that feeds two are said of the first.

    The cell is looked at, not the value: cleaning would have taken bytes of a misread letter.
    """
    column = dataset.columns[field_id]
    if column.source is not None and field_id == _first_text(dataset, column.source):
        for rule, codes in _flaws(column).items():
            findings.add(rule, field_id, column.rows_of(codes))


def _first_text(dataset: Dataset, source: int) -> str | None:
    """Return the first field of text that a column of the user feeds."""
    known = fields(dataset.version)
    return next(
        (
            field_id
            for field_id, column in dataset.columns.items()
            if column.source == source and isinstance(known[field_id].kind, Text)
        ),
        None,
    )


def _flaws(column: FieldColumn) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for code, cell in enumerate(column.raw):
        if isinstance(cell, str) and not cell.isascii() and (rule := _flaw(cell, column)):
            found.setdefault(rule, set()).add(code)
    return found


def _flaw(cell: str, column: FieldColumn) -> str | None:
    if LOST in cell:
        return "CARACTERE_PERDU"
    if not column.repaired and repaired(cell):
        return "MOJIBAKE"
    if latinised(cell):
        return "LETTRES_SOSIES"
    return "ENCODAGE_DOUTEUX" if _MISPLACED.search(cell) else None


def reread(text: str) -> str | None:
    """Return a text as another encoding than the usual one makes French words of it, or None."""
    try:
        data = text.encode(USUAL)
    except UnicodeEncodeError:
        return None
    found = guess(data)
    if not found.encodings or found.encodings[0] == USUAL or found.strange:
        return None
    return data.decode(found.encodings[0])


def fix_letters(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose a text with its letters of other alphabets in ours."""
    mended = latinised(scene.shown(finding.field, finding.row))
    return (
        [Fix(f"Remplacer par « {mended} », en lettres latines", {finding.field: mended})]
        if mended
        else []
    )


def fix_reading(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose a text as the encoding that makes words of it reads it."""
    mended = reread(scene.shown(finding.field, finding.row))
    return [Fix(f"Remplacer par « {mended} »", {finding.field: mended})] if mended else []


def mended_accents(value: str) -> str:
    """Return a text with its damaged accents put back, clean as the flow would carry it."""
    return clean(repaired(value) or value)[0]


def fix_accents(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose a text with its accents put back."""
    mended = mended_accents(scene.own(finding))
    return [Fix(f"Remplacer par « {mended} »", {finding.field: mended})]


def _mended(scene: Scene, finding: Finding) -> str:
    """Quote a text with its accents put back."""
    return quoted(mended_accents(scene.own(finding)))


EXACT: Final = tuple(i for i in of_kind(Text) if getattr(EVERY[i].kind, "exact", False))
FREE: Final = tuple(i for i in of_kind(Text) if i not in EXACT)

ACCENTS: Final = Sure(
    name="accents",
    title="Accents abîmés, remis",
    why="Relus avec leur encodage, ces signes ne donnent qu'un texte, octet pour octet.",
)
LETTERS: Final = Sure(
    name="lettres",
    title="Lettres d'un autre alphabet, écrites dans le nôtre",
    why="Chacune a la forme d'une de nos lettres, et d'une seule.",
)

DAMAGED: Final = (
    Rule(
        code="MOJIBAKE",
        severity=Severity.WARNING,
        title="Des accents sont abîmés",
        message="« {value} » a perdu ses accents en route : sans doute « {other} ».",
        remedy="Demandez la réparation de la colonne, ou écrivez « {other} » dans la cellule.",
        explanation=(
            "Le texte a été lu un jour avec un autre encodage que le sien. Le portail le prendrait "
            "tel quel et ne retrouverait pas la personne."
        ),
        source="FORMAT.md (a) 8.1, rapprochement des identités",
        example="FranÃ§ois → François",
        fields=of_kind(Text),
        say=_mended,
        fix=fix_accents,
        sure=(ACCENTS,),
    ),
    Rule(
        code="CARACTERE_PERDU",
        severity=Severity.WARNING,
        title="Une lettre est perdue",
        message="« {value} » contient le signe \ufffd, mis à la place d'une lettre illisible.",
        remedy="Retapez le texte, ou refaites l'export de votre logiciel en UTF-8.",
        explanation="Un logiciel n'a pas su lire cette lettre ; rien ne permet de la retrouver.",
        source="FORMAT.md (a) 8.1, rapprochement des identités",
        example="DUPR� → DUPRÉ",
        fields=of_kind(Text),
    ),
)
"""Letters lost or misread on the way."""

DOUBTFUL: Final = (
    Rule(
        code="LETTRES_SOSIES",
        severity=Severity.WARNING,
        title="Des lettres d'un autre alphabet se sont glissées dans un texte",
        message=(
            "« {value} » contient une lettre cyrillique ou grecque qui ressemble à une des nôtres."
        ),
        remedy="Retapez ce texte au clavier, ou acceptez la correction proposée.",
        explanation=(
            "Pour l'œil, rien ne change ; pour le portail, c'est un autre texte, qu'il ne trouve "
            "pas. Cela vient souvent d'un copier-coller."
        ),
        source="FORMAT.md (a), comportement vérifié du schéma",
        example="un « С » cyrillique dans RNСP38362 → RNCP38362",
        fields=of_kind(Text),
        fix=fix_letters,
        sure=(LETTERS,),
    ),
    Rule(
        code="ENCODAGE_DOUTEUX",
        severity=Severity.WARNING,
        title="Des lettres inattendues font douter de l'encodage",
        message="« {value} » contient une lettre qu'aucun mot français ne porte là.",
        remedy=(
            "Si tous les accents sont abîmés, choisissez un autre encodage à l'étape « Colonnes » "
            "(ou --encoding) ; sinon, corrigez ce texte."
        ),
        explanation=(
            "Un même octet est « é » pour un logiciel et « Ž » pour un autre : le texte a sans "
            "doute été écrit avec un autre encodage que celui qui a servi à le lire."
        ),
        source="FORMAT.md (a) 8.1, rapprochement des identités",
        example="RenŽ → René",
        fields=of_kind(Text),
        fix=fix_reading,
    ),
)
"""Letters to be looked at again."""

STEP: Final = Step("Textes", check_texts, one=check_text, by_row=True)
