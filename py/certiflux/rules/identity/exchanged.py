"""Names, first names and sexes that have changed places."""

from __future__ import annotations

from functools import cache
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn, Value
from certiflux.rules.finding import Finding
from certiflux.rules.findings import Findings
from certiflux.rules.fix import Fix
from certiflux.rules.identity.name_lists import EITHER, FIRST_NAMES, MEN, SURNAMES, WOMEN
from certiflux.rules.identity.names import first_part
from certiflux.rules.identity.search import FIRST_STEP, SOURCE, Add, flagged
from certiflux.rules.ids import NOM, PRENOM, SEXE
from certiflux.rules.rule import Rule, Severity
from certiflux.rules.scene import Scene

_HALF, _QUARTER = 0.5, 0.25
_ENOUGH_ROWS: Final = 10
"""Rows from which a column may be judged as a whole."""

_OTHER, _GIVEN, _SURNAME = range(3)
_EXCHANGED: Final = (_GIVEN, _SURNAME)
"""What the name and the first name look like when they have changed places."""


@cache
def _kind(folded: str) -> int:
    """Say whether a name is surely a first name, surely a surname, or neither."""
    given, surname = folded in FIRST_NAMES, folded in SURNAMES
    return _OTHER if given == surname else _GIVEN if given else _SURNAME


def check_swapped(dataset: Dataset, findings: Findings, add: Add) -> bool:
    """Find names and first names that have changed places; say whether whole columns have."""
    names, firsts = dataset.columns.get(NOM), dataset.columns.get(PRENOM)
    if names is None or firsts is None or names.source is None or firsts.source is None:
        return False
    kinds = [_kinds(names), _kinds(firsts)]
    rows = len(dataset)
    known = [
        sum(map(kind[1].__getitem__, column.codes))
        for kind, column in zip(kinds, (names, firsts), strict=True)
    ]
    if rows >= _ENOUGH_ROWS and known[0] > rows * _HALF and known[1] < rows * _QUARTER:
        findings.add("COLONNES_INVERSEES", NOM)
        return True
    given, surname = [_flags(kind, wanted) for kind, wanted in zip(kinds, _EXCHANGED, strict=True)]
    found = flagged(names, given)
    add("NOM_PRENOM_INVERSES", NOM, [row for row in found if surname[firsts.codes[row]]])
    return False


def _kinds(column: FieldColumn) -> tuple[list[int], list[int]]:
    """Return, per code, what a name looks like, and 1 where it is a known first name."""
    folded = [unaccented(value) if isinstance(value, str) else "" for value in column.values]
    return list(map(_kind, folded)), [int(one in FIRST_NAMES) for one in folded]


def _flags(kind: tuple[list[int], list[int]], wanted: int) -> list[bool]:
    return [one == wanted for one in kind[0]]


def check_sexes(dataset: Dataset, findings: Findings, add: Add) -> None:
    """Find the first names that one sex bears and the other sex given."""
    firsts, sexes = dataset.columns.get(PRENOM), dataset.columns.get(SEXE)
    if firsts is None or sexes is None or firsts.source is None or sexes.source is None:
        return
    borne = [_SIDES.get(_sex_of(value), 0) for value in firsts.values]
    given = [_SIDES.get(value, 0) for value in sexes.values]
    pairs = zip(firsts.codes, sexes.codes, strict=True)
    agree = [borne[first] * given[sex] for first, sex in pairs]
    known = len(agree) - agree.count(0)
    against = [row for row, said in enumerate(agree) if said < 0] if -1 in agree else []
    if known >= _ENOUGH_ROWS and len(against) > known * _HALF:
        findings.add("SEXES_INVERSES", SEXE)
    else:
        add("SEXE_PRENOM", SEXE, against)


_SIDES: Final[dict[Value, int]] = {"F": 1, "M": -1}
"""Opposite numbers of the two sexes: their product tells whether two agree, 0 for one unsaid."""


def _sex_of(value: Value) -> str | None:
    """Return the sex that alone bears a first name, None for any doubt."""
    if not isinstance(value, str):
        return None
    first = first_part(value)
    if first in EITHER or (first in WOMEN) == (first in MEN):
        return None
    return "F" if first in WOMEN else "M"


def _first_name(scene: Scene, finding: Finding) -> str:
    """Quote the first name of the row."""
    return str(scene.value(PRENOM, finding.row))


def _swap(scene: Scene, finding: Finding) -> list[Fix]:
    name, first = (scene.text(one, finding.row) for one in (NOM, PRENOM))
    return [Fix("Intervertir le nom et le prénom", {NOM: first, PRENOM: name})]


RULES: Final = (
    Rule(
        code="COLONNES_INVERSEES",
        severity=Severity.WARNING,
        title="Les colonnes du nom et du prénom semblent inversées",
        message="la plupart des noms sont des prénoms, et les prénoms n'en sont pas.",
        remedy="À l'étape « Colonnes », échangez le nom de naissance et le prénom.",
        explanation=FIRST_STEP,
        source=SOURCE,
        example="nom Camille, prénom DURAND → nom DURAND, prénom Camille",
        fields=(NOM, PRENOM),
        whole_file=True,
    ),
    Rule(
        code="NOM_PRENOM_INVERSES",
        severity=Severity.WARNING,
        title="Le nom et le prénom semblent inversés",
        message="« {value} » est un prénom courant, alors que le prénom donné, « {other} », est un "
        "nom courant.",
        remedy="Échangez les deux si la pièce d'identité le confirme.",
        explanation=FIRST_STEP,
        source=SOURCE,
        example="nom Camille, prénom DURAND → nom DURAND, prénom Camille",
        fields=(NOM, PRENOM),
        say=_first_name,
        fix=_swap,
        reads=(NOM, PRENOM),
    ),
    Rule(
        code="SEXES_INVERSES",
        severity=Severity.WARNING,
        title="Les sexes semblent inversés dans toute la colonne",
        message="la plupart des prénoms sont portés par l'autre sexe.",
        remedy="À l'étape « Colonnes », vérifiez ce que veulent dire les valeurs de cette colonne.",
        explanation=f"{FIRST_STEP} Un code mal compris inverse tout le monde à la fois.",
        source=SOURCE,
        example="Camille Durand et Paul Petit, tous deux à l'envers → F et M",
        fields=(SEXE,),
        whole_file=True,
    ),
    Rule(
        code="SEXE_PRENOM",
        severity=Severity.INFO,
        title="Le prénom est d'ordinaire porté par l'autre sexe",
        message="le sexe « {value} » surprend pour le prénom « {other} ».",
        remedy="Vérifiez le sexe sur la pièce d'identité ; s'il est juste, ne changez rien.",
        explanation=f"{FIRST_STEP} Ce n'est qu'un doute : un prénom peut être porté par les deux.",
        source=SOURCE,
        example="Nathalie, M → F",
        fields=(SEXE,),
        say=_first_name,
    ),
)
