"""What is lacking to tell a person from a namesake: day, month, place of birth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import compress
from operator import and_, or_
from typing import Final

from certiflux.base.words import unaccented
from certiflux.dataset.people import Dataset
from certiflux.dataset.values import FieldColumn
from certiflux.rules.findings import Findings
from certiflux.rules.identity.name_lists import SURNAMES
from certiflux.rules.identity.search import SOURCE, Add, flagged
from certiflux.rules.ids import ANNEE, INSEE, JOUR, MOIS, NOM, PLACE, POSTAL
from certiflux.rules.rule import Rule, Severity

_FEW: Final = 0.2
"""Share of the rows up to which a lack is one of theirs; beyond, the file does not say it."""

_YEAR: Final = 4
"""Figures of a year."""

_NEW_YEAR_SHARE: Final = 0.03
_NEW_YEAR_ROWS: Final = 5


def check_lacking(dataset: Dataset, findings: Findings, add: Add) -> None:
    """Find who has no day, month or place to be told from a namesake, and days left to default."""
    rows = len(dataset)
    undated = _undated(dataset)
    unplaced = _lacking(dataset, PLACE, all)
    if len(undated) <= rows * _FEW:
        common = _common(dataset.columns.get(NOM), undated)
        add("NAISSANCE_INCOMPLETE", MOIS, [row for row in undated if row not in common])
        add("NOM_COURANT", NOM, [row for row in undated if row in common])
    if len(unplaced) <= rows * _FEW and not dataset.columns.keys().isdisjoint(PLACE):
        add("LIEU_ABSENT", INSEE, unplaced)
    new_year = _new_year(dataset)
    if len(new_year) >= _NEW_YEAR_ROWS and len(new_year) > rows * _NEW_YEAR_SHARE:
        findings.add("NES_LE_1ER_JANVIER", JOUR)


def _undated(dataset: Dataset) -> list[int]:
    """Return the rows with a year of birth that can be read, but no month or no day."""
    year = dataset.columns.get(ANNEE)
    if year is None or year.source is None:
        return []
    lacking = _lacking(dataset, (MOIS, JOUR), any)
    known = [isinstance(value, str) and len(value) == _YEAR for value in year.values]
    return [row for row in lacking if known[year.codes[row]]]


def _lacking(
    dataset: Dataset, ids: Sequence[str], combine: Callable[[Iterable[bool]], bool]
) -> list[int]:
    """Return the rows that lack any, or all, of the values of ``ids``."""
    columns = [dataset.columns.get(one) for one in ids]
    if combine is any and None in columns:
        return list(range(len(dataset)))
    here = [column for column in columns if column is not None]
    if not here:
        return list(range(len(dataset)))
    lacks = [[not isinstance(value, str) for value in column.values] for column in here]
    marks = [bytes(map(lack.__getitem__, one.codes)) for one, lack in zip(here, lacks, strict=True)]
    # As whole numbers, byte by byte: a file has many rows and few that lack anything.
    numbers = [int.from_bytes(mark, "big") for mark in marks]
    whole = reduce(or_ if combine is any else and_, numbers)
    return list(compress(range(len(dataset)), whole.to_bytes(len(dataset), "big")))


def _common(column: FieldColumn | None, rows: Iterable[int]) -> set[int]:
    """Return those of some rows whose name very many people bear."""
    if column is None:
        return set()
    named = ((row, column[row]) for row in rows)
    return {row for row, name in named if isinstance(name, str) and unaccented(name) in SURNAMES}


def _new_year(dataset: Dataset) -> list[int]:
    month, day = dataset.columns.get(MOIS), dataset.columns.get(JOUR)
    if month is None or day is None or day.source is None:
        return []
    first = [value == "1" for value in day.values]
    january = flagged(month, [value == "1" for value in month.values])
    return [row for row in january if first[day.codes[row]]]


RULES: Final = (
    Rule(
        code="NAISSANCE_INCOMPLETE",
        severity=Severity.INFO,
        title="Le jour ou le mois de naissance manque",
        message="sans la date entière, des homonymes nés la même année ne sont pas départagés.",
        remedy="Complétez le jour et le mois s'ils sont connus.",
        explanation=(
            "Quand plusieurs personnes ont le même nom, le même prénom, le même sexe et la même "
            "année, l'État regarde ensuite le mois et le jour."
        ),
        source=SOURCE,
        example="1988 → 12/05/1988",
        fields=(MOIS, JOUR),
    ),
    Rule(
        code="NOM_COURANT",
        severity=Severity.INFO,
        title="Un nom très courant, sans date de naissance entière",
        message="« {value} » est porté par beaucoup de monde, et le jour ou le mois manque.",
        remedy="Complétez la date de naissance, et le lieu s'il est connu.",
        explanation=(
            "Plus le nom est courant, plus il y a d'homonymes : sans le jour, le mois et le lieu, "
            "l'État ne sait pas lequel choisir."
        ),
        source=SOURCE,
        example="MARTIN, 1988 → MARTIN, 12/05/1988",
        fields=(NOM,),
    ),
    Rule(
        code="NES_LE_1ER_JANVIER",
        severity=Severity.INFO,
        title="Beaucoup de personnes sont nées un 1er janvier",
        message="trop de dates sont un 1er janvier pour que toutes soient vraies.",
        remedy="Vérifiez si ce jour remplace une date inconnue ; sinon, ne changez rien.",
        explanation=(
            "Un logiciel écrit souvent 01/01 quand le jour et le mois ne sont pas connus. Une date "
            "fausse empêche de retrouver la personne, une date incomplète non."
        ),
        source=SOURCE,
        example="01/01/1988 pour un jour inconnu → 1988",
        fields=(JOUR,),
        whole_file=True,
    ),
    Rule(
        code="LIEU_ABSENT",
        severity=Severity.INFO,
        title="Le lieu de naissance manque",
        message="sans lieu de naissance, les derniers homonymes ne sont pas départagés.",
        remedy="Donnez le code INSEE de la commune de naissance, ou celui du pays.",
        explanation=(
            "Quand plusieurs personnes ont aussi la même date de naissance, l'État regarde enfin "
            "la commune ou le pays, et le reste de l'état civil."
        ),
        source=SOURCE,
        example="(vide) → 31555",
        fields=(INSEE, POSTAL),
    ),
)
