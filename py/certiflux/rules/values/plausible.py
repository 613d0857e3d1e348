"""Checks of what people type to fill a cell: made-up values, useless names, long labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.people import Dataset
from certiflux.dictionary import fields
from certiflux.dictionary.facets import lengths
from certiflux.dictionary.model import Status
from certiflux.rules.context import NOTHING, Context
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.ids import (
    BIRTH,
    BODIES,
    CIVIL_STATUS,
    CONDITIONS,
    FREE_TEXTS,
    GIVEN,
    LABELS,
    PLAUSIBLE,
    POSTCODES,
)
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene
from certiflux.rules.step import Step
from certiflux.rules.sure import Sure

ADVISED: Final = 40
"""Characters that the dictionary allows to the names of towns and countries; the schema 60."""

_FILLER_NAMES: Final = re.compile(
    r"x{2,}|test|tests|inconnue?|non connue?|non renseignee?|anonyme|neant|aucune?|null|idem|azerty"
    r"|unknown|n/a|n\.?c\.|nom|prenom|0+"
)
_FILLER_TEXTS: Final = re.compile(
    r"null|\(null\)|nan|nat|none|<na>|\\n|n/?[acd]|n/?r|n\.[acrd]\.?|sans objet|neant|aucune?|vide"
    r"|\(vide\)|non renseignee?s?|non communiquee?s?|non connue?s?|undefined|empty|loading\.*"
    r"|chargement\.*|n\.?s\.?p\.?"
)
"""What programs and people write for nothing, in any datum."""

_FILLER_POSTCODES: Final = re.compile(r"0+|9{5}")
_FILLER_CLIENTS: Final = re.compile(r"12345678|(.)\1{7}")
_FILLER_YEAR: Final = "1900"
_SHORT: Final = 2
"""Letters of « Na », which a program also writes for nothing."""


def check_plausible(dataset: Dataset, findings: Findings, context: Context = NOTHING) -> None:
    """Find, field by field, the values that look like anything typed to fill the cell."""
    for field_id in dataset.columns:
        check_filler(dataset, findings, context, field_id)


def check_filler(dataset: Dataset, findings: Findings, _context: Context, field_id: str) -> None:
    """Find the invented values of one field, and the labels that are rather long."""
    if field_id not in PLAUSIBLE:
        return
    column, made_up = dataset.columns[field_id], _FILLERS[field_id]
    for rule, wrong in (("VALEUR_FACTICE", made_up), ("LIBELLE_LONG", _long)):
        if rule == "LIBELLE_LONG" and field_id not in LABELS:
            continue
        values = column.values
        codes = {
            code for code, value in enumerate(values) if isinstance(value, str) and wrong(value)
        }
        if codes:
            whole_file = field_id in BODIES or column.source is None
            findings.add(rule, field_id, None if whole_file else column.rows_of(codes))


def made_up(field_id: str, value: str) -> bool:
    """Say whether a value of a field looks like anything typed to fill the cell."""
    return field_id in _FILLERS and _FILLERS[field_id](value)


def _filler_name(value: str) -> bool:
    return filler(value) or bool(_FILLER_NAMES.fullmatch(unaccented(value)))


def filler(value: str) -> bool:
    """Say whether a text says nothing: « NR », « nan », « sans objet », a dash."""
    return not any(map(str.isalnum, value)) or bool(_FILLER_TEXTS.fullmatch(unaccented(value)))


def _long(value: str) -> bool:
    high = fields()[LABELS[0]].kind
    return ADVISED < max(lengths(value)) <= getattr(high, "high", 0)


_FILLERS: Final[dict[str, Callable[[str], bool]]] = {
    **dict.fromkeys(FREE_TEXTS, filler),
    **dict.fromkeys((*GIVEN, *LABELS), _filler_name),
    **dict.fromkeys(CIVIL_STATUS, lambda value: value.upper() != "NA" and _filler_name(value)),
    **dict.fromkeys(POSTCODES, lambda value: bool(_FILLER_POSTCODES.fullmatch(value))),
    **dict.fromkeys(BODIES, lambda value: bool(_FILLER_CLIENTS.fullmatch(value))),
    BIRTH[0]: lambda value: value == _FILLER_YEAR,
}
"""By field: what tells a value that was made up."""


def fix_empty(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose to leave the cell empty, where the field may be."""
    field = fields(scene.dataset.version)[finding.field]
    empty = Fix("Laisser vide", {field.id: ""})
    return [] if field.status is Status.OBLIGATOIRE else [empty]


def fix_filler(scene: Scene, finding: Finding) -> list[Fix]:
    """Propose to leave empty a cell that says nothing, or that a formula could not fill."""
    value = scene.text(finding.field, finding.row)
    nothing = finding.rule == "CELLULE_EN_ERREUR" or filler(value)
    return fix_empty(scene, finding) if nothing else []


def says_nothing(scene: Scene, finding: Finding, fix: Fix) -> bool:
    """Hold where a cell is emptied of what says nothing, and no other datum announces it.

    « Na » is a name too.
    """
    if fix.values != {finding.field: ""} or finding.field in CONDITIONS:
        return False
    text = scene.text(finding.field, finding.row)
    name = finding.field in GIVEN and text.isalpha() and len(text) <= _SHORT
    return not name and (filler(text) or made_up(finding.field, text))


EMPTIED: Final = Sure(
    name="remplissages",
    title="Cases remplies pour rien, vidées",
    why="Ce qui y est écrit (« NR », « 00000 », un tiret…) ne dit rien de la personne.",
    holds=says_nothing,
)


def _or_empty(scene: Scene, finding: Finding) -> str:
    """Say that the cell may be left empty, where it may."""
    status = scene.fields[finding.field].status
    return "" if status is Status.OBLIGATOIRE else ", ou laissez la cellule vide"


RULES: Final = (
    Rule(
        code="VALEUR_FACTICE",
        severity=Severity.WARNING,
        title="Une valeur semble mise pour remplir la case",
        message="« {value} » ressemble à une valeur mise pour remplir la case.",
        remedy="Donnez la vraie valeur{other}.",
        explanation=(
            "Le schéma accepte 00000, TEST ou 1900, mais le portail cherche une vraie personne : "
            "une valeur inventée l'empêche de la trouver, une case vide non."
        ),
        source="FORMAT.md (a), comportement vérifié du schéma ; (e), fautes rencontrées",
        example="code postal 00000 → une case vide",
        fields=PLAUSIBLE,
        say=_or_empty,
        fix=fix_empty,
        sure=(EMPTIED,),
    ),
    Rule(
        code="LIBELLE_LONG",
        severity=Severity.WARNING,
        title="Un libellé dépasse la longueur du dictionnaire",
        message="{length} caractères : le schéma les accepte, le dictionnaire n'en prévoit que 40.",
        remedy="Abrégez ce libellé à 40 caractères, ou laissez-le vide s'il y a un code.",
        explanation=(
            "Les deux documents officiels se contredisent. Quarante caractères conviennent à tous "
            "les deux."
        ),
        source="FORMAT.md (a) 8.12 et 8.14, différences entre dictionnaire et schéma",
        example="Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson → St-Remy-en-Bouzemont",
        fields=LABELS,
    ),
)

STEP: Final = Step("Valeurs vraisemblables", check_plausible, one=check_filler, by_row=True)
